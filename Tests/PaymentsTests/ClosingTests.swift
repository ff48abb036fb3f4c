import Payments
import TestSupport
import Testing

/// A supervisor's closing of a contradiction as not paid.
extension RecordTests {
    private func closing(of record: AttemptRecord) throws -> Closing {
        let approval = try #require(Approval(by: "Amina", reason: "no such row"))
        return Closing(of: record, seen: .pull, times: record.timeToCover, approval: approval)
    }

    /// A contradiction that is closed as not paid.
    private func closed(over claim: Fact) throws -> AttemptRecord {
        let open = try record(mark, accepted, (.callback, claim), denied)
        return adding((.person, try closing(of: open).fact), to: open, after: .seconds(4_000))
    }

    private func adding(
        _ item: (Evidence.Source, Fact), to record: AttemptRecord, after wait: Duration
    ) -> AttemptRecord {
        let more = Evidence(source: item.0, fact: item.1, at: start + wait)
        return AttemptRecord(attempt: record.attempt, evidence: record.evidence + [more])
    }

    private var denied: (Evidence.Source, Fact) {
        (.query, .queryFailed(checkout: ours, code: ResultCode("1"), text: "no funds"))
    }

    @Test func whatIsWrittenDownNamesTheListItsTimesThePersonAndTheReason() throws {
        let text = "Amina found no row in the pull of 2026-11-06 13:00 to 13:03: no such row"
        #expect(try closing(of: record(mark, accepted)).fact == .closedUnpaid(reason: text, knowing: []))
    }

    @Test func aClaimThatComesWhileAPersonLooksIsNotCovered() throws {
        let looked = try record(mark, accepted, (.callback, claim("UK67ABCD12")), denied)
        let meanwhile = adding((.callback, claim("UK6777ZZ77")), to: looked, after: .seconds(1_000))
        #expect(
            adding((.person, try closing(of: looked).fact), to: meanwhile, after: .seconds(1_700)).state == .conflict)
        #expect(
            adding((.person, try closing(of: meanwhile).fact), to: meanwhile, after: .seconds(1_700)).state == .failed)
    }

    @Test func aClosedContradictionIsNotPaidAndASuccessThatComesLaterWins() throws {
        let closed = try closed(over: claim("UK67ABCD12"))
        #expect(closed.state == .failed)
        #expect(closed.doubts.isEmpty)
        let paid = adding(agreed, to: closed, after: .seconds(4_100))
        #expect(paid.state == .paid)
        #expect(paid.doubts.contains(.late))
    }

    @Test func theWaitForAnotherPromptBeginsWithTheClosing() throws {
        let closed = try closed(over: claim("UK67ABCD12"))
        #expect(
            ResendGate(for: try order(), after: [closed], at: start + .seconds(4119))
                == .waits(until: start + .seconds(4120), because: .sameAmount))
        #expect(ResendGate(for: try order(), after: [closed], at: start + .seconds(4120)) == .open)
    }

    @Test func whatFailedOnAnotherPhoneIsNotSaidOfThisOne() throws {
        let closed = try closed(over: claim("UK67ABCD12"))
        let other = try PromptOrder(
            phone: MSISDN(parsing: "0733000111"), amount: closed.attempt.amount, sale: closed.attempt.sale)
        #expect(other.phone != closed.attempt.phone)
        #expect(
            ResendGate(for: other, after: [closed], at: start + .seconds(4119))
                == .waits(until: start + .seconds(4120), because: .saleJustFailed))
    }

    @Test func aListHasToCoverTheCustomersWaitAndEveryMessageAboutIt() throws {
        let record = try record(mark, accepted, (.callback, claim("UK67ABCD12")), denied)
        let sent = try #require(record.sendMarkedAt)
        #expect(record.timeToCover == TimeSpan(from: sent, to: sent + .seconds(180)))
        let late = Evidence(source: .callback, fact: claim("UK67ABCD12"), at: sent + .seconds(1000))
        let heard = AttemptRecord(attempt: record.attempt, evidence: record.evidence + [late])
        #expect(heard.timeToCover == TimeSpan(from: sent, to: sent + .seconds(1000)))
    }

    @Test func whatWasClosedIsAskedAboutWhateverItsCode() throws {
        #expect(QuerySchedule().nextQuestion(about: try closed(over: claim("UK67ABCD12"))) != nil)
        #expect(QuerySchedule().nextQuestion(about: try record(mark, accepted, denied)) == nil)
    }

    @Test func whatIsClaimedAfterAClosingIsAContradictionAnewAndAskedAboutAtOnce() throws {
        let closed = try closed(over: claim("UK67ABCD12"))
        let again = adding((.callback, claim("UK67ABCD12")), to: closed, after: .seconds(4_050))
        #expect(again.state == .failed, "the claim that was looked for is no news")
        let byHand = adding((.confirmation, claim("UK6777ZZ77")), to: closed, after: .seconds(4_100))
        #expect(byHand.state == .conflict)
        #expect(byHand.doubts == [.contradiction])
        #expect(try #require(QuerySchedule().nextQuestion(about: byHand)) <= start + .seconds(4_100))
        let facts = byHand.evidence.map(\.fact)
        #expect(AttemptState(of: byHand.attempt.amount, given: facts.reversed()) == .conflict)
    }

    @Test func aRowWithAnotherAmountAfterAClosingIsAContradictionAnewAndCanBeClosedOnceItIsKnown() throws {
        let row = Fact.receiptFound(try #require(Receipt("UK67ABCD12")), amount: Money(cents: 5_000))
        let again = adding((.pull, row), to: try closed(over: claim("UK67ABCD12")), after: .seconds(4_100))
        #expect(again.state == .conflict)
        let word = try closing(of: again).fact
        #expect(adding((.person, word), to: again, after: .seconds(9_000)).state == .failed)
    }

    @Test func aClosingThatIsOlderThanItsListOfClaimsCoversNone() throws {
        let old = try record(
            mark, accepted, (.callback, claim("UK67ABCD12")), denied, (.person, .closedUnpaid(reason: "r")))
        #expect(old.state == .conflict)
    }

    @Test func nothingIsClosedBeforeAListCanBeCompleteOrThatWasPaidByHand() throws {
        let open = try record(mark, accepted, denied, (.callback, claim("UK67ABCD12")))
        let full = start + .seconds(180 + 600)
        #expect(ClosingGate(for: open, at: full + .seconds(-1)) == .tooSoon(until: full))
        #expect(ClosingGate(for: open, at: full) == .open)
        let late = adding((.callback, claim("UK6777ZZ77")), to: open, after: .seconds(4_000))
        #expect(ClosingGate(for: late, at: full) == .tooSoon(until: start + .seconds(4_600)))
        #expect(ClosingGate(for: try record(mark, accepted, denied), at: full) == .notContradicted(.failed))
        let byHand = adding((.confirmation, claim("UK67ABCD12")), to: open, after: .seconds(60))
        let gate = ClosingGate(for: byHand, at: start + .seconds(9_000))
        #expect(byHand.paidByHand.map(ClosingGate.paidByHand) == gate)
        // A confirmation that no row has borne out in two days was none of Safaricom's.
        #expect(ClosingGate(for: byHand, at: start + .seconds(60 + 172_800)) == .open)
    }

    @Test func onlyAConfirmationOfWhatIsNotPaidWasPaidByHand() throws {
        let byHand = try record(mark, accepted, denied, (.confirmation, claim("UK67ABCD12")))
        #expect(byHand.state == .conflict)
        #expect(byHand.paidByHand?.receipt == Receipt("UK67ABCD12"))
        #expect(try record(mark, accepted, denied, (.callback, claim("UK67ABCD12"))).paidByHand == nil)
        #expect(try record(mark, accepted, (.confirmation, claim("UK67ABCD12")), agreed).paidByHand == nil)
    }
}
