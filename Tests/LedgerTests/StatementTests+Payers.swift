import Foundation
import Ledger
import Payments
import TestSupport
import Testing

/// What money does to a prompt that is not its own: another payer's, or of another amount in the list.
extension StatementTests {
    @Test func aForgedCallbackDoesNotTurnAnotherPersonsMoneyIntoItsPrompts() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let found = try await verify(line(phone: 77))
        let receipt = try #require(Receipt(Self.receipt))
        #expect(found.odd == [receipt])
        #expect(try await record(id).state == .claimed)
        // The other person's money is not lost: nobody has told of it but the list.
        let direct = try #require(try await ledger.directPayment(receipt))
        #expect(direct.prompt == nil && direct.verifiedAt != nil)
    }

    @Test(arguments: [nil, "2547 ***** 000", "254712000000"])
    func whatTheListSaysIsAnotherPayersIsMoneyOfItsOwnWhateverTheMessageSaid(payer: String?) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let row = try line(phone: 77)
        try await hear(line(phone: nil, payer: payer.flatMap { Payer(wire: $0) }))
        #expect(try await verify(row).confirmed == [row.receipt])
        let direct = try #require(try await ledger.directPayment(row.receipt))
        #expect(direct.isRow && direct.state == .paid)
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.count == 1)
        #expect(try await record(id).state == .claimed)
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start)
        // Should the prompt be paid all the same, a person looks.
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await record(id).doubts == [.otherReceipt])
    }

    @Test func whatJoinedAPromptAndIsAnotherPayersByTheListStandsByItselfAndCanBeTaken() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        let row = try line(phone: 77)
        #expect(try await ledger.directPayment(row.receipt)?.prompt == id)
        for _ in 0..<2 { #expect(try await verify(row).odd == [row.receipt]) }
        #expect(try await record(id).doubts == [.otherReceipt])
        #expect(try await record(id).receipt == nil)
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.count == 1)
        guard case .direct = try await ledger.look(up: row.receipt) else {
            return #expect(Bool(false), "what Safaricom's own list has is told as a message's word")
        }
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start)
    }

    @Test(arguments: [
        ("2547***126", "2547 ***** 000", true), ("2547***000", "254712000000", false),
        ("2547***126", "254712000000", true), ("2547***126", "254712***000", true),
        ("25411***000", "254712***000", true), ("0712***000", "254712***000", false),
        ("2547***000", nil, true), ("254712***000", "2547***000", true), ("2547***000", "254712***000", false),
        ("254712000000", "254712***000", true), ("254712000000", "254712000000", false),
    ])
    func ofTheListsPayerIsKeptWhatTellsMoreOrAnotherThingThanTheMessage(listed: String, told: String?, isKept: Bool)
        async throws
    {
        try await hear(line(phone: nil, payer: told.flatMap { Payer(wire: $0) }))
        _ = try await verify(line(payer: Payer(wire: listed)))
        let direct = try await ledger.directPayment(#require(Receipt(Self.receipt)))
        #expect(direct?.known.payer == (isKept ? Payer(wire: listed) : told.flatMap { Payer(wire: $0) }))
    }

    @Test func aReceiptThatIsSpentAndTurnsOutToBeAnotherPayersIsADoubtAndIsNotTaken() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        #expect(try await verify(line(payer: .masked("2547 ***** 000"))).proved == [id])
        #expect(try await record(id).state == .paid)
        let others = try line(phone: 77)
        for _ in 0..<2 { #expect(try await verify(others).odd == [others.receipt]) }
        #expect(try await record(id).doubts == [.usedTwice])
        #expect(try await ledger.freeDirectPayments().map(\.id) == [others.receipt])
        await #expect(throws: ClaimRefusal.belongsToPrompt(id)) {
            try await ledger.hold(others.receipt, for: "T4", at: Shop.start)
        }
    }

    @Test(arguments: [
        ("JANE", "254712000000", "JANE DOE", "2547 ***** 000", false), ("JANE DOE", nil, "DOE JANE W", nil, false),
        ("", nil, "JANE DOE", "2547 ***** 126", false), ("JANE", "254712000000", "PETER", "254712000000", true),
        ("JANE", "2547 ***** 000", "JANE", "2547 ***** 126", true),
        ("JANE", "254712000000", "JANE", "2547***126", true),
    ])
    func aRowThatNamesAnotherPayerThanTheMessageIsLookedInto(
        name: String, payer: String?, listedName: String, listed: String?, isOdd: Bool
    ) async throws {
        func told(_ name: String, _ payer: String?) throws -> StatementLine {
            StatementLine(
                C2BConfirmation(
                    receipt: try #require(Receipt(Self.receipt)), amount: Money(cents: 10_000), payee: knownShortCode,
                    account: "", payer: payer.flatMap { Payer(wire: $0) }, name: name, paidAt: nil))
        }
        try await hear(told(name, payer))
        let found = try await verify(told(listedName, listed))
        #expect(found.odd.map(\.text) == (isOdd ? [Self.receipt] : []))
        // The money is the list's word all the same.
        #expect(found.confirmed.map(\.text) == [Self.receipt])
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.state == .paid)
    }

    @Test func whatAListBringsDaysLaterIsNoMoneyOfTheDayItIsBrought() async throws {
        let (paid, brought) = (Shop.start, Shop.start + .seconds(6 * 86_400))
        _ = try await ledger.verify([line(phone: 77, paidAt: paid)], source: .statement, at: brought)
        #expect(try await ledger.totals(of: paid.day).direct[.paid]?.count == 1)
        #expect(try await ledger.totals(of: brought.day).direct.isEmpty)
    }

    @Test func aRowWhoseMaskIsAnotherPhonesProvesNoPrompt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let row = try line(payer: .masked("2547 ***** 126"))
        #expect(try await verify(row).discovered == [row.receipt])
        #expect(try await record(id).state == .claimed)
    }

    @Test(arguments: [true, false])
    func aHashIsHeldAgainstThePhonesOwn(isPayers: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let phone = Data((isPayers ? "254712000000" : "254712000001").utf8)
        let hex = sha256(phone).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let row = try line(payer: .hashed(hex))
        try await hear(row)
        #expect(try await verify(row).proved == (isPayers ? [id] : []))
        #expect(try await ledger.directPayment(row.receipt)?.prompt == (isPayers ? id : nil))
    }

    @Test func whatSomebodyElsePaidIsNotThePromptsReceiptThoughACallbackNamedIt() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let others = try line(phone: 77)
        try await hear(others)
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await ledger.line(of: id)?.receipt == nil)
        // It can be taken for a sale; that the prompt's message named it is then looked into.
        _ = try await ledger.hold(others.receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(others.receipt, by: "T4", at: Shop.start)
        #expect(try await record(id).doubts == [.otherReceipt])
    }

    @Test func whatAListHasWithAnotherAmountJoinsNoPrompt() async throws {
        try await hear(line())
        _ = try await verify(line(shillings: 1))
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        #expect(try await ledger.directPayment(#require(Receipt(Self.receipt)))?.prompt == nil)
    }

    @Test func aRowWhosePayerCantBeToldProvesNothingAndIsTakenByNobody() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await claim(id)
        let row = try line(payer: .hashed(String(repeating: "ab", count: 32)))
        for round in 0..<2 {
            let found = try await verify(row)
            #expect(found.waiting == [row.receipt] && found.odd == (round == 0 ? [row.receipt] : []))
        }
        #expect(try await record(id).state == .claimed)
        // The money is kept, and may be the prompt's.
        #expect(try await ledger.unplacedRows().map(\.told) == [row.told])
        await #expect(throws: ClaimRefusal.mayBeAPrompts(id)) {
            try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        }
        // Once the gateway says that the prompt is paid, the receipt is its own, and the row is known.
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        #expect(try await verify(row).known == [row.receipt])
        #expect(try await record(id).doubts == [])
        #expect(try await ledger.unplacedRows().isEmpty)
        #expect(try await ledger.line(of: id)?.receipt == row.receipt)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test func aReceiptThatWasPutDownFalselyGoesToThePromptThatTheListProvesByIt() async throws {
        let wrong = try await ledger.pending(1, checkout: "ws_CO_1")
        try await ledger.pay(wrong, checkout: "ws_CO_1", receipt: Self.receipt)
        let (right, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(right, token: token, boot: BootID("boot-1"), at: Shop.start)
        let row = try line(account: "INV77")
        try await hear(row)
        #expect(try await ledger.directPayment(row.receipt)?.prompt == nil)
        for round in 0..<2 { #expect(try await verify(row).proved == (round == 0 ? [right] : [])) }
        #expect(try await ledger.line(of: right)?.receipt == row.receipt)
        #expect(try await ledger.line(of: wrong)?.receipt == nil)
        let other = try await record(wrong)
        #expect(other.state == .paid && other.doubts == [.otherReceipt])
        #expect(try await ledger.directPayment(row.receipt)?.prompt == right)
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
    }

    @Test(arguments: [true, false])
    func aReceiptThatWasPutDownFalselyAndIsOfAnotherAmountIsMoneyOfItsOwn(isHeard: Bool) async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        let row = try line(shillings: 70, phone: 77)
        if isHeard { try await hear(row) }
        for _ in 0..<2 { #expect(try await verify(row).odd.contains(row.receipt)) }
        let named = try await record(id)
        #expect(named.state == .paid && named.doubts == [.otherAmount] + (isHeard ? [.otherReceipt] : []))
        #expect(try await ledger.totals(of: Shop.start.day).direct[.paid]?.sum == Money(cents: 7_000))
        _ = try await ledger.hold(row.receipt, for: "T4", at: Shop.start)
        _ = try await ledger.take(row.receipt, by: "T4", at: Shop.start)
    }

    @Test func whatJoinedAPromptAndIsListedWithAnotherAmountIsDisputedMoneyOfItsOwn() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        try await hear(line(phone: nil))
        try await ledger.pay(id, checkout: "ws_CO_1", receipt: Self.receipt)
        let row = try line(shillings: 70, phone: 77)
        #expect(try await ledger.directPayment(row.receipt)?.prompt == id)
        for _ in 0..<2 { #expect(try await verify(row).odd.contains(row.receipt)) }
        #expect(try await record(id).doubts == [.otherAmount])
        #expect(try await ledger.disputedDirectPayments().map(\.id) == [row.receipt])
    }

    @Test func aReceiptThatWasNamedFalselyStillProvesThePromptWhoseReferenceItCarries() async throws {
        let wrong = try await ledger.pending(1, checkout: "ws_CO_1")
        let (right, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(right, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await claim(wrong)
        #expect(try await verify(line(account: "INV77")).proved == [right])
        #expect(try await record(right).state == .paid)
        #expect(try await record(wrong).state == .claimed)
    }
}
