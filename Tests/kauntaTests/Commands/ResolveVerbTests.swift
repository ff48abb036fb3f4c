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

    @Test func whatTheStatementHasIsSaidOfADirectPayment() throws {
        #expect(throws: (any Error).self) { try parsed("UK6H4X2QP7", "direct") }
        #expect(throws: (any Error).self) { try parsed("UK6H4X2QP7", "direct", "--found", "much") }
        #expect(throws: (any Error).self) { try parsed("UK6H4X2QP7", "direct", "--found", "60", "--no-payment") }
        #expect(throws: (any Error).self) { try parsed("T4-1-K", "late", "--found", "60") }
        #expect(throws: (any Error).self) { try parsed("T4-1-K", "late", "--reversal", "3") }
        let found = try parsed("UK6H4X2QP7", "direct", "--found", "60", "--reversal", "3")
        #expect(found.found?.amount == Money(cents: 6_000) && found.reversal == 3)
        for none in ["none", "Hakuna"] {
            let nothing = try parsed("UK6H4X2QP7", "direct", "--found", none)
            #expect(nothing.found != nil && nothing.found?.amount == nil)
        }
    }
}
