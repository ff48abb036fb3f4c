import Glibc
import Hummingbird
public import Logging
import NIOCore
public import Payments

/// Where callbacks are heard.
public struct ListenerConfiguration: Equatable, Sendable {
    /// The port on loopback; 0 takes any free one. A proxy that speaks TLS stands before it.
    public var port: Int
    /// What the callback address has before the token, such as `/cb`; a proxy may leave it out.
    public var path: String
    /// The largest body taken, in bytes. Real ones stay below 1 KiB.
    public var longestBody = 16_384

    /// How long a connection that says nothing is kept, in seconds.
    public var idleSeconds: Int64 = 10

    /// Takes the port and the path before the token.
    public init(port: Int, path: String = "") {
        self.port = port
        self.path = path
    }
}

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
public final class Listener: Sendable {
    private let configuration: ListenerConfiguration
    private let responder: CallbackResponder
    private let intake: Intake
    private let logger: Logger
    private let door = Door()

    /// Takes what it works with.
    ///
    /// - Parameter onHeard: told of each attempt whose evidence grew, so that the question which checks it jumps the queue.
    public init(
        configuration: ListenerConfiguration, journal: any Journal, inbox: any Inbox, timekeeper: Timekeeper,
        logger: Logger, onHeard: @escaping @Sendable (AttemptID) async -> Void
    ) {
        self.configuration = configuration
        self.logger = logger
        intake = Intake(inbox: inbox, timekeeper: timekeeper, logger: logger, onHeard: onHeard)
        responder = CallbackResponder(
            journal: journal, inbox: inbox, intake: intake, timekeeper: timekeeper,
            configuration: configuration, logger: logger)
    }

    /// Reads again what an earlier run kept and did not end. Call it before `run`.
    public func replay() async throws { try await intake.replay() }

    /// Listens until its task is cancelled. Once.
    ///
    /// - Throws: `ListenerError.portTaken` when it can't listen.
    public func run() async throws {
        let application = Application(
            responder: responder,
            // Whoever opens a connection and says nothing is not waited for.
            server: .http1(configuration: .init(idleTimeout: .seconds(configuration.idleSeconds))),
            configuration: .init(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { [door] channel in
                await door.settle(.success(channel.localAddress?.port ?? 0))
            },
            logger: logger)
        do {
            try await withThrowingTaskGroup { group in
                group.addTask { try await application.run() }
                group.addTask { [intake] in await intake.run() }
                group.addTask { [intake] in await intake.catchUp() }
                try await group.next()
                group.cancelAll()
            }
        } catch let error as IOError {
            let reason = ListenerError.portTaken(
                configuration.port, reason: String(cString: strerror(error.errnoCode)))
            await door.settle(.failure(reason))
            throw reason
        } catch {
            await door.settle(.failure(error))
            if Task.isCancelled { return }
            throw error
        }
        await door.settle(.failure(CancellationError()))
    }

    /// The port it listens at, once it does.
    ///
    /// - Throws: the reason why it never will.
    public var port: Int { get async throws { try await door.number } }
}

/// The port a listener got, for those who wait until it listens.
private actor Door {
    private var result: Result<Int, any Error>?
    private var waiters: [AsyncStream<Result<Int, any Error>>.Continuation] = []

    var number: Int {
        get async throws {
            if let result { return try result.get() }
            let (stream, waiter) = AsyncStream<Result<Int, any Error>>.makeStream()
            waiters.append(waiter)
            for await result in stream { return try result.get() }
            throw CancellationError()
        }
    }

    func settle(_ result: Result<Int, any Error>) {
        if self.result != nil { return }
        self.result = result
        for waiter in waiters { waiter.yield(result) }
        waiters = []
    }
}
