import Payments
import TestSupport
import Testing

@testable import kaunta

/// Money under the tag of another till is that till's, until a person says that its ledger is lost.
struct ClaimRunTests {
    private let tag = Tag(till: "K3", number: 41_000_000)

    @Test(arguments: ["K2", "K3"])
    func whatWasPaidUnderAnotherTillsTagIsNotTakenHere(till: String) async throws {
        let journal = MemoryJournal()
        let now = Timestamp(milliseconds: 1_790_000_000_000)
        let receipt = try #require(Receipt("UK6H4X2QP7"))
        let told = C2BConfirmation(
            receipt: receipt, amount: Money(cents: 44_400), payee: try #require(ShortCode("174379")),
            account: tag.text.lowercased(), payer: nil, name: "JANE", paidAt: now)
        let message = InboundMessage(body: [], address: .confirmation, peer: "test", at: now)
        _ = try await journal.settle(journal.keep(message), as: .confirmed(told))
        func run(_ besides: String?) -> ClaimRun {
            ClaimRun(payments: journal, holder: "here", till: till, besides: besides, now: { now }, ask: { _ in true })
        }
        if till == "K2" {
            let refusal = await #expect(throws: VerbFailure.self) { try await run(nil).take(receipt) }
            #expect(refusal?.status == .held)
            #expect(try await journal.directPayment(receipt)?.claim == nil)
        }
        #expect(try await run(till == "K2" ? tag.text : nil).take(receipt).sale != nil)
    }
}
