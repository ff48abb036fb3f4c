import Foundation
import Ledger
import Payments

/// The `number`-th payment of a made-up shop: the same every time, and of a realistic mix.
struct PastPayment: Sendable {
    let sale: Sale
    let record: AttemptRecord
    let receipt: Receipt?

    /// Of a hundred payments, so many end so.
    private enum Ending {
        case paid, cancelled, unreachable, refused, withdrawn, expired

        init(_ number: Int, of count: Int) {
            self =
                switch number * 37 % 100 {
                case 0..<86: .paid
                case 86..<92: .cancelled
                case 92..<95: .unreachable
                case 95..<97: .refused
                case 97..<99: .withdrawn
                default: number < count - 1000 ? .unreachable : .expired  // The gateway has answered about old ones.
                }
        }
    }

    /// Makes it: one of `count`, about 1,100 a day, the last one a moment before `end`.
    init(_ number: Int, of count: Int, until end: Timestamp) throws {
        let ending = Ending(number, of: count)
        let at = Timestamp(milliseconds: end.milliseconds - Int64(count - number) * 78_500)
        let phone = try MSISDN(parsing: Self.phone(number, of: count, isOpen: ending == .expired))
        let tag = Tag(till: "K2", number: Int64(number + 1))
        let table = number % 10 < 7 ? nil : AccountReference("Table \(number % 40)")
        guard let reference = table ?? tag.reference, let shortCode = ShortCode(ShortCode.publicSandbox) else {
            throw CannotBeMade()
        }
        let amount = Money(cents: Int64(10 + number * 31 % 400 * 5) * 100)
        sale = Sale(id: SaleID("s\(padded(number, 15))"), due: amount, openedAt: at)
        let attempt = Attempt(
            id: AttemptID("a\(padded(number, 15))"), sale: sale.id, tag: tag, phone: phone, amount: amount,
            payee: .payBill(shortCode, account: nil), reference: reference, purpose: .usual, createdAt: at)
        let named = Receipt(Self.receipt(number, on: at.day))
        receipt = ending == .paid ? named : nil
        record = AttemptRecord(
            attempt: attempt, evidence: Self.story(of: attempt, number, ending: ending, receipt: named))
    }

    private struct CannotBeMade: Error {}

    private static func story(of attempt: Attempt, _ number: Int, ending: Ending, receipt: Receipt?) -> [Evidence] {
        let at = attempt.createdAt
        let checkout = checkout(number, at: at, phone: attempt.phone)
        let merchant = MerchantRequestID("29115-34620561-\(number)")
        func after(_ seconds: Int64, _ source: Evidence.Source, _ fact: Fact, raw: String? = nil) -> Evidence {
            Evidence(source: source, fact: fact, at: at + .seconds(seconds), raw: raw)
        }
        func failed(after seconds: Int64, _ code: String, _ text: String) -> Evidence {
            after(seconds, .query, .queryFailed(checkout: checkout, code: ResultCode(code), text: text))
        }
        if ending == .withdrawn { return [after(5, .person, .withdrawn(reason: "changed before sending"))] }
        let marked = after(0, .console, .sendMarked(boot: BootID("0123456789abcdef")))
        if ending == .refused {
            let busy = Refusal(
                code: "500.001.1001", message: "Unable to lock subscriber, a transaction is already in process",
                kind: .phoneBusy)
            return [marked, after(1, .pushAnswer, .refused(busy))]
        }
        let sent = [marked, after(1, .pushAnswer, .accepted(merchant: merchant, checkout: checkout))]
        switch ending {
        case .paid:
            let claim = CallbackClaim(
                merchant: merchant, checkout: checkout, receipt: receipt, amount: attempt.amount,
                payer: .clear(attempt.phone), paidAt: at + .seconds(11), balance: nil)
            let text = "The service request is processed successfully."
            return sent + [
                after(12, .callback, .callbackPaid(claim), raw: raw(claim)),
                after(13, .query, .queryPaid(checkout: checkout, text: text)),
            ]
        case .cancelled:
            let text = "Request cancelled by user"
            let denial = CallbackDenial(merchant: merchant, checkout: checkout, code: ResultCode("1032"), text: text)
            return sent + [after(20, .callback, .callbackFailed(denial)), failed(after: 21, "1032", text)]
        case .unreachable: return sent + [failed(after: 40, "1037", "DS timeout user cannot be reached")]
        case .refused, .withdrawn, .expired:
            let open = Fact.queryOpen(reason: "The transaction is being processed")
            return sent + [
                after(10, .query, open), after(40, .query, open), after(181, .console, .deadlinePassed),
            ]
        }
    }

    private static func phone(_ number: Int, of count: Int, isOpen: Bool) -> String {
        // An unanswered prompt bars its phone, so those phones are nobody else's.
        isOpen ? "2541\(padded(number, 8))" : "2547\(padded(number % max(1, count / 8) * 7_919 % 100_000_000, 8))"
    }

    private static func checkout(_ number: Int, at: Timestamp, phone: MSISDN) -> CheckoutRequestID {
        let wire = at.wire
        let date = "\(wire.dropFirst(6).prefix(2))\(wire.dropFirst(4).prefix(2))\(wire.prefix(4))\(wire.suffix(6))"
        return CheckoutRequestID("ws_CO_\(date)\(padded(number % 1000, 3))\(phone.digits.suffix(9))")
    }

    /// Ten characters: the year, month and day, then a counter.
    private static func receipt(_ number: Int, on day: BusinessDay) -> String {
        let (year, month, date) = day.civil
        let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let counter = String(number, radix: 36, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 7 - counter.count))
        return "\(alphabet[10 + (year - 2006) % 26])\(alphabet[9 + month])\(alphabet[date])\(zeros)\(counter)"
    }

    /// A callback's body, as long as real ones are.
    private static func raw(_ claim: CallbackClaim) -> String {
        """
        {"Body":{"stkCallback":{"MerchantRequestID":"\(claim.merchant?.text ?? "")","CheckoutRequestID":\
        "\(claim.checkout?.text ?? "")","ResultCode":0,"ResultDesc":"The service request is processed successfully.",\
        "CallbackMetadata":{"Item":[{"Name":"Amount","Value":\(claim.amount?.decimal ?? "")},\
        {"Name":"MpesaReceiptNumber","Value":"\(claim.receipt?.text ?? "")"},\
        {"Name":"TransactionDate","Value":\(claim.paidAt?.wire ?? "")},{"Name":"PhoneNumber","Value":254700000000}]}}}}
        """
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
