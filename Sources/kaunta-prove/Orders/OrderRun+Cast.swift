import Foundation
import Ledger
import Payments

/// Who and what is in it.
extension OrderRun {
    static let boot = BootID("orders")
    private static let shortCode = ShortCode("600984")

    /// Far enough from every other run that no rule about time joins the two.
    var start: Timestamp { Timestamp(milliseconds: 1_793_959_200_000) + .seconds(Int64(number) * 43_200) }

    /// What the prompts ask for, and every payment is of.
    var amount: Money { Money(cents: Int64(100 + number % 200_000) * 100) }

    var payee: CollectionPoint {
        get throws {
            let code = try known(Self.shortCode)
            return scene.isTill ? .till(code, store: code) : .payBill(code, account: nil)
        }
    }

    func phone(of customer: Scene.Customer) throws -> MSISDN {
        // The last digits differ, so that a mask tells the customers apart.
        try MSISDN(parsing: String(700_000_000 + number % 900_000 * 10 + customer.rawValue * 3))
    }

    func reference(of prompt: Scene.Prompt) -> String { "N\(number)\(prompt == .first ? "P" : "Q")" }

    func checkout(_ prompt: Scene.Prompt) -> CheckoutRequestID {
        CheckoutRequestID("ws_CO_\(number)_\(prompt.rawValue)")
    }

    /// The receipt of a payment, or, with another letter, of something else about it.
    func receipt(_ slot: Scene.Slot, _ kind: Character = "P") throws -> Receipt {
        let digits = String(number, radix: 36, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
        return try known(Receipt("UK\(slot.rawValue + 1)\(kind)\(zeros)\(digits)"))
    }

    func payer(_ customer: Scene.Customer, _ form: Telling.Form) throws -> Payer? {
        let phone = try phone(of: customer)
        switch form {
        case .clear: return .clear(phone)
        case .masked: return .masked("2547 ***** \(phone.digits.suffix(3))")
        case .hashed: return .hashed(sha256(Data(phone.digits.utf8)).map { String(format: "%02x", $0) }.joined())
        case .absent: return nil
        }
    }

    /// What a confirmation tells, or a row of a list.
    func told(
        _ slot: Scene.Slot, by payer: Payer?, under prompt: Scene.Prompt?, amount other: Money? = nil
    ) throws -> C2BConfirmation {
        let account = scene.isTill ? "" : prompt.map(reference) ?? "LUNCH"
        return C2BConfirmation(
            receipt: try receipt(slot), amount: other ?? amount, payee: try known(Self.shortCode), account: account,
            payer: payer, name: "JANE", paidAt: start + .seconds(30))
    }

    /// The row that a payment really has in a list.
    func row(_ slot: Scene.Slot, _ form: Telling.Form) throws -> StatementLine {
        let payment = try known(scene.payments.first { $0.receipt == slot })
        return StatementLine(try told(slot, by: payer(payment.payer, form), under: payment.prompt))
    }

    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw CocoaError(.formatting) }
        return value
    }
}
