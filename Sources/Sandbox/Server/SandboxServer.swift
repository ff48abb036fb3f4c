import Glibc
import Hummingbird
public import Logging
import NIOCore
public import Payments
import Synchronization

/// A server that speaks Daraja on this machine: OAuth, M-PESA Express, its query and its callback, and a virtual phone.
///
/// No money is behind it. It listens on the loopback address alone, so production can't reach it.
public final class SandboxServer: Sendable {
    private let configuration: SandboxConfiguration
    private let bank: LiveBank
    private let timekeeper: Timekeeper
    private let logger: Logger
    private let openPort = OpenPort()
    private let door = Mutex<(any Channel)?>(nil)

    /// Makes one; it listens when it is run.
    ///
    /// - Parameters:
    ///   - timekeeper: times prompts, tokens and callbacks.
    ///   - chance: with a seed, the same calls at the same times get the same names and receipts.
    /// - Throws: `SandboxError.notLoopback`.
    public init(
        configuration: SandboxConfiguration = SandboxConfiguration(), timekeeper: Timekeeper,
        chance: Chance = .system, logger: Logger
    ) throws(SandboxError) {
        guard ["127.0.0.1", "localhost"].contains(configuration.host) else { throw .notLoopback(configuration.host) }
        self.configuration = configuration
        self.timekeeper = timekeeper
        self.logger = logger
        bank = LiveBank(configuration, timekeeper: timekeeper, chance: chance)
    }

    /// Serves until its task is cancelled. Once.
    ///
    /// - Throws: `SandboxError.portTaken` when it can't listen.
    public func run() async throws {
        do {
            try await serve(with: Courier(logger: logger))
        } catch let error as IOError {
            let reason = SandboxError.portTaken(configuration.port, reason: String(cString: strerror(error.errnoCode)))
            await finish(because: reason)
            throw reason
        } catch {
            await finish(because: error)
            if Task.isCancelled { return }
            throw error
        }
        await finish(because: CancellationError())
    }

    /// The port it listens at, once it does.
    ///
    /// - Throws: the reason why it never will.
    public var port: Int { get async throws { try await openPort.number } }

    /// The base address for a client, such as `http://127.0.0.1:8700`, once it listens.
    public var baseURL: String { get async throws { "http://127.0.0.1:\(try await port)" } }

    /// The settings that lead a console here, once it listens.
    public var exports: [(name: String, value: String)] {
        get async throws { configuration.exports(port: try await port) }
    }

    /// Every prompt, oldest first.
    public var prompts: [SandboxPrompt] { get async { await bank.prompts() } }

    /// Every payment that no prompt asked for, oldest first.
    public var payments: [SandboxPayment] { get async { await bank.payments() } }

    /// Somebody pays straight to a number, without being asked to.
    ///
    /// - Throws: `SandboxError`.
    @discardableResult
    public func pay(_ order: DirectOrder) async throws(SandboxError) -> SandboxPayment {
        try await bank.pay(order)
    }

    /// Every prompt now, and again after each change: the virtual phone's screen.
    public func promptChanges() async -> AsyncStream<[SandboxPrompt]> { await bank.changes() }

    /// What was seen and sent so far.
    public var log: SandboxLog { get async { await bank.log() } }

    /// The customer types the right PIN.
    public func approve(_ checkout: CheckoutRequestID) async throws(SandboxError) {
        try await bank.act(.approve, on: checkout)
    }

    /// The customer presses cancel.
    public func cancel(_ checkout: CheckoutRequestID) async throws(SandboxError) {
        try await bank.act(.cancel, on: checkout)
    }

    /// The customer types a wrong PIN.
    public func enterWrongPIN(_ checkout: CheckoutRequestID) async throws(SandboxError) {
        try await bank.act(.wrongPIN, on: checkout)
    }

    /// The customer lets the time run out, at once.
    public func expire(_ checkout: CheckoutRequestID) async throws(SandboxError) {
        try await bank.act(.expire, on: checkout)
    }

    private func serve(with courier: Courier) async throws {
        let application = Application(
            responder: SandboxResponder(
                bank: bank, desk: ControlDesk(bank: bank), courier: courier, timekeeper: timekeeper),
            configuration: .init(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { [self] channel in
                door.withLock { $0 = channel }
                await openPort.settle(.success(channel.localAddress?.port ?? 0))
            },
            logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { [self] in try await run(application) }
            group.addTask { [bank] in
                await withDiscardingTaskGroup { posts in
                    for await delivery in bank.deliveries {
                        posts.addTask { await bank.note(await courier.deliver(delivery), of: delivery) }
                    }
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Runs the server until its task is cancelled: then the port is shut before those inside are cut off. NIO ends the
    /// program for a connection that comes while nobody takes connections any more.
    private func run(_ application: some ApplicationProtocol) async throws {
        let serving = Task { try await application.run() }
        try await withTaskCancellationHandler {
            try await serving.value
        } onCancel: {
            guard let port = door.withLock({ $0 }) else { return serving.cancel() }
            port.close().whenComplete { _ in
                // Those that came at the last moment are taken in first.
                port.eventLoop.scheduleTask(in: .milliseconds(100)) { serving.cancel() }
            }
        }
    }

    private func finish(because reason: any Error) async {
        await openPort.settle(.failure(reason))
        await bank.stop()
    }
}
