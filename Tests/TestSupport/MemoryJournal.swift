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
    private var tokens: [CallbackToken: AttemptID] = [:]
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
        let gate = ResendGate(for: order.amount, after: earlier, at: now)
        if gate != .open { throw JournalRefusal.gate(gate) }
        let tag = Tag(till: till, number: Int64(records.count))
        let fixed: AccountReference? = if case .payBill(_, let account) = payee { account } else { nil }
        guard let reference = fixed ?? order.reference ?? tag.reference else { throw Failure() }
        let record = AttemptRecord(
            attempt: Attempt(
                id: AttemptID(from: chance), sale: order.sale ?? SaleID(from: chance), tag: tag, phone: order.phone,
                amount: order.amount, payee: payee, reference: reference, purpose: order.purpose, createdAt: now),
            evidence: [])
        records.append(record)
        tokens[token] = record.attempt.id
        return record
    }

    public func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp
    ) async throws -> SendPermit {
        try failIfTold(.markSending)
        let index = try place(of: id)
        guard tokens[token] == id else { throw JournalRefusal.noSuchAttempt }
        guard records[index].state == .prepared else { throw JournalRefusal.notPrepared(records[index].state) }
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
        append(evidence, at: index)
        return records[index]
    }

    public func record(of id: AttemptID) async throws -> AttemptRecord? {
        records.first { $0.attempt.id == id }
    }

    public func attempt(heardAt token: CallbackToken) async throws -> AttemptID? { tokens[token] }

    public func attemptsToWatch() async throws -> [AttemptRecord] {
        records.filter { $0.state.isOpen || QuerySchedule().nextQuestion(about: $0) != nil }
    }

    private func place(of id: AttemptID) throws -> Int {
        guard let index = records.firstIndex(where: { $0.attempt.id == id }) else { throw JournalRefusal.noSuchAttempt }
        return index
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
        _ = try place(of: message.attempt)
        inbox.append((message, nil))
        return InboxID(Int64(inbox.count))
    }

    public func settle(_ id: InboxID, as outcome: InboxOutcome) async throws {
        let index = Int(id.number) - 1
        if inbox[index].outcome != nil { return }
        var ending = outcome
        if case .applied(let evidence) = outcome {
            do {
                try await add(evidence, to: inbox[index].message.attempt)
            } catch JournalRefusal.belongsElsewhere(let other) {
                ending = .quarantined("names the prompt of payment \(other)")
            }
        }
        inbox[index].outcome = ending
    }

    public func unsettled() async throws -> [KeptMessage] {
        inbox.enumerated().filter { $0.element.outcome == nil }
            .map { KeptMessage(id: InboxID(Int64($0.offset) + 1), message: $0.element.message) }
    }
}
