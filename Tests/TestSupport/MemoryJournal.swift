public import Payments

/// A journal that keeps its records in memory, and can be told to fail.
public actor MemoryJournal: Journal {
    /// Where it can be told to fail.
    public enum Step: Hashable, Sendable { case prepare, markSending, add }

    /// A disk that is full, say.
    public struct Failure: Error, Equatable {
        /// Makes one.
        public init() {}
    }

    var records: [AttemptRecord] = []
    private var places: [AttemptID: Int] = [:]
    /// The place of the prompt that Safaricom calls so.
    private var checkouts: [CheckoutRequestID: Int] = [:]
    /// The places of the prompts to a phone, and for a debt.
    private var byPhone: [MSISDN: [Int]] = [:]
    private var byDebt: [SaleID: [Int]] = [:]
    /// The places of the prompts that are open, or asked about.
    private var watched: Set<Int> = []
    /// The places of the direct payments that were taken for a debt.
    private var takenFor: [SaleID: [Int]] = [:]
    private var due: [SaleID: Money] = [:]
    /// The sales that ask for another one's debt, each with the one whose debt it is.
    private var first: [SaleID: SaleID] = [:]
    private var tokens: [CallbackToken: AttemptID] = [:]
    var direct: [DirectPayment] = []
    /// The receipts that stand as a prompt's own, each with that prompt.
    var spent: [Receipt: AttemptID] = [:]
    /// What lists told of payments that were taken back, as it was heard.
    var reversals: [Said] = []
    var inbox: [(message: InboundMessage, outcome: InboxOutcome?)] = []
    var unended: Set<Int> = []
    private var failures: [Step: Int] = [:]
    let chance: Chance
    private let till: String
    /// Makes the hash of a text, as hex. Without one no hash of a payer is known.
    let sha256: @Sendable (String) -> String

    /// An empty one.
    public init(seed: UInt64 = 1, till: String = "T4", sha256: @escaping @Sendable (String) -> String = { _ in "" }) {
        chance = SeededChance(seed).chance
        self.till = till
        self.sha256 = sha256
    }

    /// Makes the next `count` calls of a step fail before they change anything.
    public func fail(_ step: Step, times count: Int = 1) { failures[step] = count }

    /// All records, oldest first.
    public var all: [AttemptRecord] { records }

    public func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try failIfTold(.prepare)
        let earlier = earlier(than: order, in: order.sale)
        let gate = ResendGate(for: order, after: earlier, at: now)
        if gate != .open { throw JournalRefusal.gate(gate) }
        let sale = order.sale ?? SaleID(from: chance)
        let older =
            order.sale.flatMap { due[$0] == nil ? nil : $0 } ?? order.insteadOf
            ?? debtAskedAgain(by: order, after: earlier, as: sale, at: now)
        if let older, due[older] == nil { throw JournalRefusal.noSuchAttempt }
        if let older, let refusal = standing(of: older, for: sale).flatMap(order.refusal(by:)) { throw refusal }
        let tag = Tag(till: till, number: Int64(records.count))
        let fixed: AccountReference? = if case .payBill(_, let account) = payee { account } else { nil }
        guard let reference = fixed ?? order.reference ?? tag.reference else { throw Failure() }
        let record = AttemptRecord(
            attempt: Attempt(
                id: AttemptID(from: chance), sale: sale, tag: tag, phone: order.phone,
                amount: order.amount, payee: payee, reference: reference, purpose: order.purpose, createdAt: now),
            evidence: [])
        places[record.attempt.id] = records.count
        records.append(record)
        watched.insert(records.count - 1)
        tokens[token] = record.attempt.id
        open(sale, owing: order.due ?? order.amount, insteadOf: older)
        byPhone[order.phone, default: []].append(records.count - 1)
        byDebt[first[sale] ?? sale, default: []].append(records.count - 1)
        return record
    }

    public func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit {
        try failIfTold(.markSending)
        let index = try place(of: id)
        guard tokens[token] == id else { throw JournalRefusal.noSuchAttempt }
        guard records[index].state == .prepared else { throw JournalRefusal.notPrepared(records[index].state) }
        if let refusal = try hindrance(to: records[index].attempt, at: now) { throw refusal }
        append(.sendMark(boot, at: now, drift: drift), at: index)
        return SendPermit(markedFor: records[index].attempt, token: token)
    }

    @discardableResult
    public func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        try failIfTold(.add)
        let index = try place(of: id)
        if records[index].knows(evidence) { return records[index] }
        if evidence.source != .pushAnswer, let named = evidence.fact.namedCheckout,
            let owner = checkouts[named], owner != index
        {
            throw JournalRefusal.belongsElsewhere(records[owner].attempt.id)
        }
        let before = records[index]
        if let refusal = before.refusal(of: evidence) { throw refusal }
        append(evidence, at: index)
        if let receipt = evidence.fact.namedReceipt, !records[index].isKnownAsTaken(receipt),
            let taken = direct.first(where: { $0.id == receipt && $0.sale != nil })
        {
            let loss = taken.loss(of: records[index].attempt, heldBy: holding(taken.known, records[index]))
            append(Evidence(source: .console, fact: loss, at: evidence.at), at: index)
        }
        if let receipt = records[index].receipt { keep(receipt, for: index) }
        let (named, own) = (evidence.fact.namedReceipt, records[index].receipt)
        for receipt in [named, own == named ? nil : own].compactMap({ $0 }) {
            try await join(receipt, to: records[index], at: evidence.at)
            try await noteReversals(of: receipt, with: records[index])
        }
        if records[index].state == .paid, before.leftItsMoney, records[index].receipt == nil {
            for payment in direct
            where records[index].isPerhapsPaid(byTaken: payment, heldBy: holding(payment.known, records[index])) {
                append(Evidence(source: .console, fact: .takenElsewhere(payment.id), at: evidence.at), at: index)
            }
        }
        if records[index].hasItsMoney, !before.hasItsMoney, let other = paidAlready(besides: records[index]),
            !records[index].isTold(doubledWith: other, since: before)
        {
            append(Evidence(source: .console, fact: .doubled(with: other), at: evidence.at), at: index)
        } else if before.hasItsMoney, !records[index].hasItsMoney {
            for other in records.indices where records[other].state == .paid && other != index {
                guard let word = records[other].clearing(doubleWith: records[index]),
                    paidAlready(besides: records[other]) == nil
                else { continue }
                append(Evidence(source: .console, fact: word, at: evidence.at), at: other)
            }
        }
        return records[index]
    }

    public func record(of id: AttemptID) async throws -> AttemptRecord? { places[id].map { records[$0] } }

    public func attempt(heardAt token: CallbackToken) async throws -> AttemptID? {
        tokens[token]
    }

    public func attemptsToWatch() async throws -> [AttemptRecord] { watched.sorted().map { records[$0] } }

    func place(of id: AttemptID) throws -> Int {
        guard let index = places[id] else { throw JournalRefusal.noSuchAttempt }
        return index
    }

    private func hindrance(to attempt: Attempt, at now: Timestamp) throws -> JournalRefusal? {
        let order = try PromptOrder(phone: attempt.phone, amount: attempt.amount, sale: attempt.sale)
        let earlier = earlier(than: order, in: attempt.sale).filter { $0.weighs(onSending: attempt) }
        let gate = ResendGate(for: order, after: earlier, at: now)
        if gate != .open { return .gate(gate) }
        return standing(of: attempt.sale).flatMap(order.refusal(by:))
    }

    /// A sale that is not in the books yet is.
    func open(_ sale: SaleID, owing amount: Money, insteadOf older: SaleID?) {
        if due[sale] != nil { return }
        due[sale] = amount
        first[sale] = older.map { first[$0] ?? $0 }
    }

    /// How a sale stands; nil where there is none of that name.
    ///
    /// - Parameter other: the sale that asks for its debt; nil where it is itself.
    func standing(of sale: SaleID, for other: SaleID? = nil) -> SaleStanding? {
        guard due[sale] != nil else { return nil }
        return SaleStanding(
            id: other ?? sale, due: debt(of: sale), prompts: prompts(sharing: sale),
            direct: taken(for: sale))
    }

    /// A direct payment was taken for a sale.
    func noteTaken(_ index: Int, for sale: SaleID) { takenFor[first[sale] ?? sale, default: []].append(index) }

    /// The prompts that are weighed before another one goes.
    private func earlier(than order: PromptOrder, in sale: SaleID?) -> [AttemptRecord] {
        let kin = (order.insteadOf ?? sale).flatMap { byDebt[first[$0] ?? $0] } ?? []
        return Set(kin + (byPhone[order.phone] ?? [])).sorted().compactMap { place in
            records[place].weighs(on: order, in: sale, sharesDebt: kin.contains(place)) ? records[place] : nil
        }
    }

    /// The sale whose debt an order may ask for again, if that is just this amount and is owed still.
    private func debtAskedAgain(
        by order: PromptOrder, after earlier: [AttemptRecord], as new: SaleID, at now: Timestamp
    ) -> SaleID? {
        guard let sale = order.perhapsAgain(among: earlier, at: now), let standing = standing(of: sale, for: new)
        else { return nil }
        return order.mayPay(allOf: standing) ? sale : nil
    }

    /// The prompts of all sales that share the debt of that one.
    func prompts(sharing sale: SaleID) -> [AttemptRecord] {
        (byDebt[first[sale] ?? sale] ?? []).map { records[$0] }
    }

    private func debt(of sale: SaleID) -> Money { due[first[sale] ?? sale] ?? .zero }

    private func paidAlready(besides record: AttemptRecord) -> AttemptID? {
        let sale = record.attempt.sale
        return record.paidAlready(among: prompts(sharing: sale), owing: debt(of: sale))
    }

    private func taken(for sale: SaleID) -> [DirectPayment] { (takenFor[first[sale] ?? sale] ?? []).map { direct[$0] } }

    private func append(_ evidence: Evidence, at index: Int) {
        records[index].add(evidence)
        if records[index].state.isOpen || QuerySchedule().nextQuestion(about: records[index]) != nil {
            watched.insert(index)
        } else {
            watched.remove(index)
        }
        // Whose name it is stays so, unless the gateway's own answer gives it to another.
        if let checkout = records[index].checkout, checkouts[checkout] == nil || evidence.source == .pushAnswer {
            checkouts[checkout] = index
        }
    }

    private func failIfTold(_ step: Step) throws {
        guard let left = failures[step], left > 0 else { return }
        failures[step] = left - 1
        throw Failure()
    }
}
