/// A stored fact about an attempt. Facts are added, never changed.
public struct Evidence: Equatable, Sendable {
    /// Who says it.
    public let source: Source
    /// What it says.
    public let fact: Fact
    /// When we learnt it.
    public let at: Timestamp
    /// The message it was read from, as it came, or what a person said with it; nil for facts of our own.
    public let raw: String?

    /// Takes the parts.
    public init(source: Source, fact: Fact, at: Timestamp, raw: String? = nil) {
        self.source = source
        self.fact = fact
        self.at = at
        self.raw = raw
    }

    /// Whether it is what came of a question of ours: the gateway's answer, or that its own list has nothing or can't be
    /// had. Each counts anew.
    package var isAnswer: Bool {
        if case .queryOpen = fact { true } else { source == .query }
    }

    /// Who says it, and so how far it is believed.
    public enum Source: String, Equatable, Hashable, Sendable, Codable, CaseIterable {
        /// Ourselves: what was done, and what time did.
        case console
        /// The gateway's answer to our push (E1).
        case pushAnswer
        /// A stranger's message to our callback address (E2). Unsigned: checked, not believed.
        case callback
        /// The gateway's answer to our question (E3).
        case query
        /// A C2B confirmation (E4). Unsigned.
        case confirmation
        /// A transaction status result, to a question of ours (E5).
        case transactionStatus
        /// A row of a pull (E6).
        case pull
        /// A row of the portal's statement, imported by a person (E7).
        case statement
        /// A person's decision.
        case person
    }
}

/// What a piece of evidence says.
public enum Fact: Equatable, Hashable, Sendable, Codable {
    /// The send mark: bytes may be on the wire from here on. Made by that run of that process.
    case sendMarked(boot: BootID)
    /// `acc`: the gateway took the prompt and named it. Never means paid.
    case accepted(merchant: MerchantRequestID?, checkout: CheckoutRequestID)
    /// `ref`: the gateway refused in its answer. No prompt.
    case refused(Refusal)
    /// `noconn`: it failed before the first byte of the request left. No prompt.
    case neverLeft(reason: String)
    /// `amb`: it left, or may have, and no usable answer came.
    case answerLost(reason: String)
    /// `cb+`: a callback says paid.
    case callbackPaid(CallbackClaim)
    /// `cb-`: a callback says not paid.
    case callbackFailed(CallbackDenial)
    /// `q+`: the gateway, asked, says paid.
    case queryPaid(checkout: CheckoutRequestID, text: String)
    /// `q-`: the gateway, asked, says not paid, with a code of the closed list.
    case queryFailed(checkout: CheckoutRequestID, code: ResultCode, text: String)
    /// `q?`: the gateway, asked, does not know yet, or its answer proves nothing.
    case queryOpen(reason: String)
    /// `rec`: a row that Safaricom vouches for matches.
    case receiptFound(Receipt, amount: Money)
    /// `gone`: a complete list of the time has no row that matches.
    case rowMissing
    /// `dl`: the soft deadline passed.
    case deadlinePassed
    /// `op`: a person stopped waiting.
    case stoppedWaiting
    /// `boot`: found unfinished by a later run.
    case restarted(boot: BootID)
    /// The holder of the unused permit gave it back, or the prompt was withdrawn before it: proven never sent.
    case withdrawn(reason: String)
    /// A supervisor closed a contradiction as not paid, on the word of a complete statement that has no row of those
    /// claims. It says nothing about a claim that came later. What was written before PINs has none.
    case closedUnpaid(reason: String, knowing: [CallbackClaim]? = nil, pin: Bool? = nil)
    /// A supervisor lets another prompt go although nobody knows what became of this one; both may be paid.
    case released(Approval)
    /// A supervisor lets the goods go although nothing proves that they are paid (RELEASED-UNVERIFIED). It is no payment.
    case goodsGiven(Approval)
    /// The prompt went to a stranger's phone, and its sale goes on elsewhere. If the stranger pays, a refund is owed.
    case wrongNumber
    /// The sale was paid already, by that other prompt, when this one was paid too.
    case doubled(with: AttemptID)
    /// The sale was paid already, by that money paid straight to the shop, when this one was paid too: lists of Safaricom's
    /// own have both.
    case doubledByHand(Receipt)
    /// The receipt that a message names for this prompt was taken for another sale, as money paid straight to the shop.
    case takenElsewhere(Receipt)
    /// The receipt that a message names for this prompt is another payment's: Safaricom's own list, or a confirmation,
    /// has it with another payer, another amount or another prompt's reference. What else proves this one paid stands.
    case notItsReceipt(Receipt)
    /// `rev`: a list of Safaricom's own says that the payment with this receipt was taken back, or given back.
    case reversed(Receipt, Reversal)
    /// A person has looked into a doubt and says what was done about it.
    case resolved(Doubt.Kind, Approval)
}

/// A person's decision about money, on their name.
public struct Approval: Equatable, Hashable, Sendable, Codable {
    /// Who decided.
    public let by: String
    /// Why.
    public let reason: String
    /// Whether a supervisor's PIN came with it; nil where none did, as in all that was written before there were PINs.
    private let pin: Bool?

    /// Takes both, trimmed; nil when either is empty.
    public init?(by: String, reason: String) {
        let (by, reason) = (Substring(by).trimmed, Substring(reason).trimmed)
        if by.isEmpty || reason.isEmpty { return nil }
        self.by = String(by)
        self.reason = String(reason)
        pin = nil
    }

    private init(provenOf approval: Approval, as name: String) {
        by = name
        reason = approval.reason
        pin = true
    }

    /// Whether the name is a supervisor's, shown by their PIN.
    public var isProven: Bool { pin == true }

    /// The same, once the PIN was found to be that supervisor's. Whoever keeps the PINs calls it, and nobody else.
    package func proven(as name: String? = nil) -> Approval { Approval(provenOf: self, as: name ?? by) }
}

/// Why the gateway refused, in its words.
public struct Refusal: Equatable, Hashable, Sendable, Codable {
    /// Its code, such as `400.002.02`.
    public let code: String
    /// Its words.
    public let message: String
    /// What kind of refusal it is, and so what helps.
    public let kind: Kind

    /// Takes the parts.
    public init(code: String, message: String, kind: Kind) {
        self.code = code
        self.message = message
        self.kind = kind
    }

    /// What kind of refusal it is.
    public enum Kind: String, Equatable, Hashable, Sendable, Codable {
        /// A field was wrong: the cashier changes it.
        case invalidField
        /// Keys, passkey, shortcode, product or path: whoever set it up changes it.
        case configuration
        /// The token was refused: a new attempt with a new token may go.
        case token
        /// The phone has another prompt or menu open: 60 seconds.
        case phoneBusy
        /// The gateway is busy or counts too many calls: a little later.
        case busy
    }
}

/// What a success callback claims.
public struct CallbackClaim: Equatable, Hashable, Sendable, Codable {
    /// The ids it names.
    public let merchant: MerchantRequestID?
    /// The ids it names.
    public let checkout: CheckoutRequestID?
    /// The receipt it names.
    public let receipt: Receipt?
    /// The amount it names.
    public let amount: Money?
    /// The payer it names.
    public let payer: Payer?
    /// The time it names.
    public let paidAt: Timestamp?
    /// The customer's balance it names.
    public let balance: Money?

    /// Takes the parts.
    public init(
        merchant: MerchantRequestID?, checkout: CheckoutRequestID?, receipt: Receipt?, amount: Money?, payer: Payer?,
        paidAt: Timestamp?, balance: Money?
    ) {
        self.merchant = merchant
        self.checkout = checkout
        self.receipt = receipt
        self.amount = amount
        self.payer = payer
        self.paidAt = paidAt
        self.balance = balance
    }
}

/// What a failure callback claims.
public struct CallbackDenial: Equatable, Hashable, Sendable, Codable {
    /// The ids it names.
    public let merchant: MerchantRequestID?
    /// The ids it names.
    public let checkout: CheckoutRequestID?
    /// Its code.
    public let code: ResultCode
    /// Its words.
    public let text: String

    /// Takes the parts.
    public init(merchant: MerchantRequestID?, checkout: CheckoutRequestID?, code: ResultCode, text: String) {
        self.merchant = merchant
        self.checkout = checkout
        self.code = code
        self.text = text
    }
}
