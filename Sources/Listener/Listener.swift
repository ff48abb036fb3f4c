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
    private let keeper: Keeper
    private let door: Door
    private let office: any BackOffice
    private let bound = BoundPort()

    /// Takes what it works with.
    ///
    /// - Parameter spool: what takes messages while the inbox does not.
    public init(
        configuration: ListenerConfiguration, office: any BackOffice, spool: EmergencySpool? = nil,
        timekeeper: Timekeeper, logger: Logger
    ) {
        self.configuration = configuration
        self.office = office
        door = Door(
            limits: configuration.limits, peers: configuration.peers, timekeeper: timekeeper, tell: office.tell)
        keeper = Keeper(office: office, spool: spool, timekeeper: timekeeper, logger: logger)
        desk = CallbackDesk(
            office: office, keeper: keeper, door: door, surplus: Surplus(most: configuration.limits.surplus),
            timekeeper: timekeeper, configuration: configuration, logger: logger)
    }

    /// Brings what the emergency file holds into the inbox, until its task is cancelled: for a till that listens nowhere.
    /// `run` does it by itself.
    public func catchUp() async { await keeper.catchUp() }

    /// Brings what the emergency file holds into the inbox and takes the file away: for one that no listener uses any more.
    public func moveOut() async { await keeper.moveOut() }

    /// Listens until its task is cancelled. Once.
    ///
    /// - Throws: `ListenerError.portTaken` when it can't listen.
    public func run() async throws {
        let (visits, line) = AsyncStream.makeStream(of: Visit.self)
        let server: any Channel
        do {
            server = try await listening(for: line)
        } catch {
            let reason =
                (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
                ?? "\(configuration.host) is no address of this machine"
            let refusal = ListenerError.portTaken(configuration.port, reason: reason)
            await bound.settle(.failure(refusal))
            throw refusal
        }
        server.closeFuture.whenComplete { _ in line.finish() }
        let port = server.localAddress?.port ?? 0
        office.tell(.listening(port: port))
        await bound.settle(.success(port))
        await withTaskGroup { group in
            group.addTask { [self] in await serve(visits, until: server) }
            group.addTask { [keeper] in await keeper.catchUp() }
            await group.next()
            group.cancelAll()
        }
    }

    /// The port it listens at, once it does.
    ///
    /// - Throws: the reason why it never will.
    public var port: Int { get async throws { try await bound.number } }

    private func listening(for line: AsyncStream<Visit>.Continuation) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelInitializer { server in
                server.eventLoop.makeCompletedFuture {
                    // When no more files can be opened it pauses for a second, and does not try again at once for ever.
                    try server.pipeline.syncOperations.addHandler(
                        AcceptBackoffHandler(shouldForwardIOErrorCaught: false))
                }
            }
            // Some close their side once they have posted, and wait for the answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [door, configuration] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let certificate = configuration.certificate {
                        try pipeline.addHandler(NIOSSLServerHandler(context: certificate.context))
                    }
                    try pipeline.addHandlers(
                        Reception(
                            door: door, limits: configuration.limits, isSecured: configuration.certificate != nil),
                        Usher(line))
                }
            }
            .bind(host: configuration.host, port: configuration.port).get()
    }

    /// Answers until the listener is stopped or its socket closes. What is being answered then is still answered.
    private func serve(_ visits: AsyncStream<Visit>, until server: any Channel) async {
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for await visit in visits { group.addTask { [desk] in await visit.answer(at: desk) } }
            }
        } onCancel: {
            server.close(promise: nil)
        }
        try? await server.closeFuture.get()
        door.shut()
    }
}
