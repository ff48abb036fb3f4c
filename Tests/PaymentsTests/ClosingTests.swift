import Payments
import TestSupport
import Testing

/// A supervisor's closing of a contradiction as not paid.
extension RecordTests {
    private var closing: Closing {
        get throws {
            let approval = try #require(Approval(by: "Amina", reason: "no such row"))
            return try #require(Closing(seen: .pull, times: "10:00 to 12:30", approval: approval))
        }
    }

    private var denied: (Evidence.Source, Fact) {
        (.query, .queryFailed(checkout: ours, code: ResultCode("1"), text: "no funds"))
    }

    @Test func whatIsWrittenDownNamesTheListItsTimesThePersonAndTheReason() throws {
        #expect(
            try closing.fact
                == .closedUnpaid(reason: "Amina found no row in the pull of 10:00 to 12:30: no such row"))
        let approval = try #require(Approval(by: "Amina", reason: "x"))
        #expect(Closing(seen: .pull, times: "  ", approval: approval) == nil)
    }

    @Test func aClosedContradictionIsNotPaidAndASuccessThatComesLaterWins() throws {
        let claimed: (Evidence.Source, Fact) = (.callback, claim("UK67ABCD12"))
        let closed = try record(mark, accepted, claimed, denied, (.person, closing.fact))
        #expect(closed.state == .failed)
        #expect(closed.doubts.isEmpty)
        let paid = try record(mark, accepted, claimed, denied, (.person, closing.fact), agreed)
        #expect(paid.state == .paid)
        #expect(paid.doubts.contains(.late))
    }

    @Test func theWaitForAnotherPromptBeginsWithTheClosing() throws {
        let old = try record(mark, accepted, (.callback, claim("UK67ABCD12")), denied)
        let word = Evidence(source: .person, fact: try closing.fact, at: start + .seconds(4000))
        let closed = AttemptRecord(attempt: old.attempt, evidence: old.evidence + [word])
        #expect(
            ResendGate(for: try order(), after: [closed], at: start + .seconds(4119))
                == .waits(until: start + .seconds(4120), because: .sameAmount))
        #expect(ResendGate(for: try order(), after: [closed], at: start + .seconds(4120)) == .open)
    }

    @Test func whatWasClosedIsAskedAboutWhateverItsCode() throws {
        let closed = try record(mark, accepted, (.callback, claim("UK67ABCD12")), denied, (.person, closing.fact))
        #expect(QuerySchedule().nextQuestion(about: closed) != nil)
        #expect(QuerySchedule().nextQuestion(about: try record(mark, accepted, denied)) == nil)
    }

    @Test func onlyAConfirmationOfWhatIsNotPaidWasPaidByHand() throws {
        let byHand = try record(mark, accepted, denied, (.confirmation, claim("UK67ABCD12")))
        #expect(byHand.state == .conflict)
        #expect(byHand.paidByHand?.receipt == Receipt("UK67ABCD12"))
        #expect(try record(mark, accepted, denied, (.callback, claim("UK67ABCD12"))).paidByHand == nil)
        #expect(try record(mark, accepted, (.confirmation, claim("UK67ABCD12")), agreed).paidByHand == nil)
    }
}
