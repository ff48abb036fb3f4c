import Console
import Daraja
import Engine
import Ledger
import Listener
import Logging
import Payments
import Synchronization
import Transport

/// A till at work: the ledger is open, the query loop runs, callbacks are heard where an address is configured.
final class LiveCounter: Counter {
    /// The books.
    let ledger: Ledger
    /// Who takes payments.
    let cashier: Cashier
    /// Who asks about them.
    let loop: QueryLoop
    /// The clock that both go by.
    let clock: SteadyClock
    /// Whether the gateway answers, and how the loop and the listener do.
    let pulse: Pulse
    private let tasks: [Task<Void, Never>]
    /// How many prompts are between their first entry and their last.
    private let underway = Mutex(0)

    private init(
        ledger: Ledger, cashier: Cashier, loop: QueryLoop, clock: SteadyClock, pulse: Pulse, tasks: [Task<Void, Never>]
    ) {
        self.ledger = ledger
        self.cashier = cashier
        self.loop = loop
        self.clock = clock
        self.pulse = pulse
        self.tasks = tasks
    }

    /// Wires the parts together, picks up what an earlier run left unfinished, and starts asking.
    ///
    /// - Parameter program: who the lock says it is.
    /// - Throws: `LedgerError`, or why callbacks can't be heard; nothing was sent.
    static func open(
        _ settings: Settings, _ gateway: GatewaySettings, hearing callbacks: CallbackRoute, as program: String
    ) async throws -> LiveCounter {
        let timekeeper = Timekeeper.system
        let chance = Chance.system
        let boot = BootID(from: chance)
        let ledger = try Ledger.open(
            at: settings.ledgerPath, as: .owner(program: program, boot: boot), till: settings.till,
            timekeeper: timekeeper)
        let clock = SteadyClock(timekeeper, notBefore: try await ledger.latest(200).map(\.updatedAt).max())
        let pulse = Pulse(clock: clock)

        let (heard, ear) = AsyncStream.makeStream(of: AttemptID.self)
        let (base, listening) = try await listen(
            on: callbacks, journal: ledger, timekeeper: clock.steadyTimekeeper, pulse: pulse, onHeard: { ear.yield($0) }
        )

        let daraja = DarajaGateway(
            account: gateway.account, wire: pulse.feeling(Wire(Transport(logger: .quiet("kaunta.transport")))),
            callbacks: base, timekeeper: timekeeper)
        let loop = QueryLoop(
            journal: ledger, gateway: daraja, clock: clock, timekeeper: timekeeper, chance: chance, boot: boot,
            budget: QueryBudget(perMinute: gateway.queriesPerMinute), report: { pulse.note($0) })
        let cashier = Cashier(
            journal: ledger, gateway: daraja, clock: clock, timekeeper: timekeeper, chance: chance,
            payee: gateway.account.payee, boot: boot, onChange: { await loop.watch($0) })
        do {
            try await loop.resume()
        } catch {
            listening?.cancel()
            throw error
        }
        let tasks = [
            Task { await loop.run() },
            Task { for await id in heard { await loop.watch(id) } },
        ]
        return LiveCounter(
            ledger: ledger, cashier: cashier, loop: loop, clock: clock, pulse: pulse,
            tasks: tasks + (listening.map { [$0] } ?? []))
    }

    /// Starts the listener where there is an address, and returns what prompts are to carry.
    private static func listen(
        on route: CallbackRoute, journal: Ledger, timekeeper: Timekeeper, pulse: Pulse,
        onHeard: @escaping @Sendable (AttemptID) async -> Void
    ) async throws -> (CallbackBase, Task<Void, Never>?) {
        var configuration: ListenerConfiguration
        switch route {
        case .nowhere: return (.nowhere, nil)
        case .address(let base, let port):
            configuration = ListenerConfiguration(port: port, path: base.address.path)
        case .thisMachine: configuration = ListenerConfiguration(port: 0)
        }
        let listener = Listener(
            configuration: configuration, journal: journal, inbox: journal, timekeeper: timekeeper,
            logger: .quiet("kaunta.listener"), onHeard: onHeard)
        try await listener.replay()
        let task = Task {
            do {
                try await listener.run()
                pulse.note(.off)
            } catch {
                pulse.note(.failed(reason: "\(error)"))
            }
        }
        do {
            let bound = try await listener.port
            pulse.note(.on)
            switch route {
            case .nowhere: return (.nowhere, task)
            case .address(let base, _): return (base, task)
            case .thisMachine(let host): return (try CallbackBase("http://127.0.0.1:\(bound)", for: host), task)
            }
        } catch let fault as CallbackBaseFault {
            throw fault
        } catch {
            throw VerbFailure(
                "Callbacks can't be heard: \(error). Nothing was sent. "
                    + "Choose another port, or take the callback address out: asking works without it.", .usage)
        }
    }

    func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        underway.withLock { $0 += 1 }
        defer { underway.withLock { $0 -= 1 } }
        return try await cashier.take(order)
    }

    func askNow(_ id: AttemptID) async { await loop.askNow(id) }

    func find(_ text: String) async throws -> [AttemptID] { try await ledger.find(text) }

    func record(of id: AttemptID) async throws -> AttemptRecord? { try await ledger.record(of: id) }

    func changes() async -> AsyncStream<AttemptID> {
        let (stream, continuation) = AsyncStream.makeStream(of: AttemptID.self)
        let changes = ledger.changes()
        let relay = Task {
            for await change in changes {
                if case .attempt(let id) = change { continuation.yield(id) }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in relay.cancel() }
        return stream
    }

    /// Waits for the answers that are on their way, as long as they may take, so that they are written down; then stops.
    func close() async {
        for _ in 0..<350 where underway.withLock({ $0 > 0 }) { try? await Task.sleep(for: .milliseconds(100)) }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}

/// Where prompts tell Safaricom to post.
enum CallbackRoute: Sendable {
    /// Nowhere: questions do all the work.
    case nowhere
    /// A public address, with the port on loopback that its proxy hands posts to.
    case address(CallbackBase, port: Int)
    /// This machine itself, for a sandbox that runs on it.
    case thisMachine(DarajaHost)
}

extension Logger {
    /// A logger for a part whose troubles reach the person as words anyway: it keeps to what would otherwise be lost.
    static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = .critical
        return logger
    }
}
