import Payments
import Testing

@testable import Proof

struct TruthTableTests {
    static let amount = Money(cents: 10_000)
    static let (ours, other) = (CheckoutRequestID("ws_CO_1"), CheckoutRequestID("ws_CO_2"))

    static func claim(_ name: CheckoutRequestID?, _ receipt: String?, _ amount: Money?) -> Fact {
        .callbackPaid(
            CallbackClaim(
                merchant: nil, checkout: name, receipt: receipt.flatMap { Receipt($0) }, amount: amount, payer: nil,
                paidAt: nil, balance: nil))
    }

    /// One of each kind of fact, and more where it matters what it says.
    static let facts: [Fact] = [
        .accepted(merchant: nil, checkout: ours), .accepted(merchant: nil, checkout: other),
        .refused(Refusal(code: "400.002.02", message: "no", kind: .busy)), .neverLeft(reason: "no route"),
        .answerLost(reason: "reset"), claim(ours, "UK7AAAAAA1", amount), claim(ours, "UK7AAAAAA2", amount),
        claim(other, nil, amount), claim(nil, nil, Money(cents: 100)),
        .callbackFailed(CallbackDenial(merchant: nil, checkout: ours, code: ResultCode("1032"), text: "")),
        .callbackFailed(CallbackDenial(merchant: nil, checkout: other, code: ResultCode("1032"), text: "")),
        .queryPaid(checkout: ours, text: ""), .queryFailed(checkout: ours, code: ResultCode("1032"), text: ""),
        .queryOpen(reason: ""), .rowMissing, .deadlinePassed, .stoppedWaiting, .restarted(boot: BootID("b")),
        .withdrawn(reason: ""), .wrongNumber, .closedUnpaid(reason: ""),
    ]

    @Test func everyStepOfTenThousandWalksStandsInTheTable() {
        var dice = Dice.Generator(seed: 5)
        var met: Set<String> = []
        for _ in 0..<10_000 {
            var walk: [Fact] = []
            for _ in 0..<9 {
                let old = AttemptState(of: Self.amount, given: walk)
                // The mark is made from PREPARED only, and a person closes contradictions only: the books see to that.
                let fact =
                    old == .prepared && dice.draw(below: 3) > 0
                    ? Fact.sendMarked(boot: BootID("a")) : Self.facts[dice.draw(below: Self.facts.count)]
                if case .closedUnpaid = fact, old != .conflict { continue }
                walk.append(fact)
                let new = AttemptState(of: Self.amount, given: walk)
                let event = TruthEvent(fact)
                met.insert("\(old.rawValue) \(event.rawValue)")
                #expect(
                    TruthTable.paymentTruth.allows(old, event, new),
                    "\(old.rawValue) went to \(new.rawValue) by \(event.rawValue)")
            }
        }
        #expect(met.count > 150)
    }

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
