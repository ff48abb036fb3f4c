public import Payments

/// The newest that is known of each payment that matters to the screen.
///
/// Lines come in whole lists, from several observers; in whatever order they come, the newest word about a payment stays.
struct PaymentBook: Equatable, Sendable {
    /// How many of the newest payments are kept.
    static let depth = 200

    private var lines: [AttemptID: PaymentLine] = [:]

    /// Since when those that failed are known to have.
    private var failures: [AttemptID: Timestamp] = [:]

    /// The newest payments, newest first.
    private(set) var latest: [PaymentLine] = []

    /// Every payment whose outcome is open, oldest first.
    private(set) var open: [PaymentLine] = []

    /// The prompts that M-PESA refused and that a later one of the same sale took the place of: the sale reads as one.
    private(set) var replaced: Set<AttemptID> = []

    /// What is known of one payment.
    subscript(id: AttemptID) -> PaymentLine? { lines[id] }

    /// When a prompt that failed was first known to have: what is heard of it later, as when it is asked about once more,
    /// begins no new wait.
    func failedAt(_ line: PaymentLine) -> Timestamp { failures[line.id] ?? line.updatedAt }

    /// A line that says something new, and what was known before.
    struct Change: Equatable, Sendable {
        let old: PaymentLine?
        let new: PaymentLine
    }

    /// Takes lines in and returns those that say something new.
    mutating func note(_ new: [PaymentLine]) -> [Change] {
        var changed: [Change] = []
        for line in new {
            let old = lines[line.id]
            if let old, !line.supersedes(old) { continue }
            lines[line.id] = line
            if line.state != .failed {
                failures[line.id] = nil
            } else if failures[line.id] == nil {
                failures[line.id] = line.updatedAt
            }
            changed.append(Change(old: old, new: line))
        }
        if !changed.isEmpty { rearrange() }
        return changed
    }

    /// Takes in the list of all open payments: what is older than the newest payments and no longer on it is settled.
    /// Returns the lines that say something new, and the payments that left unseen.
    mutating func note(open snapshot: [PaymentLine]) -> (changed: [Change], gone: [AttemptID]) {
        let changed = note(snapshot)
        let onList = Set(snapshot.map(\.id))
        let oldest = latest.last?.number ?? .min
        let gone = open.filter { $0.number < oldest && !onList.contains($0.id) }.map(\.id)
        if !gone.isEmpty {
            for id in gone { lines[id] = nil }
            rearrange()
        }
        return (changed, gone)
    }

    /// Whether it is the second try of a sale whose first one M-PESA refused.
    func isSecondTry(_ line: PaymentLine) -> Bool {
        guard let sale = line.sale?.id else { return false }
        return latest.contains { $0.sale?.id == sale && $0.number < line.number && $0.state == .refused }
    }

    private mutating func rearrange() {
        let sorted = lines.values.sorted { $0.number > $1.number }
        latest = Array(sorted.prefix(PaymentBook.depth))
        open = sorted.reversed().filter(\.state.isOpen)
        let floor = latest.last?.number ?? .min
        lines = lines.filter { $0.value.number >= floor || $0.value.state.isOpen }
        failures = failures.filter { lines[$0.key] != nil }
        replaced = latest.replaced
    }
}

extension [PaymentLine] {
    /// Those among them that M-PESA refused and that a later one of the same sale took the place of.
    public var replaced: Set<AttemptID> {
        let newest = Dictionary(
            compactMap { line in line.sale.map { ($0.id, line.number) } }, uniquingKeysWith: Swift.max)
        return Set(
            filter { line in
                line.state == .refused && line.sale.flatMap { newest[$0.id] }.map { $0 > line.number } ?? false
            }.map(\.id))
    }
}

extension PaymentLine {
    /// Whether this line knows more than the other one about the same payment.
    func supersedes(_ other: PaymentLine) -> Bool {
        if self == other { return false }
        if updatedAt != other.updatedAt { return updatedAt > other.updatedAt }
        // Something changed about another prompt of the sale.
        if let now = sale, let before = other.sale, now.revision != before.revision {
            return now.revision > before.revision
        }
        // Within one millisecond: what is settled came after what was open.
        return !(other.state.isSettled && !state.isSettled)
    }
}

extension AttemptState {
    /// Whether the outcome is known.
    var isSettled: Bool { !isOpen }

    /// Whether Safaricom may know more about it: a verdict can still turn, as when a customer pays late.
    var canBeAskedAbout: Bool {
        switch self {
        case .pending, .unknown, .claimed, .paid, .failedUnverified, .failed, .expired, .conflict: true
        case .prepared, .sending, .refused, .void: false
        }
    }

    /// Whether nobody can say what became of it and time alone will not tell: shown first after a start.
    var isDoubt: Bool {
        switch self {
        case .unknown, .expired, .conflict: true
        case .prepared, .sending, .pending, .claimed, .paid, .refused, .failedUnverified, .failed, .void: false
        }
    }
}
