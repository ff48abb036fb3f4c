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
        #expect(unplaced.perhapsOf == [try await base.record(id).attempt])
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

    @Test(
        arguments: [
            (nil, -600, false), (nil, 3_600, true), (nil, 200_000, true), ("INV77", 3_600, false),
            ("INV77", 86_400, false),
        ] as [(String?, Int64, Bool)])
    func whatNamesThePromptIsNobodyElsesWhateverItsTime(typed: String?, seconds: Int64, proves: Bool) async throws {
        let (id, token) = try await ledger.prepared(reference: typed)
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let checkout = CheckoutRequestID("ws_CO_\(CheckoutRequestID.date(of: Shop.start))1712000000")
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: checkout), at: Shop.start), to: id)
        let row = try await base.line(
            account: base.record(id).attempt.reference.text, payer: .masked("2547 ***** 00"),
            paidAt: Shop.start + .seconds(seconds))
        let found = try await ledger.verify([row], source: .pull, at: Shop.start + .seconds(max(0, seconds) + 600))
        #expect(found.proved == (proves ? [id] : []) && found.waiting == (proves ? [] : [row.receipt]))
        if proves { return }
        // The gateway's word does not free it: it tells no receipt.
        _ = try await ledger.add(
            Evidence(source: .query, fact: .queryPaid(checkout: checkout, text: "ok"), at: Shop.start), to: id)
        #expect(try await ledger.unplacedRows().map(\.isLikelySpent) == [true])
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.hold(row.receipt, for: "here", at: Shop.start)
        }
    }

    @Test func whatCameUnderATypedReferenceMoreThanADayLaterIsFree() async throws {
        let (id, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let row = try base.line(account: "INV77", paidAt: Shop.start + .seconds(86_401))
        let found = try await ledger.verify([row], source: .pull, at: Shop.start + .seconds(87_000))
        #expect(found.discovered == [row.receipt])
    }

    @Test func aRowThatAnEarlierListHadUnderAnotherAccountProvesNothing() async throws {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let first = try base.line(account: "LUNCH", payer: .masked("2547 ***** 00"))
        #expect(try await base.verify(first).discovered == [first.receipt])
        let second = try await base.line(account: base.record(id).attempt.reference.text)
        #expect(try await base.verify(second).odd == [second.receipt])
        #expect(try await base.record(id).state == .sending)
    }

    @Test func whatMayBeAPromptsIsToldWithItThoughAMessageToldOfItToo() async throws {
        let (id, row) = try await waiting()
        #expect(try await ledger.unplacedRows() == [])
        _ = try await base.verify(row)
        #expect(try await ledger.unplacedRows().map { $0.mayBePayment(of: id) } == [true])
        try await base.hear(row)
        #expect(try await ledger.unplacedRows().map(\.told.receipt) == [row.receipt])
        guard case .unplaced = try await ledger.look(up: row.receipt) else {
            return #expect(Bool(false), "the code reads as free")
        }
        try await refuse(id)
        #expect(try await ledger.unplacedRows() == [])
    }

    @Test func whereMoreRowsFitAPaidPromptThanItCanOwnAPersonIsTold() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: paid, at: Shop.start), to: id)
        let masked = Payer.masked("2547 ***** 00")
        _ = try await base.verify(base.line(payer: masked))
        #expect(try await ledger.unplacedRows().map(\.isLikelySpent) == [true])
        _ = try await base.verify(base.line("UK6H4X2QP8", payer: masked))
        #expect(try await ledger.unplacedRows().map(\.isLikelySpent) == [false, false])
    }

    @Test func aMessageThatDeniesThePromptDoesNotFreeIt() async throws {
        let (id, row) = try await waiting()
        _ = try await base.verify(row)
        let denial = CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "cancelled")
        _ = try await ledger.add(Evidence(source: .callback, fact: .callbackFailed(denial), at: Shop.start), to: id)
        #expect(try await base.record(id).state == .failedUnverified)
        #expect(try await ledger.unplacedRows().map { $0.mayBePayment(of: id) } == [true])
    }

    @Test func anotherListThatHasItOtherwiseMovesNothing() async throws {
        let (id, row) = try await waiting()
        _ = try await base.verify(row)
        let tag = try await base.record(id).attempt.tag.text
        let future = Shop.start + .seconds(86_400)
        for other in [
            try base.line(account: "INV77", phone: nil, paidAt: future),
            try base.line(shillings: 3_500, account: "INV77", phone: nil),
            try base.line(account: "TABLE9", phone: nil), try base.line(account: tag),
        ] {
            #expect(try await base.verify(other).odd == [row.receipt])
            #expect(try await ledger.unplacedRows().map(\.told) == [row.told])
            #expect(try await ledger.directPayment(row.receipt) == nil)
        }
    }

    @Test func whatIsTakenBackIsToldThoughItsPromptIsPaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: paid, at: Shop.start), to: id)
        let row = try base.line(payer: .masked("2547 ***** 00"))
        _ = try await base.verify(row)
        let back = ReversalLine(
            of: row.receipt, told: Reversal(amount: row.told.amount, at: Shop.start, receipt: nil), payment: nil)
        for round in 0..<2 {
            let found = try await ledger.verify(
                [], reversals: [back], source: .statement, at: Shop.start + .seconds(700))
            #expect(found.odd == (round == 0 ? [row.receipt] : []) && found.reversedElsewhere.isEmpty)
        }
        let told = try #require(try await ledger.unplacedRows().first)
        #expect(told.isTakenBack && told.mayBePayment(of: id))
    }

    @Test func whatIsDatedAfterItWasReadProvesNothingAndIsNoMoney() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        // Read ten minutes after the start; the list may say UTC and mean Nairobi's time.
        let row = try base.line(paidAt: Shop.start + .seconds(600 + 10_800 + 301))
        #expect(try await base.verify(row).odd == [row.receipt])
        #expect(try await base.record(id).state == .pending)
        #expect(try await ledger.directPayment(row.receipt) == nil)
        #expect(try await ledger.unplacedRows().isEmpty)
    }

    @Test(arguments: ["INV 77", "inv-77"])
    func theReferenceIsKnownHoweverItIsSpelled(account: String) async throws {
        let (id, _) = try await waiting()
        let row = try base.line(account: account, phone: nil, paidAt: Shop.start + .seconds(3_600))
        let found = try await ledger.verify([row], source: .pull, at: Shop.start + .seconds(4_000))
        #expect(found.waiting == [row.receipt])
        #expect(try await ledger.unplacedRows().map { $0.mayBePayment(of: id) } == [true])
    }

    @Test func aWrongClockOfOursHidesNoPrompt() async throws {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let really = Shop.start + .seconds(-7_200)
        let checkout = CheckoutRequestID("ws_CO_\(CheckoutRequestID.date(of: really))1712000000")
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: checkout), at: Shop.start), to: id)
        let row = try base.line(payer: .masked("2547 ***** 00"), paidAt: really + .seconds(30))
        #expect(try await base.verify(row).waiting == [row.receipt])
    }
}
