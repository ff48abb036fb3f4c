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
    /// Where it is told that Safaricom posts to.
    let callbacks: CallbackBase
    /// Who pulls Safaricom's own list; nil where it is not used.
    private let pulling: PullWatch?
    /// Who asks about single receipts; nil where nobody may, or the answer could not be heard.
    private let desk: StatusDesk?
    /// The settings that it was opened with.
    let settings: Settings
    /// Who gives payments back; nil where nobody may.
    private let reversals: ReversalDesk?
    private let tasks: [Task<Void, Never>]
    /// How many prompts are between their first entry and their last.
    private let underway = Mutex(0)

    private init(
        ledger: Ledger, cashier: Cashier, loop: QueryLoop, clock: SteadyClock, pulse: Pulse, callbacks: CallbackBase,
        settings: Settings, pulling: PullWatch?, desk: StatusDesk?, reversals: ReversalDesk?, tasks: [Task<Void, Never>]
    ) {
        self.ledger = ledger
        self.cashier = cashier
        self.loop = loop
        self.clock = clock
        self.pulse = pulse
        self.callbacks = callbacks
        self.settings = settings
        self.pulling = pulling
        self.desk = desk
        self.reversals = reversals
        self.tasks = tasks
    }

    /// Wires the parts together, picks up what an earlier run left unfinished, and starts asking.
    ///
    /// - Parameters:
    ///   - program: who the lock says it is.
    ///   - isShop: whether it stays at work, as a console does: then Safaricom's list is pulled on a timer, too.
    ///   - tell: told of everything that the listener does.
    ///   - note: told of what becomes of each message.
    ///   - pulled: told of what the pulls find.
    /// - Throws: `LedgerError`, or why callbacks can't be heard; nothing was sent.
    static func open(
        _ settings: Settings, _ gateway: GatewaySettings, hearing callbacks: CallbackRoute, as program: String,
        isShop: Bool = true, telling tell: @escaping @Sendable (ListenerEvent) -> Void = { _ in },
        noting note: @escaping @Sendable (IntakeEvent) -> Void = { _ in },
        pulled: @escaping @Sendable (PullWatch.News) -> Void = { _ in }
    ) async throws -> LiveCounter {
        try settings.requireLedgerFolder()
        let timekeeper = Timekeeper.system
        let chance = Chance.system
        let boot = BootID(from: chance)
        let ledger = try Ledger.open(
            at: settings.ledgerPath, as: .owner(program: program, boot: boot), till: settings.till,
            limits: gateway.promptLimits, timekeeper: timekeeper)
        let clock = SteadyClock(timekeeper, notBefore: try await ledger.newestMoment())
        let pulse = Pulse(clock: clock)

        let (heard, ear) = AsyncStream.makeStream(of: AttemptID.self)
        let (hinted, hint) = AsyncStream.makeStream(of: AttemptID.self)
        // Before the messages that were kept are read: one may tell what became of a reversal whose answer nobody read.
        try await ledger.resumeReversals(at: clock.now())
        let hearing = try await Hearing.start(
            on: callbacks, gateway.listening, payee: gateway.account.payee, ledger: ledger, at: settings.ledgerPath,
            clock: clock, pulse: pulse,
            bells: IntakeBells(onHeard: { ear.yield($0) }, onHint: { hint.yield($0) }, note: note),
            telling: { event in
                if let words = event.alarm { pulse.alarm(words) }
                tell(event)
            })

        let daraja = DarajaGateway(
            account: gateway.account, wire: pulse.feeling(Wire(Transport(logger: .quiet("kaunta.transport")))),
            callbacks: hearing.base, timekeeper: timekeeper)
        let (hurries, hurry) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let loop = QueryLoop(
            journal: ledger, gateway: daraja, clock: clock, timekeeper: timekeeper, chance: chance, boot: boot,
            budget: QueryBudget(perMinute: gateway.queriesPerMinute),
            report: { status in
                pulse.note(status)
                // One list answers what would take minutes to ask.
                if status.queueMinutes != nil, status.stoppedBecause == nil { hurry.yield() }
            })
        let cashier = Cashier(
            journal: ledger, gateway: daraja, clock: clock, timekeeper: timekeeper, chance: chance,
            payee: gateway.account.payee, boot: boot, onChange: { await loop.watch($0) })
        do {
            try await loop.resume()
        } catch {
            for task in hearing.tasks { task.cancel() }
            throw error
        }
        let tasks = [
            Task { await loop.run() },
            Task { for await id in heard { await loop.watch(id) } },
            Task { for await id in hinted { await loop.askOnHint(about: id) } },
            Task { await ReversalWatch(ledger: ledger, clock: clock).run(telling: pulse, timekeeper: timekeeper) },
            Task {
                await ClockWatch(skew: { await daraja.clockSkew }, drift: { clock.drift })
                    .run(telling: pulse, timekeeper: timekeeper)
            },
        ]
        let pulling = gateway.pullPhone.map { _ in
            PullWatch(
                source: DarajaStatement(daraja.calls, of: gateway.account.payee.payee), ledger: ledger,
                now: { clock.now() }, isTimed: isShop, onChange: { await loop.watch($0) })
        }
        let pulls = pulling.map { watch in
            [
                Task {
                    await watch.run(timekeeper: timekeeper) { news in
                        if case .alarm(let words) = news { pulse.alarm(words) }
                        pulled(news)
                    }
                }, Task { for await _ in hurries { await watch.hurry() } },
            ]
        }
        // Where the answer could not be heard, nothing is asked.
        let initiating = (hearing.base == .nowhere ? nil : gateway.initiator).map {
            DarajaInitiatorGateway(daraja.calls, by: $0, of: gateway.account.payee, callbacks: hearing.base)
        }
        let desk = initiating.map {
            StatusDesk(questions: ledger, gateway: $0, now: { clock.now() }, chance: chance)
        }
        let reversals = initiating.map {
            ReversalDesk(
                orders: ledger, gateway: $0, now: { clock.now() }, timekeeper: timekeeper, chance: chance)
        }
        return LiveCounter(
            ledger: ledger, cashier: cashier, loop: loop, clock: clock, pulse: pulse, callbacks: hearing.base,
            settings: settings, pulling: pulling, desk: desk, reversals: reversals,
            tasks: tasks + (pulls ?? []) + hearing.tasks)
    }

    func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        underway.withLock { $0 += 1 }
        defer { underway.withLock { $0 -= 1 } }
        return try await cashier.take(order)
    }

    func askNow(_ id: AttemptID) async { await loop.askNow(id) }

    /// Has the loop look at a prompt of which something new was written down.
    func watch(_ id: AttemptID) async { await loop.watch(id) }

    /// Whether Safaricom's own list is pulled here.
    var pullsList: Bool { pulling != nil }

    /// Pulls Safaricom's own list now; nil where it is not used.
    func pullList() async -> PullWatch.Outcome? { await pulling?.pull() }

    /// Whether Safaricom can be asked about single receipts here.
    var asksAboutReceipts: Bool { desk != nil }

    /// Asks Safaricom about a receipt; nil where nobody may. The answer comes through the inbox.
    func ask(about receipt: Receipt) async throws -> StatusQuestion? {
        underway.withLock { $0 += 1 }
        defer { underway.withLock { $0 -= 1 } }
        // A task of its own: whoever asked may go away, what Safaricom calls the question must still be written down.
        return try await Task { [desk] in try await desk?.ask(about: receipt) }.value
    }

    /// Gives a payment back, once; nil where nobody may, and nothing was sent then. What comes of it comes through the inbox.
    func giveBack(_ receipt: Receipt, by approval: Approval, with second: String) async throws -> ReversalOrder? {
        underway.withLock { $0 += 1 }
        defer { underway.withLock { $0 -= 1 } }
        return try await reversals?.giveBack(receipt, by: approval, with: second)
    }

    /// Looks in Safaricom's own list for a prompt that it never named, before another one may be let go.
    func lookInList(for id: AttemptID) async throws {
        try await ledger.lookInList(for: id, now: { clock.now() }) { await pullList() }
    }

    func find(_ text: String) async throws -> [AttemptID] { try await ledger.find(text) }

    func record(of id: AttemptID) async throws -> AttemptRecord? { try await ledger.record(of: id) }

    func line(of id: AttemptID) async throws -> PaymentLine? { try await ledger.line(of: id) }

    func latestDirect() async throws -> [DirectPayment] {
        let latest = try await ledger.latestDirect(400)
        let known = Set(latest.map(\.id))
        return try await latest + ledger.freeDirectPayments().filter { !known.contains($0.id) }
    }

    func unplacedRows() async throws -> [UnplacedRow] { try await ledger.unplacedRows() }

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

extension Logger {
    /// A logger for a part whose troubles reach the person as words anyway: it keeps to what would otherwise be lost.
    static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = .critical
        return logger
    }
}
