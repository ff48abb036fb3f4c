import Foundation
import Payments
import TestSupport
import Testing

@testable import Ledger

@Suite struct ReplacedTests {
    private let refusal = Fact.refused(
        Refusal(code: "404.001.03", message: "Invalid Access Token", kind: .token))

    @Test func aSaleWhoseRefusedPromptWasTriedAgainCountsOnce() async throws {
        let ledger = try Shop().open()
        let (first, token) = try await ledger.prepared(1)
        _ = try await ledger.markSending(first, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(Evidence(source: .pushAnswer, fact: refusal, at: Shop.start), to: first)
        let alone = try await ledger.totals(of: Shop.start.day)
        #expect(alone.total(of: .refused) == DayTotals.Bucket(count: 1, sum: Money(cents: 10_000)))

        var again = try order(phone: "712000001", shillings: 100)
        again.sale = try #require(try await ledger.record(of: first)).attempt.sale
        _ = try await ledger.prepare(
            again, payee: .payBill(knownShortCode, account: nil), token: CallbackToken(from: .system), at: Shop.start)
        let both = try await ledger.totals(of: Shop.start.day)
        #expect(both.total(of: .refused).count == 0)
        #expect(both.total(of: .prepared).count == 1)
    }
}
