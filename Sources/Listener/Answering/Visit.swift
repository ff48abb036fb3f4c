import NIOCore

/// A whole post that waits for its answer, and the connection it came on.
///
/// It is a value that may be dropped at any moment. NIO's own stream of connections may not: one that comes while the
/// listener stops is dropped there without an end, and NIO ends the program for it.
struct Visit: Sendable {
    let post: Post
    let connection: any Channel

    /// Has it answered. Whatever breaks on one connection concerns no other.
    func answer(at desk: CallbackDesk) async {
        // What is being written down is written down, though the listener may be stopped meanwhile.
        let answer = await Task { await desk.answer(post) }.value
        try? await connection.writeAndFlush(ByteBuffer(bytes: answer.bytes))
        // The other side closes, or the time for the whole request ends.
        try? await connection.close(mode: .output)
    }
}

/// Puts the one post of a connection in line for its answer.
final class Usher: ChannelInboundHandler {
    typealias InboundIn = Post

    private let line: AsyncStream<Visit>.Continuation

    init(_ line: AsyncStream<Visit>.Continuation) { self.line = line }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let visit = Visit(post: unwrapInboundIn(data), connection: context.channel)
        // Once the listener has stopped nobody answers, and nothing was kept.
        if case .terminated = line.yield(visit) { context.close(promise: nil) }
    }
}
