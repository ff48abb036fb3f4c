import Payments
import Testing

@testable import Proof

struct TruthTableTests {
    @Test func theTableSaysPaidAfterProofAlone() {
        for state in AttemptState.allCases where state != .paid {
            for event in TruthEvent.allCases where event != .paid && event != .rec {
                #expect(!TruthTable.paymentTruth.allows(state, event, .paid))
            }
        }
    }

    @Test func theTableTakesNothingBackThatIsPaid() {
        for event in TruthEvent.allCases {
            for state in AttemptState.allCases {
                #expect(TruthTable.paymentTruth.allows(.paid, event, state) == (state == .paid))
            }
        }
    }
}
