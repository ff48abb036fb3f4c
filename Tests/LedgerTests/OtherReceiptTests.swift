import Ledger
import Payments
import TestSupport
import Testing

/// What becomes of a prompt that Safaricom confirms, and for which a message named the receipt of another payment: its
/// customer has paid, and is never asked again.
extension StatementTests {
    private func resolve(_ kind: Doubt.Kind, of id: AttemptID) async throws {
        let word = try #require(Approval(by: "Amina", reason: "looked in the statement"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(kind, word), at: Shop.start + .seconds(1000)), to: id)
    }

    /// Whether the books say, in the record and in the list, that its sale has the money.
    private func paysItsSale(_ id: AttemptID) async throws -> Bool {
        let line = try #require(try await ledger.line(of: id))
        #expect(try await record(id).paysItsSale == line.paysItsSale)
        #expect(line.sale?.owed == (line.paysItsSale ? .zero : line.amount))
        return line.paysItsSale
    }

    @Test func aPersonsWordAboutAnotherPayersReceiptLeavesTheSalePaid() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        _ = try await verify(line(phone: 77))
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await ledger.line(of: id)?.doubt == .otherReceipt)
        #expect(try await paysItsSale(id))
        try await resolve(.otherReceipt, of: id)
        #expect(try await record(id).doubts == [])
        #expect(try await paysItsSale(id))
        // The same list again raises nothing anew, whoever brings it.
        for source in [Evidence.Source.pull, .statement] {
            _ = try await ledger.verify([line(phone: 77)], source: source, at: Shop.start + .seconds(1200))
        }
        #expect(try await record(id).doubts == [])
    }

    @Test func whatALaterListGivesToAnotherPayerWasNotUsedTwiceWhateverWasSaidBefore() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        try await hear(line("UKK6AB12CF", phone: nil))
        _ = try await ledger.hold(#require(Receipt("UKK6AB12CF")), for: "T4", at: Shop.start)
        _ = try await ledger.take(#require(Receipt("UKK6AB12CF")), by: "T4", at: Shop.start)
        let second = try await ledger.pending(1, checkout: "ws_CO_2")
        try await ledger.pay(second, checkout: "ws_CO_2", receipt: "UKK6AB12CF")
        #expect(try await record(second).doubts == [.usedTwice])
        // Safaricom's own word about the prompt stands, whatever a person says of the other sale.
        try await resolve(.usedTwice, of: second)
        #expect(try await paysItsSale(second))
        _ = try await verify(line("UKK6AB12CF", phone: 77))
        #expect(try await record(second).doubts == [.otherReceipt])
        #expect(try await paysItsSale(second))
        #expect(try await paysItsSale(id))
    }

    @Test func aRowThatAloneProvesItAndIsAnotherPayersIsUsedTwice() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        _ = try await verify(line(payer: .masked("2547 ***** 000")))
        // The list contradicts itself.
        _ = try await verify(line(phone: 77))
        #expect(try await record(id).doubts == [.usedTwice])
        try await resolve(.usedTwice, of: id)
        #expect(try await !paysItsSale(id))
        // Once the gateway itself says so, it is paid without that row.
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await paysItsSale(id))
    }

    @Test func itsOwnReceiptBesideAnotherPayersIsNotPaidTwice() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        _ = try await verify(line(phone: 77))
        _ = try await verify(line("UKK6AB12CF"))
        #expect(try await record(id).receipt?.text == "UKK6AB12CF")
        #expect(try await record(id).doubts == [.otherReceipt])
    }

    @Test(arguments: [nil, "REF1"])
    func aRowThatNamesNoPayerProvesAPromptByAReferenceOfKauntasMakingAlone(typed: String?) async throws {
        let (id, token) = try await ledger.prepared(reference: typed)
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await claim(id)
        let reference = try await record(id).attempt.reference.text
        for (account, isProved) in [("", false), (reference, typed == nil)] {
            let row = try line(account: account, phone: nil)
            let found = try await verify(row)
            #expect(found.proved == (isProved ? [id] : []))
            if isProved { return }
            // The money is kept, and nobody takes it while it may be the prompt's.
            #expect(found.waiting == [row.receipt])
            await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
                try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
            }
        }
        // The gateway's word makes it the prompt's, since a message named it for that one.
        let paid = Fact.queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: "ok")
        _ = try await ledger.add(Evidence(source: .query, fact: paid, at: Shop.start), to: id)
        #expect(try await record(id).receipt?.text == Self.receipt)
        #expect(try await ledger.unplacedRows().isEmpty)
        #expect(try await ledger.count() == 1)
    }

    @Test(arguments: [nil, String(repeating: "ab", count: 32)])
    func theReferenceInTheListsRowBeatsAMessageThatNamedItsReceiptForAnotherPrompt(payer: String?) async throws {
        let wrong = try await ledger.pending(1, checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(wrong, checkout: "ws_CO_1", receipt: Self.receipt)
        let (right, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(right, token: token, boot: BootID("boot-1"), at: Shop.start)
        let row = try line(account: "INV77", phone: nil, payer: payer.map(Payer.hashed))
        for _ in 0..<2 { _ = try await verify(row) }
        #expect(try await record(wrong).doubts == [.otherReceipt])
        #expect(try await record(wrong).receipt == nil)
        #expect(try await ledger.directPayment(row.receipt)?.prompt != wrong)
        #expect(try await paysItsSale(wrong))
    }

    @Test func whatWasAskedForAnewOnAPersonsWordIsPaidTwiceOnceSafaricomSaysOtherwise() async throws {
        let first = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(first)
        _ = try await verify(line(payer: .masked("2547 ***** 000")))
        _ = try await verify(line(phone: 77))
        try await resolve(.usedTwice, of: first)
        let record = try await record(first)
        let (sale, token) = (record.attempt.sale, CallbackToken(from: .system))
        let order = try PromptOrder(
            phone: record.attempt.phone, amount: record.attempt.amount, reference: nil, sale: sale)
        let second = try await ledger.prepare(
            order, payee: record.attempt.payee, token: token, at: Shop.start + .seconds(2000)
        ).attempt.id
        _ = try await ledger.markSending(
            second, token: token, boot: BootID("boot-1"), at: Shop.start + .seconds(2000))
        try await ledger.add(
            Evidence(
                source: .pushAnswer, fact: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_2")),
                at: Shop.start + .seconds(2001)), to: second)
        try await ledger.pay(second, checkout: "ws_CO_2", receipt: "UKK6AB12CG")
        #expect(try await self.record(second).doubts == [])
        try await ledger.pay(first, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await self.record(first).doubts.first == .doubled)
    }

    @Test func whatWasTakenByHandWithAnotherAmountWasNotTheirs() async throws {
        try await hear(line(shillings: 70, phone: nil))
        _ = try await ledger.hold(#require(Receipt(Self.receipt)), for: "T4", at: Shop.start)
        _ = try await ledger.take(#require(Receipt(Self.receipt)), by: "T4", at: Shop.start)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await paysItsSale(id))
    }

    @Test func whatHasARowOfItsOwnWasNotUsedTwiceAndNotPaidTwice() async throws {
        try await hear(line("UKK6AB12CF", phone: nil))
        _ = try await ledger.hold(#require(Receipt("UKK6AB12CF")), for: "T4", at: Shop.start)
        _ = try await ledger.take(#require(Receipt("UKK6AB12CF")), by: "T4", at: Shop.start)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: "UKK6AB12CF")
        #expect(try await record(id).doubts == [.usedTwice])
        _ = try await verify(line())
        #expect(try await record(id).doubts == [])
        #expect(try await paysItsSale(id))
    }

    @Test func aSmallerRowThatWasTakenBackWholeBlocksNoList() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.prompt == id)
        let found = try await ledger.verify(
            [line("UKK6AB12CF", phone: 5)], reversals: [back(shillings: 60, row: line(shillings: 60))],
            source: .statement, at: Shop.start + .seconds(900))
        #expect(found.discovered.map(\.text) == ["UKK6AB12CF"])
    }

    @Test func aRowWithoutAPayerProvesNoPromptByAReferenceThatOthersCarryToo() async throws {
        var ids: [AttemptID] = []
        for number in 0..<2 {
            let (id, token) = try await ledger.prepared(number, reference: "SHOP")
            _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
            ids.append(id)
        }
        try await claim(ids[0])
        #expect(try await verify(line(account: "SHOP", phone: nil)).proved == [])
        #expect(try await verify(line(account: "SHOP", payer: .masked("*****"))).proved == [])
        #expect(try await record(ids[0]).state == .claimed)
    }

    @Test(arguments: [true, false])
    func aMessageThatNamesAnotherPayerWeighsNothingAgainstARow(messageFirst: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1", reference: "TABLE5")
        if messageFirst { try await hear(line(phone: 77)) }
        for _ in 0..<2 { _ = try await verify(line()) }
        if !messageFirst { try await hear(line(phone: 77)) }
        _ = try await ledger.verify([line()], source: .statement, at: Shop.start + .seconds(900))
        #expect(try await record(id).state == .paid)
        #expect(try await record(id).doubts == [])
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.prompt == id)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test func whatWasLostToAnotherPaymentIsNoPromptsAgainByAnotherMessage() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        _ = try await verify(line(phone: 77))
        let again = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID("ws_CO_1"), receipt: Receipt(Self.receipt),
            amount: Money(cents: 10_000), payer: nil, paidAt: nil, balance: Money(cents: 1))
        try await ledger.add(
            Evidence(source: .callback, fact: .callbackPaid(again), at: Shop.start + .seconds(950)), to: id)
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.prompt == nil)
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.count == 1)
    }

    @Test(arguments: [true, false])
    func whicheverOfTwoReceiptsItsRowsTellFirstItIsPaidTwice(isFirst: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        // A message says that the first one is another payer's, and both rows say that they are its own.
        try await hear(line(phone: 77))
        #expect(try await record(id).doubts == [.otherReceipt])
        let rows = try [line(account: "x"), line("UKK6AB12CF", account: "x")]
        let fact = { (row: StatementLine) in Fact.receiptFound(row.receipt, amount: row.told.amount) }
        for row in isFirst ? rows : rows.reversed() {
            try await ledger.add(Evidence(source: .pull, fact: fact(row), at: Shop.start + .seconds(700)), to: id)
        }
        #expect(try await record(id).doubts == [.doubled])
    }

    @Test(arguments: [true, false])
    func anotherPayersReceiptIsNoSecondPaymentWhicheverIsToldFirst(listFirst: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        if listFirst { _ = try await verify(line(phone: 77)) }
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        if !listFirst { _ = try await verify(line(phone: 77)) }
        #expect(try await record(id).receipt == nil)
        _ = try await verify(line("UKK6AB12CF"))
        #expect(try await record(id).doubts == [.otherReceipt])
    }

    @Test func aReversalInAnEarlierListIsToldOfThePromptWhoseRowComesLater() async throws {
        let (id, token) = try await ledger.prepared(reference: "SALE1")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await tell(back())
        _ = try await verify(line(account: "SALE1"))
        #expect(try await record(id).doubts == [.reversed])
    }
}
