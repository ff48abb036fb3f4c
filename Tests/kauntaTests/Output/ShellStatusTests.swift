import Engine
import Payments
import Testing

@testable import kaunta

@Suite struct ShellStatusTests {
    @Test(arguments: [
        ("1032", ShellStatus.notPaidByCustomer), ("1037", .promptFailed), ("26", .promptFailed), ("2028", .refused),
        ("4", .notPaidByCustomer),
    ])
    func aVerifiedFailureIsTheCustomersThePhonesOrTheSetups(code: String, status: ShellStatus) throws {
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, Records.failed(code)))
        #expect(ShellStatus(of: record) == status)
    }

    @Test(arguments: [
        (Refusal.Kind.invalidField, ShellStatus.usage), (.configuration, .refused), (.token, .refused),
        (.phoneBusy, .promptFailed), (.busy, .unavailable),
    ])
    func aRefusalSaysWhoCanMendIt(kind: Refusal.Kind, status: ShellStatus) throws {
        let record = try Records.record((.console, Records.marked), (.pushAnswer, Records.refused(kind)))
        #expect(ShellStatus(of: record) == status)
    }

    @Test func moneyThatWentBackOrIsAStrangersIsNoZero() throws {
        let paid = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "")))
        let receipt = try #require(Receipt("UK6H4X2QP7"))
        let word = try #require(Approval(by: "Amina", reason: "looked in the statement"))
        let back = Fact.reversed(receipt, Reversal(amount: paid.attempt.amount, at: nil, receipt: nil))
        let row = Fact.receiptFound(receipt, amount: paid.attempt.amount)
        for facts: [(Evidence.Source, Fact)] in [
            [(.statement, back)], [(.statement, back), (.person, .resolved(.reversed, word))],
            [(.person, .wrongNumber)],
        ] {
            let later = ([(.statement, row)] + facts).enumerated().map { place, item in
                Evidence(source: item.0, fact: item.1, at: paid.updatedAt + .seconds(place + 1))
            }
            let record = AttemptRecord(attempt: paid.attempt, evidence: paid.evidence + later)
            #expect(record.verdict == .paid && ShellStatus(of: record) == .differences)
        }
    }

    @Test func onlyConfirmedMoneyIsZero() throws {
        let paid = try Records.record(
            (.console, Records.marked), (.pushAnswer, Records.accepted),
            (.query, .queryPaid(checkout: Records.checkout, text: "")))
        #expect(ShellStatus(of: paid) == .done)
        let open: [[(Evidence.Source, Fact)]] = [
            [], [(.console, Records.marked)],
            [(.console, Records.marked), (.pushAnswer, Records.accepted)],
            [(.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset"))],
            [(.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, try Records.claim())],
            [
                (.console, Records.marked), (.pushAnswer, Records.accepted),
                (.callback, .callbackFailed(.init(merchant: nil, checkout: nil, code: ResultCode("1032"), text: ""))),
            ],
            [(.console, Records.marked), (.pushAnswer, Records.accepted), (.console, .deadlinePassed)],
            [
                (.console, Records.marked), (.pushAnswer, Records.accepted), (.callback, try Records.claim()),
                (.query, Records.failed("1032")),
            ],
        ]
        for facts in open {
            let record = AttemptRecord(
                attempt: try Records.record().attempt,
                evidence: facts.map { Evidence(source: $0.0, fact: $0.1, at: Records.start) })
            #expect(ShellStatus(of: record) == .dontKnow, "\(record.state)")
        }
    }

    @Test func whatNeverLeftIsUnavailable() throws {
        let noRoute = try Records.record((.console, Records.marked), (.pushAnswer, .neverLeft(reason: "refused")))
        #expect(ShellStatus(of: noRoute) == .unavailable)
        let withdrawn = try Records.record((.console, .withdrawn(reason: "no token")))
        #expect(ShellStatus(of: withdrawn) == .unavailable)
    }

    @Test(arguments: [
        (CashierError.held(.shut(by: AttemptID("a"), state: .pending)), ShellStatus.held),
        (.notReady(.unavailable(reason: "")), .unavailable), (.notReady(.credentials(reason: "")), .refused),
        (.notReady(.clock(skew: .seconds(400))), .refused), (.notWritten(reason: ""), .fault),
        (.answerNotWritten(AttemptID("a"), reason: ""), .dontKnow),
    ])
    func aPromptThatWasNotTakenSaysWhy(error: CashierError, status: ShellStatus) {
        #expect(ShellStatus(of: error) == status)
        #expect(VerbFailure(error)?.status == status)
    }
}
