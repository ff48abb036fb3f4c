import ArgumentParser
import Payments
import Testing

@testable import kaunta

@Suite struct ResolveVerbTests {
    private func parsed(_ words: String...) throws -> ResolveVerb {
        try ResolveVerb.parse(words + ["--by", "Amina", "--reason", "looked in the statement"])
    }

    @Test func itEndsADoubtOfAPromptOrTheDisputeOverADirectPayment() throws {
        #expect(try parsed("T4-1-K", "late").kind == .doubt(.late))
        let direct = try parsed("UK6H4X2QP7", "direct", "--no-payment")
        #expect(direct.kind == .direct && direct.noPayment)
    }

    @Test func noPaymentIsSaidOfADirectPaymentOnly() throws {
        #expect(throws: (any Error).self) { try parsed("T4-1-K", "late", "--no-payment") }
    }
}
