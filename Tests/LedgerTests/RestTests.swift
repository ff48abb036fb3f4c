import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// A sale of which a part is paid stays in sight until the rest is asked for, or a person says what became of it.
@Suite struct RestTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    private func kinds(_ ledger: Ledger) async throws -> [Doubt.Kind] {
        try await ledger.doubts(uncheckedSince: Timestamp(milliseconds: 0)).map(\.kind)
    }

    /// The payment of a part of what a sale owes, or of all of it.
    private func paid(_ shillings: Int64, due: Int64?, in ledger: Ledger) async throws -> AttemptRecord {
        var part = try order(shillings: shillings)
        part.due = due.map { Money(cents: $0 * 100) }
        let token = CallbackToken(from: .system)
        let id = try await ledger.prepare(
            part, payee: .payBill(knownShortCode, account: nil), token: token, at: Shop.start
        ).attempt.id
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.pay(id, checkout: "checkout-1", receipt: "UKK6AB12CD", shillings: shillings)
        return try #require(try await ledger.record(of: id))
    }

    @Test func aPartThatIsPaidIsFoundByThatAndTheWholeSaleIsNot() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        let filter = PaymentFilter(words: ["status:part.paid"])
        #expect(try await ledger.page(PageRequest(filter: filter, anchor: nil, direction: .older, limit: 5)).count == 1)
        let word = try #require(Approval(by: "Amina", reason: "paid in cash"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.restOwed, word), at: Shop.start), to: first.attempt.id)
        #expect(try await ledger.count(filter) == 0)
    }

    @Test func whatIsPaidInFullIsNoPart() async throws {
        let ledger = try shop.open()
        _ = try await paid(400, due: nil, in: ledger)
        #expect(try await ledger.count(PaymentFilter(words: ["status:part.paid"])) == 0)
    }

    /// The second part goes to a wrong number, and is paid there.
    private func strangerPaysTheRest(of first: AttemptRecord, in ledger: Ledger) async throws {
        var rest = try order(shillings: 150_000)
        rest.sale = first.attempt.sale
        let token = CallbackToken(from: .system)
        let second = try await ledger.prepare(
            rest, payee: .payBill(knownShortCode, account: nil), token: token, at: Shop.start
        ).attempt.id
        _ = try await ledger.markSending(second, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(Evidence(source: .person, fact: .wrongNumber, at: Shop.start), to: second)
        try await ledger.pay(second, checkout: "checkout-2", receipt: "UKK6AB99CD", shillings: 150_000)
    }

    @Test func theRestIsADoubtUntilAPromptAsksForItAndAgainOnceThatFails() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        #expect(try await kinds(ledger) == [.restOwed])
        var rest = try order(shillings: 150_000)
        rest.sale = first.attempt.sale
        let second = try await ledger.prepare(
            rest, payee: .payBill(knownShortCode, account: nil), token: CallbackToken(from: .system), at: Shop.start)
        #expect(try await kinds(ledger).isEmpty)
        try await ledger.add(
            Evidence(source: .console, fact: .withdrawn(reason: "no token"), at: Shop.start), to: second.attempt.id)
        #expect(try await kinds(ledger) == [.restOwed])
    }

    @Test func whatAStrangerPaidForAPartIsOwedBackAndThePartIsOwedStill() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        try await strangerPaysTheRest(of: first, in: ledger)
        #expect(try await kinds(ledger) == [.restOwed, .refundOwed])
        let line = try #require(try await ledger.line(of: first.attempt.id))
        #expect(line.sale?.owed == Money(cents: 15_000_000))
    }

    /// The second part goes to a wrong number and stays open; the right number is asked in a sale of its own.
    private func handOn(_ first: AttemptRecord, in ledger: Ledger) async throws -> (wrong: AttemptID, right: AttemptID)
    {
        var rest = try order(phone: "0712345671", shillings: 150_000)
        rest.sale = first.attempt.sale
        let wrong = try await ledger.prepare(
            rest, payee: payBill, token: CallbackToken(from: .system), at: Shop.start
        ).attempt.id
        try await ledger.add(Evidence(source: .person, fact: .wrongNumber, at: Shop.start), to: wrong)
        var instead = try order(phone: "0712345672", shillings: 150_000)
        instead.insteadOf = first.attempt.sale
        let right = try await ledger.prepare(
            instead, payee: payBill, token: CallbackToken(from: .system), at: Shop.start
        ).attempt.id
        return (wrong, right)
    }

    private var payBill: CollectionPoint { .payBill(knownShortCode, account: nil) }

    @Test func aSaleLacksWhatAListTookBackUntilSomebodyHasLookedIntoIt() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        var rest = try order(phone: "0712345671", shillings: 150_000)
        rest.sale = first.attempt.sale
        let second = try await ledger.prepare(
            rest, payee: payBill, token: CallbackToken(from: .system), at: Shop.start
        ).attempt.id
        try await ledger.pay(second, checkout: "checkout-2", receipt: "UKK6AB99CD", shillings: 150_000)
        #expect(try await ledger.line(of: second)?.isShort == false)
        let receipt = try #require(Receipt("UKK6AB12CD"))
        let back = ReversalLine(
            of: receipt, told: Reversal(amount: first.attempt.amount, at: nil, receipt: Receipt("UKK6AB77CD")))
        _ = try await ledger.hear([back], from: .statement, at: Shop.start)
        let line = try #require(try await ledger.line(of: second))
        #expect(line.lostAPart && line.sale?.lost == first.attempt.amount && line.sale?.owed == .zero)
        let filter = PaymentFilter(words: ["status:part.paid"])
        #expect(try await ledger.count(filter) == 1)
        let word = try #require(Approval(by: "Amina", reason: "seen"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.reversed, word), at: Shop.start), to: first.attempt.id)
        let after = try #require(try await ledger.line(of: second))
        #expect(!after.lostAPart && after.leavesRest && after.sale?.owed == first.attempt.amount)
    }

    @Test func aRestThatAnotherSaleAsksForIsNotOwedUntilThatReachedNobody() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        let (wrong, right) = try await handOn(first, in: ledger)
        try await ledger.pay(wrong, checkout: "checkout-2", receipt: "UKK6AB99CD", shillings: 150_000)
        #expect(try await kinds(ledger).contains(.restOwed) == false)
        let line = try #require(try await ledger.line(of: first.attempt.id))
        #expect(line.waitsElsewhere && !line.leavesRest)
        // The process ended before anything left.
        try await ledger.add(
            Evidence(source: .console, fact: .restarted(boot: BootID("boot-2")), at: Shop.start), to: right)
        #expect(try await ledger.record(of: right)?.state == .void)
        #expect(try await kinds(ledger).contains(.restOwed))
        #expect(try await ledger.line(of: first.attempt.id)?.leavesRest == true)
    }

    @Test func aSaleInAnothersSteadWaitsForWhatFailedThere() async throws {
        let ledger = try shop.open()
        let token = CallbackToken(from: .system)
        let failed = try await ledger.prepare(
            try order(phone: "0712345671", shillings: 400), payee: .payBill(knownShortCode, account: nil), token: token,
            at: Shop.start
        ).attempt
        _ = try await ledger.markSending(failed.id, token: token, boot: BootID("boot-1"), at: Shop.start)
        for fact in [
            Fact.accepted(merchant: nil, checkout: CheckoutRequestID("checkout-1")),
            .queryFailed(checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1032"), text: "cancelled"),
        ] {
            try await ledger.add(Evidence(source: .query, fact: fact, at: Shop.start), to: failed.id)
        }
        var instead = try order(phone: "0712345672", shillings: 400)
        instead.insteadOf = failed.sale
        await #expect(throws: JournalRefusal.self) {
            try await ledger.prepare(
                instead, payee: .payBill(knownShortCode, account: nil), token: CallbackToken(from: .system),
                at: Shop.start + .seconds(10))
        }
        _ = try await ledger.prepare(
            instead, payee: .payBill(knownShortCode, account: nil), token: CallbackToken(from: .system),
            at: Shop.start + .seconds(130))
    }

    @Test func whatASaleInAnothersSteadLeavesOfTheDebtIsOwed() async throws {
        let ledger = try shop.open()
        let wrong = try await ledger.prepare(
            try order(phone: "0712345671", shillings: 400), payee: .payBill(knownShortCode, account: nil),
            token: CallbackToken(from: .system), at: Shop.start)
        try await ledger.add(
            Evidence(source: .console, fact: .restarted(boot: BootID("boot-2")), at: Shop.start), to: wrong.attempt.id)
        var part = try order(phone: "0712345672", shillings: 250)
        part.insteadOf = wrong.attempt.sale
        let token = CallbackToken(from: .system)
        let id = try await ledger.prepare(
            part, payee: .payBill(knownShortCode, account: nil), token: token, at: Shop.start
        ).attempt.id
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.pay(id, checkout: "checkout-1", receipt: "UKK6AB12CD", shillings: 250)
        #expect(try await kinds(ledger) == [.restOwed])
    }

    @Test func bothSalesOfADebtReadAlikeInTheListAndInTheBooks() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        let (_, right) = try await handOn(first, in: ledger)
        for id in [first.attempt.id, right] {
            let line = try #require(try await ledger.line(of: id))
            let standing = try await ledger.read { [schedule = QuerySchedule()] database in
                try line.sale.flatMap { try Books(database: database, schedule: schedule).standing(of: $0.id) }
            }
            #expect(line.sale?.owed == standing?.owed && line.sale?.paid == standing?.paid)
            #expect(line.sale?.due == Money(cents: 40_000_000))
            #expect(line.sale?.askedElsewhere == standing?.askedElsewhere)
        }
    }

    @Test func aRestIsGivenUpForItsSaleWhicheverPartThatWasSaidOf() async throws {
        let ledger = try shop.open()
        let first = try await paid(200_000, due: 400_000, in: ledger)
        let word = try #require(Approval(by: "Amina", reason: "paid in cash"))
        var rest = try order(phone: "0712345671", shillings: 100_000)
        rest.sale = first.attempt.sale
        let second = try await ledger.prepare(
            rest, payee: payBill, token: CallbackToken(from: .system), at: Shop.start
        ).attempt.id
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.restOwed, word), at: Shop.start), to: first.attempt.id)
        try await ledger.add(
            Evidence(
                source: .statement,
                fact: .receiptFound(try #require(Receipt("UKK6AB99CD")), amount: Money(cents: 10_000_000)),
                at: Shop.start), to: second)
        #expect(try await kinds(ledger).contains(.restOwed) == false)
        #expect(try await ledger.line(of: second)?.sale?.isGivenUp == true)
    }

    @Test func aPartThatWasReleasedHidesNoRest() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        var rest = try order(shillings: 150_000)
        rest.sale = first.attempt.sale
        let token = CallbackToken(from: .system)
        let second = try await ledger.prepare(rest, payee: payBill, token: token, at: Shop.start).attempt.id
        _ = try await ledger.markSending(second, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start), to: second)
        #expect(try await kinds(ledger) == [.unknown])
        let word = try #require(Approval(by: "Amina", reason: "customer left"))
        try await ledger.noRow(of: second)
        try await ledger.add(
            Evidence(source: .person, fact: .released(word.proven()), at: Shop.start + ReleaseGate.pause), to: second)
        #expect(try await kinds(ledger) == [.restOwed, .unknown])
    }

    @Test func aFileThatItsOwnerHasNotTakenOverYetIsReadAllTheSame() async throws {
        let ledger = try shop.open()
        _ = try await paid(100, due: nil, in: ledger)
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    DROP TABLE shared_debt; DROP TRIGGER part_paid_no_delete; DROP TABLE part_paid;
                    PRAGMA user_version = 3
                    """)
        }
        let watcher = try shop.watch()
        #expect(try await watcher.doubts(uncheckedSince: Timestamp(milliseconds: 0)).isEmpty)
        #expect(try await watcher.latest(5).count == 1)
    }

    @Test func aPersonsWordEndsIt() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        let word = try #require(Approval(by: "Amina", reason: "paid in cash"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.restOwed, word), at: Shop.start), to: first.attempt.id)
        #expect(try await kinds(ledger).isEmpty)
    }

    @Test func aSaleThatIsPaidAtOnceOwesNoRest() async throws {
        let ledger = try shop.open()
        _ = try await paid(100, due: nil, in: ledger)
        #expect(try await kinds(ledger).isEmpty)
    }
}
