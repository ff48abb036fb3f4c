import Engine
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// A counter that answers with one payment, to which a test adds evidence.
actor StagedCounter: Counter {
    private var current: AttemptRecord
    private let error: CashierError?
    private let isUnreadable: Bool
    /// The money paid straight to the shop; nil when the books can't be read for it.
    private let straight: [DirectPayment]?
    private let unplaced: [UnplacedRow]
    private let errorAtSecond: CashierError?
    private let onTake: (@Sendable (Int) async -> Void)?
    private var listeners: [AsyncStream<AttemptID>.Continuation] = []
    private let line: PaymentLine?
    private(set) var taken = 0

    init(
        _ record: AttemptRecord, error: CashierError? = nil, errorAtSecond: CashierError? = nil,
        isUnreadable: Bool = false, straight: [DirectPayment]? = [],
        unplaced: [UnplacedRow] = [], line: PaymentLine? = nil, onTake: (@Sendable (Int) async -> Void)? = nil
    ) {
        self.onTake = onTake
        current = record
        self.error = error
        self.errorAtSecond = errorAtSecond
        self.isUnreadable = isUnreadable
        self.straight = straight
        self.unplaced = unplaced
        self.line = line
    }

    func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord {
        taken += 1
        if let error { throw error }
        if let errorAtSecond, taken == 2 { throw errorAtSecond }
        if let onTake { await onTake(taken) }
        return current
    }

    func askNow(_ id: AttemptID) async {}
    func find(_ text: String) async throws -> [AttemptID] { [current.attempt.id] }

    func record(of id: AttemptID) async throws -> AttemptRecord? {
        if isUnreadable { throw LedgerError.noPermission(path: "/ledger") }
        return current
    }

    func line(of id: AttemptID) async throws -> PaymentLine? {
        let attempt = current.attempt
        return line
            ?? PaymentLine(
                number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
                amount: attempt.amount, reference: attempt.reference, state: current.state,
                resultCode: current.resultCode, receipt: current.receipt, nextCheckAt: nil, sentAt: nil,
                updatedAt: current.updatedAt, doubt: current.doubts.first, isWrongNumber: current.isWrongNumber,
                isRefunded: current.isRefunded)
    }

    func latestDirect() async throws -> [DirectPayment] {
        guard let straight else { throw LedgerError.noPermission(path: "/ledger") }
        return straight
    }

    func unplacedRows() async throws -> [UnplacedRow] { unplaced }

    func changes() async -> AsyncStream<AttemptID> {
        let (stream, continuation) = AsyncStream.makeStream(of: AttemptID.self)
        listeners.append(continuation)
        return stream
    }

    func close() async {}

    /// Waits for somebody to listen, then learns a fact.
    func learn(_ source: Evidence.Source, _ fact: Fact) async {
        while listeners.isEmpty { await Task.yield() }
        let evidence = Evidence(source: source, fact: fact, at: current.updatedAt + .seconds(1))
        current = AttemptRecord(attempt: current.attempt, evidence: current.evidence + [evidence])
        for listener in listeners { listener.yield(current.attempt.id) }
    }
}
