import Console
import Daraja
import Engine
import Glibc
import Ledger
import Listener
import Logging
import Payments
import Synchronization
import Transport

/// How a till at work hears: messages are read here, and what strangers can talk to stands in a process of its own.
struct Hearing: Sendable {
    /// What prompts are to carry.
    let base: CallbackBase
    /// What runs.
    let tasks: [Task<Void, Never>]

    /// Starts it where there is an address, beside the look at that address from outside.
    ///
    /// - Parameter onEvent: told of what the listener tells of itself.
    /// - Throws: why callbacks can't be heard; nothing was sent.
    static func start(
        on route: CallbackRoute, _ settings: ListenerSettings, payee: CollectionPoint, ledger: Ledger, at path: String,
        clock: SteadyClock, pulse: Pulse, bells: IntakeBells,
        telling onEvent: @escaping @Sendable (ListenerEvent) -> Void = { _ in }
    ) async throws -> Hearing {
        // Whoever is started again listens where the first did: prompts that are out name that port.
        let port = Mutex(route.place?.port ?? 0)
        let (starts, start) = AsyncStream.makeStream(of: Result<Int, VerbFailure>.self)
        let tell: @Sendable (ListenerEvent) -> Void = { event in
            switch event {
            case .listening(let number):
                port.withLock { if $0 == 0 { $0 = number } }
                pulse.note(.on)
                start.yield(.success(number))
            case .lost(let reason):
                pulse.note(.failed(reason: reason))
                start.yield(.failure(.notHeard(reason)))
            case .notKept, .notLookedUp, .tooFast, .stranded, .noPlace, .restored, .turnedAway, .blocked, .noSpool,
                .unconfined:
                break
            }
            onEvent(event)
        }
        let timekeeper = clock.steadyTimekeeper
        let logger = Logger.quiet("kaunta.listener")
        let intake = Intake(
            journal: ledger, inbox: ledger, reading: .daraja(payee), timekeeper: timekeeper, logger: logger,
            bells: bells)
        let office = TillOffice(intake: intake, onEvent: tell)
        // Who was a stranger yesterday may be listed today.
        let peers = settings.peers
        try await ledger.readAgain(since: clock.now() + (.zero - Quarantine.span)) { peers.lists($0) }
        // Without an address nothing new is heard; what an earlier run kept is read all the same.
        try await intake.replay()
        let reading = [Task { await intake.run() }] + moveOut(of: path, into: office, timekeeper, logger)
        let folder: ListenerFolder
        do { folder = try ListenerFolder(besides: path) } catch {
            tell(.noSpool(reason: error.reason))
            guard let place = route.place else { return Hearing(base: .nowhere, tasks: reading) }
            throw VerbFailure.notHeard("\(error.reason) (\(path).listener, for port \(place.port))")
        }
        guard let place = route.place else {
            let spooled = Task {
                do {
                    let listener = Listener(
                        configuration: ListenerConfiguration(port: 0), office: office, spool: try folder.spool(),
                        timekeeper: timekeeper, logger: logger)
                    await listener.catchUp()
                } catch {
                    tell(.noSpool(reason: "\(error)"))
                }
            }
            return Hearing(base: .nowhere, tasks: reading + [spooled])
        }
        let probe = ListenerProbe(from: .system)
        let isAwaited: @Sendable (String) async -> Bool = { account in
            (try? await ledger.openLines())?.contains { $0.isPaid(to: account) } ?? false
        }
        let listening = Task {
            await ListenerProcess.keepUp(
                {
                    ListenerBrief(
                        settings, port: port.withLock { $0 }, path: place.path, folder: folder.path,
                        newest: clock.now(), probe: probe)
                }, at: OfficeWindow(office, isAwaited: isAwaited), tell: tell)
            pulse.note(.off)
        }
        do {
            var first = starts.makeAsyncIterator()
            guard let port = try await first.next()?.get() else { throw CancellationError() }
            let base = try route.base(heardAt: port)
            guard case .address = route else { return Hearing(base: base, tasks: reading + [listening]) }
            let test = SelfTest(
                base: base, probe: probe, transport: Transport(logger: .quiet("kaunta.transport")))
            let looking = Task { await test.run(telling: pulse, timekeeper: timekeeper) }
            return Hearing(base: base, tasks: reading + [listening, looking])
        } catch {
            for task in reading + [listening] { task.cancel() }
            await listening.value
            throw error
        }
    }

    /// Reads what an older version, which listened in this process, put aside beside the ledger: a listener in a process of
    /// its own does not reach that.
    private static func moveOut(
        of ledger: String, into office: TillOffice, _ timekeeper: Timekeeper, _ logger: Logger
    ) -> [Task<Void, Never>] {
        let path = ledger + ".spool"
        var entry = stat()
        guard lstat(path, &entry) == 0 else { return [] }
        do throws(EmergencySpool.Fault) {
            let left = Listener(
                configuration: ListenerConfiguration(port: 0), office: office, spool: try EmergencySpool(at: path),
                timekeeper: timekeeper, logger: logger)
            return [Task { await left.moveOut() }]
        } catch {
            office.tell(.noSpool(reason: "\(error.reason) (\(path))"))
            return []
        }
    }
}

extension VerbFailure {
    /// Nothing can be heard where that is wanted.
    fileprivate static func notHeard(_ reason: String) -> VerbFailure {
        VerbFailure(
            "Callbacks can't be heard: \(reason). Nothing was sent. "
                + "Choose another port, or take the callback address out: asking works without it.", .usage)
    }
}

extension PaymentLine {
    /// Whether a payer who types that account means this payment. Phones capitalise as they please.
    func isPaid(to account: String) -> Bool {
        [reference.text, tag.text].contains { $0.lowercased() == account.lowercased() }
    }
}

/// Where prompts tell Safaricom to post.
enum CallbackRoute: Sendable {
    /// Nowhere: questions do all the work.
    case nowhere
    /// A public address, with the port here that posts to it arrive at.
    case address(CallbackBase, port: Int)
    /// This machine itself, for a sandbox that runs on it.
    case thisMachine(DarajaHost)

    /// Where to listen, port 0 being any that is free; nil for nowhere.
    var place: (port: Int, path: String)? {
        switch self {
        case .nowhere: nil
        case .address(let base, let port): (port, base.address.path)
        case .thisMachine: (0, "")
        }
    }

    /// What prompts are to carry once the listener has its port.
    fileprivate func base(heardAt port: Int) throws(CallbackBaseFault) -> CallbackBase {
        switch self {
        case .nowhere: .nowhere
        case .address(let base, _): base
        case .thisMachine(let host): try CallbackBase("http://127.0.0.1:\(port)", for: host)
        }
    }
}
