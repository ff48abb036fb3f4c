/// Money paid straight to the pay bill or till, as the books hold it.
public struct DirectPayment: Equatable, Sendable, Identifiable {
    /// Its place in the list of payments: prompts and direct payments share their numbers.
    public let number: Int64
    /// What was told of it.
    public let told: C2BConfirmation
    /// Whether a list of Safaricom's own was the first to tell of it, and no message.
    public let isFromList: Bool
    /// When we first heard of it.
    public let heardAt: Timestamp
    /// When a list of Safaricom's own first had it; nil while only an unsigned message tells of it.
    public let verifiedAt: Timestamp?
    /// The amount that a list of Safaricom's own has it with, when that is another than the message told.
    public let listedAmount: Money?
    /// Who paid it, as far as a list of Safaricom's own tells: digits only, since a hash tells nothing new.
    public let listedPayer: Payer?
    /// What lists of Safaricom's own told of its being taken back, all of it together.
    public let reversal: Reversal?
    /// The number of the newest row that told so: the higher, the newer.
    public let reversalNumber: Int64?
    /// What a person found in the statement, where the list and the message disagree or the money was taken back. What
    /// was said before the newest reversal was heard of does not count.
    public let look: Look?
    /// The prompt that it turned out to be the payment of.
    public let prompt: AttemptID?
    /// The sale it was taken for.
    public let sale: SaleID?
    /// When that was.
    public let takenAt: Timestamp?
    /// Who is about to take it, and until when nobody else may.
    public let claim: Claim?

    /// Whether the shop ordered it to be given back, and nobody knows yet what came of that.
    public var isOnItsWayBack = false

    /// The tag under which it was paid, where it is free and no prompt of these books carries that: another ledger's prompt got
    /// it, and both would spend it.
    public var foreignTag: Tag?

    /// Takes the parts.
    public init(
        number: Int64, told: C2BConfirmation, isFromList: Bool = false, heardAt: Timestamp, verifiedAt: Timestamp?,
        listedAmount: Money? = nil,
        listedPayer: Payer? = nil, reversal: Reversal? = nil, reversalNumber: Int64? = nil, look: Look? = nil,
        prompt: AttemptID?, sale: SaleID?, takenAt: Timestamp? = nil, claim: Claim?
    ) {
        self.number = number
        self.told = told
        self.isFromList = isFromList
        self.heardAt = heardAt
        self.verifiedAt = verifiedAt
        self.listedAmount = listedAmount
        self.listedPayer = listedPayer
        self.reversal = reversal
        self.reversalNumber = reversalNumber
        self.look = look
        self.prompt = prompt
        self.sale = sale
        self.takenAt = takenAt
        self.claim = claim
    }

    public var id: Receipt { told.receipt }

    /// When it was paid, as far as that is told: a list may bring it days later. Nothing was paid after it was heard of.
    public var paidAt: Timestamp { told.paidAt.map { min($0, heardAt) } ?? heardAt }

    /// What it amounts to: a stranger's claim, paid, or two stories as long as it is free and a list has another amount,
    /// or a list says that it was taken back.
    /// Once a person looked, it is what the list has, or no payment.
    public var state: AttemptState {
        if let look { return look.amount > .zero ? .paid : .failed }
        return isDisputed || isReversed ? .conflict : verifiedAt == nil ? .claimed : .paid
    }

    /// The amount that it counts with: what a person found in the statement, else what was told.
    public var amount: Money {
        guard let look, look.amount > .zero else { return told.amount }
        return look.amount
    }

    /// Whether Safaricom's own list has it with another amount, nobody has taken it and nobody has looked into it.
    public var isDisputed: Bool { isFree && listedAmount != nil && look == nil }

    /// Whether Safaricom's own list says that it was taken back, taken for a sale or not, and nobody has looked into it.
    /// Of what joined a prompt, that prompt tells.
    public var isReversed: Bool { prompt == nil && reversal != nil && look == nil }

    /// What a person may say of it that it counts with, beside nothing; nil where nobody has to look into it.
    ///
    /// Where all of it was taken back, a person may still find that it was not, or that it came in again.
    public var contested: Contest? {
        guard prompt == nil, look == nil else { return nil }
        guard let reversal else {
            return listedAmount.map { isFromList ? .either(told.amount, $0) : .amount($0) }
        }
        guard let back = reversal.amount else { return .upTo(paidIn) }
        return .amount(back < paidIn ? Money(cents: paidIn.cents - back.cents) : paidIn)
    }

    /// Whether a message alone tells of it, taken for a sale or not, and nobody has looked into it: a person may find that it
    /// never came.
    package var isUnsigned: Bool {
        prompt == nil && verifiedAt == nil && listedAmount == nil && reversal == nil && look == nil
    }

    /// Whether it was taken for a sale on a message's word, and the lists of a whole day had time to tell of it and did not: a
    /// person has to compare it with the statement.
    public func isUnconfirmed(at now: Timestamp) -> Bool { sale != nil && isUnsigned && heardAt + Self.listed <= now }

    /// Whether a person may say so by then: the statement has what came in ten minutes ago.
    public func isDeniable(at now: Timestamp) -> Bool { isUnsigned && heardAt + Self.patience <= now }

    /// Why that can't be written down of it; nil when it can. Of what a message alone tells of, only that it never came: that it
    /// did, a list has to tell.
    ///
    /// - Parameters:
    ///   - found: the amount that a person found in the statement; nil for no payment.
    ///   - known: the number of the newest reversal that was known to whoever looked.
    package func refusal(ofFound found: Money?, knowing known: Int64?, at now: Timestamp) -> ClaimRefusal? {
        guard let contested else {
            guard isUnsigned, known == nil else { return known == nil ? .notDisputed : .toldAnew }
            if (found ?? .zero) > .zero { return .wantsList }
            return isDeniable(at: now) ? nil : .cameJustNow(until: heardAt + Self.patience)
        }
        if known != reversalNumber { return .toldAnew }
        return found.map(contested.allows) ?? true ? nil : .foundOtherwise(contested)
    }

    /// What the sale that it was taken for is not asked for because of it: what a person found, else all of it. Whatever was
    /// taken back, nobody is asked again before a person has looked.
    package var counts: Money { look?.amount ?? paidIn }

    /// Whether the sale has that: a list of Safaricom's own has it and none says that it was taken back, or a person found it
    /// in the statement.
    package var isProven: Bool { look != nil || (verifiedAt != nil && reversal == nil) }

    /// The amount that it came in with: the list's, where that is another than the message's.
    package var paidIn: Money { listedAmount ?? told.amount }

    /// Whether nobody has taken it for so long that a person has to look for its owner.
    public func isLeft(at now: Timestamp) -> Bool {
        let isUndisputed = look.map { $0.amount > .zero } ?? (listedAmount == nil && reversal == nil)
        return isFree && isUndisputed && !isOnItsWayBack && heardAt + Self.patience <= now
    }

    /// Whether nobody has taken it: no prompt, no sale.
    public var isFree: Bool { prompt == nil && sale == nil }

    /// Whether it is spent: taken for a sale, or counted as money of its own since a person looked into it. It can be no
    /// prompt's any more.
    public var isSpentByHand: Bool { sale != nil || (look.map { $0.amount > .zero } ?? false) }

    /// Whether it is a list of Safaricom's own that tells who paid it.
    package var isPayerListed: Bool { listedPayer != nil || isFromList && told.payer?.isDigits ?? false }

    /// What is told of it, with the payer that Safaricom's own list names, where it names one: the message is unsigned.
    package var known: C2BConfirmation { known(as: told.amount) }

    /// The same, with the amount that such a list has.
    package func known(as amount: Money) -> C2BConfirmation {
        C2BConfirmation(
            receipt: told.receipt, amount: amount, payee: told.payee, account: told.account,
            payer: listedPayer.flatMap { $0.corrects(told.payer) ? $0 : nil } ?? told.payer, name: told.name,
            paidAt: told.paidAt)
    }

    /// Whether it is a row of its own in the list of payments: what joined a prompt stands there as that prompt.
    public var isRow: Bool { prompt == nil }

    /// Who holds it at that moment; nil when anybody may.
    public func holder(at now: Timestamp) -> Claim? { isFree ? claim.flatMap { $0.until > now ? $0 : nil } : nil }

    /// A person's word about a payment that a list has with another amount than its message, or says was taken back, or that
    /// no list has: that it never came counts until one has it.
    public struct Look: Equatable, Sendable {
        /// The list's amount, or what is left of it; nothing where there is no payment.
        public let amount: Money
        /// Who looked, and what was found.
        public let approval: Approval
        /// When.
        public let at: Timestamp

        /// Takes the parts.
        public init(amount: Money, approval: Approval, at: Timestamp) {
            self.amount = amount
            self.approval = approval
            self.at = at
        }
    }

    /// What a payment may count with that a person has to look into.
    public enum Contest: Equatable, Sendable {
        /// That much, which the list tells.
        case amount(Money)
        /// One or the other: two lists tell it differently.
        case either(Money, Money)
        /// What is left of that much: no list tells how much was taken back.
        case upTo(Money)

        /// Whether it may count with that.
        public func allows(_ found: Money) -> Bool {
            switch self {
            case .amount(let amount): found == amount
            case .either(let one, let other): found == one || found == other
            case .upTo(let most): found >= .zero && found <= most
            }
        }
    }

    /// A hold on a payment, so that two consoles cannot take the same one.
    public struct Claim: Equatable, Sendable {
        /// Which console holds it.
        public let by: String
        /// When the hold ends by itself.
        public let until: Timestamp

        /// Takes both.
        public init(by: String, until: Timestamp) {
            self.by = by
            self.until = until
        }

        /// How long a hold lasts.
        public static let lease = Duration.seconds(60)
    }

    /// How long a payment that nobody takes is left in the list before it needs a check.
    public static let patience = Duration.seconds(600)

    /// How long what was taken on a message's word is left to the lists before it needs a check: a day's statement is there
    /// by then.
    public static let listed = Duration.seconds(86_400)

    /// Why that console may not hold or take it now; nil when it may.
    ///
    /// - Parameters:
    ///   - owner: the prompt that its receipt stands in the books for.
    ///   - other: a prompt that it may be the payment of.
    public func refusal(
        to holder: String, at now: Timestamp, ownedBy owner: AttemptID? = nil, perhapsBy other: AttemptID? = nil
    ) -> ClaimRefusal? {
        if let prompt { return .belongsToPrompt(prompt) }
        if let sale { return .taken(sale) }
        // What a person found in the statement is money like any other.
        if (look?.amount ?? .zero) <= .zero {
            if let listedAmount { return .listedOtherwise(listedAmount) }
            if reversal != nil { return .reversed }
            if let look { return .neverCame(look.approval) }
        }
        if isOnItsWayBack { return .onItsWayBack }
        if let owner { return .belongsToPrompt(owner) }
        if let other { return .mayBeAPrompts(other) }
        if let claim, claim.by != holder, claim.until > now { return .held(claim) }
        return nil
    }
}
