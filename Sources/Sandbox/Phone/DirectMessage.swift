import Crypto
import Daraja
import Payments
import Transport

/// What Safaricom posts about money that goes straight to the shop: the question and the news have one shape.
struct DirectMessage: Equatable, Sendable {
    let payment: SandboxPayment
    /// What the number holds once it is paid; nil before.
    let balance: Money?
    let isTill: Bool

    init(_ payment: SandboxPayment, balance: Money?, isTill: Bool) {
        self.payment = payment
        self.balance = balance
        self.isTill = isTill
    }

    /// The body as the product has it: the newer one masks the payer's number, the older one hashes it and leaves names
    /// out.
    func body(for version: C2BVersion) -> JSON {
        let type = balance == nil ? "" : isTill ? "Customer Merchant Payment" : "Pay Bill"
        let members: [JSON.Member] = [
            .init("TransactionType", .string(type)), .init("TransID", .string(payment.receipt.text)),
            .init("TransTime", .string(payment.at.wire)), .init("TransAmount", .string(payment.amount.decimal)),
            .init("BusinessShortCode", .string(payment.payee)), .init("BillRefNumber", .string(payment.account)),
            .init("InvoiceNumber", ""), .init("OrgAccountBalance", .string(balance?.decimal ?? "")),
            .init("ThirdPartyTransID", ""), .init("MSISDN", .string(payer(for: version))),
            .init("FirstName", .string(payment.name)),
        ]
        return switch version {
        case .v1: .object(members)
        case .v2: .object(members + [.init("MiddleName", ""), .init("LastName", "")])
        }
    }

    private func payer(for version: C2BVersion) -> String {
        let digits = payment.phone.digits
        return switch version {
        case .v1:
            SHA256.hash(data: Array(digits.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case .v2: "\(digits.prefix(4)) ***** \(digits.suffix(3))"
        }
    }
}
