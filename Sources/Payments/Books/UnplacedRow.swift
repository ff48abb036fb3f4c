/// A row of a list of Safaricom's own that stands nowhere in the books yet: it may be the payment of a prompt whose receipt
/// is not known, so that it is nobody's to take. Every later list tries to place it again.
public struct UnplacedRow: Equatable, Sendable {
    /// What the row says.
    public let told: C2BConfirmation
    /// Which list had it first.
    public let source: Evidence.Source
    /// When that was.
    public let listedAt: Timestamp
    /// The prompts that it may have paid, oldest first; empty once none may have, until the next news places it.
    public let perhapsOf: [Attempt]

    /// Whether all of those are PAID, and only lack a receipt: then it is most likely theirs, and nobody needs to look.
    public let isLikelySpent: Bool

    /// Takes the parts.
    public init(
        told: C2BConfirmation, source: Evidence.Source, listedAt: Timestamp, perhapsOf: [Attempt],
        isLikelySpent: Bool = false
    ) {
        (self.told, self.source, self.listedAt, self.perhapsOf) = (told, source, listedAt, perhapsOf)
        self.isLikelySpent = isLikelySpent
    }
}
