import Ledger
import Payments
import TestSupport
import Testing

/// What a person says of money that a list has with another amount than its message.
extension StatementTests {
    private func disputed() async throws -> Receipt {
        try await hear(line(shillings: 9999))
        let row = try line(shillings: 1)
        _ = try await verify(row)
        return row.receipt
    }

    private func approval() throws -> Approval {
        try #require(Approval(by: "Amina", reason: "looked in the statement"))
    }

    @Test func whatAListDisputesCountsAsNothingUntilAPersonHasLooked() async throws {
        let receipt = try await disputed()
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [receipt])
        let looked = try await ledger.look(into: receipt, found: Money(cents: 100), by: approval(), at: Shop.start)
        #expect(looked.state == .paid && looked.amount == Money(cents: 100))
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        #expect(
            try await ledger.totals(of: Shop.start.day).direct
                == [.paid: DayTotals.Bucket(count: 1, sum: Money(cents: 100))])
        #expect(try await ledger.count() == 1)
        // It is money like any other then, with what a person found.
        _ = try await ledger.hold(receipt, for: "T4", at: Shop.start)
        let taken = try await ledger.take(receipt, by: "T4", at: Shop.start)
        #expect(taken.sale != nil && taken.amount == Money(cents: 100))
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.sum == Money(cents: 100))
    }

    @Test(arguments: [100, 900, nil] as [Int64?])
    func ofTwoListsThatTellDifferentAmountsAPersonFindsEitherOrNone(shillings: Int64?) async throws {
        let row = try line(shillings: 100)
        _ = try await verify(row)
        #expect(try await verify(line(shillings: 900)).odd == [row.receipt])
        let found = shillings.map { Money(cents: $0 * 100) }
        let looked = try await ledger.look(into: row.receipt, found: found, by: approval(), at: Shop.start)
        #expect(looked.amount == found ?? row.told.amount && looked.state == (found == nil ? .failed : .paid))
    }

    @Test func whatAMessageAloneTellsIsNoPaymentOnAPersonsWordUntilAListHasIt() async throws {
        let row = try line(shillings: 100)
        try await hear(row)
        let word = try approval()
        let (soon, later) = (Shop.start + .seconds(599), Shop.start + .seconds(600))
        await #expect(throws: ClaimRefusal.cameJustNow(until: later)) {
            try await ledger.look(into: row.receipt, found: nil, by: word, at: soon)
        }
        await #expect(throws: ClaimRefusal.wantsList) {
            try await ledger.look(into: row.receipt, found: Money(cents: 10_000), by: word, at: later)
        }
        let denied = try await ledger.look(into: row.receipt, found: nil, by: word, at: later)
        #expect(denied.state == .failed && !denied.isLeft(at: later))
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        await #expect(throws: ClaimRefusal.neverCame(word)) {
            try await ledger.hold(row.receipt, for: "T4", at: later)
        }
        await #expect(throws: ClaimRefusal.notDisputed) {
            try await ledger.look(into: row.receipt, found: nil, by: word, at: later + .seconds(1))
        }
        #expect(try await verify(row).confirmed == [row.receipt])
        let listed = try #require(try await ledger.directPayment(row.receipt))
        #expect(listed.state == .paid && listed.look == nil && listed.isLeft(at: later))
        try await ledger.checkStates()
        try await ledger.checkSeals()
        _ = try await ledger.hold(row.receipt, for: "T4", at: later)
        #expect(try await ledger.take(row.receipt, by: "T4", at: later).sale != nil)
    }

    @Test func whatWasTakenOnAMessagesWordNeedsACheckAfterADayAndItsSaleIsAskedAgainWhereItNeverCame() async throws {
        let row = try line(shillings: 100)
        try await hear(row)
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        let taken = try await ledger.take(row.receipt, by: "T4", at: Shop.start)
        let sale = try #require(taken.sale)
        let (soon, day) = (Shop.start + .seconds(86_399), Shop.start + .seconds(86_400))
        #expect(try await ledger.unconfirmedDirectPayments(at: soon) == [])
        #expect(try await ledger.unconfirmedDirectPayments(at: day).map(\.id) == [row.receipt])
        let denied = try await ledger.look(into: row.receipt, found: nil, by: approval(), at: day)
        #expect(denied.state == .failed && denied.sale == sale && denied.counts == .zero)
        #expect(try await ledger.unconfirmedDirectPayments(at: day) == [])
        try await ledger.checkStates()
        try await ledger.checkSeals()
        // It is the sale's again once a list has it.
        #expect(try await verify(row).confirmed == [row.receipt])
        let listed = try #require(try await ledger.directPayment(row.receipt))
        #expect(listed.state == .paid && listed.counts == Money(cents: 10_000))
    }

    @Test func whatAPersonFoundToBeNoPaymentCannotBeTaken() async throws {
        let receipt = try await disputed()
        _ = try await ledger.look(into: receipt, found: nil, by: approval(), at: Shop.start)
        await #expect(throws: ClaimRefusal.listedOtherwise(Money(cents: 100))) {
            try await ledger.hold(receipt, for: "T4", at: Shop.start)
        }
    }

    @Test func amongAmountsItStandsWhereTheOneThatAPersonFoundPutsIt() async throws {
        let receipt = try await disputed()
        for (number, shillings) in [(1, 2), (2, 50)] {
            _ = try await ledger.pending(number, shillings: Int64(shillings), checkout: "ws_CO_\(number)")
        }
        func amounts(_ direction: PageRequest.Direction) async throws -> [Int64] {
            var found: [Int64] = []
            var anchor: RowKey?
            repeat {
                let request = PageRequest(filter: .all, by: .largest, anchor: anchor, direction: direction, limit: 1)
                let page = try await ledger.page(request)
                found += page.map { $0.amount.cents / 100 }
                anchor = page.last.map { RowKey($0, by: .largest) }
            } while anchor != nil && found.count < 9
            return found
        }
        #expect(try await amounts(.older) == [9999, 50, 2])
        _ = try await ledger.look(into: receipt, found: Money(cents: 100), by: approval(), at: Shop.start)
        #expect(try await amounts(.older) == [50, 2, 1])
        #expect(try await amounts(.newer) == [1, 2, 50])
    }

    @Test func whatIsInDisputeWantsNoFurtherList() async throws {
        _ = try await disputed()
        #expect(try await ledger.listWanted(since: Shop.start) == nil)
    }

    @Test func whatIsNoPaymentCountsAsNothing() async throws {
        let receipt = try await disputed()
        let looked = try await ledger.look(into: receipt, found: nil, by: approval(), at: Shop.start)
        #expect(looked.state == .failed && looked.look?.approval.by == "Amina")
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await ledger.disputedDirectPayments().isEmpty)
    }

    @Test func whatAPersonFoundToBeMoneyOfItsOwnIsNoPromptsAfterwards() async throws {
        try await hear(line(shillings: 9))
        _ = try await verify(line())
        let receipt = try #require(Receipt(Self.receipt))
        _ = try await ledger.look(into: receipt, found: Money(cents: 10_000), by: approval(), at: Shop.start)
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await record(id).doubts == [.usedTwice])
        #expect(try await ledger.line(of: id)?.receipt == nil)
        for _ in 0..<2 { _ = try await verify(line()) }
        #expect(try await ledger.line(of: id)?.receipt == nil)
        #expect(try await ledger.directPayment(receipt)?.prompt == nil)
    }

    @Test func whatAMessageNamedForAPromptAndAPersonCountedByItselfIsLookedInto() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        try await hear(line(shillings: 9, phone: 77))
        _ = try await verify(line(phone: 77))
        let receipt = try #require(Receipt(Self.receipt))
        _ = try await ledger.look(into: receipt, found: Money(cents: 10_000), by: approval(), at: Shop.start)
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await record(id).receipt == nil)
    }

    @Test func whatMayBeAPromptsOwnIsNotCountedByItself() async throws {
        try await hear(line(shillings: 9))
        _ = try await verify(line())
        let receipt = try #require(Receipt(Self.receipt))
        let id = try await ledger.pending(checkout: "ws_CO_1")
        // Proved by the gateway's answer alone: no message named its receipt.
        _ = try await ledger.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("ws_CO_1"), text: ""), at: Shop.start),
            to: id)
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.look(into: receipt, found: Money(cents: 10_000), by: approval(), at: Shop.start)
        }
        // The row, brought again, proves that it is the prompt's.
        #expect(try await verify(line()).proved == [id])
        #expect(try await ledger.directPayment(receipt)?.prompt == id)
    }

    @Test func whatAPromptTookFirstIsNotLookedIntoAsMoneyOfItsOwn() async throws {
        // The list came before the prompt's own message.
        try await hear(line(shillings: 9))
        _ = try await verify(line())
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        let receipt = try #require(Receipt(Self.receipt))
        #expect(try await ledger.directPayment(receipt)?.prompt == id)
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        for found in [Money(cents: 10_000), nil] {
            await #expect(throws: ClaimRefusal.notDisputed) {
                try await ledger.look(into: receipt, found: found, by: approval(), at: Shop.start)
            }
        }
        #expect(try await ledger.count() == 1)
    }

    @Test func whatAListHasWithAnotherAmountIsNoPromptsReceipt() async throws {
        try await hear(line())
        _ = try await verify(line(shillings: 1))
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await ledger.line(of: id)?.receipt == nil)
        let found = try await verify(line(shillings: 1))
        #expect(found.touched == [id] && found.odd.map(\.text) == [Self.receipt])
        #expect(try await record(id).doubts == [.otherAmount, .otherReceipt])
        // The row is money of its own, which a person may say.
        let receipt = try #require(Receipt(Self.receipt))
        let looked = try await ledger.look(into: receipt, found: Money(cents: 100), by: approval(), at: Shop.start)
        #expect(looked.amount == Money(cents: 100))
    }

    @Test(arguments: [true, false])
    func aFilterGoesByTheStateAndTheAmountThatAreShown(isPayment: Bool) async throws {
        func shown(_ words: String...) async throws -> Int { try await ledger.count(PaymentFilter(words: words)) }
        let receipt = try await disputed()
        #expect(try await shown("status:conflict") == 1)
        for word in ["status:claimed", "status:paid", "status:failed", "received"] {
            #expect(try await shown(word) == 0, "\(word)")
        }
        _ = try await ledger.look(
            into: receipt, found: isPayment ? Money(cents: 100) : nil, by: approval(), at: Shop.start)
        #expect(try await shown("status:paid") == (isPayment ? 1 : 0))
        #expect(try await shown("status:failed") == (isPayment ? 0 : 1))
        for word in ["status:claimed", "status:conflict", "received"] { #expect(try await shown(word) == 0, "\(word)") }
        #expect(try await shown("amount:1") == (isPayment ? 1 : 0))
        #expect(try await shown("amount:9999") == (isPayment ? 0 : 1))
    }

    @Test func aWordIsSaidOnceAndOfWhatIsInDisputeOnly() async throws {
        let receipt = try await disputed()
        _ = try await ledger.look(into: receipt, found: Money(cents: 100), by: approval(), at: Shop.start)
        await #expect(throws: ClaimRefusal.notDisputed) {
            try await ledger.look(into: receipt, found: nil, by: approval(), at: Shop.start + .seconds(1))
        }
        let plain = try line("UK6H4X2QP8")
        try await hear(plain)
        _ = try await verify(plain)
        await #expect(throws: ClaimRefusal.notDisputed) {
            try await ledger.look(into: plain.receipt, found: Money(cents: 100), by: approval(), at: Shop.start)
        }
        let none = try #require(Receipt("UK6H4X2QP9"))
        await #expect(throws: ClaimRefusal.unheard(none)) {
            try await ledger.look(into: none, found: Money(cents: 100), by: approval(), at: Shop.start)
        }
    }
}
