import Payments
import Screen

/// A person's decision about a doubt, being typed: who decides, why, and what of Safaricom's own it rests on.
struct Decision: Equatable, Sendable {
    /// What is decided, about which payment.
    enum Kind: Equatable, Sendable {
        /// Another prompt may go although nobody knows what became of this one.
        case release(PaymentLine)
        /// The goods go although nothing proves that they are paid.
        case giveGoods(PaymentLine)
        /// A contradiction is closed as not paid, on the word of Safaricom's own list.
        case close(PaymentLine)
        /// A doubt was looked into.
        case resolve(Doubt.Kind, PaymentLine)
        /// What is paid went to a wrong number: its sale loses the money.
        case wrongNumber(PaymentLine)
        /// What the statement has of money paid straight to the shop that a list has with another amount than was told, or
        /// says was taken back.
        case look(DirectPayment)
        /// Money that may be a prompt's is another customer's.
        case setApart(UnplacedRow)

        /// The prompt that it is about; nil where it is about money paid straight to the shop.
        var line: PaymentLine? {
            switch self {
            case .release(let line), .giveGoods(let line), .close(let line), .resolve(_, let line),
                .wrongNumber(let line):
                line
            case .look, .setApart: nil
            }
        }
    }

    /// The fields.
    enum Field: Hashable, Sendable {
        case seen, times, found, by, reason, pin
    }

    /// What is decided about which payment, frozen when it was opened.
    let kind: Kind
    /// What was known of a prompt then: a message that comes meanwhile is none that was looked for.
    private let record: AttemptRecord?

    private var texts: [Field: TextField] = [
        .seen: TextField(limit: 20), .times: TextField(limit: 40), .found: TextField(limit: 20),
        .by: TextField(limit: 40), .reason: TextField(limit: 120), .pin: noPIN,
    ]
    private static let noPIN = TextField(limit: PIN.length.upperBound, filter: .digits, isHidden: true)

    /// Whether it is being found out if the PIN is right.
    private(set) var isChecking = false

    /// The field that gets what is typed.
    var focus: Field

    init(_ kind: Kind, known record: AttemptRecord?) {
        self.kind = kind
        self.record = record
        focus = .by
        focus = fields.first ?? .by
    }

    /// What a list has to cover before it shows that this payment was not made; nil where no list is asked for.
    private var needed: TimeSpan? {
        guard case .close(let line) = kind else { return nil }
        return record?.timeToCover ?? line.timeToCover
    }

    /// The fields that it needs, from top to bottom.
    var fields: [Field] {
        switch kind {
        case .close: [.seen, .times, .by, .reason, .pin]
        case .release, .giveGoods: [.by, .reason, .pin]
        case .look: [.found, .by, .reason]
        case .resolve, .wrongNumber, .setApart: [.by, .reason]
        }
    }

    subscript(field: Field) -> TextField {
        get { texts[field] ?? TextField(limit: 40) }
        set { texts[field] = newValue }
    }

    /// Whether it is a supervisor's to make, with their PIN.
    var needsPIN: Bool { fields.contains(.pin) }

    /// Why the last PIN let nothing go.
    private(set) var refusal: Phrase?

    /// The PIN goes to be weighed.
    mutating func check() { (isChecking, refusal) = (true, nil) }

    /// It let nothing go: another one may be typed.
    mutating func refuse(_ refusal: Phrase) {
        (isChecking, self.refusal) = (false, refusal)
        texts[.pin] = Self.noPIN
        focus = .pin
    }

    /// The field after the one with the focus, around again from the last.
    func field(after count: Int) -> Field {
        let index = fields.firstIndex(of: focus) ?? 0
        return fields[(index + count + fields.count) % fields.count]
    }

    /// The first field that is not filled as it must be.
    func unfit(at now: Timestamp) -> Field? { fields.first { lack(in: $0, at: now) != nil } }

    /// What is still to be written; nil once everything is there.
    func lack(at now: Timestamp) -> Phrase? { fields.lazy.compactMap { lack(in: $0, at: now) }.first }

    private func lack(in field: Field, at now: Timestamp) -> Phrase? {
        if self[field].text.allSatisfy(\.isWhitespace) { return DecisionWords.needed(kind) }
        switch field {
        case .by: return nil
        case .pin:
            guard let pin = PIN(typed: self[.pin].text) else { return PINWords.isNone }
            let approval = Approval(by: self[.by].text, reason: self[.reason].text)
            return approval.map { SignedApproval($0, pin).tellsPIN } == true ? PINWords.isTold : nil
        case .reason: return Approval.isReason(self[.reason].text) ? nil : DecisionWords.saysNothing
        case .seen: return seen == nil ? DecisionWords.provesNothing : nil
        case .found:
            guard case .look(let payment) = kind, found == nil else { return nil }
            return payment.contested.map(DecisionWords.foundOtherwise) ?? DecisionWords.onlyNone
        case .times:
            guard let times = TypedTimes(self[.times].text) else { return DecisionWords.unreadableTimes }
            do {
                if let needed { _ = try times.span(covering: needed, at: now) }
                return nil
            } catch {
                return DecisionWords.unfit(error)
            }
        }
    }

    /// Which of Safaricom's lists was looked at.
    private var seen: Closing.Source? { Closing.Source(typed: self[.seen].text) }

    /// What the statement has: an amount that the payment may count with, or none; nil until either is typed. Another
    /// amount is neither, and nothing is decided by it.
    var found: Found? {
        guard case .look(let payment) = kind else { return nil }
        let text = self[.found].text.lowercased().filter { !$0.isWhitespace }
        if ["none", "hakuna"].contains(text) { return Found(amount: nil) }
        guard let amount = try? Money(typed: text), payment.contested?.allows(amount) == true else { return nil }
        return Found(amount: amount)
    }

    /// What a person found in the statement.
    struct Found: Equatable, Sendable {
        /// With which amount it has the payment; nil where it has none.
        let amount: Money?
    }

    /// What is to be done, once everything is there.
    func command(at now: Timestamp) -> ConsoleCommand? {
        guard unfit(at: now) == nil, let approval = Approval(by: self[.by].text, reason: self[.reason].text) else {
            return nil
        }
        let signed = PIN(typed: self[.pin].text).map { SignedApproval(approval, $0) }
        switch kind {
        case .release(let line): return signed.map { .release(line.id, $0) }
        case .giveGoods(let line): return signed.map { .giveGoods(line.id, $0) }
        case .resolve(let doubt, let line): return .resolve(line.id, doubt, approval)
        case .wrongNumber(let line): return .wrongNumber(line.id, on: approval)
        case .setApart(let row): return .setApart(row.told.receipt, approval)
        case .look(let payment):
            return found.map { .look(payment.id, found: $0.amount, knowing: payment.reversalNumber, approval) }
        case .close(let line):
            guard let record, let needed, let seen, let pin = signed?.pin, let times = TypedTimes(self[.times].text),
                let span = try? times.span(covering: needed, at: now)
            else { return nil }
            return .close(line.id, Closing(of: record, seen: seen, times: span, approval: approval), pin)
        }
    }
}
