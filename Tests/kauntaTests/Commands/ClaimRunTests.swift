import Payments
import TestSupport
import Testing

@testable import kaunta

/// Money under the tag of a prompt that another ledger has is that one's, until a person says that it is lost.
struct ClaimRunTests {
    /// Two ledgers may give out tags that begin alike: whoever sets no till is K2.
    @Test(arguments: ["K2", "K3"])
    func whatWasPaidUnderATagThatTheseBooksDoNotHaveIsNotTakenHere(till: String) async throws {
        let tag = Tag(till: till, number: 41_000_000)
        let journal = MemoryJournal()
        let now = Timestamp(milliseconds: 1_790_000_000_000)
        let receipt = try #require(Receipt("UK6H4X2QP7"))
        let told = C2BConfirmation(
            receipt: receipt, amount: Money(cents: 44_400), payee: try #require(ShortCode("174379")),
            account: tag.text.lowercased(), payer: nil, name: "JANE", paidAt: now)
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: now)
        _ = try await journal.settle(journal.keep(message), as: .confirmed(told))
        func run(_ besides: String?) -> ClaimRun {
            ClaimRun(payments: journal, holder: "here", besides: besides, now: { now }, ask: { _ in true })
        }
        await #expect(throws: ClaimRefusal.belongsElsewhere(tag)) { try await run(nil).take(receipt) }
        #expect(try await journal.directPayment(receipt)?.claim == nil)
        #expect(try await run(tag.text.lowercased()).take(receipt).sale != nil)
    }
}
