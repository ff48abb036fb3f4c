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

    private var records: [AttemptRecord] = []
    private var places: [AttemptID: Int] = [:]
    private var due: [SaleID: Money] = [:]
    /// The sales that ask for another one's debt, each with the one whose debt it is.
    private var first: [SaleID: SaleID] = [:]
    private var tokens: [CallbackToken: AttemptID] = [:]
    private var direct: [DirectPayment] = []
    private var inbox: [(message: InboundMessage, outcome: InboxOutcome?)] = []
    private var failures: [Step: Int] = [:]
    private let chance: Chance
    private let till: String

    /// An empty one.
    public init(seed: UInt64 = 1, till: String = "T4") {
        chance = SeededChance(seed).chance
        self.till = till
    }

    /// Makes the next `count` calls of a step fail before they change anything.
    public func fail(_ step: Step, times count: Int = 1) { failures[step] = count }

    /// All records, oldest first.
    public var all: [AttemptRecord] { records }

    public func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try failIfTold(.prepare)
        let earlier = records.filter { $0.attempt.phone == order.phone || $0.attempt.sale == order.sale }
        let gate = ResendGate(for: order, after: earlier, at: now)
        if gate != .open { throw JournalRefusal.gate(gate) }
        let older = order.sale.flatMap { due[$0] == nil ? nil : $0 } ?? order.insteadOf
        if let older, due[older] == nil { throw JournalRefusal.noSuchAttempt }
        let sale = order.sale ?? SaleID(from: chance)
        if let older {
            let asked = SaleStanding(id: sale, due: debt(of: older), prompts: prompts(sharing: older))
            if let refusal = order.refusal(by: asked) { throw refusal }
        }
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
        tokens[token] = record.attempt.id
        if due[sale] == nil {
            due[sale] = order.due ?? order.amount
            first[sale] = older.map { first[$0] ?? $0 }
        }
        return record
    }

    public func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp
    ) async throws -> SendPermit {
        try failIfTold(.markSending)
        let index = try place(of: id)
        guard tokens[token] == id else { throw JournalRefusal.noSuchAttempt }
        guard records[index].state == .prepared else { throw JournalRefusal.notPrepared(records[index].state) }
        if let refusal = try hindrance(to: records[index].attempt, at: now) { throw refusal }
        append(Evidence(source: .console, fact: .sendMarked(boot: boot), at: now), at: index)
        return SendPermit(markedFor: records[index].attempt, token: token)
    }

    @discardableResult
    public func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        try failIfTold(.add)
        let index = try place(of: id)
        let isKnown = records[index].evidence.contains { $0.source == evidence.source && $0.fact == evidence.fact }
        if isKnown, evidence.source != .query { return records[index] }
        if evidence.source != .pushAnswer, let named = evidence.fact.namedCheckout,
            let owner = records.first(where: { $0.attempt.id != id && $0.checkout == named })
        {
            throw JournalRefusal.belongsElsewhere(owner.attempt.id)
        }
        let before = records[index]
        if let refusal = before.refusal(of: evidence) { throw refusal }
        append(evidence, at: index)
        if records[index].state == .paid, before.state != .paid, let other = paidAlready(besides: records[index]) {
            append(Evidence(source: .console, fact: .doubled(with: other), at: evidence.at), at: index)
        }
        if let receipt = evidence.fact.namedReceipt, direct.contains(where: { $0.id == receipt && $0.sale != nil }) {
            append(Evidence(source: .console, fact: .takenElsewhere(receipt), at: evidence.at), at: index)
        }
        if let receipt = evidence.fact.namedReceipt { join(receipt, to: records[index]) }
        if evidence.fact == .wrongNumber {
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
        if failsLookups { throw LookupFailed() }
        return tokens[token]
    }

    /// Makes nobody's address be found from now on, or again.
    public func failLookups(_ fails: Bool = true) { failsLookups = fails }

    private struct LookupFailed: Error {}
    private var failsLookups = false

    public func attemptsToWatch() async throws -> [AttemptRecord] {
        records.filter { $0.state.isOpen || QuerySchedule().nextQuestion(about: $0) != nil }
    }

    private func place(of id: AttemptID) throws -> Int {
        guard let index = places[id] else { throw JournalRefusal.noSuchAttempt }
        return index
    }

    private func hindrance(to attempt: Attempt, at now: Timestamp) throws -> JournalRefusal? {
        var order = try PromptOrder(phone: attempt.phone, amount: attempt.amount, sale: attempt.sale)
        order.isMeantAgain = true
        let earlier = records.filter {
            $0.attempt.id != attempt.id && ($0.attempt.phone == attempt.phone || $0.attempt.sale == attempt.sale)
        }
        let gate = ResendGate(for: order, after: earlier, at: now)
        if gate != .open { return .gate(gate) }
        let sale = attempt.sale
        return order.refusal(
            by: SaleStanding(id: sale, due: debt(of: sale), prompts: prompts(sharing: sale)))
    }

    /// The prompts of all sales that share the debt of that one.
    private func prompts(sharing sale: SaleID) -> [AttemptRecord] {
        let whose = first[sale] ?? sale
        return records.filter { (first[$0.attempt.sale] ?? $0.attempt.sale) == whose }
    }

    private func debt(of sale: SaleID) -> Money { due[first[sale] ?? sale] ?? .zero }

    private func paidAlready(besides record: AttemptRecord) -> AttemptID? {
        let sale = record.attempt.sale
        return record.paidAlready(among: prompts(sharing: sale), owing: debt(of: sale))
    }

    private func append(_ evidence: Evidence, at index: Int) {
        records[index] = AttemptRecord(
            attempt: records[index].attempt, evidence: records[index].evidence + [evidence])
    }

    private func failIfTold(_ step: Step) throws {
        guard let left = failures[step], left > 0 else { return }
        failures[step] = left - 1
        throw Failure()
    }
}

extension MemoryJournal: Inbox {
    public func keep(_ message: InboundMessage) async throws -> InboxID {
        if case .prompt(let id) = message.address { _ = try place(of: id) }
        inbox.append((message, nil))
        return InboxID(Int64(inbox.count))
    }

    @discardableResult
    public func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        let index = Int(id.number) - 1
        if inbox[index].outcome != nil { return nil }
        var ending = outcome
        var taught: AttemptID?
        if case .confirmed(let told) = outcome { taught = try await hear(told, at: inbox[index].message.at) }
        if case .applied(let evidence) = outcome, case .prompt(let id) = inbox[index].message.address {
            do {
                let before = try await record(of: id)?.evidence.count
                if try await add(evidence, to: id).evidence.count != before { taught = id }
            } catch JournalRefusal.belongsElsewhere(let other) {
                ending = .quarantined("names the prompt of payment \(other)")
            }
        }
        inbox[index].outcome = ending
        return taught
    }

    public func unsettled() async throws -> [KeptMessage] {
        inbox.enumerated().filter { $0.element.outcome == nil }
            .map { KeptMessage(id: InboxID(Int64($0.offset) + 1), message: $0.element.message) }
    }
}

extension MemoryJournal: DirectPayments {
    public func directPayment(_ receipt: Receipt) async throws -> DirectPayment? {
        direct.first { $0.id == receipt }
    }

    public func freeDirectPayments() async throws -> [DirectPayment] { direct.filter(\.isFree) }

    public func hold(_ receipt: Receipt, for holder: String, at now: Timestamp) async throws -> DirectPayment {
        let index = try claimable(receipt, by: holder, at: now)
        return change(index, claim: DirectPayment.Claim(by: holder, until: now + DirectPayment.Claim.lease))
    }

    public func take(_ receipt: Receipt, by holder: String, at now: Timestamp) async throws -> DirectPayment {
        let index = try claimable(receipt, by: holder, at: now)
        guard let claim = direct[index].claim, claim.by == holder, claim.until > now else { throw ClaimRefusal.notHeld }
        return change(index, sale: SaleID(from: chance))
    }

    public func look(up receipt: Receipt) async throws -> CodeFinding {
        if let taken = direct.first(where: { $0.id == receipt && $0.sale != nil }) { return .direct(taken) }
        if let index = records.firstIndex(where: { $0.receipt == receipt }) { return .spent(on: line(at: index)) }
        let named = records.indices.filter { records[$0].evidence.contains { $0.fact.namedReceipt == receipt } }
        if !named.isEmpty { return .named(by: named.map(line)) }
        return direct.first { $0.id == receipt }.map(CodeFinding.direct) ?? .unheard
    }

    private func claimable(_ receipt: Receipt, by holder: String, at now: Timestamp) throws -> Int {
        guard let index = direct.firstIndex(where: { $0.id == receipt }) else { throw ClaimRefusal.unheard(receipt) }
        if let refusal = direct[index].refusal(to: holder, at: now) { throw refusal }
        return index
    }

    @discardableResult
    private func change(
        _ index: Int, prompt: AttemptID? = nil, sale: SaleID? = nil, claim: DirectPayment.Claim? = nil
    ) -> DirectPayment {
        let old = direct[index]
        direct[index] = DirectPayment(
            number: old.number, told: old.told, heardAt: old.heardAt, verifiedAt: old.verifiedAt,
            listedAmount: old.listedAmount,
            prompt: old.prompt ?? prompt, sale: old.sale ?? sale, claim: claim)
        return direct[index]
    }

    private func hear(_ told: C2BConfirmation, at heard: Timestamp) async throws -> AttemptID? {
        if direct.contains(where: { $0.id == told.receipt }) { return nil }
        direct.append(
            DirectPayment(
                number: Int64(records.count + direct.count + 1), told: told, heardAt: heard, verifiedAt: nil,
                prompt: nil,
                sale: nil, claim: nil))
        if let owner = owner(of: told.receipt, for: told.amount) {
            join(told.receipt, to: owner)
            return direct.last?.prompt
        }
        let meant = records.filter {
            $0.attempt.reference.text.uppercased() == told.account.uppercased() && $0.attempt.payee.payee == told.payee
        }
        guard meant.count == 1, let record = meant.first, record.attempt.amount == told.amount,
            record.state.mayHaveReachedThePhone, told.payer?.mayHold(record.attempt.phone) ?? true,
            record.mayHave(told.receipt, unless: { known in direct.contains { $0.id == known } })
        else { return nil }
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: told.receipt, amount: told.amount, payer: told.payer,
            paidAt: told.paidAt, balance: nil)
        try await add(
            Evidence(source: .confirmation, fact: .callbackPaid(claim), at: heard), to: record.attempt.id)
        return record.attempt.id
    }

    private func owner(of receipt: Receipt, for amount: Money) -> AttemptRecord? {
        if let spent = records.first(where: { $0.receipt == receipt }) { return spent }
        let named = records.filter {
            $0.attempt.amount == amount && $0.evidence.contains { $0.fact.namedReceipt == receipt }
        }
        return named.count == 1 ? named[0] : nil
    }

    private func join(_ receipt: Receipt, to record: AttemptRecord) {
        guard let index = direct.firstIndex(where: { $0.id == receipt }), direct[index].isFree,
            direct[index].told.amount == record.attempt.amount,
            direct[index].told.payer?.mayHold(record.attempt.phone) ?? true
        else { return }
        change(index, prompt: record.attempt.id)
    }

    private func line(at index: Int) -> PaymentLine {
        let record = records[index]
        return PaymentLine(
            number: Int64(index + 1), id: record.attempt.id, tag: record.attempt.tag,
            createdAt: record.attempt.createdAt,
            phone: record.attempt.phone, amount: record.attempt.amount, reference: record.attempt.reference,
            state: record.state, resultCode: record.resultCode, receipt: record.receipt,
            nextCheckAt: QuerySchedule().nextQuestion(about: record),
            sentAt: record.acceptedAt ?? record.sendMarkedAt, updatedAt: record.updatedAt, doubt: record.doubts.first,
            isReleased: record.isReleased)
    }
}
