import Payments
import Screen

/// The form a payment is typed into.
struct TillForm: Equatable, Sendable {
    /// The fields, from top to bottom.
    enum Field: CaseIterable, Sendable {
        case phone, amount, reference
    }

    var phone = TextField(limit: 15, filter: .only(Set("0123456789+")))
    /// It takes whatever is typed, and says that it is no amount: what was left of `1e3` or `-700` would be another sum.
    var amount = TextField(limit: 24)
    var reference = TextField(
        limit: AccountReference.longest,
        filter: .only(Set("0123456789 -abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")))

    /// The sale that it asks for again, or for the rest of; nil opens a new one.
    var sale: SaleStanding?

    /// The sale whose debt the form asks for in a sale of its own, because a prompt to a wrong number holds that one.
    var insteadOf: Debt?

    /// What a sale owes, as it was filled in.
    struct Debt: Equatable, Sendable {
        let sale: SaleID
        let owed: Money
    }

    /// The field that gets what is typed.
    var focus = Field.phone

    /// The phone of an earlier payment that stands in its field, until it is chosen or what was typed comes back.
    var recalled: RecalledPhone?

    /// Where Enter was pressed: there, unfinished counts as wrong.
    var challenged: Set<Field> = []

    /// The reference that Enter was pressed on although it reads as another phone.
    var referenceAskedAbout: String?

    /// Whether nothing has been typed, or fetched.
    var isBlank: Bool { recalled == nil && phone.isEmpty && amount.isEmpty && reference.isEmpty }

    subscript(field: Field) -> TextField {
        get {
            switch field {
            case .phone: phone
            case .amount: amount
            case .reference: reference
            }
        }
        set {
            switch field {
            case .phone: phone = newValue
            case .amount: amount = newValue
            case .reference: reference = newValue
            }
        }
    }

    /// The number typed, or what is wrong with it.
    var phoneCheck: FieldCheck<MSISDN> {
        do throws(MSISDNError) {
            return .good(try MSISDN(parsing: phone.text))
        } catch {
            switch error {
            case .empty, .tooShort: return .unfinished(error.brief)
            case .notMobile where "254".hasPrefix(phone.text): return .unfinished(MSISDNError.tooShort.brief)
            case .strangeCharacter, .tooLong, .otherCountry, .notMobile: return .wrong(error.brief)
            }
        }
    }

    /// The amount typed, or what is wrong with it.
    var amountCheck: FieldCheck<Money> {
        let text = amount.text
        if TillForm.looksLikePhone(text) { return .wrong(TillWords.phoneAsAmount) }
        do throws(MoneyError) {
            let money = try Money(typed: text)
            guard let shillings = money.wholeShillings else { return .wrong(OrderError.hasCents(money).brief) }
            if shillings < PromptOrder.shillings.lowerBound { return .wrong(OrderError.tooSmall(money).brief) }
            if shillings > PromptOrder.daily { return .wrong(OrderError.tooLarge(money).brief) }
            if let sale, money > sale.owed { return .wrong(SaleWords.owesLess(sale.owed)) }
            return .good(money)
        } catch {
            switch error {
            // “1,” and “1500/” may still become amounts; “5k” does not.
            case .notANumber where !text.allSatisfy({ "0123456789,./=".contains($0) }): return .wrong(error.brief)
            case .empty, .notANumber: return .unfinished(error.brief)
            case .partsOfACent, .tooLarge: return .wrong(error.brief)
            }
        }
    }

    /// The reference typed; nil when the prompt is to carry its own tag.
    var typedReference: AccountReference? { AccountReference(reference.text) }

    /// What is wrong in a field that the cashier should see now; nil while it may still become right.
    func complaint(about field: Field) -> Phrase? {
        switch field {
        case .phone where recalled != nil: nil
        case .phone: phoneCheck.complaint(isChallenged: challenged.contains(.phone))
        case .amount: amountCheck.complaint(isChallenged: challenged.contains(.amount))
        case .reference: nil
        }
    }

    /// The first field that is not right, from top to bottom.
    var firstUnfit: Field? {
        if phoneCheck.value == nil { return .phone }
        return amountCheck.value == nil ? .amount : nil
    }

    /// What the sale owes that the form was filled in for, where another sum is typed: that opens a debt of its own.
    var debtLeftAlone: Money? {
        guard let insteadOf, let amount = amountCheck.value, amount != insteadOf.owed else { return nil }
        return insteadOf.owed
    }

    /// What is asked for, once every field is right.
    var order: PromptOrder? {
        guard let phone = phoneCheck.value, let amount = amountCheck.value else { return nil }
        guard var order = try? PromptOrder(of: amount, from: phone, reference: typedReference, for: sale) else {
            return nil
        }
        // Another sum than was filled in is the next customer's, or not all of it.
        if let insteadOf, debtLeftAlone == nil { order.insteadOf = insteadOf.sale }
        return order
    }

    /// Fills the form with an order that was not sent.
    mutating func fill(with order: PromptOrder, for sale: SaleStanding?) {
        fill(phone: order.phone, amount: order.due ?? order.amount, reference: order.reference, for: sale)
        insteadOf = order.insteadOf.map { Debt(sale: $0, owed: order.due ?? order.amount) }
        focus = .reference
    }

    /// Fills the form with what is known; what is not stays empty.
    mutating func fill(
        phone number: MSISDN?, amount money: Money, reference text: AccountReference?, for standing: SaleStanding?
    ) {
        phone.replace(with: number.map { "0" + $0.digits.dropFirst(3) } ?? "")
        amount.replace(with: "\(money.wholeShillings ?? 0)")
        reference.replace(with: text?.text ?? "")
        sale = standing
        insteadOf = nil
        recalled = nil
        focus = .phone
        challenged = []
        referenceAskedAbout = nil
    }

    /// Puts a pasted text into the field with the focus; returns whether it fitted.
    mutating func paste(_ text: String) -> Bool {
        recalled = nil
        switch focus {
        case .phone:
            // A number anywhere inside a longer text is not taken: which digits were meant is a guess.
            guard let number = try? MSISDN(parsing: text) else { return false }
            phone.replace(with: "0" + number.digits.dropFirst(3))
        case .amount:
            guard let money = try? Money(typed: text), money.cents > 0, !TillForm.looksLikePhone(text) else {
                return false
            }
            amount.replace(with: money.wholeShillings.map { "\($0)" } ?? money.decimal)
        case .reference:
            // Whole or not at all: a reference that lost letters is another one.
            var whole = reference
            whole.insert(text)
            guard whole.text.count == reference.text.count + text.count else { return false }
            reference = whole
        }
        challenged.remove(focus)
        return true
    }

    /// Whether what stands in the phone's field is that payment's number, or its beginning.
    func mayBecomePhone(of line: PaymentLine) -> Bool {
        let (typed, digits) = (phone.text, line.phone.digits)
        guard !typed.isEmpty else { return false }
        let national = digits.dropFirst(3)
        return ["0\(national)", "\(national)", digits, "+\(digits)", "00\(digits)"].contains { $0.hasPrefix(typed) }
    }

    /// What is said of a character that the field with the focus did not take; nil where it means nothing there.
    func leavesOut(_ character: Character) -> Phrase? {
        switch focus {
        // A number is written in many ways.
        case .phone where " -().".contains(character): return nil
        case .phone: return TillWords.leftOut(character, of: TillWords.phone)
        case .amount: return TillWords.leftOut(character, of: TillWords.amount)
        case .reference:
            var empty = reference
            empty.replace(with: "")
            return empty.insert(String(character))
                ? TillWords.referenceEnds(reference.text) : TillWords.leftOut(character, of: TillWords.reference)
        }
    }

    private static func looksLikePhone(_ text: String) -> Bool {
        let digits = text.filter { $0.isNumber }
        return (9...12).contains(digits.count) || (digits.hasPrefix("0") && digits.count >= 4)
    }
}

/// What the text of a field amounts to.
enum FieldCheck<Value: Equatable & Sendable>: Equatable, Sendable {
    case good(Value)
    /// It may still become right; the phrase says what is missing.
    case unfinished(Phrase)
    /// It can't become right by typing on.
    case wrong(Phrase)

    var value: Value? { if case .good(let value) = self { value } else { nil } }

    func complaint(isChallenged: Bool) -> Phrase? {
        switch self {
        case .good: nil
        case .unfinished(let reason): isChallenged ? reason : nil
        case .wrong(let reason): reason
        }
    }
}
