import Crypto
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

/// Two prompts to one phone for one amount, where no reference tells their money apart.
struct TwinPromptTests {
    private let base: StatementTests
    private var ledger: Ledger { base.ledger }
    /// The receipt that a message named for the first of them.
    private static let named = "UKK6AB12CF"

    init() throws { base = try StatementTests() }

    private func asked(_ phone: String = "712000000", at moment: Timestamp) async throws -> AttemptID {
        let token = CallbackToken(from: .system)
        let payee = CollectionPoint.payBill(knownShortCode, account: AccountReference("SHOP"))
        var order = try order(phone: phone, shillings: 100)
        order.isMeantAgain = true
        let id = try await ledger.prepare(order, payee: payee, token: token, at: moment).attempt.id
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: moment)
        return id
    }

    /// One that is PAID, with a receipt by a message's word alone; one of which nobody knows; and a row that fits both.
    private func twins() async throws -> (paid: AttemptID, open: AttemptID, row: StatementLine) {
        let paid = try await asked(at: Shop.start)
        let accepted = Fact.accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1"))
        _ = try await ledger.add(Evidence(source: .pushAnswer, fact: accepted, at: Shop.start), to: paid)
        try await ledger.pay(paid, checkout: "ws_CO_1", receipt: Self.named)
        let open = try await asked(at: Shop.start + .seconds(60))
        return (paid, open, try base.line(account: "SHOP", paidAt: Shop.start + .seconds(70)))
    }

    @Test func aRowThatMayBeThePaidOnesOwnProvesTheOtherOnlyOnceAListHasThePaidOnesReceipt() async throws {
        let (paid, open, row) = try await twins()
        let found = try await base.verify(row)
        #expect(found.proved == [] && found.waiting == [row.receipt])
        #expect(try await base.record(open).state != .paid)
        let both = try await base.verify(
            base.line(Self.named, account: "SHOP", paidAt: Shop.start + .seconds(20)), row)
        #expect(Set(both.proved) == [paid, open])
        #expect(try await base.record(open).receipt == row.receipt)
    }

    @Test func aPaidPromptOfAnotherPhoneHoldsNoRowBackWhoseHashIsThisOnes() async throws {
        _ = try await twins()
        let other = try await asked("733000077", at: Shop.start + .seconds(60))
        let hash = SHA256.hash(data: Data("254733000077".utf8)).map { String(format: "%02x", $0) }.joined()
        let row = try base.line(account: "SHOP", payer: .hashed(hash), paidAt: Shop.start + .seconds(70))
        #expect(try await base.verify(row).proved == [other])
    }

    /// Customers have paid a prompt hours after Safaricom had said that it was not paid.
    @Test(arguments: [true, false])
    func aRowThatMayBeTheLatePaymentOfOneThatFailedDoesNotProveTheOpenOne(isOnTheSamePhone: Bool) async throws {
        let failed = try await asked(isOnTheSamePhone ? "712000000" : "733000077", at: Shop.start)
        let name = CheckoutRequestID("ws_CO_1")
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: name), at: Shop.start), to: failed)
        let denial = Fact.queryFailed(checkout: name, code: ResultCode("1032"), text: "cancelled")
        _ = try await ledger.add(Evidence(source: .query, fact: denial, at: Shop.start + .seconds(30)), to: failed)
        let open = try await asked(at: Shop.start + .seconds(1_200))
        let row = try base.line(account: "SHOP", paidAt: Shop.start + .seconds(1_300))
        let found = try await base.verify(row)
        #expect(found.proved == (isOnTheSamePhone ? [] : [open]))
        #expect(found.waiting == (isOnTheSamePhone ? [row.receipt] : []))
        #expect(try await base.record(open).state == (isOnTheSamePhone ? .sending : .paid))
    }

    @Test func whereThePaidOnesReceiptIsAnotherPayersTheRowProvesNeither() async throws {
        let (paid, open, row) = try await twins()
        let found = try await base.verify(base.line(Self.named, account: "SHOP", phone: 77), row)
        #expect(!found.proved.contains(open))
        #expect(try await base.record(open).state != .paid)
        #expect(try await base.record(paid).state == .paid)
        #expect(try await base.record(paid).receipt?.text != Self.named)
    }
}
