import Foundation
import Ledger
import Payments

/// Who and what is in it.
extension OrderRun {
    static let boot = BootID("orders")
    private static let shortCode = ShortCode("600984")
    private static let account = "SHOP"

    /// Far enough from every other run that no rule about time joins the two.
    var start: Timestamp { Timestamp(milliseconds: 1_793_959_200_000) + .seconds(Int64(number) * 43_200) }

    /// So much of what the first prompt asks for, in whole shillings.
    func amount(_ percent: Int64) -> Money {
        Money(cents: Int64(100 + number % 200_000) * percent / 100 * 100)
    }

    /// What a payment is of.
    func amount(of slot: Scene.Slot) -> Money {
        let payment = scene.payment(slot)
        return amount(payment?.percent ?? payment?.prompt.map(scene.percent) ?? 100)
    }

    var payee: CollectionPoint {
        get throws {
            let code = try Self.known(Self.shortCode)
            return switch scene.place {
            case .payBill: .payBill(code, account: nil)
            case .fixedAccount: .payBill(code, account: AccountReference(Self.account))
            case .till: .till(code, store: code)
            }
        }
    }

    func phone(of customer: Scene.Customer) throws -> MSISDN {
        // The last digits differ, so that a mask tells the customers apart.
        try MSISDN(parsing: String(700_000_000 + number % 900_000 * 10 + customer.rawValue * 3))
    }

    /// The reference on a prompt: what a cashier typed, or else the prompt's own tag once it is sent.
    func reference(of prompt: Scene.Prompt) -> String {
        let typed = "N\(number)\(prompt == .first ? "P" : "Q")"
        return scene.isReferenceTyped ? typed : sent[prompt]?.reference.text ?? typed
    }

    /// The gateway's name for a prompt, with the moment at which it was sent.
    func checkout(_ prompt: Scene.Prompt, at now: Timestamp? = nil) throws -> CheckoutRequestID {
        let date = CheckoutRequestID.date(of: now ?? sent[prompt]?.createdAt ?? start)
        let phone = try phone(of: scene.customer(of: prompt)).digits.suffix(9)
        return CheckoutRequestID("ws_CO_\(date)\(prompt.rawValue)\(phone)")
    }

    /// The receipt of a payment, or, with another letter, of something else about it.
    func receipt(_ slot: Scene.Slot, _ kind: Character = "P") throws -> Receipt {
        let digits = String(number, radix: 36, uppercase: true)
        let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
        return try Self.known(Receipt("UK\(slot.rawValue + 1)\(kind)\(zeros)\(digits)"))
    }

    func payer(_ customer: Scene.Customer, _ form: Telling.Form) throws -> Payer? {
        let phone = try phone(of: customer)
        switch form {
        case .clear: return .clear(phone)
        case .masked: return .masked("2547 ***** \(phone.digits.suffix(3))")
        case .hashed, .obscure:
            let text = phone.digits + (form == .hashed ? "" : "#")
            return .hashed(sha256(Data(text.utf8)).map { String(format: "%02x", $0) }.joined())
        case .absent: return nil
        }
    }

    /// What a confirmation tells, or a row of a list.
    func told(
        _ slot: Scene.Slot, by payer: Payer?, under prompt: Scene.Prompt?, amount: Money
    ) throws -> C2BConfirmation {
        let account =
            switch scene.place {
            case .payBill: prompt.map(reference) ?? "LUNCH"
            case .fixedAccount: Self.account
            case .till: ""
            }
        let payment = scene.payment(slot)
        let asked = payment?.prompt.flatMap { sent[$0]?.createdAt } ?? start
        return C2BConfirmation(
            receipt: try receipt(slot), amount: amount, payee: try Self.known(Self.shortCode), account: account,
            payer: payer, name: "JANE", paidAt: asked + (payment?.after ?? .seconds(30)))
    }

    /// The row that a payment really has in a list.
    func row(_ slot: Scene.Slot, _ form: Telling.Form) throws -> StatementLine {
        let payment = try Self.known(scene.payment(slot))
        let payer = try Self.known(payment.payer ?? payment.prompt.map(scene.customer))
        let prompt = payment.prompt ?? payment.reference
        return StatementLine(try told(slot, by: self.payer(payer, form), under: prompt, amount: amount(of: slot)))
    }

    /// What a list tells of what was taken back.
    func reversal(of slot: Scene.Slot, _ part: Telling.Part, at now: Timestamp) throws -> Reversal {
        let isStatus = part == .status
        return Reversal(
            amount: part == .untold ? nil : amount(of: slot, part), at: isStatus ? nil : now,
            receipt: isStatus ? nil : try receipt(slot, part.rawValue))
    }

    /// How much of a payment that is.
    private func amount(of slot: Scene.Slot, _ part: Telling.Part) -> Money {
        let (whole, half) = (amount(of: slot), Money(cents: amount(of: slot).cents / 200 * 100))
        return switch part {
        case .whole, .status: whole
        case .half: half
        case .rest: Money(cents: whole.cents - half.cents)
        case .untold: Money(cents: 100)
        }
    }

    /// What was taken back of a payment by what was told so far.
    func taken(of slot: Scene.Slot) -> [Telling.Part] {
        Set(
            heard.compactMap { telling in
                if case .reversal(slot, let part, _) = telling { part } else { nil }
            }
        ).sorted { $0.rawValue < $1.rawValue }
    }

    /// What is left of a payment then. Its own row tells of all that the others take.
    func left(of slot: Scene.Slot) -> Money {
        let parts = taken(of: slot).map { amount(of: slot, $0).cents }
        return Money(cents: max(0, amount(of: slot).cents - parts.reduce(0, +)))
    }

    /// Whose word a person's is.
    static func word() throws -> Approval { try known(Approval(by: "Amina", reason: "looked")) }

    func record(of prompt: Scene.Prompt) async throws -> AttemptRecord? {
        guard let id = sent[prompt]?.id else { return nil }
        return try await ledger.record(of: id)
    }

    private static func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw CocoaError(.formatting) }
        return value
    }
}
