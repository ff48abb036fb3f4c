import Ledger
import Payments
import Testing

/// How many prompts the ledger lets out.
struct LimitTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    private func waits(_ seconds: Int64, _ reason: ResendGate.Reason) -> JournalRefusal {
        .gate(.waits(until: Shop.start + .seconds(seconds), because: reason))
    }

    @Test func aTillThatSentEnoughWritesNothingDown() async throws {
        let ledger = try shop.open(limits: PromptLimits(perTill: 2))
        for phone in 0..<2 { _ = try await ledger.pending(phone, checkout: "ws_CO_\(phone)") }
        let before = try await ledger.latest(10).count
        await #expect(throws: waits(3600, .tillSentEnough)) { try await ledger.prepared(2) }
        #expect(try await ledger.latest(10).count == before)
        _ = try await ledger.prepared(2, at: Shop.start + .seconds(3600))
    }

    @Test func theSendMarkAsksAgain() async throws {
        let ledger = try shop.open(limits: PromptLimits(perTill: 1))
        let (first, second) = (try await ledger.prepared(0), try await ledger.prepared(1))
        _ = try await ledger.markSending(first.id, token: first.token, boot: BootID("boot-1"), at: Shop.start)
        // A permit can't be copied, so it can't come out of an expectation.
        var refusal: JournalRefusal?
        do {
            _ = try await ledger.markSending(second.id, token: second.token, boot: BootID("boot-1"), at: Shop.start)
        } catch let error as JournalRefusal {
            refusal = error
        }
        #expect(refusal == waits(3600, .tillSentEnough))
        #expect(try await ledger.record(of: second.id)?.state == .prepared)
    }

    @Test func whatWasRefusedDidNotReachThePhone() async throws {
        let ledger = try shop.open(limits: PromptLimits(perPhone: 1))
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .neverLeft(reason: "no line"), at: Shop.start), to: id)
        let again = try await ledger.prepared()
        _ = try await ledger.markSending(again.id, token: again.token, boot: BootID("boot-1"), at: Shop.start)
        try await ledger.add(
            Evidence(
                source: .pushAnswer, fact: .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1")),
                at: Shop.start), to: again.id)
        try await ledger.pay(again.id, checkout: "ws_CO_1", receipt: "UK6H4X2QP7")
        await #expect(throws: waits(600, .phoneHadEnough)) { try await ledger.prepared(shillings: 5) }
        await #expect(throws: waits(600, .phoneHadEnough)) {
            try await ledger.prepared(shillings: 5, at: Shop.start + .seconds(599))
        }
    }
}
