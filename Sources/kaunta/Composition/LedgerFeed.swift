import Console
import Ledger
import Payments
import Synchronization

/// Reads the ledger for the screen whenever it changed: at most thirty times a second, and never twice at once.
actor LedgerFeed {
    nonisolated let ledger: Ledger
    private let now: @Sendable () -> Timestamp
    private let post: @Sendable (ConsoleMessage) -> Void
    private var shown: AttemptID?
    private var isDayWatched = false
    /// The money straight to the shop that needed a check when that was last told.
    private var unclaimed: Set<Receipt> = []
    /// What was set aside, as it was last told.
    private var quarantine: Quarantine?
    /// When the day was last counted, by the clock that never jumps.
    private var countedAt: ContinuousClock.Instant?
    private var recount: Task<Void, Never>?
    private var isDirty = true { didSet { told.withLock { $0 = !isDirty && isWaiting } } }
    private var isWaiting = false { didSet { told.withLock { $0 = !isDirty && isWaiting } } }
    private let told = Mutex(false)
    private var waiter: CheckedContinuation<Void, Never>?
    /// Wakes when time alone makes something doubtful.
    private var alarm: Task<Void, Never>?

    /// How many of the newest payments the screen gets.
    private static let latestCount = 200
    /// The shortest time between two readings.
    private static let pause = Duration.milliseconds(33)
    /// The shortest time between two counts of a day.
    private static let countPause = Duration.seconds(5)

    /// Reads that ledger.
    init(
        _ ledger: Ledger, now: @escaping @Sendable () -> Timestamp, post: @escaping @Sendable (ConsoleMessage) -> Void
    ) {
        self.ledger = ledger
        self.now = now
        self.post = post
    }

    /// Tells the screen, now and after each change, until the task is cancelled.
    func run() async {
        let changes = ledger.changes()
        let listening = Task { for await _ in changes { markDirty() } }
        while !Task.isCancelled {
            if isDirty {
                isWaiting = false
                isDirty = false
                await tell()
                try? await Task.sleep(for: Self.pause)
            } else {
                isWaiting = true
                await withTaskCancellationHandler {
                    await withCheckedContinuation { continuation in
                        if isDirty || Task.isCancelled { continuation.resume() } else { waiter = continuation }
                    }
                } onCancel: {
                    Task { await self.markDirty() }
                }
            }
        }
        listening.cancel()
        alarm?.cancel()
        recount?.cancel()
    }

    /// Whether everything that is known has been told.
    nonisolated var isQuiet: Bool { told.withLock { $0 } }

    /// Reads anew though nothing was written: a new day began.
    func markDirty() {
        isDirty = true
        waiter?.resume()
        waiter = nil
    }

    /// Shows this payment in full, now and after each change.
    func show(_ id: AttemptID) async {
        shown = id
        await tellDetail()
    }

    /// Counts the day now and after changes, or stops doing so.
    func watchDay(_ isWatched: Bool) async {
        isDayWatched = isWatched
        countedAt = nil
        await tellDay()
    }

    /// Counts the day, when it is watched; soon after another count, a little later.
    private func tellDay() async {
        recount?.cancel()
        guard isDayWatched else { return }
        let clock = ContinuousClock()
        if let countedAt, case let due = countedAt + Self.countPause, due > clock.now {
            recount = Task {
                try? await clock.sleep(until: due)
                if !Task.isCancelled { await tellDay() }
            }
            return
        }
        countedAt = clock.now
        do {
            post(.report(try await ledger.report(of: now().day, at: now())))
        } catch {
            complain(error)
        }
    }

    /// Answers a request for a page.
    func load(_ request: PageRequest) async {
        do {
            post(.page(request, try await ledger.page(request)))
        } catch {
            complain(error)
        }
    }

    private func tell() async {
        do {
            let latest = try await ledger.latest(Self.latestCount)
            let totals = try await ledger.totals(of: now().day)
            let open = try await ledger.openLines()
            // What may be a prompt's is known before it is told: it never reads as free, not for a moment.
            let direct = try await ledger.latestDirect(Self.latestCount)
            post(.unplaced(try await ledger.unplacedRows()))
            post(.direct(direct))
            post(.open(open))
            post(.today(latest: latest, totals: totals))
            // What is always summed up already: nothing is counted for it.
            post(.count(try await ledger.count()))
            try await tellChecks(open)
        } catch {
            complain(error)
        }
        await tellDetail()
        await tellDay()
    }

    private func tellChecks(_ open: [PaymentLine]) async throws {
        let moment = now()
        let free = try await ledger.freeDirectPayments()
        let taken = try await ledger.unconfirmedDirectPayments(at: moment)
        let unclaimed = try await ledger.disputedDirectPayments() + taken + free.filter { $0.isLeft(at: moment) }
        try await tellEnded(unclaimed)
        post(.reversals(try await ledger.openReversals()))
        post(.checks(try await ledger.doubts(uncheckedSince: moment + (.zero - Doubt.patience)), unclaimed: unclaimed))
        try await tellSetAside(since: moment + (.zero - Quarantine.span))
        let claims = open.filter { $0.state == .claimed || $0.state == .failedUnverified }.compactMap(\.sentAt)
        let next = (claims.map { $0 + Doubt.patience } + free.map { $0.heardAt + DirectPayment.patience })
            .filter { $0 > moment }.min()
        alarm?.cancel()
        alarm = next.map { next in
            Task {
                // A moment more: what is asked for is what was sent before it.
                try? await Task.sleep(for: next - moment + .milliseconds(1))
                if !Task.isCancelled { markDirty() }
            }
        }
    }

    /// Tells what was set aside; the messages are read only where there are others than before.
    private func tellSetAside(since moment: Timestamp) async throws {
        let found = try await ledger.quarantine(since: moment)
        post(.setAside(found))
        guard found != quarantine else { return }
        let senders = found == nil ? [] : try await ledger.setAsideSenders(since: moment)
        quarantine = found
        post(
            .senders(
                senders.map { sender in
                    SetAsideWords(sender, says: sender.newest.map { SetAsideReading(of: $0.body).words })
                }))
    }

    /// Tells how money stands now that needed a check and needs none any more: it may be older than the newest.
    private func tellEnded(_ left: [DirectPayment]) async throws {
        let ended = unclaimed.subtracting(left.map(\.id))
        unclaimed = Set(left.map(\.id))
        var payments: [DirectPayment] = []
        for receipt in ended {
            if let payment = try await ledger.directPayment(receipt) { payments.append(payment) }
        }
        if !payments.isEmpty { post(.direct(payments.sorted { $0.number > $1.number })) }
    }

    /// Looks a code up. It changes nothing.
    func lookUp(_ receipt: Receipt) async {
        do {
            let finding = try await ledger.look(up: receipt)
            post(.found(receipt, finding, asked: try await ledger.question(about: receipt)))
        } catch {
            post(.notice(Notice(.bad, CodeWords.notRead(Phrase(error)))))
        }
    }

    private func tellDetail() async {
        guard let shown else { return }
        do {
            if let record = try await ledger.record(of: shown) { post(.detail(record)) }
        } catch {
            complain(error)
        }
    }

    private func complain(_ error: any Error) {
        let reason = Phrase(error)
        post(
            .notice(
                Notice(
                    .bad,
                    Phrase(
                        "What is shown may be old: send nothing again, customers may be charged. \(reason.english)",
                        sw:
                            "Kinachoonekana huenda ni cha zamani: usitume tena, wateja huenda wametozwa. \(reason.swahili)"
                    ))))
    }
}
