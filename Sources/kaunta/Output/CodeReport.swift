import Console
import Payments
import Transport

/// What the books know of a receipt code that somebody shows: a verdict on the code, never on a payment.
///
/// A code is a search key. Only a receipt that a PAID payment has spent reads as PAID here, and then it is used up.
struct CodeReport: Equatable, Sendable {
    let code: TypedCode
    let finding: CodeFinding
    /// The newest question to Safaricom about it.
    var question: StatusQuestion?
    /// The newest order to give it back.
    var order: ReversalOrder?
    let today: BusinessDay
    let now: Timestamp

    /// What the code's first characters say of its day.
    var age: TypedCode.Age { code.age(on: today) }

    /// The amount that the message with the code speaks of, where the books have another.
    var strangeAmount: Money? { code.strangeAmount(beside: finding) }

    /// 0 only for money that Safaricom's own list has, that nobody has taken, and about which nothing is odd.
    var status: ShellStatus {
        if isOnItsWayBack { return .dontKnow }
        return switch finding {
        case .spent(let line): line.state == .paid ? .differences : .dontKnow
        case .named, .unplaced, .setAside, .unheard: .dontKnow
        case .takenBack: .differences
        case .direct(let payment):
            if !payment.isFree || payment.listedAmount != nil || payment.reversal != nil || payment.foreignTag != nil {
                .differences
            } else if isHeld(payment) {
                .held
            } else if payment.state != .paid {
                .dontKnow
            } else {
                age.isOdd || strangeAmount != nil ? .differences : .done
            }
        }
    }

    /// One object for programs: always these keys, in this order.
    var line: String {
        JSON.object([
            .init("code", .string(code.receipt.text)), .init("finding", .string(word)),
            .init("codeDay", code.receipt.dateHint.map { .string($0.description) } ?? .null),
            .init("codeAge", .string(ageWord)),
            .init("strangeAmount", strangeAmount.map { .string($0.decimal) } ?? .null),
            .init("payments", .array(payments)), .init("direct", direct),
            .init("reason", .string(sentence.english.fitForEyes)), .init("takenBack", takenBack),
            .init("asked", asked), .init("reversalOrder", order.map { .string($0.state.rawValue) } ?? .null),
        ]).serialised
    }

    private var word: String {
        if isOnItsWayBack { return "onItsWayBack" }
        return switch finding {
        case .spent: "alreadyUsed"
        case .takenBack: "reversed"
        case .direct(let payment) where payment.isReversed || payment.isGivenBack: "reversed"
        case .direct(let payment) where payment.isFree: payment.listedAmount == nil ? "paidStraight" : "disputed"
        case .direct: "alreadyUsed"
        case .named: "named"
        case .unplaced: "unplaced"
        case .setAside: "setAside"
        case .unheard: "unheard"
        }
    }

    private var ageWord: String {
        switch age {
        case .undated: "undated"
        case .fresh: "fresh"
        case .old: "old"
        case .future: "future"
        }
    }

    /// The payments that the code leads to. Their verdict stands there only where the code is that payment's receipt.
    private var payments: [JSON] {
        switch finding {
        case .spent(let line): [Self.member(line, verdict: line.verdict)]
        case .named(let lines): lines.map { Self.member($0, verdict: nil) }
        case .direct, .takenBack, .unplaced, .setAside, .unheard: []
        }
    }

    private static func member(_ line: PaymentLine, verdict: Verdict?) -> JSON {
        [
            "attempt": .string(line.id.text), "tag": .string(line.tag.text), "amount": .string(line.amount.decimal),
            "phone": .string(line.phone.description), "reference": .string(line.reference.text),
            "createdAt": .string(line.createdAt.rfc3339), "verdict": verdict.map { .string($0.rawValue) } ?? .null,
            "kept": verdict == nil ? .null : Keeping(line).json,
        ]
    }

    private var direct: JSON {
        guard case .direct(let payment) = finding else { return .null }
        let told = payment.told
        return [
            "amount": .string(told.amount.decimal), "payee": .string(told.payee.digits),
            "account": .string(told.account.fitForEyes),
            "payer": told.payer.map { .string($0.description.fitForEyes) } ?? .null,
            "name": .string(told.name.fitForEyes), "paidAt": told.paidAt.map { .string($0.rfc3339) } ?? .null,
            "heardAt": .string(payment.heardAt.rfc3339),
            "verifiedAt": payment.verifiedAt.map { .string($0.rfc3339) } ?? .null,
            "heldBy": payment.claim.flatMap { $0.until > now ? .string($0.by) : nil } ?? .null,
            "attempt": payment.prompt.map { .string($0.text) } ?? .null,
            "sale": payment.sale.map { .string($0.text) } ?? .null,
        ]
    }

    /// What lists of Safaricom's own tell of its being taken back, where the code is no prompt's.
    private var takenBack: JSON {
        let told: Reversal? =
            switch finding {
            case .takenBack(let told): told
            case .direct(let payment): payment.reversal
            case .spent, .named, .unplaced, .setAside, .unheard: nil
            }
        guard let told else { return .null }
        return [
            "amount": told.amount.map { .string($0.decimal) } ?? .null,
            "at": told.at.map { .string($0.rfc3339) } ?? .null,
            "receipt": told.receipt.map { .string($0.text) } ?? .null,
        ]
    }

    private var asked: JSON {
        guard let question else { return .null }
        return [
            "at": .string(question.askedAt.rfc3339),
            "answeredAt": question.answer.map { .string($0.at.rfc3339) } ?? .null,
            "reason": question.answer?.reason.map { .string($0.fitForEyes) } ?? .null,
        ]
    }

    /// Whether the shop ordered it to be given back, and nobody knows yet what came of that.
    var isOnItsWayBack: Bool { order?.state.isOpen ?? false }

    func isHeld(_ payment: DirectPayment) -> Bool { payment.claim.map { $0.until > now } ?? false }
}
