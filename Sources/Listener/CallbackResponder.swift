import Daraja
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Payments

/// Answers a post: 200 once the body is on disk, 503 when it cannot be kept, and one and the same 404 for all else.
struct CallbackResponder: HTTPResponder {
    let journal: any Journal
    let inbox: any Inbox
    let intake: Intake
    let timekeeper: Timekeeper
    let longestBody: Int
    let logger: Logger

    /// The connection that a request came over.
    struct Context: InitializableFromSource {
        let peer: String

        init(source: ApplicationRequestContextSource) {
            peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        }
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .post, let path = request.head.path, path.first == "/",
            let token = CallbackToken(path.dropFirst())
        else { return Self.nothingHere }
        guard let body = try? await request.body.collect(upTo: longestBody) else { return Self.nothingHere }
        do {
            guard let attempt = try await journal.attempt(heardAt: token) else { return Self.nothingHere }
            let message = InboundMessage(
                body: Array(body.readableBytesView), attempt: attempt, peer: context.peer, at: timekeeper.now())
            let id = try await inbox.keep(message)
            // On disk: the answer may go out, and the reading can wait.
            intake.take(KeptMessage(id: id, message: message))
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: STKCallback.acknowledgement)))
        } catch {
            logger.error("A callback could not be kept", metadata: ["token": "\(token)"])
            return Response(status: .serviceUnavailable)
        }
    }

    private static let nothingHere = Response(
        status: .notFound, headers: [.connection: "close"], body: ResponseBody())
}
