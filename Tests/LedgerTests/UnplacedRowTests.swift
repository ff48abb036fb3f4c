import Ledger
import Payments
import TestSupport
import Testing

/// Rows of lists that may be an open prompt's: they wait, and nothing of them is lost.
struct UnplacedRowTests {
    private let base: StatementTests
    private var ledger: Ledger { base.ledger }

    init() throws { base = try StatementTests() }

    /// An open prompt, and a row of five seconds before it under the reference that somebody typed for both.
    private func waiting(payer: Payer? = nil) async throws -> (prompt: AttemptID, row: StatementLine) {
        let (id, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        return (id, try base.line(account: "INV77", payer: payer, paidAt: Shop.start + .seconds(-5)))
    }

    private func refuse(_ id: AttemptID) async throws {
        let fact = Fact.refused(Refusal(code: "400.002.02", message: "Invalid Amount", kind: .invalidField))
        _ = try await ledger.add(Evidence(source: .pushAnswer, fact: fact, at: Shop.start), to: id)
    }

    @Test func itWaitsUntilThePromptIsSettledAndThenStandsByItself() async throws {
        let (id, row) = try await waiting()
        #expect(try await base.verify(row).odd == [row.receipt])
        let unplaced = try #require(try await ledger.unplacedRows().first)
        #expect(unplaced.told == row.told && unplaced.source == .pull)
        #expect(unplaced.perhapsOf == [try await base.record(id).attempt.tag])
        #expect(try await ledger.look(up: row.receipt) == .unplaced(unplaced))
        try await refuse(id)
        #expect(try await ledger.unplacedRows().isEmpty)
        let direct = try #require(try await ledger.directPayment(row.receipt))
        #expect(direct.isFree && direct.verifiedAt != nil)
    }

    @Test func itIsNamedOnceAndTheFirstListStays() async throws {
        let (_, row) = try await waiting()
        _ = try await ledger.verify(
            [row], source: .statement, at: Shop.start + .seconds(600), words: "brought by Amina")
        let hashed = try base.line(
            account: "INV77", payer: .hashed(String(repeating: "0", count: 64)), paidAt: Shop.start + .seconds(10_795))
        let again = try await ledger.verify([hashed], source: .pull, at: Shop.start + .seconds(900))
        #expect(again.odd.isEmpty && again.waiting == [row.receipt] && again.known == [row.receipt])
        #expect(!again.isEmpty)
        let unplaced = try #require(try await ledger.unplacedRows().first)
        #expect(unplaced.told == row.told)
        #expect(unplaced.source == .statement && unplaced.listedAt == Shop.start + .seconds(600))
        // An empty list is told as empty, whatever waits.
        #expect(try await ledger.verify([], source: .pull, at: Shop.start + .seconds(901)).isEmpty)
        #expect(try await ledger.unplacedRows().count == 1)
    }

    @Test func aRehearsalKeepsNothingOfIt() async throws {
        let (_, row) = try await waiting()
        _ = try await ledger.verify([row], source: .statement, at: Shop.start, isRehearsal: true)
        #expect(try await ledger.unplacedRows().isEmpty)
        _ = try await base.verify(row)
        _ = try await ledger.verify([], source: .statement, at: Shop.start, isRehearsal: true)
        #expect(try await ledger.unplacedRows().count == 1)
    }

    @Test func aMessageOfItMakesItMoneyThatNobodyTakesBeforeThePromptIsSettled() async throws {
        let (id, row) = try await waiting()
        _ = try await base.verify(row)
        try await base.hear(row)
        #expect(try await ledger.unplacedRows().isEmpty)
        #expect(try await ledger.directPayment(row.receipt)?.verifiedAt != nil)
        await #expect(throws: ClaimRefusal.self) {
            _ = try await ledger.hold(row.receipt, for: "here", at: Shop.start)
        }
        try await refuse(id)
        _ = try await ledger.hold(row.receipt, for: "here", at: Shop.start)
    }

    @Test func aForgedMessageOfAnotherPayerDoesNotFreeIt() async throws {
        let (_, row) = try await waiting()
        _ = try await base.verify(row)
        try await base.hear(base.line(account: "INV77", phone: 9, paidAt: Shop.start + .seconds(-5)))
        await #expect(throws: ClaimRefusal.self) {
            _ = try await ledger.hold(row.receipt, for: "here", at: Shop.start)
        }
    }

    @Test func whatIsTakenBackWholeStillWaits() async throws {
        let (id, row) = try await waiting()
        _ = try await base.verify(row)
        let back = ReversalLine(
            of: row.receipt, told: Reversal(amount: row.told.amount, at: Shop.start, receipt: nil), payment: nil)
        _ = try await ledger.verify([], reversals: [back], source: .statement, at: Shop.start + .seconds(700))
        #expect(try await ledger.unplacedRows().count == 1)
        try await refuse(id)
        #expect(try await ledger.unplacedRows().isEmpty)
        #expect(try await ledger.directPayment(row.receipt) == nil)
    }

    @Test func whatOnlyAPaidPromptsReceiptCanBeIsToldAsItsOwn() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: paid, at: Shop.start), to: id)
        _ = try await base.verify(base.line(payer: .masked("2547 ***** 00")))
        #expect(try await ledger.unplacedRows().map(\.isLikelySpent) == [true])
    }
}
