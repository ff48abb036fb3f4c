import Payments

/// Money that really came in, as Safaricom knows it.
struct ModelPayment: Sendable {
    let receipt: Receipt
    let amount: Money
    let payer: MSISDN
    let payee: ShortCode
    /// What was typed as the account, or is the prompt's reference.
    let account: String
    let paidAt: Timestamp
    /// The prompt that its payer meant to pay, by it or by hand.
    let meant: AttemptID?
    /// From when on lists have it, in the world's time; nil for a row that every list lacks.
    let isListedFrom: Int64?
    /// What was really taken back of it, in parts.
    private(set) var back: [Reversal] = []

    init(
        receipt: Receipt, amount: Money, payer: MSISDN, payee: ShortCode, account: String, paidAt: Timestamp,
        meant: AttemptID?, isListedFrom: Int64?
    ) {
        self.receipt = receipt
        self.amount = amount
        self.payer = payer
        self.payee = payee
        self.account = account
        self.paidAt = paidAt
        self.meant = meant
        self.isListedFrom = isListedFrom
    }

    /// How much was taken back, in cents.
    var backCents: Int64 { back.reduce(0) { $0 + ($1.amount?.cents ?? 0) } }

    /// Whether nothing is left of it.
    var isGone: Bool { backCents >= amount.cents }

    /// Takes money back, and never more than is left.
    mutating func take(back reversal: Reversal) { back.append(reversal) }

    /// What a list has of it.
    func row(payer told: Payer?) -> C2BConfirmation {
        C2BConfirmation(
            receipt: receipt, amount: amount, payee: payee, account: account, payer: told,
            name: told == nil ? "A CUSTOMER" : "", paidAt: paidAt)
    }

    /// What a list tells of its being taken back: each part by a row of its own, with or without its amount, or all of it
    /// by a word in the payment's own row.
    func reversals(_ form: ReversalForm, payer told: Payer?) -> [ReversalLine] {
        guard !back.isEmpty else { return [] }
        switch form {
        case .rows: return back.map { ReversalLine(of: receipt, told: $0) }
        case .rowsWithoutAmounts:
            return back.map { ReversalLine(of: receipt, told: Reversal(amount: nil, at: $0.at, receipt: $0.receipt)) }
        case .status:
            let told = row(payer: told)
            let sum = Reversal(amount: isGone ? amount : nil, at: nil, receipt: nil)
            return [ReversalLine(of: receipt, told: sum, payment: told)]
        }
    }

    /// In which form a list tells of reversals.
    enum ReversalForm: CaseIterable { case rows, rowsWithoutAmounts, status }
}
