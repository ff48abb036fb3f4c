import Logging
public import Payments

/// Asks Safaricom about every open prompt until it knows (Payment truth: When it asks).
///
/// It holds the open attempts in memory, asks about the most urgent one that the budget allows, and sleeps until
/// something is due. Nothing becomes FAILED by time; the soft deadline only ends the customer's wait.
public actor QueryLoop {
    private let journal: any Journal
    private let gateway: any Gateway
    private let clock: SteadyClock
    private let timekeeper: Timekeeper
    private let chance: Chance
    private let boot: BootID
    private let schedule: QuerySchedule
    private let report: @Sendable (QueryLoopStatus) -> Void
    private let log = Logger(label: "kaunta.queries")

    private var budget: QueryBudget
    private var watched: [AttemptID: Watched] = [:]
    /// What is to be asked at once, and on whose word.
    private var urgent: [AttemptID: Asker] = [:]
    /// Those a person asked about who was told nothing since.
    private var untold: Set<AttemptID> = []
    /// Those whose prompt turned out to be another payment's: watched, but not asked about.
    private var unaskable: Set<AttemptID> = []
    /// How many readings of the books are on their way, and how many facts were known of what was let out of sight
    /// meanwhile: what such a reading brings may be old news.
    private var readings = 0
    private var letGo: [AttemptID: Int] = [:]
    /// When something was learnt last of what is watched, or it was let out of sight, by uptime.
    private var newsAt: Duration?
    private var stoppedBecause: String?
    /// When a question tries our keys again although asking is stopped.
    private var tryAgainAt = Duration.zero
    private var status = QueryLoopStatus()
    private var nap: Task<Void, Never>?
    private var isNudged = false

    /// Takes what it works with.
    ///
    /// - Parameter report: told whenever its status changes.
    public init(
        journal: any Journal, gateway: any Gateway, clock: SteadyClock, timekeeper: Timekeeper, chance: Chance,
        boot: BootID, schedule: QuerySchedule = QuerySchedule(), budget: QueryBudget,
        report: @escaping @Sendable (QueryLoopStatus) -> Void = { _ in }
    ) {
        self.journal = journal
        self.gateway = gateway
        self.clock = clock
        self.timekeeper = timekeeper
        self.chance = chance
        self.boot = boot
        self.schedule = schedule
        self.budget = budget
        self.report = report
    }

    /// Picks up what an earlier run left unfinished: what was only written down was never sent; what carries the send
    /// mark may have been, and its answer will not come any more, whatever a callback said meanwhile.
    public func resume() async throws {
        for record in try await journal.attemptsToWatch() {
            var record = record
            if record.state == .prepared || !record.isAnswered {
                let mark = Evidence(source: .console, fact: .restarted(boot: boot), at: clock.now())
                record = try await journal.add(mark, to: record.attempt.id)
            }
            keep(record)
        }
    }

    /// Looks at an attempt again: something about it changed.
    public func watch(_ id: AttemptID) async {
        catchUp()
        unaskable.remove(id)
        readings += 1
        defer { endReading() }
        do {
            if let record = try await journal.record(of: id) { keep(record) }
        } catch {
            log.error("An attempt could not be read", metadata: ["attempt": "\(id)"])
        }
        nudge()
    }

    /// Asks about an attempt as soon as the budget allows, whatever its schedule says.
    public func askNow(_ id: AttemptID) async {
        stoppedBecause = nil
        untold.insert(id)
        let isTaking = budget.tryOut(at: timekeeper.uptime())
        if isTaking { status.turnedAwayUntil = nil }
        await ask(id, for: .person)
        guard urgent[id] == .person else {
            untold.remove(id)
            return
        }
        if !isTaking { await tellTurnedAway() }
    }

    /// The same on a stranger's word, which does not start what our own keys stopped, and costs no question about what is
    /// known to be paid.
    public func askOnHint(about id: AttemptID) async { await ask(id, for: .stranger) }

    private func ask(_ id: AttemptID, for asker: Asker) async {
        // Without a name there is nothing to ask by.
        if let record = try? await journal.record(of: id), record.checkout != nil { hurry(id, for: asker) }
        await watch(id)
    }

    private func hurry(_ id: AttemptID, for asker: Asker) {
        if urgent[id] != .person { urgent[id] = asker }
    }

    /// Runs until its task is cancelled.
    public func run() async {
        var lookAgainAt = timekeeper.uptime() + Self.longestNap
        while !Task.isCancelled {
            let wait = await step()
            await sleep(min(wait ?? Self.longestNap, Self.longestNap))
            if timekeeper.uptime() >= lookAgainAt {
                lookAgainAt = timekeeper.uptime() + Self.longestNap
                await lookAgain()
            }
        }
    }

    /// Takes over a clock that was set forward, once no customer is waited for and no pause after a piece of news is left that
    /// it would cut short. What is only watched, for days maybe, keeps no clock wrong.
    private func catchUp() {
        let isQuiet = newsAt.map { timekeeper.uptime() - $0 >= ResendGate.sameAgain } ?? true
        guard isQuiet, !watched.values.contains(where: { $0.deadline != nil }) else { return }
        clock.catchUp()
    }

    /// How long it sleeps at the most. Then it looks for what nobody told it of, such as a row whose writing failed
    /// and took place all the same.
    private static let longestNap = Duration.seconds(600)

    private func lookAgain() async {
        readings += 1
        defer { endReading() }
        do {
            for record in try await journal.attemptsToWatch() { keep(record) }
        } catch {
            log.error("The open payments could not be read")
        }
    }

    /// Does what is due now and returns how long nothing else is; nil when nothing is known to come.
    func step() async -> Duration? {
        await passDeadlines()
        catchUp()
        let now = clock.now()
        let due = questions(at: now)
        tell(queue: due.ready.count)
        let stop = stoppedBecause == nil ? .zero : max(.zero, tryAgainAt - timekeeper.uptime())
        if let id = due.ready.first {
            let wait = max(stop, budget.wait(at: timekeeper.uptime()))
            if wait > .zero { return soonest(wait, deadlineWait(at: now)) }
            await ask(id)
            return .zero
        }
        let next = due.next.map { max(stop, $0 - now) }
        return soonest(next, deadlineWait(at: now))
    }

    /// How long nothing is asked once our own keys were refused: one question after that notices keys that were mended, and
    /// burns no budget.
    static let pauseOnRefusal = Duration.seconds(300)

    // MARK: - What is due

    private func questions(at now: Timestamp) -> (ready: [AttemptID], next: Timestamp?) {
        var ready: [(id: AttemptID, priority: QuerySchedule.Priority, due: Timestamp)] = []
        var next: Timestamp?
        for (id, held) in watched {
            if unaskable.contains(id) { continue }
            if let asker = urgent[id], held.record.checkout != nil, held.record.isAnswered {
                // A stranger makes nothing more urgent than it is.
                let own = schedule.priority(of: held.record)
                ready.append((id, asker == .person ? min(.asked, own) : own, held.record.attempt.createdAt))
            } else if let due = held.question {
                if due <= now {
                    ready.append((id, schedule.priority(of: held.record), due))
                } else {
                    next = min(next ?? due, due)
                }
            }
        }
        ready.sort { ($0.priority, $0.due, $0.id.text) < ($1.priority, $1.due, $1.id.text) }
        return (ready.map(\.id), next)
    }

    private func passDeadlines() async {
        let now = clock.now()
        let passed = watched.compactMap { id, held in held.deadline.map { (id: id, at: $0) } }.filter { $0.at <= now }
        for (id, _) in passed.sorted(by: { ($0.at, $0.id.text) < ($1.at, $1.id.text) }) {
            await add(Evidence(source: .console, fact: .deadlinePassed, at: now), to: id)
        }
    }

    private func deadlineWait(at now: Timestamp) -> Duration? {
        watched.values.lazy.compactMap(\.deadline).min().map { $0 - now }
    }

    private func soonest(_ left: Duration?, _ right: Duration?) -> Duration? {
        guard let left, let right else { return left ?? right }
        return min(left, right)
    }

    // MARK: - Asking

    private func ask(_ id: AttemptID) async {
        guard let checkout = watched[id]?.record.checkout else { return }
        let asker = urgent.removeValue(forKey: id)
        budget.spend(at: timekeeper.uptime())
        tryAgainAt = timekeeper.uptime() + Self.pauseOnRefusal
        status.asking = id
        tell()
        let wasStopped = stoppedBecause != nil
        let answer = await gateway.query(checkout)
        status.asking = nil
        // Nobody waited for the answer any more: that there was none says nothing about the payment.
        if Task.isCancelled, case .open = answer.outcome { return }
        if answer.tookOurKeys { stoppedBecause = nil }
        // A trial that tells nothing of the keys is no question that was asked: it counts for no schedule.
        let isFailedTrial = wasStopped && !answer.tookOurKeys
        if isFailedTrial, let asker { hurry(id, for: asker) }
        let fact: Fact
        switch answer.outcome {
        case .rateLimited(let retryAfter):
            // No answer, so nothing was checked: the question stays due.
            if let asker { hurry(id, for: asker) }
            budget.slowDown(at: timekeeper.uptime(), retryAfter: retryAfter, chance: chance)
            status.turnedAwayUntil = clock.now() + budget.wait(at: timekeeper.uptime())
            tell()
            return await tellTurnedAway()
        case .ourFault(let reason):
            stoppedBecause = reason
            if isFailedTrial { return tell() }
            fact = .queryOpen(reason: "our own keys or signature were refused: \(reason)")
        case .paid(let text): fact = .queryPaid(checkout: checkout, text: text)
        case .failed(let code, let text): fact = .queryFailed(checkout: checkout, code: code, text: text)
        case .open(let reason):
            if isFailedTrial { return tell() }
            fact = .queryOpen(reason: reason)
        }
        status.turnedAwayUntil = nil
        untold.remove(id)
        if stoppedBecause == nil { budget.ease() }
        await add(Evidence(source: .query, fact: fact, at: clock.now(), raw: answer.raw), to: id)
    }

    /// What was learnt, or could not be, so short a time ago is not written down again for a key pressed again.
    private static let fresh = Duration.seconds(60)

    /// Writes down for those a person asked about that nothing can be learnt just now: on that a phone may be released. It is
    /// our own note and no answer, so it checks nothing and ends no watch.
    private func tellTurnedAway() async {
        let asked = untold.sorted { $0.text < $1.text }
        untold = []
        for id in asked {
            guard let record = watched[id]?.record, record.state.isOpen,
                record.lastAskedAt.map({ clock.now() - $0 >= Self.fresh }) ?? true
            else { continue }
            let fact = Fact.queryOpen(reason: "Safaricom takes no more questions at the moment")
            await add(Evidence(source: .console, fact: fact, at: clock.now()), to: id)
        }
    }

    private func add(_ evidence: Evidence, to id: AttemptID) async {
        do {
            keep(try await journal.add(evidence, to: id))
            status.journalFault = nil
        } catch JournalRefusal.belongsElsewhere {
            // A stranger led us to another payment's prompt: it is that one's to ask about.
            unaskable.insert(id)
            log.warning("The prompt asked about belongs to another payment", metadata: ["attempt": "\(id)"])
        } catch {
            // The journal still holds what it held; the question will be asked again.
            status.journalFault = "\(error)"
            log.error("An answer could not be stored", metadata: ["attempt": "\(id)"])
            try? await timekeeper.sleep(.seconds(5))
        }
    }

    private func keep(_ record: AttemptRecord) {
        let id = record.attempt.id
        // What was read before something else was stored says less than what is held.
        let known = watched[id]?.record.evidence.count ?? letGo[id] ?? 0
        if known > record.evidence.count { return }
        let held = Watched(record, asBy: schedule)
        if record.state == .paid, urgent[id] == .stranger { urgent[id] = nil }
        let isWatched = record.state.isOpen || held.question != nil || urgent[id] != nil
        watched[id] = isWatched ? held : nil
        if !isWatched || known < record.evidence.count { newsAt = timekeeper.uptime() }
        if isWatched { return }
        unaskable.remove(id)
        if readings > 0 { letGo[id] = record.evidence.count }
    }

    private func endReading() {
        readings -= 1
        if readings == 0 { letGo = [:] }
    }

    // MARK: - Sleeping

    private func nudge() {
        isNudged = true
        nap?.cancel()
    }

    private func sleep(_ wait: Duration) async {
        if isNudged || wait <= .zero {
            isNudged = false
            // The port's own pause, so that whoever winds the clock also decides who goes next.
            try? await timekeeper.sleep(.zero)
            return
        }
        let timekeeper = timekeeper
        let nap = Task<Void, Never> { try? await timekeeper.sleep(wait) }
        self.nap = nap
        await withTaskCancellationHandler {
            await nap.value
        } onCancel: {
            nap.cancel()
        }
        self.nap = nil
        isNudged = false
    }

    /// On whose word something is asked at once.
    private enum Asker { case person, stranger }

    /// An attempt that is watched, and what the schedule says of it: worked out once a change, not once a look. A class,
    /// since each look goes over all of them and would copy values.
    private final class Watched: Sendable {
        let record: AttemptRecord
        let question: Timestamp?
        let deadline: Timestamp?

        init(_ record: AttemptRecord, asBy schedule: QuerySchedule) {
            self.record = record
            question = schedule.nextQuestion(about: record)
            deadline = schedule.deadline(of: record)
        }
    }

    private func tell(queue: Int? = nil) {
        if let queue { (status.queue, status.queueMinutes) = (queue, budget.minutes(for: queue)) }
        status.stoppedBecause = stoppedBecause
        report(status)
    }
}

extension QueryAnswer {
    /// Whether Safaricom answered to our keys: where nothing came back, nothing is known of them.
    fileprivate var tookOurKeys: Bool {
        switch outcome {
        case .paid, .failed: true
        case .open: raw != nil
        case .rateLimited, .ourFault: false
        }
    }
}
