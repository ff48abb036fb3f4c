import Payments
import TestSupport
import Testing

/// What a person must look into, and what they may say about it.
extension RecordTests {
    private var denial: Fact {
        .callbackFailed(CallbackDenial(merchant: nil, checkout: ours, code: ResultCode("1032"), text: "Cancelled"))
    }

    private func approval() throws -> Approval { try #require(Approval(by: "Amina", reason: "seen on the phone")) }

    private var overdue: (Evidence.Source, Fact) { (.console, .deadlinePassed) }

    @Test func anOrdinaryPaymentRaisesNoDoubt() throws {
        #expect(try record(mark, accepted, (.callback, claim("UK67ABCD12")), agreed).doubts.isEmpty)
        #expect(try record(mark, accepted).doubts.isEmpty)
    }

    @Test func whatNobodyKnowsStaysDoubtfulUntilSafaricomSettlesIt() throws {
        let lost: (Evidence.Source, Fact) = (.pushAnswer, .answerLost(reason: "reset"))
        #expect(try record(mark, lost).doubts == [.unknown])
        #expect(try record(mark, accepted, overdue).doubts == [.unknown])
        let word = (Evidence.Source.person, Fact.resolved(.unknown, try approval()))
        #expect(try record(mark, lost, word).doubts == [.unknown])
        #expect(
            try record(
                mark, accepted, overdue, (.query, .queryFailed(checkout: ours, code: ResultCode("1032"), text: ""))
            ).doubts.isEmpty)
    }

    @Test(arguments: [
        Fact.refused(Refusal(code: "500.001.1001", message: "", kind: .busy)), .neverLeft(reason: "no route"),
        .withdrawn(reason: "given up"),
    ])
    func aPaymentOfWhatWasSaidNeverToHaveGoneOutIsLate(_ end: Fact) throws {
        #expect(try record(mark, (.pushAnswer, end), agreed).doubts == [.late])
    }

    @Test func aPaymentOfWhatARestartSaidNeverToHaveGoneOutIsLate() throws {
        let restart: (Evidence.Source, Fact) = (.console, .restarted(boot: BootID("later")))
        let paid = try record(restart, (.callback, claim("UK67ABCD12")), agreed)
        #expect(paid.state == .paid && paid.doubts == [.late] && paid.notes.contains(.late))
        // What had a send mark was not said to be over by a restart.
        #expect(try record(mark, restart, agreed).doubts.isEmpty)
    }

    @Test(arguments: [Fact.deadlinePassed, .stoppedWaiting])
    func aPaymentThatFindsNobodyWaitingIsLate(_ end: Fact) throws {
        let late = try record(mark, accepted, (.person, end), agreed)
        #expect(late.doubts == [.late])
        let looked = try record(mark, accepted, (.person, end), agreed, (.person, .resolved(.late, approval())))
        #expect(looked.doubts.isEmpty)
    }

    @Test func aStrangersPaymentOwesARefund() throws {
        #expect(try record(mark, accepted, (.person, .wrongNumber)).doubts.isEmpty)
        #expect(try record(mark, accepted, (.person, .wrongNumber), agreed).doubts == [.refundOwed])
        #expect(try record(mark, accepted, agreed, (.person, .wrongNumber)).doubts == [.refundOwed])
    }

    @Test func twoReceiptsForOnePromptAreADoublePayment() throws {
        let twice = try record(
            mark, accepted, (.callback, claim("UK67ABCD12")), agreed, (.callback, claim("UK67ABCD13")))
        #expect(twice.state == .paid)
        #expect(twice.doubts == [.doubled])
    }

    @Test func aSecondReceiptStaysADoubtWhateverBecomesOfTheOtherPrompt() throws {
        let other = try record(mark, accepted, (.person, .wrongNumber), agreed)
        let doubled = (Evidence.Source.console, Fact.doubled(with: other.attempt.id))
        let once = try record(mark, accepted, (.callback, claim("UK67ABCD12")), agreed, doubled)
        #expect(once.clearing(doubleWith: other) != nil)
        let twice = try record(
            mark, accepted, (.callback, claim("UK67ABCD12")), agreed, (.callback, claim("UK67ABCD13")), doubled)
        #expect(twice.clearing(doubleWith: other) == nil)
    }

    @Test func ofTwoReceiptsOneStaysSoThatThePromptIsNoRefund() throws {
        let word = (Evidence.Source.person, Fact.resolved(.doubled, try approval()))
        let twice = try record(
            mark, accepted, (.callback, claim("UK67ABCD12")), agreed, (.callback, claim("UK67ABCD13")), word)
        #expect(twice.doubts.isEmpty && !twice.isRefunded && twice.paysItsSale)
        let other = (Evidence.Source.console, Fact.doubled(with: AttemptID("other")))
        let back = try record(mark, accepted, agreed, other, word)
        #expect(back.isRefunded && !back.paysItsSale)
    }

    @Test func aDenialAfterThePersonLookedRaisesTheDoubtAgain() throws {
        let other = Fact.queryFailed(checkout: ours, code: ResultCode("1037"), text: "")
        let word = (Evidence.Source.person, Fact.resolved(.denied, try approval()))
        #expect(try record(mark, accepted, agreed, (.callback, denial)).doubts == [.denied])
        #expect(try record(mark, accepted, agreed, (.callback, denial), word).doubts.isEmpty)
        #expect(try record(mark, accepted, agreed, (.callback, denial), word, (.query, other)).doubts == [.denied])
    }

    @Test func anotherAmountNamedIsARemarkOnAPaidPrompt() throws {
        #expect(try record(mark, accepted, agreed, (.callback, claim(nil, shillings: 1))).doubts == [.otherAmount])
    }

    @Test func contradictionsEndBySafaricomsWordAlone() throws {
        let torn = [mark, accepted, (.callback, denial), (.callback, claim("UK67ABCD12"))]
        #expect(try record(torn[0], torn[1], torn[2], torn[3]).doubts == [.contradiction])
        #expect(try record(torn[0], torn[1], torn[2], torn[3], agreed).doubts == [.late])
    }

    @Test func aDecisionNeedsANameAndAReason() {
        #expect(Approval(by: " ", reason: "why") == nil)
        #expect(Approval(by: "Amina", reason: "") == nil)
        #expect(Approval(by: " Amina ", reason: " why ")?.by == "Amina")
    }

    @Test func aPromptIsReleasedFiveMinutesAfterItsMarkAndAFreshQuestion() throws {
        let open = (Evidence.Source.query, Fact.queryOpen(reason: "being processed"))
        let asked = try record(mark, accepted, overdue, open)
        let five = start + ReleaseGate.pause
        #expect(ReleaseGate(for: asked, at: five + .milliseconds(-1)) == .tooSoon(until: five))
        #expect(ReleaseGate(for: asked, at: five) == .open)
        // Asked at three seconds: by five minutes and four seconds that is old.
        #expect(ReleaseGate(for: asked, at: five + .seconds(4)) == .askFirst)
        #expect(ReleaseGate(for: try record(mark, accepted, overdue), at: five) == .askFirst)
    }

    @Test func whatHasNoNameIsReleasedAfterAFreshLookInSafaricomsOwnList() throws {
        let five = start + ReleaseGate.pause
        let unseen = try record(mark, (.pushAnswer, .answerLost(reason: "reset")))
        #expect(ReleaseGate(for: unseen, at: five) == .listFirst)
        let look = (Evidence.Source.pull, Fact.queryOpen(reason: "no list is set up"))
        let lost = try record(mark, (.pushAnswer, .answerLost(reason: "reset")), look)
        #expect(ReleaseGate(for: lost, at: five + .seconds(3)) == .listFirst)
        #expect(ReleaseGate(for: lost, at: start + .seconds(299)) == .tooSoon(until: start + .seconds(300)))
        #expect(ReleaseGate(for: lost, at: start + .seconds(300)) == .open)
    }

    @Test func onlyWhatNobodyKnowsIsReleased() throws {
        let later = start + .seconds(86_400)
        for known in [
            try record(), try record(mark), try record(mark, accepted), try record(mark, accepted, agreed),
            try record(mark, accepted, (.callback, claim(nil))), try record(mark, accepted, (.callback, denial)),
        ] {
            #expect(ReleaseGate(for: known, at: later) == .notDoubtful(known.state))
        }
    }

    @Test func aReleasedPromptLetsAnotherGoUntilACallbackComes() throws {
        let lost: (Evidence.Source, Fact) = (.pushAnswer, .answerLost(reason: "reset"))
        let word = (Evidence.Source.person, Fact.released(try approval().proven()))
        let released = try record(mark, lost, word)
        let again = try PromptOrder(phone: released.attempt.phone, amount: released.attempt.amount)
        #expect(ResendGate(for: again, after: [released], at: start + .seconds(400)) == .open)
        let heard = try record(mark, lost, word, (.callback, claim(nil)))
        #expect(
            ResendGate(for: again, after: [heard], at: start + .seconds(400))
                == .shut(by: heard.attempt.id, state: .claimed))
    }

    @Test func theSamePaymentAgainIsAskedAboutForTenMinutes() throws {
        let paid = try record(mark, accepted, agreed)
        var again = try PromptOrder(phone: paid.attempt.phone, amount: paid.attempt.amount)
        let paidAt = try #require(paid.paidAt)
        let end = paidAt + ResendGate.sameAgain
        #expect(
            ResendGate(for: again, after: [paid], at: end + .milliseconds(-1))
                == .asks(about: paid.attempt.id, paidAt: paidAt))
        #expect(ResendGate(for: again, after: [paid], at: end) == .open)
        again.isMeantAgain = true
        #expect(ResendGate(for: again, after: [paid], at: paidAt) == .open)
        // Who said yes to another one is asked about this one.
        again.askedAbout = [AttemptID("another")]
        #expect(
            ResendGate(for: again, after: [paid], at: paidAt) == .asks(about: paid.attempt.id, paidAt: paidAt))
        again.askedAbout.insert(paid.attempt.id)
        #expect(ResendGate(for: again, after: [paid], at: paidAt) == .open)
        var other = try PromptOrder(phone: paid.attempt.phone, amount: Money(cents: 5_000))
        #expect(ResendGate(for: other, after: [paid], at: paidAt) == .open)
        other = try PromptOrder(phone: paid.attempt.phone, amount: paid.attempt.amount, sale: paid.attempt.sale)
        #expect(ResendGate(for: other, after: [paid], at: paidAt) == .open)
    }
}

@Test(arguments: [
    (250_000, [250_000]), (250_001, [250_000, 1]), (400_000, [250_000, 150_000]), (500_000, [250_000, 250_000]),
    (1, [1]),
])
func aLargeAmountIsAskedForInParts(due: Int, parts: [Int]) throws {
    let due = Money(cents: Int64(due) * 100)
    #expect(try PromptOrder.parts(of: due).map(\.cents) == parts.map { Int64($0) * 100 })
}

@Test func nobodyCanPayMoreThanADaysLimit() throws {
    #expect(throws: OrderError.tooLarge(Money(cents: 50_000_100))) {
        try PromptOrder.parts(of: Money(cents: 50_000_100))
    }
    #expect(throws: OrderError.hasCents(Money(cents: 150))) { try PromptOrder.parts(of: Money(cents: 150)) }
    #expect(throws: OrderError.tooSmall(.zero)) { try PromptOrder.parts(of: .zero) }
}

/// UKP names 25 November 2026.
@Test(arguments: [
    ("UKP6AB12CD", TypedCode.Age.fresh(day(25))), ("ukp6-ab12 cd", .fresh(day(25))), ("UKO6AB12CD", .fresh(day(24))),
    ("UKN6AB12CD", .old(day(23))), ("UKQ6AB12CD", .future(day(26))), ("0000000000", .undated),
])
func aTypedCodeShowsItsDay(text: String, age: TypedCode.Age) throws {
    let code = try #require(TypedCode(text))
    #expect(code.age(on: day(25)) == age)
    #expect(code.age(on: day(25)).isOdd == (age != .fresh(day(25)) && age != .fresh(day(24))))
}

@Test(arguments: ["", "UKP6AB12C", "UKP6AB12CDE", "UKP6AB12Cé", "PAID 450/="])
func whatIsNoCodeIsNotLookedUp(text: String) {
    #expect(TypedCode(text) == nil)
}

@Test(arguments: [
    ("UK6H4X2QP7 Confirmed. Ksh1,500.00 paid to SHOP. New M-PESA balance is Ksh20.00.", Int64?(150_000)),
    ("UK6H4X2QP7 Imethibitishwa. Ksh 75 imelipwa kwa SHOP.", 7500), ("UK6H4X2QP7 KES. 1,000.50, paid", 100_050),
    ("UK6H4X2QP7", nil), ("UK6H4X2QP7 Confirmed. Ksh paid", nil), ("UK6H4X2QP7 1500.00 paid", nil),
])
func theAmountOfAMessageIsTheFirstThatItSpeaksOf(text: String, cents: Int64?) throws {
    #expect(try #require(TypedCode(inMessage: text)).amount == cents.map { Money(cents: $0) })
}

private func day(_ number: Int) -> BusinessDay {
    guard let day = BusinessDay(year: 2026, month: 11, day: number) else { preconditionFailure("November has it") }
    return day
}
