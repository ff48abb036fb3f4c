public import Payments

/// Everything that is on disk: payments, messages, and money paid straight to the shop.
public typealias Books = Journal & Inbox & DirectPayments & Reversals

/// The way from one run of the program to the disk. What was written stays, whatever becomes of the run; the judge sees
/// every change at the moment it is made.
struct RunBooks: Books {
    let disk: any Books
    let listed: ListedBooks?
    let post: Post
    private let run: Run
    let around: Surroundings

    init(_ disk: any Books, listed: ListedBooks?, post: Post, run: Run, _ around: Surroundings) {
        self.disk = disk
        self.listed = listed
        self.post = post
        self.run = run
        self.around = around
    }

    /// Why the disk did not take something.
    enum Trouble: Error { case full, commit }

    func write<Value: ~Copyable>(_ work: @escaping () async throws -> Value) async throws -> Value {
        try run.pass(.crashBefore)
        if around.strikes(\.slowDisk, .slowDisk) {
            await run.sleep(around.dice.wait(1...400))
            try run.pass(.crashBefore)
        }
        if around.sky.isDiskFull { throw Trouble.full }
        let fails = around.dice.happens(around.sky.now(\.commitError))
        if fails, around.dice.happens(5_000) {
            around.judge.count(.commitErrorUndone)
            throw Trouble.commit
        }
        let value = try await around.queue.alone(work)
        if fails {
            around.judge.count(.commitErrorYetDone)
            throw Trouble.commit
        }
        try run.pass(.crashAfter)
        return value
    }

    func read<Value>(_ work: @escaping () async throws -> Value) async throws -> Value {
        try run.pass(.crashBefore)
        let value = try await around.queue.alone(work)
        // What was read may be old news by the time it arrives.
        if around.strikes(\.slowDisk, .slowDisk) { await run.sleep(around.dice.wait(1...400)) }
        try run.pass(.crashAfter)
        return value
    }

    func tell(_ record: AttemptRecord, by fact: Fact?) {
        around.judge.note { $0.changed(record, by: fact) }
        let number = around.judge.number(record.attempt.id)
        let event = fact.map { TruthEvent($0) }
        around.trace.note(
            .books, number, record.state.row * 32 + (event?.column ?? 31),
            "#\(number) \(event?.rawValue ?? "looked at"): \(record.state.rawValue), \(record.evidence.count) facts")
    }

    /// Shows the judge in which places the money stands that was touched.
    func weigh(_ receipts: some Sequence<Receipt>) async throws {
        for receipt in receipts {
            let direct = try await disk.directPayment(receipt)
            // What was written down may have told on several of them at once.
            var keepers: [AttemptRecord] = []
            var owners: [Int] = []
            for found in around.judge.cases where found.receipt == receipt || found.attempt.id == direct?.prompt {
                guard let record = try await disk.record(of: found.attempt.id) else { continue }
                keepers.append(record)
                // A ledger's rows say whose a receipt is; what a message names alone may be another's.
                let shown = if let listed { try await listed.line(found.attempt.id)?.receipt } else { record.receipt }
                if record.state == .paid, shown == receipt { owners.append(found.number) }
            }
            around.judge.note { $0.touched(receipt, ownedBy: owners, keepers: keepers, direct: direct) }
        }
    }

    func weigh(receiptsOf record: AttemptRecord) async throws {
        try await weigh(Set(record.evidence.compactMap(\.fact.namedReceipt) + [record.receipt].compactMap { $0 }))
    }

    // MARK: - Journal

    func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try await write {
            do {
                let record = try await disk.prepare(order, payee: payee, token: token, at: now)
                around.judge.note { $0.prepared(record, for: order, at: now) }
                tell(record, by: nil)
                return record
            } catch let refusal as JournalRefusal {
                around.judge.note { book in
                    if case .gate(let gate) = refusal { book.held(order, at: now, by: gate) }
                    if case .overDue = refusal { book.overDue(order) }
                }
                throw refusal
            }
        }
    }

    func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit {
        try await write {
            let permit = try await disk.markSending(id, token: token, boot: boot, at: now, drift: drift)
            if let record = try await disk.record(of: id) { tell(record, by: .sendMarked(boot: boot)) }
            return permit
        }
    }

    @discardableResult
    func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        let record = try await write {
            let record = try await disk.add(evidence, to: id)
            tell(record, by: evidence.fact)
            try await weigh(receiptsOf: record)
            await lookAtPlacedRows()
            // What people and Safaricom say is what turns a row's word.
            if evidence.source == .person || evidence.fact.isProof { try await readRow(of: id) }
            return record
        }
        if evidence.source == .query, record.state == .paid { around.judge.note { $0.learnt(id) } }
        return record
    }

    func record(of id: AttemptID) async throws -> AttemptRecord? { try await read { try await disk.record(of: id) } }

    func attempt(heardAt token: CallbackToken) async throws -> AttemptID? {
        try await read { try await disk.attempt(heardAt: token) }
    }

    func attemptsToWatch() async throws -> [AttemptRecord] { try await read { try await disk.attemptsToWatch() } }

    // MARK: - Money paid straight to the shop

    func directPayment(_ receipt: Receipt) async throws -> DirectPayment? {
        try await read { try await disk.directPayment(receipt) }
    }

    func freeDirectPayments() async throws -> [DirectPayment] {
        try await read { try await disk.freeDirectPayments() }
    }

    func hold(
        _ receipt: Receipt, for holder: String, besides lost: Tag?, at now: Timestamp
    ) async throws -> DirectPayment {
        try await write { try await disk.hold(receipt, for: holder, besides: lost, at: now) }
    }

    func take(
        _ receipt: Receipt, for sale: SaleID?, by holder: String, at now: Timestamp
    ) async throws -> DirectPayment {
        try await write {
            let taken = try await disk.take(receipt, for: sale, by: holder, at: now)
            around.judge.note { $0.spent(receipt, of: taken.amount, for: sale) }
            // It is written down with each prompt that a message named it for.
            for found in around.judge.cases
            where found.record.evidence.contains(where: { $0.fact.namedReceipt == receipt }) {
                if let record = try await disk.record(of: found.attempt.id) {
                    let losses = [Fact.takenElsewhere(receipt), .notItsReceipt(receipt)]
                    tell(record, by: record.evidence.lazy.map(\.fact).last(where: losses.contains))
                }
            }
            try await weigh([receipt])
            return taken
        }
    }

    func look(up receipt: Receipt) async throws -> CodeFinding {
        try await read { try await disk.look(up: receipt) }
    }
}
