import Console
import Ledger
import Payments

/// Reads a ledger without ever writing to it, beside a running console.
struct LedgerReader: Sendable {
    private let ledger: Ledger

    /// Opens it.
    ///
    /// - Throws: `LedgerError`.
    init(_ settings: Settings) throws(LedgerError) {
        ledger = try Ledger.open(at: settings.ledgerPath, as: .watcher, till: settings.till, timekeeper: .system)
    }

    /// What words ask for.
    ///
    /// - Throws: `VerbFailure` when one of them can't be looked for: an empty answer would read as “there is none”.
    static func filter(_ words: [String]) throws(VerbFailure) -> PaymentFilter {
        let day = Timekeeper.system.now().day
        if let complaint = PaymentFilter.complaint(about: words, on: day) {
            throw VerbFailure(complaint.english, .usage)
        }
        return PaymentFilter(typed: words, on: day)
    }

    /// How many payments a filter shows: counted up to 10,000 where there are words.
    func count(_ filter: PaymentFilter) async throws -> Int { try await ledger.count(filter) }

    /// The first payments of the list that a filter shows.
    func page(_ filter: PaymentFilter, by sorting: Sorting, limit: Int) async throws -> [PaymentRow] {
        try await ledger.page(
            PageRequest(
                filter: filter, by: sorting, anchor: nil, direction: .older, limit: limit))
    }

    /// The newest refused prompts that a later one of the same sale took the place of, as the live screen knows them.
    func replaced() async throws -> Set<AttemptID> { try await ledger.latest(200).replaced }

    /// The money paid straight to the shop whose receipt a text is, where no prompt goes by that name; nil when it is
    /// none.
    func direct(_ text: String) async throws -> DirectPayment? {
        guard let receipt = Receipt(text), try await ledger.find(text).isEmpty else { return nil }
        return try await ledger.directPayment(receipt)
    }

    /// All that is known of the one payment that a text names.
    ///
    /// - Throws: `VerbFailure` when it names none, or more than one.
    func one(_ text: String) async throws -> AttemptRecord {
        try await record(of: onlyOne(try await ledger.find(text), for: text))
    }

    /// Everything known about a receipt code.
    func look(up code: TypedCode) async throws -> CodeFinding { try await ledger.look(up: code.receipt) }

    /// Those who have a PIN.
    func supervisors() async throws -> [Supervisor] {
        try await Supervisors(of: ledger, pepper: nil, chance: .system).all()
    }

    /// Whether their PINs can be found right by that key.
    ///
    /// - Throws: `SupervisorRefusal`, `LedgerError`.
    func checkKey(_ pepper: Pepper?) async throws {
        try await Supervisors(of: ledger, pepper: pepper, chance: .system).checkKey()
    }

    /// The money that may be a prompt's.
    func unplacedRows() async throws -> [UnplacedRow] { try await ledger.unplacedRows() }

    /// The money that may be a prompt's whose receipt a text is; nil when it is none.
    func unplacedRow(_ text: String) async throws -> UnplacedRow? {
        guard let receipt = Receipt(text) else { return nil }
        return try await unplacedRows().first { $0.told.receipt == receipt }
    }

    /// The payment that was made straight to the shop with that receipt; nil when no message told of it.
    func directPayment(_ receipt: Receipt) async throws -> DirectPayment? {
        try await ledger.directPayment(receipt)
    }

    /// The newest question to Safaricom about a receipt.
    func question(about receipt: Receipt) async throws -> StatusQuestion? {
        try await ledger.question(about: receipt)
    }

    /// The newest order to give a payment back.
    func reversal(of receipt: Receipt) async throws -> ReversalOrder? { try await ledger.reversal(of: receipt) }

    /// What a person must look into, the oldest first.
    func checks(at now: Timestamp) async throws -> [CheckItem] {
        var items: [CheckItem] = []
        for doubt in try await ledger.doubts(uncheckedSince: now + (.zero - Doubt.patience)) {
            items.append(.doubt(doubt, try await record(of: doubt.id)))
        }
        let free = try await ledger.freeDirectPayments()
        let money = try await ledger.unplacedRows().toCheck(
            besides: ledger.disputedDirectPayments() + ledger.unconfirmedDirectPayments(at: now)
                + free.filter { $0.isLeft(at: now) })
        items += money.unclaimed.map(CheckItem.direct) + money.waiting.map(CheckItem.unplaced)
        items += try await ledger.openReversals().map(CheckItem.reversal)
        if let quarantine = try await ledger.quarantine(since: now + (.zero - Quarantine.span)) {
            items.append(.setAside(quarantine))
        }
        return items.sorted { ($0.since, $0.name) < ($1.since, $1.name) }
    }

    /// One payment as lists show it; nil when there is none.
    func line(of id: AttemptID) async throws -> PaymentLine? { try await ledger.line(of: id) }

    /// Whether a later prompt asks for the sale of a payment.
    func isFollowed(_ line: PaymentLine?) async throws -> Bool {
        guard let line, let sale = line.sale?.id else { return false }
        for id in try await ledger.find(sale.text) {
            if let other = try await ledger.line(of: id), other.sale?.id == sale, other.number > line.number {
                return true
            }
        }
        return false
    }

    /// All that is known of one payment.
    func record(of id: AttemptID) async throws -> AttemptRecord {
        guard let record = try await ledger.record(of: id) else { throw notFound(id.text) }
        return record
    }
}
