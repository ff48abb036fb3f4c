import Console
import Payments
import Transport

/// Why a prompt was held back: money of its amount came in and may be what it asks for. Nothing was sent.
struct PaidAlready: Error, Equatable {
    /// The money.
    let money: EarlierMoney
    /// The prompt.
    let order: PromptOrder

    /// What came, that nothing was sent, and what to do.
    var words: Phrase { DirectWords.heldBack(for: money) }

    /// One object for programs: the keys of a payment, with null where nothing was written down, and the money that came.
    /// Nobody knows whether that is this payment, so its verdict is DON'T KNOW.
    var line: String {
        JSON.object([
            .init("attempt", .null), .init("state", "HELD"),
            .init("verdict", .string(Verdict.dontKnow.rawValue)),
            .init("amount", .string(order.amount.decimal)), .init("currency", "KES"),
            .init("phone", .string(order.phone.description)),
            .init("reference", order.reference.map { .string($0.text) } ?? .null),
            .init("merchantRequestID", .null), .init("checkoutRequestID", .null), .init("resultCode", .null),
            .init("reason", .string(words.english.fitForEyes)), .init("receipt", .null), .init("nextCheckAt", .null),
            .init("createdAt", .null), .init("updatedAt", .null), .init("kept", .null), .init("paidAlready", came),
        ]).serialised
    }

    private var came: JSON {
        let told = money.told
        let paidAt: Timestamp? = if case .direct(let payment) = money { payment.paidAt } else { told.paidAt }
        return [
            "receipt": .string(told.receipt.text), "amount": .string(told.amount.decimal),
            "phone": told.payer.map { .string($0.description.fitForEyes) } ?? .null,
            "reference": .string(told.account.fitForEyes), "paidAt": paidAt.map { .string($0.rfc3339) } ?? .null,
        ]
    }
}
