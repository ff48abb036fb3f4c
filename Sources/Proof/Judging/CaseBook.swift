import Payments

/// What the judge knows of one world, and what it found wrong. It looks only at what was touched.
struct CaseBook {
    var cases: [Case] = []
    var places: [AttemptID: Int] = [:]
    private(set) var phones: [MSISDN: [Int]] = [:]
    private(set) var sales: [SaleID: [Int]] = [:]
    /// What each debt is; a sale in another one's stead asks for that one's.
    private(set) var due: [SaleID: Money] = [:]
    private(set) var first: [SaleID: SaleID] = [:]
    /// How many prompts may go; nil for any number.
    var limits: PromptLimits?
    /// What really came in.
    var money: [Receipt: ModelPayment] = [:]
    /// The payments whose payers a list told by digits.
    var payersTold: Set<Receipt> = []
    /// The payments that the books were told to be taken back.
    var reversed: Set<Receipt> = []
    /// What the inbox holds, and what became of it.
    var inbox: [InboxID: InboxRow] = [:]
    /// What of it has not ended.
    var unended: Set<InboxID> = []
    /// How often the books said that they have kept each message, and how often it was answered with 200, by their
    /// numbers.
    var copies: [Int: (kept: Int, answered: Int)] = [:]
    /// The names that strangers posted to each prompt's address.
    var namedByStrangers: [AttemptID: Set<CheckoutRequestID>] = [:]
    /// When this run of the program last asked about each prompt on a stranger's word, in milliseconds of the world.
    var hintedAt: [AttemptID: Int64] = [:]
    var coverage = Coverage()
    private(set) var spent: Set<Receipt> = []
    /// Of what a person has said that it never came.
    private var neverCame: Set<Receipt> = []
    /// The rows of lists that wait for their place in the books: news of one prompt may give them one at another.
    var waitingRows: [Receipt] = []
    /// The receipts of the rows that lists have told.
    var listedReceipts: Set<Receipt> = []
    /// What was taken of that for each debt that prompts ask for.
    private(set) var byHand: [SaleID: [Receipt: Money]] = [:]
    /// The shop's own orders to give payments back, oldest first.
    var orders: [OrderCase] = []
    /// What the books were told of each payment's being taken back.
    var toldBack: [Receipt: [Reversal]] = [:]
    /// The moments of the questions about receipts that the books hold to be answered with the payment.
    var stands: [Receipt: [Timestamp]] = [:]
    /// Those of the questions that were so answered, whatever the books made of it.
    var mayStand: [Receipt: [Timestamp]] = [:]
    /// The questions about receipts.
    var questions: [StatusQuestionID: StatusQuestion] = [:]
    /// Those whose names at the gateway are written down.
    var namedQuestions: [Conversation: StatusQuestion] = [:]
    /// When the gateway last answered so, in milliseconds of the world.
    var stoodAt: [Receipt: Int64] = [:]
    /// The first thing found wrong.
    private(set) var violation: Violation?
    private let table = TruthTable.paymentTruth
    private let schedule = QuerySchedule()

    /// Notes what is wrong, if it is the first.
    mutating func fail(_ invariant: String, _ text: String) {
        if violation == nil { violation = Violation(invariant: invariant, text: text) }
    }

    // MARK: - What the books did

    /// An order was written down.
    mutating func prepared(_ record: AttemptRecord, for order: PromptOrder, at now: Timestamp) {
        let attempt = record.attempt
        if let reason = hindrance(to: order, at: now) {
            fail("I1", "#\(cases.count) was let through the gate although \(reason)")
        }
        if attempt.phone != order.phone || attempt.amount != order.amount || order.sale ?? attempt.sale != attempt.sale
        {
            fail("I14", "#\(cases.count) was frozen with other values than were ordered")
        }
        if let older = order.insteadOf ?? askedAgain(by: order, at: now), sales[debt(of: older)] != nil,
            due[debt(of: attempt.sale)] == nil
        {
            first[attempt.sale] = debt(of: older)
        }
        let debt = debt(of: attempt.sale)
        if let owed = due[debt], taken(from: debt, besides: attempt.sale) + attempt.amount.cents > owed.cents {
            fail("money", "#\(cases.count) asks for more than sale \(attempt.sale) owes")
        }
        if cases(of: attempt.sale).contains(where: \.record.isRestGivenUp) {
            fail("money", "#\(cases.count) asks for the rest of a sale that a person gave up")
        }
        due[debt] = due[debt] ?? order.due ?? order.amount
        let number = cases.count
        cases.append(Case(number: number, record: record))
        places[attempt.id] = number
        phones[attempt.phone, default: []].append(number)
        sales[debt, default: []].append(number)
    }

    /// An order was refused by the gate.
    mutating func held(_ order: PromptOrder, at now: Timestamp, by gate: ResendGate) {
        if hindrance(to: order, at: now) == nil, !isLimited(by: gate, order.phone, at: now) {
            fail("gate", "an order was held back although nothing stands in its way: \(gate)")
        }
    }

    /// An order was refused because its sale owes less.
    mutating func overDue(_ order: PromptOrder) {
        guard let sale = order.sale ?? order.insteadOf, let owed = due[debt(of: sale)] else { return }
        if taken(from: debt(of: sale), besides: order.sale) + order.amount.cents <= owed.cents {
            fail("gate", "an order was refused as too much although sale \(sale) owes it")
        }
    }

    /// Something was added to an attempt, or was there already.
    mutating func changed(_ record: AttemptRecord, by fact: Fact?) {
        guard let number = places[record.attempt.id] else { return }
        let old = cases[number].record
        if record.evidence.count == old.evidence.count {
            if let fact { coverage.hit(old.state, TruthEvent(fact)) }
            return
        }
        if record.evidence.count < old.evidence.count {
            fail("I12", "#\(number) lost evidence")
            return
        }
        if !record.evidence.starts(with: old.evidence) { fail("I12", "#\(number): what was written down was changed") }
        for count in (old.evidence.count + 1)...record.evidence.count {
            let before = cases[number].record
            let after =
                count == record.evidence.count
                ? record
                : AttemptRecord(attempt: record.attempt, evidence: Array(record.evidence.prefix(count)))
            cases[number].record = after
            look(at: number, before: before, after: after, added: record.evidence[count - 1])
        }
    }

    private mutating func look(at number: Int, before: AttemptRecord, after: AttemptRecord, added: Evidence) {
        let event = TruthEvent(added.fact)
        let (old, new) = (before.state, after.state)
        coverage.hit(old, event)
        if !table.allows(old, event, new) {
            fail("I8", "#\(number) went from \(old.rawValue) to \(new.rawValue) by \(event.rawValue)")
        }
        if after.attempt != cases[number].attempt { fail("I14", "#\(number) is not what it was frozen as") }
        if old == .paid, new != .paid { fail("I4", "#\(number) was paid, and is \(new.rawValue)") }
        if new == .paid, old != .paid { lookAtPayment(number, before: before, after: after) }
        if new == .failed, !after.evidence.contains(where: { $0.fact.isDisproof }) {
            fail("I10", "#\(number) failed, and nobody who knows said so")
        }
        if new == .void, cases[number].pushes > 0 { fail("I2", "#\(number) is void, and was sent") }
        if new == .refused, cases[number].isAlive || cases[number].charge != nil {
            fail("money", "#\(number) is refused, and its prompt is on the phone")
        }
        if event == .mark { lookAtLimits(number, at: added.at) }
        lookAtNextStep(number, after)
        lookAtOrder(number, before: before, added: added)
        lookAtContradiction(number, after, event)
        lookAtPerson(number, before: before, added: added)
    }

    private mutating func lookAtPayment(_ number: Int, before: AttemptRecord, after: AttemptRecord) {
        if !after.evidence.contains(where: { $0.fact.isProof }) {
            fail("I3", "#\(number) is paid, and Safaricom has not said so")
        }
        if cases[number].money == nil, !isTwinsMoney(of: after, number) {
            fail("money", "#\(number) is paid, and no money moved")
        }
        if case .queryPaid(let name, _) = after.evidence.last?.fact, name != cases[number].name {
            fail("money", "#\(number) is paid by an answer about another prompt")
        }
        let states = before.evidence.indices.map { place in
            AttemptState(of: before.attempt.amount, given: before.evidence[...place].lazy.map(\.fact))
        }
        if let over = states.first(where: { [.failed, .expired, .refused, .void].contains($0) }),
            !after.doubts.contains(where: { $0 == .late || $0 == .doubled }) || !after.notes.contains(.late)
        {
            fail("I11", "#\(number) was paid after it was \(over.rawValue), and is not said to be late")
        }
        if Verdict(of: after) != .paid { fail("I9", "#\(number) is paid, and the verdict is another") }
    }

    /// I13: what is open has a next time, or stands among the doubts.
    private mutating func lookAtNextStep(_ number: Int, _ record: AttemptRecord) {
        guard record.state.isOpen else {
            if Verdict(of: record) == .dontKnow { fail("I9", "#\(number) is settled, and the verdict says it is not") }
            return
        }
        if record.state == .conflict, !record.doubts.contains(.contradiction) {
            fail("I13", "#\(number) contradicts itself, and nobody is told to look")
        }
        if Verdict(of: record) != .dontKnow { fail("I9", "#\(number) is open, and the verdict says it is settled") }
        if schedule.nextQuestion(about: record) != nil || schedule.deadline(of: record) != nil { return }
        switch record.state {
        case .prepared, .sending, .pending: fail("I13", "#\(number) is \(record.state.rawValue) without a next time")
        case .unknown, .expired, .claimed, .failedUnverified, .conflict:
            guard record.checkout != nil, record.isAnswered, let last = record.lastAskedAt,
                let base = record.acceptedAt ?? record.sendMarkedAt, last - base < .seconds(86_400)
            else { return }
            fail("I13", "#\(number) is \(record.state.rawValue), can be asked about, and has no next time")
        case .paid, .refused, .failed, .void: return
        }
    }

    /// The same is written down once, and what we date ourselves comes in order, whatever the wall clock does.
    private mutating func lookAtOrder(_ number: Int, before: AttemptRecord, added: Evidence) {
        // A person may say of a doubt that is there again what was said before.
        // What was cleared by the books' own word may be so again.
        let isSaidAgain =
            if case .resolved(let kind, _) = added.fact { before.doubts.contains(kind) } else {
                added.fact.isDoubling && !before.doubts.contains(.doubled)
            }
        if added.source != .query, TruthEvent(added.fact) != .open, !isSaidAgain,
            before.evidence.contains(where: { $0.source == added.source && $0.fact == added.fact })
        {
            fail("I8", "#\(number) has the same fact twice: \(added.fact)")
        }
        guard added.source == .query || added.source == .console else { return }
        let last = before.evidence.last { $0.source == .query || $0.source == .console }
        if let last, last.at - added.at > .seconds(3_600) {
            fail("time", "#\(number): a fact is dated \((last.at - added.at).wholeSeconds) s before an earlier one")
        }
    }

    /// Two names, two receipts or another amount never pass for one payment.
    private mutating func lookAtContradiction(_ number: Int, _ record: AttemptRecord, _ event: TruthEvent) {
        guard event == .acc || event == .claim || event == .denial else { return }
        if let closed = record.evidence.lastIndex(where: { TruthEvent($0.fact) == .closed }) {
            let looked = record.evidence[..<closed].map(\.fact)
            let isNew = record.evidence[closed...].contains {
                TruthEvent($0.fact) == .claim && !looked.contains($0.fact)
            }
            if isNew, record.state != .conflict, record.state != .paid {
                fail("I11", "#\(number) was claimed again after it was closed, and is \(record.state.rawValue)")
            }
        }
        var names: Set<CheckoutRequestID> = []
        var receipts: Set<Receipt> = []
        var isOdd = false
        for fact in record.evidence.lazy.map(\.fact) where fact.isStrangers || TruthEvent(fact) == .acc {
            if let name = fact.namedCheckout { names.insert(name) }
            if let receipt = fact.namedReceipt { receipts.insert(receipt) }
            if case .callbackPaid(let claim) = fact, let amount = claim.amount, amount != record.attempt.amount {
                isOdd = true
            }
        }
        guard names.count > 1 || receipts.count > 1 || isOdd else { return }
        if record.state != .conflict, record.state != .paid, !cases[number].says(.closed) {
            fail("I8", "#\(number) contradicts itself, and is \(record.state.rawValue)")
        }
    }

    /// Money paid straight to the shop was taken, for a sale that was there or for none.
    mutating func spent(_ receipt: Receipt, of amount: Money, for sale: SaleID?) {
        if !spent.insert(receipt).inserted { fail("I5", "\(receipt) was taken for two sales") }
        lookAtTaken(receipt)
        if isDenied(receipt) { fail("I6", "\(receipt) was taken, and a person has said that it never came") }
        guard let sale, let owed = due[debt(of: sale)] else { return }
        let left = owed.cents - taken(from: debt(of: sale), besides: nil)
        if left != amount.cents { fail("money", "\(receipt) was taken for sale \(sale), which owes \(left) cents") }
        if cases(of: sale).contains(where: \.asksForItsSale) {
            fail("money", "\(receipt) was taken for sale \(sale), which a prompt still asks for")
        }
        byHand[debt(of: sale), default: [:]][receipt] = amount
    }

    /// A person said that money never came of which a message alone tells.
    mutating func denied(_ payment: DirectPayment, at now: Timestamp) {
        if payment.verifiedAt != nil { fail("I6", "\(payment.id) is in a list, and was denied") }
        if now - payment.heardAt < .seconds(600) { fail("I6", "\(payment.id) was denied as soon as it was heard of") }
        neverCame.insert(payment.id)
    }

    /// Whether somebody said that it never came, and no list has it yet.
    func isDenied(_ receipt: Receipt) -> Bool { neverCame.contains(receipt) && !listedReceipts.contains(receipt) }
}

/// Something that must never be, and was.
public struct Violation: Error, Equatable, Sendable, CustomStringConvertible {
    /// Which invariant it breaks: I1 to I15, or a word.
    public let invariant: String
    /// What was seen.
    public let text: String

    public var description: String { "\(invariant): \(text)" }
}
