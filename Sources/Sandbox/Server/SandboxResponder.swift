import HTTPTypes
import Hummingbird
import NIOCore
import Payments

/// Carries requests to the bank and answers back, spoilt on the way where the bank says so.
struct SandboxResponder: HTTPResponder {
    let bank: LiveBank
    let desk: ControlDesk
    let courier: Courier
    let timekeeper: Timekeeper

    /// The connection that a request came over.
    struct Context: InitializableFromSource {
        let channel: any Channel

        init(source: ApplicationRequestContextSource) { channel = source.channel }
    }

    /// A connection that was closed in place of an answer.
    private struct HungUp: Error {}

    private static let longestBody = 65_536

    func respond(to request: Request, context: Context) async throws -> Response {
        guard let body = try? await request.body.collect(upTo: Self.longestBody) else {
            return Response(status: .contentTooLarge)
        }
        let wire = WireRequest(request, body: body)
        let answer =
            if ControlDesk.owns(wire.path) { await desk.answer(wire) } else { await bank.answer(wire) }

        if let delivery = answer.callbackFirst {
            await bank.note(await courier.deliver(delivery), of: delivery)
        }
        switch answer.manner {
        case .plain: break
        case .late(let wait): try await timekeeper.sleep(wait)
        case .hangUp:
            try await context.channel.close()
            throw HungUp()
        case .cutShort:
            return Response(answer, body: Self.half(of: answer.body, over: context.channel))
        }
        return Response(answer, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Half of a body, whose length promises the whole, and then the end of the connection.
    private static func half(of body: [UInt8], over channel: any Channel) -> ResponseBody {
        ResponseBody(contentLength: body.count) { writer in
            try await writer.write(ByteBuffer(bytes: body.prefix(body.count / 2)))
            try await channel.close()
        }
    }
}

extension WireRequest {
    fileprivate init(_ request: Request, body: ByteBuffer) {
        method = request.method.rawValue
        let parts = (request.head.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? "/"
        query = parts.count == 2 ? String(parts[1]) : nil
        headers = Dictionary(
            request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
        self.body = Array(body.readableBytesView)
    }
}

extension Response {
    fileprivate init(_ answer: WireAnswer, body: ResponseBody) {
        var headers = HTTPFields()
        headers[.contentType] = answer.contentType
        self.init(status: .init(code: answer.status), headers: headers, body: body)
    }
}
