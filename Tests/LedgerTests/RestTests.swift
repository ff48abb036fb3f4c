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

    @Test func aRestThatANewSaleAsksForIsNotOwedAgainWhenTheStrangerPays() async throws {
        let ledger = try shop.open()
        let first = try await paid(250_000, due: 400_000, in: ledger)
        let word = try #require(Approval(by: "K2", reason: "asked of another phone in a new sale"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.restOwed, word), at: Shop.start), to: first.attempt.id)
        try await strangerPaysTheRest(of: first, in: ledger)
        #expect(try await kinds(ledger) == [.refundOwed])
    }

    @Test func aFileThatItsOwnerHasNotTakenOverYetIsReadAllTheSame() async throws {
        let ledger = try shop.open()
        _ = try await paid(100, due: nil, in: ledger)
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(sql: "DROP TRIGGER part_paid_no_delete; DROP TABLE part_paid; PRAGMA user_version = 3")
        }
        let watcher = try shop.watch()
        #expect(try await watcher.doubts(uncheckedSince: Timestamp(milliseconds: 0)).isEmpty)
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
