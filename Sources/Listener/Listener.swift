import Glibc
public import Logging
import NIOCore
import NIOPosix
import NIOSSL
public import Payments

/// Why callbacks can't be heard.
public enum ListenerError: Error, Equatable, Sendable, CustomStringConvertible {
    /// It can't listen at that port.
    case portTaken(Int, reason: String)

    public var description: String {
        switch self {
        case .portTaken(let port, let reason): "\(reason) (port \(port))"
        }
    }
}

/// Hears callbacks: each is on disk before it is answered, and read after that.
///
/// It speaks the little of HTTP that a callback needs by itself, so that there is one reading of every byte and one
/// spelling of every answer.
public final class Listener: Sendable {
    private let configuration: ListenerConfiguration
    private let desk: CallbackDesk
    private let intake: Intake
    private let keeper: Keeper
    private let door: Door
    private let bells: ListenerBells
    private let bound = BoundPort()

    /// Takes what it works with.
    ///
    /// - Parameter spool: what takes messages while the inbox does not.
    public init(
        configuration: ListenerConfiguration, journal: any Journal, inbox: any Inbox, spool: EmergencySpool? = nil,
        timekeeper: Timekeeper, logger: Logger, bells: ListenerBells
    ) {
        self.configuration = configuration
        self.bells = bells
        door = Door(limits: configuration.limits, peers: configuration.peers, timekeeper: timekeeper)
        keeper = Keeper(inbox: inbox, spool: spool, logger: logger, tell: bells.tell)
        intake = Intake(
            journal: journal, inbox: inbox, keeper: keeper, timekeeper: timekeeper, logger: logger,
            hintEvery: configuration.limits.hintEvery, numbers: configuration.numbers, bells: bells)
        desk = CallbackDesk(
            journal: journal, keeper: keeper, intake: intake, door: door, timekeeper: timekeeper,
            configuration: configuration, logger: logger, tell: bells.tell)
    }

    /// Reads again what an earlier run kept and did not end. Call it before `run`.
    public func replay() async throws {
        if await !keeper.restore() { intake.fallBehind() }
        try await intake.replay()
    }

    /// Listens until its task is cancelled. Once.
    ///
    /// - Throws: `ListenerError.portTaken` when it can't listen.
    public func run() async throws {
        let server: NIOAsyncChannel<NIOAsyncChannel<Post, ByteBuffer>, Never>
        do {
            server = try await listening()
        } catch {
            let reason =
                (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
                ?? "\(configuration.host) is no address of this machine"
            let refusal = ListenerError.portTaken(configuration.port, reason: reason)
            await bound.settle(.failure(refusal))
            throw refusal
        }
        let port = server.channel.localAddress?.port ?? 0
        bells.tell(.listening(port: port))
        await bound.settle(.success(port))
        await withTaskGroup { group in
            group.addTask { [self] in await serve(server) }
            group.addTask { [intake] in await intake.run() }
            group.addTask { [intake] in await intake.catchUp() }
            await group.next()
            group.cancelAll()
        }
    }

    /// The port it listens at, once it does.
    ///
    /// - Throws: the reason why it never will.
    public var port: Int { get async throws { try await bound.number } }

    private func listening() async throws -> NIOAsyncChannel<NIOAsyncChannel<Post, ByteBuffer>, Never> {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            // Some close their side once they have posted, and wait for the answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(host: configuration.host, port: configuration.port) { [door, configuration] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let certificate = configuration.certificate {
                        try pipeline.addHandler(NIOSSLServerHandler(context: certificate.context))
                    }
                    try pipeline.addHandler(
                        Reception(
                            door: door, limits: configuration.limits, isSecured: configuration.certificate != nil))
                    return try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
    }

    private func serve(_ server: NIOAsyncChannel<NIOAsyncChannel<Post, ByteBuffer>, Never>) async {
        try? await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { [desk] in await Self.serve(connection, at: desk) }
                }
            }
        }
    }

    private static func serve(_ connection: NIOAsyncChannel<Post, ByteBuffer>, at desk: CallbackDesk) async {
        // Whatever breaks on one connection concerns no other.
        try? await connection.executeThenClose { posts, answers in
            try await withTaskCancellationHandler {
                var iterator = posts.makeAsyncIterator()
                if let post = try await iterator.next() {
                    // What is being written down is written down, though the listener may be stopped meanwhile.
                    let answer = await Task { await desk.answer(post) }.value
                    try await answers.write(ByteBuffer(bytes: answer.bytes))
                }
                answers.finish()
                try await connection.channel.closeFuture.get()
            } onCancel: {
                connection.channel.close(mode: .input, promise: nil)
            }
        }
    }
}
