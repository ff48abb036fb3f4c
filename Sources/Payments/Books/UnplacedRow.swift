/// Money in a list of Safaricom's own that may be the payment of a prompt whose receipt is not known, so that it is nobody's
/// to take. Most such rows stand nowhere else in the books; every later list, and all news of a prompt, tries to place them.
public struct UnplacedRow: Equatable, Sendable {
    /// What the row says.
    public let told: C2BConfirmation
    /// Which list had it first.
    public let source: Evidence.Source
    /// When that was.
    public let listedAt: Timestamp
    /// The prompts that it may have paid, oldest first; empty once none may have, until the next news places it.
    public let perhapsOf: [Attempt]
    /// Whether a list of Safaricom's own says that money of it was taken back.
    public let isTakenBack: Bool
    /// Whether all of those are PAID and only lack a receipt, and no other such row may be theirs: then it is most likely
    /// theirs, and nobody needs to look.
    public internal(set) var isLikelySpent: Bool

    /// Takes the parts.
    public init(
        told: C2BConfirmation, source: Evidence.Source, listedAt: Timestamp, perhapsOf: [Attempt],
        isTakenBack: Bool = false, isLikelySpent: Bool = false
    ) {
        (self.told, self.source, self.listedAt, self.perhapsOf) = (told, source, listedAt, perhapsOf)
        (self.isTakenBack, self.isLikelySpent) = (isTakenBack, isLikelySpent)
    }

    /// Whether a person should know of it beside that prompt.
    public func mayBePayment(of prompt: AttemptID) -> Bool {
        !isLikelySpent && perhapsOf.contains { $0.id == prompt }
    }
}

extension [UnplacedRow] {
    /// Where more rows may be the payment of a prompt than there are such prompts, one of them is somebody else's money.
    package var withoutCrowds: [UnplacedRow] {
        map { row in
            var row = row
            let tags = Set(row.perhapsOf.map(\.tag))
            let rivals = filter { !tags.isDisjoint(with: $0.perhapsOf.map(\.tag)) }
            if rivals.count > Set(rivals.flatMap(\.perhapsOf).map(\.tag)).count { row.isLikelySpent = false }
            return row
        }
    }
}
