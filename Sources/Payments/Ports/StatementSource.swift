/// A list of Safaricom's own of the money that came in: the port that Daraja fills, and scripts in tests.
public protocol StatementSource: Sendable {
    /// The money that came in between two moments, as far as the list has it. An empty list proves nothing: it may not
    /// be provisioned.
    ///
    /// - Throws: `GatewayUnready` when it can't be had, or breaks off.
    func list(from start: Timestamp, to end: Timestamp) async throws(GatewayUnready) -> StatementList
}

/// Such a list, as far as it was read. Each of its rows is proof, also where the end was not reached.
public struct StatementList: Equatable, Sendable {
    /// How far back such a list goes.
    public static let reach = Duration.seconds(48 * 3600)

    /// The rows, in the order of the list.
    public var lines: [StatementLine]
    /// The payments that it says were taken back, or given back.
    public var reversals: [ReversalLine]
    /// How many rows were not understood: each may be money that came in.
    public var unread = 0
    /// Whether its end was reached.
    public var isWhole: Bool
    /// Whether it surely lacks no payment between its oldest row and its newest: its end was reached, every row of it
    /// was read, and how its pages are counted is known.
    public var isComplete: Bool

    /// Takes the parts.
    public init(
        _ lines: [StatementLine], reversals: [ReversalLine] = [], isWhole: Bool = true, isComplete: Bool = false
    ) {
        self.lines = lines
        self.reversals = reversals
        self.isWhole = isWhole
        self.isComplete = isComplete
    }

    /// The rows that have the payments' own say, those beside reversals among them, each receipt once: those of which
    /// something is left, and those of which nothing is.
    package var payments: (left: [StatementLine], gone: [StatementLine]) {
        let listed = Set(lines.map(\.receipt))
        var added: Set<Receipt> = []
        let others = reversals.compactMap(\.payment).filter {
            !listed.contains($0.receipt) && added.insert($0.receipt).inserted
        }
        let told = Dictionary(grouping: reversals, by: \.receipt)
        let all = lines + others.map(StatementLine.init)
        let isGone = { (line: StatementLine) in told[line.receipt]?.takeAll(of: line.told) ?? false }
        return (all.filter { !isGone($0) }, all.filter(isGone))
    }

    /// The time of which it lacks nothing: from its oldest row, before which it may not have been set up, to ten minutes
    /// before its newest, since rows come in late. Nil where it may lack some, or is too short.
    ///
    /// - Parameter now: when it was read. It may tell times three hours late (`C2BConfirmation.mislabelled`).
    public func complete(readAt now: Timestamp) -> TimeSpan? {
        let times = rows.compactMap(\.paidAt)
        guard isComplete, let first = times.min(), let last = times.max() else { return nil }
        return TimeSpan(from: first, to: min(last, now) + (.zero - ClosingGate.settling))
    }

    /// Its rows of payments, those beside reversals among them.
    package var rows: [C2BConfirmation] { lines.map(\.told) + reversals.compactMap(\.payment) }
}

/// One row of such a list: money that came in, by the word of whoever moved it. Proof, where a message is only a claim.
public struct StatementLine: Equatable, Hashable, Sendable {
    /// What the row says, in the words of a confirmation.
    public let told: C2BConfirmation

    /// Takes what the row says.
    public init(_ told: C2BConfirmation) { self.told = told }

    /// The transaction's number.
    public var receipt: Receipt { told.receipt }
}

/// What the books made of a list.
public struct StatementFindings: Equatable, Sendable {
    /// Direct payments that a message told of, and that the list has.
    public var confirmed: [Receipt] = []
    /// Prompts that the list proves paid, or whose receipt it names.
    public var proved: [AttemptID] = []
    /// Prompts that were not paid, since a complete list has no row of them.
    public var missing: [AttemptID] = []
    /// Prompts that it lacks, too, and that stay open: Safaricom can be asked about them, and was not since their wait ended.
    public var toAskFirst: [AttemptID] = []
    /// Direct payments that nothing had told of.
    public var discovered: [Receipt] = []
    /// Rows that say what the books knew already.
    public var known: [Receipt] = []
    /// Rows that do not fit what the books have under that receipt: another amount, or another payer. A person looks.
    public var odd: [Receipt] = []
    /// How many rows nobody could read: each may be money that came in, which stands nowhere in the books.
    public var unread = 0
    /// Rows that have no place in the books yet, of this list or of an earlier one: each may be a prompt's whose receipt is
    /// not known.
    public var waiting: [Receipt] = []
    /// Payments that the books have, and that the list says were taken back: a person looks. Each once.
    public var reversed: [Receipt] = []
    /// Such payments that the books do not have. It is kept, should they be heard of yet.
    public var reversedElsewhere: [Receipt] = []
    /// Prompts that such a row was written down about: a list has their receipt with another amount, or says that
    /// it was taken back.
    public var touched: [AttemptID] = []

    /// Starts with nothing.
    public init() {}

    /// Whether the list had no row that says anything.
    public var isEmpty: Bool {
        var other = self
        other.waiting = []
        return other == StatementFindings()
    }
}
