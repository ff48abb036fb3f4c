/// Money that may be the payment of a prompt whose receipt is not known, so that it is nobody's to take. Most is in a list of
/// Safaricom's own and stands nowhere else in the books; every later list, and all news of a prompt, tries to place it.
public struct UnplacedRow: Equatable, Sendable {
    /// What the row says.
    public let told: C2BConfirmation
    /// Which list had it first; a confirmation where none has it yet and a message alone tells of it.
    public let source: Evidence.Source
    /// When that was.
    public let listedAt: Timestamp
    /// The prompts that it may have paid, oldest first; empty once none may have, until the next news places it.
    public let perhapsOf: [Attempt]
    /// Whether a list of Safaricom's own says that money of it was taken back.
    public let isTakenBack: Bool
    /// Whether all of it was taken back, as that list says.
    public let isGone: Bool
    /// Those of the prompts that are PAID, and whose receipt is not known.
    public let perhapsSpentOn: Set<AttemptID>
    /// Whether all of those are PAID and only lack a receipt, and no other such row may be theirs: then it is most likely
    /// theirs, and nobody needs to look.
    public internal(set) var isLikelySpent: Bool

    /// Takes the parts.
    public init(
        told: C2BConfirmation, source: Evidence.Source, listedAt: Timestamp, perhapsOf: [Attempt],
        isTakenBack: Bool = false, isGone: Bool = false, perhapsSpentOn: Set<AttemptID> = [],
        isLikelySpent: Bool = false
    ) {
        (self.told, self.source, self.listedAt, self.perhapsOf) = (told, source, listedAt, perhapsOf)
        (self.isTakenBack, self.isGone) = (isTakenBack, isGone)
        (self.perhapsSpentOn, self.isLikelySpent) = (perhapsSpentOn, isLikelySpent)
    }

    /// Whether a list of Safaricom's own has it: a message alone proves nothing.
    public var isListed: Bool { source != .confirmation }

    /// The same as money that came straight to the shop, which it becomes where no prompt has it.
    public var payment: DirectPayment {
        DirectPayment(
            number: 0, told: told, isFromList: isListed, heardAt: listedAt, verifiedAt: isListed ? listedAt : nil,
            prompt: nil, sale: nil, claim: nil)
    }

    /// Whether a person should know of it beside that prompt.
    public func mayBePayment(of prompt: AttemptID) -> Bool {
        !isLikelySpent && perhapsOf.contains { $0.id == prompt }
    }

}

extension [UnplacedRow] {
    /// The receipt of money of which somebody has to say whose it is before that prompt is closed as not paid: a list of
    /// Safaricom's own has it, and something of it is left. What PAID prompts may well have had does not stand against it:
    /// whoever closes has looked, and setting it apart would make it anybody's.
    public func standing(against prompt: AttemptID) -> Receipt? {
        let rows = filter { $0.isListed && !$0.isGone && $0.mayBePayment(of: prompt) }
        let spentOn = rows.reduce(into: Set<AttemptID>()) { $0.formUnion($1.perhapsSpentOn) }
        return rows.count > spentOn.count ? rows.first?.told.receipt : nil
    }

    /// What of it a person has to look into: what is not most likely a PAID prompt's, and what nobody took for so long,
    /// whatever it most likely is.
    ///
    /// - Parameter unclaimed: the money that needs a check because nobody took it; what of that waits is told as waiting.
    public func toCheck(
        besides unclaimed: [DirectPayment]
    ) -> (waiting: [UnplacedRow], unclaimed: [DirectPayment]) {
        let left = Set(unclaimed.map(\.id))
        let waiting = filter { !$0.isLikelySpent || left.contains($0.told.receipt) }
        let receipts = Set(waiting.map(\.told.receipt))
        return (waiting, unclaimed.filter { !receipts.contains($0.id) })
    }

    /// Where more rows may be the payments of prompts than there are such prompts, one of them is somebody else's money. So
    /// each prompt is given to one row, as far as they go round; whoever contends with a row that gets none may be the one.
    package var withoutCrowds: [UnplacedRow] {
        var (owner, given): ([Tag: Index], [Index: Tag]) = ([:], [:])
        var rows = self
        for start in indices where !self[start].perhapsOf.isEmpty {
            var contenders = [start]
            var askedBy: [Tag: Index] = [:]
            var free: Tag?
            var next = 0
            while free == nil, next < contenders.count {
                let row = contenders[next]
                next += 1
                for tag in self[row].perhapsOf.map(\.tag) where askedBy[tag] == nil {
                    askedBy[tag] = row
                    guard let other = owner[tag] else {
                        free = tag
                        break
                    }
                    contenders.append(other)
                }
            }
            if free == nil {
                for row in contenders { rows[row].isLikelySpent = false }
            }
            // Each gives its prompt to the one that asked it for that, and takes another one, up to the free one.
            while let tag = free, let row = askedBy[tag] {
                free = given[row]
                (owner[tag], given[row]) = (row, tag)
            }
        }
        return rows
    }
}
