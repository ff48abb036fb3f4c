import Payments
import TestSupport
import Testing

/// What is read off the evidence beside the state.
struct RecordTests {
    let start = Timestamp(milliseconds: 1_793_959_200_000)
    let ours = CheckoutRequestID("ws_CO_ours")

    func record(_ facts: (Evidence.Source, Fact)...) throws -> AttemptRecord {
        let order = try order()
        let attempt = Attempt(
            id: AttemptID("a"), sale: SaleID("s"), tag: Payments.Tag(till: "T4", number: 1), phone: order.phone,
            amount: order.amount, payee: .payBill(knownShortCode, account: nil),
            reference: try #require(AccountReference("INV-1")), purpose: .usual, createdAt: start)
        let evidence = facts.enumerated().map { place, item in
            Evidence(source: item.0, fact: item.1, at: start + .seconds(Int64(place)))
        }
        return AttemptRecord(attempt: attempt, evidence: evidence)
    }

    func claim(_ receipt: String?, shillings: Int64? = 100) -> Fact {
        .callbackPaid(
            CallbackClaim(
                merchant: nil, checkout: ours, receipt: receipt.flatMap { Receipt($0) },
                amount: shillings.map { Money(cents: $0 * 100) }, payer: nil, paidAt: nil, balance: nil))
    }

    var mark: (Evidence.Source, Fact) { (.console, .sendMarked(boot: BootID("b"))) }
    var accepted: (Evidence.Source, Fact) { (.pushAnswer, .accepted(merchant: nil, checkout: ours)) }
    var agreed: (Evidence.Source, Fact) { (.query, .queryPaid(checkout: ours, text: "processed")) }

    @Test func whatIsStoredLastMayBeOlderAndNeverSetsTheClockBack() throws {
        let known = try record(mark, accepted)
        let late = Evidence(source: .callback, fact: claim("UK67ABCD12"), at: start + .seconds(-60))
        #expect(AttemptRecord(attempt: known.attempt, evidence: known.evidence + [late]).updatedAt == known.updatedAt)
    }

    @Test func aBusyPhoneWaitsAMinuteAndNotAnewWhenAListHasNoRowForIt() throws {
        let busy = Refusal(code: "500.001.1001", message: "Unable to lock subscriber", kind: .phoneBusy)
        let refused = try record(mark, (.pushAnswer, .refused(busy)))
        let late = Evidence(source: .statement, fact: .rowMissing, at: start + .seconds(900))
        let listed = AttemptRecord(attempt: refused.attempt, evidence: refused.evidence + [late])
        #expect(ResendGate(for: try order(), after: [listed], at: start + .seconds(60)) != .open)
        #expect(ResendGate(for: try order(), after: [listed], at: start + .seconds(901)) == .open)
    }

    @Test func aCallbackAloneNeverSaysPaid() throws {
        let record = try record(mark, accepted, (.callback, claim("UK67ABCD12")))
        #expect(record.state == .claimed)
        #expect(record.verdict == .dontKnow)
        #expect(record.receipt == nil)
    }

    @Test func theReceiptOfACallbackCountsOnceTheQueryAgrees() throws {
        let record = try record(mark, accepted, (.callback, claim("UK67ABCD12")), agreed)
        #expect(record.state == .paid)
        #expect(record.receipt == Receipt("UK67ABCD12"))
        #expect(record.notes.isEmpty)
    }

    @Test(arguments: [("UK67ABCD12", Int64?(1_000)), ("UK67ABCD12", nil)])
    func aReceiptFromACallbackThatNamesAnotherAmountIsNotTakenOver(receipt: String, shillings: Int64?) throws {
        let record = try record(mark, accepted, (.callback, claim(receipt, shillings: shillings)), agreed)
        #expect(record.state == .paid)
        #expect(record.receipt == nil)
        #expect(record.notes.contains(.receiptToFollow))
        #expect(record.notes.contains(.otherAmountNamed) == (shillings != nil))
    }

    @Test func twoReceiptsMakeNeitherTrustworthy() throws {
        let record = try record(
            mark, accepted, (.callback, claim("UK67ABCD12")), (.callback, claim("UK67ABCD99")), agreed)
        #expect(record.state == .paid)
        #expect(record.receipt == nil)
    }

    @Test func aDenialAfterPaidIsANoteAndNeverADemotion() throws {
        let denial = Fact.queryFailed(checkout: ours, code: ResultCode("1032"), text: "cancelled")
        let record = try record(mark, accepted, agreed, (.query, denial))
        #expect(record.state == .paid)
        #expect(record.notes.contains(.deniedElsewhere))
        #expect(!record.notes.contains(.late))
        #expect(record.resultCode == ResultCode("0"))
    }

    @Test func aSuccessAfterAFailureIsLate() throws {
        let denial = Fact.queryFailed(checkout: ours, code: ResultCode("1037"), text: "timeout")
        #expect(try record(mark, accepted, (.query, denial), agreed).notes.contains(.late))
    }

    @Test func anAnswerThatCameAfterACallbackGivesTheIdThatIsAskedAbout() throws {
        let record = try record(mark, (.callback, claim(nil)), accepted)
        #expect(record.checkout == ours)
        #expect(record.uncheckedCallbackAt == start + .seconds(1))
    }

    @Test func aNameThatEndsInAnotherCustomersPhoneIsNotTakenUp() throws {
        func heard(_ name: String) throws -> CheckoutRequestID? {
            let denial = CallbackDenial(
                merchant: nil, checkout: CheckoutRequestID(name), code: ResultCode("1032"), text: "")
            return try record(mark, (.pushAnswer, .answerLost(reason: "")), (.callback, .callbackFailed(denial)))
                .checkout
        }
        let ours = try order().phone.digits.suffix(9)
        #expect(try heard("ws_CO_06112026140322123799999999") == nil)
        #expect(try heard("ws_CO_061120261403221799999999") == nil)
        for name in [
            "ws_CO_06112026140322123\(ours)", "ws_CO_061120261403221\(ours)", "ws_CO_06112026140322123",
            "ws_CO_DMZ_12345_06112026140322123", "ws_CO_ours", "ws_CO_06112026140322123000000000",
        ] {
            #expect(try heard(name)?.text == name)
        }
    }

    @Test func aTrueNameIsTakenUpAfterAForgedOne() throws {
        func denied(_ name: String) -> (Evidence.Source, Fact) {
            let denial = CallbackDenial(
                merchant: nil, checkout: CheckoutRequestID(name), code: ResultCode("1032"), text: "")
            return (.callback, .callbackFailed(denial))
        }
        let name = "ws_CO_06112026140322123\(try order().phone.digits.suffix(9))"
        let known = try record(
            mark, (.pushAnswer, .answerLost(reason: "")), denied("ws_CO_06112026140322123799999999"), denied(name))
        #expect(known.checkout?.text == name)
    }

    @Test(arguments: [
        ([ResultCode("1032")], Duration.seconds(119), false), ([ResultCode("1032")], .seconds(120), true),
    ])
    func theSameAmountWaitsTwoMinutesAfterAFailure(codes: [ResultCode], after: Duration, isOpen: Bool) throws {
        let failed = try record(
            mark, accepted, (.query, .queryFailed(checkout: ours, code: codes[0], text: "")))
        let gate = ResendGate(for: try again(failed), after: [failed], at: failed.updatedAt + after)
        #expect((gate == .open) == isOpen)
    }

    @Test func anotherAmountWaitsOneMinuteAfterAFailure() throws {
        let failed = try record(
            mark, accepted, (.query, .queryFailed(checkout: ours, code: ResultCode("1032"), text: "")))
        let other = Money(cents: 5_000)
        let end = failed.updatedAt + .seconds(60)
        #expect(ResendGate(for: try again(failed, for: other), after: [failed], at: end + .milliseconds(-1)) != .open)
        #expect(ResendGate(for: try again(failed, for: other), after: [failed], at: end) == .open)
    }

    @Test func everyOpenStateShutsTheGate() throws {
        let open = [
            try record(), try record(mark), try record(mark, accepted),
            try record(mark, (.pushAnswer, .answerLost(reason: "reset"))),
            try record(mark, accepted, (.callback, claim(nil))),
            try record(mark, accepted, (.console, .deadlinePassed)),
        ]
        for earlier in open {
            let gate = ResendGate(
                for: try again(earlier), after: [earlier], at: start + .seconds(86_400 * 30))
            #expect(gate == .shut(by: earlier.attempt.id, state: earlier.state))
        }
    }
}

/// Another prompt to the same phone, for the same amount unless one is named.
private func again(_ record: AttemptRecord, for amount: Money? = nil) throws -> PromptOrder {
    try PromptOrder(phone: record.attempt.phone, amount: amount ?? record.attempt.amount)
}
