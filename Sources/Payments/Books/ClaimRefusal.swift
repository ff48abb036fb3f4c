/// Why a direct payment can't be taken. No money moved.
public enum ClaimRefusal: Error, Equatable, Sendable, CustomStringConvertible {
    /// The books have no such payment.
    case unheard(Receipt)
    /// It is the payment of a prompt.
    case belongsToPrompt(AttemptID)
    /// It may be the payment of a prompt that has no receipt yet: taken for a sale, it could be spent twice.
    case mayBeAPrompts(AttemptID)
    /// It was paid under the tag of a prompt that another ledger has: taken here, it is spent twice.
    case belongsElsewhere(Tag)
    /// It is no prompt's, and waits for none.
    case waitsForNothing
    /// It was taken for a sale. A receipt is spent once.
    case taken(SaleID)
    /// Safaricom's own list has it with another amount.
    case listedOtherwise(Money)
    /// Safaricom's own list says that it was taken back.
    case reversed
    /// The shop is giving it back, or nobody knows what came of that.
    case onItsWayBack
    /// No list has it with another amount or says that it was taken back, or somebody has looked into that.
    case notDisputed
    /// That it came in, a list has to tell, and no person.
    case wantsList
    /// It was heard of a moment ago: until then the statement may lack it.
    case cameJustNow(until: Timestamp)
    /// A message alone tells of it, and somebody found no such payment in the statement.
    case neverCame(Approval)
    /// A list told something of it that was not known to whoever looked.
    case toldAnew
    /// What was found is neither what it may count with nor nothing.
    case foundOtherwise(DirectPayment.Contest)
    /// Another console is about to take it.
    case held(DirectPayment.Claim)
    /// It was not held, or the hold ran out: look at it again before taking it.
    case notHeld
    /// The sale that it is to pay is not in the books.
    case noSuchSale
    /// The sale that it is to pay owes that much, and not what came in.
    case owes(Money)
    /// A prompt for the sale that it is to pay is open: its customer may pay that, too.
    case saleIsAsked(AttemptID)

    public var description: String {
        switch self {
        case .unheard(let receipt): "Nothing was taken: no message has told of \(receipt)."
        case .belongsToPrompt: "Nothing was taken: that is the payment of a prompt, which is in the list already."
        case .mayBeAPrompts:
            "Nothing was taken: that may be the payment of a prompt whose receipt is not known yet. Look at the statement, "
                + "and at which prompt: kaunta verify."
        case .belongsElsewhere(let tag):
            "Nothing was taken: it was paid under \(tag), a prompt that this ledger does not have. Look at the till that has "
                + "it: taken here, it is spent twice. If its ledger is lost: kaunta claim, with --besides \(tag)."
        case .waitsForNothing: "Nothing was changed: that money waits for no prompt. It is free, or has its place."
        case .taken: "Nothing was taken: that payment was used for another sale. A receipt is spent once."
        case .listedOtherwise(let amount):
            "Nothing was taken: M-PESA's own list has it with KES \(amount.grouped). Look at the statement first."
        case .reversed:
            "Nothing was taken: M-PESA's own list says that this payment was taken back. Look at the statement first."
        case .onItsWayBack:
            "Nothing was taken: the shop ordered it to be given back, and nobody knows yet what came of that."
        case .notDisputed:
            "Nothing was changed: M-PESA's own list agrees with it, or somebody has looked into it already."
        case .wantsList:
            "Nothing was changed: a message alone tells of it. Where the statement has it, read that in: "
                + "kaunta statement import FILE. Where it has no such payment: --found none."
        case .cameJustNow(let moment):
            "Nothing was changed: it was heard of a moment ago. Look in the statement after \(moment.time)."
        case .neverCame(let approval):
            "Nothing was taken: \(approval.by) found no such payment in the statement. Once M-PESA's own list has it, "
                + "it can be taken."
        case .toldAnew:
            "Nothing was changed: a list of M-PESA's has told something new of it. Look again, then say what was found."
        case .foundOtherwise(.amount(let amount)):
            "Nothing was changed: it counts with KES \(amount.grouped), or with nothing."
        case .foundOtherwise(.either(let one, let other)):
            "Nothing was changed: it counts with KES \(one.grouped), KES \(other.grouped), or with nothing."
        case .foundOtherwise(.upTo(let most)):
            "Nothing was changed: it counts with what is left of KES \(most.grouped), or with nothing."
        case .held(let claim):
            "Nothing was taken: \(claim.by) is about to take it. Try again after \(claim.until.time)."
        case .notHeld: "Nothing was taken: the hold ran out. Look at the payment again, then take it."
        case .noSuchSale: "Nothing was taken: the sale that it is to pay is not in this ledger."
        case .owes(.zero): "Nothing was taken: that sale owes nothing. Take it for a new one."
        case .owes(let owed):
            "Nothing was taken: that sale owes KES \(owed.grouped), and this is another amount. Take it for a new one."
        case .saleIsAsked: "Nothing was taken: a prompt for that sale is open, and may be paid, too. Wait for it."
        }
    }
}
