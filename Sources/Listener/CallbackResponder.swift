import Daraja
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Payments

/// Answers a post: 200 once the body is on disk, 503 when it cannot be kept, and one and the same 404 for all else.
///
/// Every connection carries one request: a gateway opens one for each callback, and nothing is to be gained by waiting.
struct CallbackResponder: HTTPResponder {
    let journal: any Journal
    let inbox: any Inbox
    let intake: Intake
    let timekeeper: Timekeeper
    let configuration: ListenerConfiguration
    let logger: Logger

    /// The connection that a request came over.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { channel = source.channel }

        var peer: String { channel.remoteAddress?.ipAddress ?? "unknown" }
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        let answer = await answer(to: request, from: context.peer)
        return Response(
            status: answer.status, headers: answer.headers, body: Self.last(answer.body, on: context.channel))
    }

    private func answer(to request: Request, from peer: String) async -> Answer {
        guard request.method == .post, let token = token(in: request.head.path ?? "") else { return .nothingHere }
        do {
            // Asked before the body is read: whoever has no address of ours is not listened to.
            guard let attempt = try await journal.attempt(heardAt: token) else { return .nothingHere }
            guard let body = try? await request.body.collect(upTo: configuration.longestBody) else {
                return .nothingHere
            }
            let message = InboundMessage(
                body: Array(body.readableBytesView), address: .prompt(attempt), peer: peer, at: timekeeper.now())
            let id = try await inbox.keep(message)
            // On disk: the answer may go out, and the reading can wait.
            intake.take(KeptMessage(id: id, message: message))
            return .accepted
        } catch {
            logger.error("A callback could not be kept: the gateway is told so", metadata: ["token": "\(token)"])
            return .notKept
        }
    }

    /// The last part of the address: what stands before it is ours, or was taken off by the proxy.
    private func token(in path: String) -> CallbackToken? {
        for start in ["\(configuration.path)/", "/"] where path.hasPrefix(start) {
            if let token = CallbackToken(path.dropFirst(start.count)) { return token }
        }
        return nil
    }

    /// A body after which the connection says no more.
    private static func last(_ text: String, on channel: any Channel) -> ResponseBody {
        ResponseBody(contentLength: text.utf8.count) { writer in
            try await writer.write(ByteBuffer(string: text))
            try await writer.finish(nil)
            channel.close(mode: .output, promise: nil)
        }
    }
}

/// The three things there are to say.
private struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: String

    static let accepted = Answer(
        status: .ok, headers: [.contentType: "application/json", .connection: "close"],
        body: STKCallback.acknowledgement)
    static let notKept = Answer(status: .serviceUnavailable, headers: [.connection: "close"], body: "")
    static let nothingHere = Answer(status: .notFound, headers: [.connection: "close"], body: "")
}
