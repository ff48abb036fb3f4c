import Ledger
import Payments
import TestSupport
import Testing

/// What a list of Safaricom's own does to the books.
struct StatementTests {
    let ledger: Ledger
    static let receipt = "UK6H4X2QP7"

    init() throws { ledger = try Shop().open() }

    func line(
        _ receipt: String = receipt, shillings: Int64 = 100, account: String = "", phone: Int? = 0,
        payer: Payer? = nil, paidAt: Timestamp? = Shop.start + .seconds(30)
    ) throws -> StatementLine {
        let holder: Payer? = try phone.map { .clear(try MSISDN(parsing: String(712_000_000 + $0))) }
        return StatementLine(
            C2BConfirmation(
                receipt: try #require(Receipt(receipt)), amount: Money(cents: shillings * 100), payee: knownShortCode,
                account: account, payer: payer ?? holder, name: "JANE", paidAt: paidAt))
    }

    func verify(_ lines: StatementLine...) async throws -> StatementFindings {
        try await ledger.verify(lines, source: .pull, at: Shop.start + .seconds(600))
    }

    func hear(_ line: StatementLine) async throws {
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: Shop.start)
        try await ledger.settle(ledger.keep(message), as: .confirmed(line.told))
    }

    @Test func whatNothingToldOfBecomesADirectPaymentThatIsConfirmed() async throws {
        let line = try line()
        let found = try await verify(line)
        #expect(found.discovered == [line.receipt])
        let direct = try #require(try await ledger.directPayment(line.receipt))
        #expect(direct.state == .paid)
        #expect(direct.verifiedAt == Shop.start + .seconds(600))
        #expect(direct.isFree)
    }

    @Test func aDirectPaymentThatTheListHasIsConfirmed() async throws {
        let line = try line()
        try await hear(line)
        #expect(try await ledger.directPayment(line.receipt)?.state == .claimed)
        #expect(try await verify(line).confirmed == [line.receipt])
        #expect(try await ledger.directPayment(line.receipt)?.state == .paid)
    }

    @Test func theSameListAgainChangesNothing() async throws {
        let line = try line()
        _ = try await verify(line)
        let before = try await ledger.directPayment(line.receipt)
        let again = try await verify(line)
        #expect(again.known == [line.receipt])
        #expect(again.discovered.isEmpty && again.confirmed.isEmpty && again.proved.isEmpty)
        #expect(try await ledger.directPayment(line.receipt) == before)
    }

    @Test func aForgedConfirmationWithAnotherAmountIsNotConfirmed() async throws {
        try await hear(line(shillings: 9999))
        let row = try line(shillings: 1)
        let found = try await verify(row)
        #expect(found.odd == [row.receipt])
        #expect(try await ledger.directPayment(row.receipt)?.state == .conflict)
    }

    func record(_ id: AttemptID) async throws -> AttemptRecord { try #require(try await ledger.record(of: id)) }

    func claim(_ id: AttemptID, receipt: String = receipt) async throws {
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: Receipt(receipt), amount: Money(cents: 10_000), payer: nil,
            paidAt: nil, balance: nil)
        _ = try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start), to: id)
    }

    @Test func aReceiptThatACallbackNamedProvesItsPrompt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let found = try await verify(line(paidAt: nil))
        #expect(found.proved == [id])
        #expect(found.discovered.isEmpty)
        let record = try await record(id)
        #expect(record.state == .paid)
        #expect(record.receipt?.text == Self.receipt)
        #expect(record.evidence.last?.source == .pull)
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt))) == nil)
    }

    @Test func aRowOfAnotherAmountIsWrittenDownAndNeverMakesItsPromptPaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await hear(line())
        try await claim(id)
        let row = try line(shillings: 1)
        for _ in 0..<2 { #expect(try await verify(row).odd == [row.receipt]) }
        let told = try await record(id)
        #expect(told.state == .conflict)
        #expect(told.doubts == [.contradiction])
        #expect(told.evidence.filter { $0.source == .pull }.count == 1)
        // The gateway says that the prompt was paid: it was, by another receipt than the one that was named.
        let paid = try await ledger.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: ""), at: Shop.start),
            to: id)
        #expect(paid.state == .paid)
        #expect(paid.receipt == nil)
        #expect(paid.doubts.contains(.otherAmount))
    }

    @Test func aRowOfAnotherAmountThanItsMessageIsWrittenDownAndNothingIsTakenForIt() async throws {
        try await hear(line())
        let receipt = try #require(Receipt(Self.receipt))
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        let row = try line(shillings: 1)
        for _ in 0..<2 { #expect(try await verify(row).odd == [receipt]) }
        let direct = try #require(try await ledger.directPayment(receipt))
        #expect(direct.state == .conflict)
        #expect(direct.listedAmount == Money(cents: 100))
        #expect(try await ledger.disputedDirectPayments() == [direct])
        await #expect(throws: ClaimRefusal.listedOtherwise(Money(cents: 100))) {
            try await ledger.take(receipt, by: "T4", at: Shop.start)
        }
    }

    @Test func moneyUnderATagThatAnotherLedgerGaveOutIsTakenOnlyWhereThatOneIsLost() async throws {
        let own = try await record(ledger.pending(checkout: "ws_CO_1")).attempt.tag
        let other = Tag(till: String(own.text.prefix(2)), number: 41_000_000)
        try await hear(line(shillings: 7, account: other.text))
        let receipt = try #require(Receipt(Self.receipt))
        for lost in [nil, own] {
            await #expect(throws: ClaimRefusal.belongsElsewhere(other)) {
                try await ledger.hold(receipt, for: "T4", besides: lost, at: Shop.start)
            }
        }
        #expect(try await ledger.hold(receipt, for: "T4", besides: other, at: Shop.start).claim?.by == "T4")
    }

    @Test func aRowThatACallbackNamedWithAnotherAmountIsADoubtAndMoneyOfItsOwn() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let row = try line(shillings: 1)
        let findings = try await verify(row)
        #expect(findings.odd == [row.receipt])
        #expect(findings.touched == [id])
        #expect(findings.discovered == [row.receipt])
        #expect(try await record(id).doubts == [.contradiction])
        let direct = try #require(try await ledger.directPayment(row.receipt))
        #expect(direct.state == .paid && direct.isFree && direct.told.amount == Money(cents: 100))
    }

    @Test func aFalseConfirmationOfAnotherAmountDoesNotKeepTheTrueRowFromItsPrompt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        try await hear(line(shillings: 9))
        let row = try line()
        for _ in 0..<2 { #expect(try await verify(row).odd == [row.receipt]) }
        let record = try await record(id)
        #expect(record.state == .paid && record.receipt == row.receipt)
        // The message's payment is the prompt's: the money is shown and counted once.
        let direct = try #require(try await ledger.directPayment(row.receipt))
        #expect(direct.prompt == id && direct.listedAmount == Money(cents: 10_000) && direct.verifiedAt == nil)
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await ledger.count() == 1)
    }

    @Test func theListIsWantedForWhatItMightSettle() async throws {
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
        let line = try line()
        try await hear(line)
        #expect(try await ledger.listWanted(since: Shop.start) == Shop.start)
        #expect(try await ledger.listWanted(since: Shop.start + .seconds(1)) == nil)
        _ = try await verify(line)
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
        let id = try await ledger.pending(7, checkout: "ws_CO_1")
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
        try await ledger.add(Evidence(source: .console, fact: .deadlinePassed, at: Shop.start), to: id)
        #expect(try await ledger.listWanted(since: Shop.start) == Shop.start)
    }

    @Test func theListIsWantedForWhatAMessageAloneSaysWasNotPaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
        let denial = CallbackDenial(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "cancelled")
        try await ledger.add(Evidence(source: .callback, fact: .callbackFailed(denial), at: Shop.start), to: id)
        #expect(try await ledger.record(of: id)?.state == .failedUnverified)
        #expect(try await ledger.listWanted(since: Shop.start) == Shop.start)
    }

    @Test(arguments: [false, true])
    func theListIsWantedForAReceiptThatIsToFollowAndForAWordThatNobodyConfirmed(isPaid: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
        if isPaid {
            let fact = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
            try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start), to: id)
        } else {
            try await claim(id)
        }
        #expect(try await ledger.listWanted(since: Shop.start) == Shop.start)
    }

    @Test func aRowWithThePromptsOwnReferenceProvesIt() async throws {
        let (id, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let found = try await verify(line(account: "inv77"))
        #expect(found.proved == [id])
        #expect(try await record(id).state == .paid)
    }

    @Test(arguments: [30, 899] as [Int64])
    func aRowWithoutAnyNameFindsTheOnePromptOfItsPhoneAmountAndTime(seconds: Int64) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        // The list says UTC and may mean Nairobi's time.
        let paidAt = Shop.start + .seconds(seconds < 0 ? seconds + 21_600 : seconds)
        #expect(try await verify(line(paidAt: paidAt)).proved == [id])
        #expect(try await record(id).state == .paid)
    }

    @Test(arguments: [(0, Int64(200), Int64(30)), (5, 100, 30), (0, 100, 7000), (0, 100, -320)])
    func anotherPhoneAmountOrTimeIsNotThePrompts(phone: Int, shillings: Int64, seconds: Int64) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let row = try line(shillings: shillings, phone: phone, paidAt: Shop.start + .seconds(seconds))
        #expect(try await verify(row).discovered == [row.receipt])
        #expect(try await record(id).state == .pending)
    }

    @Test func aPromptThatFailedIsNotPaidByAGuess() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let fact = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "")
        _ = try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start), to: id)
        let row = try line()
        #expect(try await verify(row).discovered == [row.receipt])
        #expect(try await record(id).state == .failed)
    }

    @Test func aPaidPromptGetsTheReceiptThatWasToFollow() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let fact = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start), to: id)
        #expect(try await record(id).receipt == nil)
        #expect(try await verify(line()).proved == [id])
        #expect(try await record(id).receipt?.text == Self.receipt)
        #expect(try await ledger.freeDirectPayments().isEmpty)
        #expect(try await ledger.look(up: #require(Receipt(Self.receipt))).isSpent)
    }

    @Test func twoRowsForOnePromptAreNotBothItsOwn() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        let found = try await verify(line(), line("UK6H4X2QP8"))
        #expect(found.proved == [id])
        #expect(found.discovered.map(\.text) == ["UK6H4X2QP8"])
        #expect(try await record(id).receipt?.text == Self.receipt)
    }

    @Test func whatWasTakenByHandStaysTaken() async throws {
        let row = try line()
        try await hear(row)
        _ = try await ledger.hold(row.receipt, for: "here", at: Shop.start)
        let taken = try await ledger.take(row.receipt, by: "here", at: Shop.start)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        #expect(try await verify(row).confirmed == [row.receipt])
        #expect(try await ledger.directPayment(row.receipt)?.sale == taken.sale)
        #expect(try await record(id).state == .pending)
    }
}

extension CodeFinding {
    fileprivate var isSpent: Bool { if case .spent = self { true } else { false } }
}
