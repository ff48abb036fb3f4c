public import Payments
import Transport

/// One payment that no prompt asked for: somebody paid straight to the pay bill or till.
public struct SandboxPayment: Equatable, Sendable {
    /// Its number, the same in the question and in the news.
    public let receipt: Receipt
    /// Who gets the money.
    public let payee: String
    /// What the payer typed as the account; empty at a till.
    public let account: String
    /// How much.
    public let amount: Money
    /// Who pays.
    public let phone: MSISDN
    /// The payer's first name.
    public let name: String
    /// When it was begun.
    public let at: Timestamp
    /// Where it stands.
    public internal(set) var state: State

    /// Where it stands.
    public enum State: String, Equatable, Sendable {
        /// The shop is asked whether it may happen.
        case asked
        /// The money has moved.
        case paid
        /// The shop turned it away, or did not answer where that turns it away.
        case rejected
    }
}

extension SandboxPayment: CustomStringConvertible {
    public var description: String { "\(receipt) \(phone) \(amount) to \(payee) \(account): \(state.rawValue)" }
}

/// What somebody pays without being asked to.
public struct DirectOrder: Equatable, Sendable {
    /// The number that is paid; nil takes the first that can be.
    public var payee: String?
    /// What the payer types as the account; a till has none.
    public var account: String
    /// How much; may have cents.
    public var amount: Money
    /// Who pays.
    public var phone: MSISDN

    /// Takes the parts.
    public init(payee: String? = nil, account: String = "", amount: Money, phone: MSISDN) {
        self.payee = payee
        self.account = account
        self.amount = amount
        self.phone = phone
    }

    /// Reads `{"amount": 350, "phone": "0712345678", "account": "INV1", "payee": "174379"}`; only the amount must be
    /// there.
    init(_ body: JSON) throws(SandboxError) {
        guard let amount = body["amount"]?.text.flatMap({ try? Money(parsing: $0) }) else {
            throw .notPayable("there is no amount")
        }
        guard let phone = try? MSISDN(parsing: body["phone"]?.text ?? "254708374149") else {
            throw .notPayable("the phone is no mobile number")
        }
        self.init(payee: body["payee"]?.text, account: body["account"]?.text ?? "", amount: amount, phone: phone)
    }
}
