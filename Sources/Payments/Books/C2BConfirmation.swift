/// Money paid straight to the pay bill or till, as a confirmation tells of it. Unsigned: a stranger's claim until a list
/// of Safaricom's own has the same receipt.
public struct C2BConfirmation: Equatable, Hashable, Sendable, Codable {
    /// The transaction's number (`TransID`).
    public let receipt: Receipt
    /// What was paid; with cents.
    public let amount: Money
    /// The number it was paid to (`BusinessShortCode`).
    public let payee: ShortCode
    /// What the payer typed as the account (`BillRefNumber`), trimmed; empty at a till.
    public let account: String
    /// Who paid, as far as it says: clear, masked or hashed (`MSISDN`).
    public let payer: Payer?
    /// The names it gives, in one line; empty when it gives none. Text from outside.
    public let name: String
    /// When it was paid (`TransTime`), if that can be read.
    public let paidAt: Timestamp?

    /// More than any payment can be: ten thousand times what M-PESA moves at once. Sums stay far from their limit.
    public static let most = Money(cents: 250_000_000_000)

    /// Takes the parts.
    public init(
        receipt: Receipt, amount: Money, payee: ShortCode, account: String, payer: Payer?, name: String,
        paidAt: Timestamp?
    ) {
        self.receipt = receipt
        self.amount = amount
        self.payee = payee
        self.account = account
        self.payer = payer
        self.name = name
        self.paidAt = paidAt
    }
}
