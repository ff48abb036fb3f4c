import Ledger
import Payments
import TestSupport
import Testing

struct QuarantineTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    /// A message from a stranger's address, set aside.
    private func apart(in ledger: Ledger, from peer: String) async throws {
        let id = try await ledger.keep(
            InboundMessage(body: [1], address: .confirmation, peer: peer, isListed: false, at: Shop.start))
        try await ledger.settle(id, as: .quarantined("it came from an address that is not in callback_peers"))
    }

    @Test func whatWasSetAsideForItsSenderIsReadAgainOnceTheSenderIsListed() async throws {
        let ledger = try shop.open()
        try await apart(in: ledger, from: "203.0.113.9")
        try await apart(in: ledger, from: "203.0.113.10")
        #expect(try await ledger.readAgain(since: Shop.start) { _ in false } == 0)
        #expect(try await ledger.readAgain(since: Shop.start) { $0 == "203.0.113.9" } == 1)

        let waiting = try await ledger.unsettled()
        #expect(waiting.map(\.message.peer) == ["203.0.113.9"])
        #expect(waiting.allSatisfy { $0.message.isListed && $0.message.body == [1] && $0.message.at == Shop.start })
        #expect(try await ledger.quarantine(since: Shop.start)?.count == 1)
        #expect(try await ledger.readAgain(since: Shop.start) { $0 == "203.0.113.9" } == 0)
    }

    @Test func whatIsOlderOrCouldNotBeReadStaysSetAside() async throws {
        let ledger = try shop.open()
        try await apart(in: ledger, from: "203.0.113.9")
        let id = try await ledger.keep(
            InboundMessage(body: [1], address: .confirmation, peer: "203.0.113.9", isListed: true, at: Shop.start))
        try await ledger.settle(id, as: .quarantined("it is no JSON"))
        #expect(try await ledger.readAgain(since: Shop.start + .seconds(1)) { _ in true } == 0)
        #expect(try await ledger.readAgain(since: Shop.start) { _ in true } == 1)
    }
}
