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
        let looked = try await ledger.look(into: receipt, isPayment: true, by: approval(), at: Shop.start)
        #expect(looked.state == .paid && looked.amount == Money(cents: 100))
        #expect(try await ledger.disputedDirectPayments().isEmpty)
        #expect(
            try await ledger.totals(of: Shop.start.day).direct
                == [.paid: DayTotals.Bucket(count: 1, sum: Money(cents: 100))])
        #expect(try await ledger.count() == 1)
        await #expect(throws: ClaimRefusal.listedOtherwise(Money(cents: 100))) {
            try await ledger.hold(receipt, for: "T4", at: Shop.start)
        }
    }

    @Test func whatIsNoPaymentCountsAsNothing() async throws {
        let receipt = try await disputed()
        let looked = try await ledger.look(into: receipt, isPayment: false, by: approval(), at: Shop.start)
        #expect(looked.state == .failed && looked.look?.approval.by == "Amina")
        #expect(try await ledger.totals(of: Shop.start.day).direct == [:])
        #expect(try await ledger.disputedDirectPayments().isEmpty)
    }

    @Test func aWordIsSaidOnceAndOfWhatIsInDisputeOnly() async throws {
        let receipt = try await disputed()
        _ = try await ledger.look(into: receipt, isPayment: true, by: approval(), at: Shop.start)
        await #expect(throws: ClaimRefusal.notDisputed) {
            try await ledger.look(into: receipt, isPayment: false, by: approval(), at: Shop.start + .seconds(1))
        }
        let plain = try line("UK6H4X2QP8")
        try await hear(plain)
        await #expect(throws: ClaimRefusal.notDisputed) {
            try await ledger.look(into: plain.receipt, isPayment: true, by: approval(), at: Shop.start)
        }
        let none = try #require(Receipt("UK6H4X2QP9"))
        await #expect(throws: ClaimRefusal.unheard(none)) {
            try await ledger.look(into: none, isPayment: true, by: approval(), at: Shop.start)
        }
    }
}
