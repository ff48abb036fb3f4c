import Payments
import Testing

@testable import Console
@testable import Screen

@Test func everyDoubtIsToldInBothLanguages() {
    for kind in Doubt.Kind.allCases {
        for phrase in [
            OperatorTexts.sentence(for: kind, about: line(1, "0722000901", 1250, .expired, doubt: kind)),
            StatusWord(for: kind).word,
        ] {
            #expect(!phrase.english.isEmpty && !phrase.swahili.isEmpty)
            #expect(phrase.english != phrase.swahili)
        }
    }
}

@Test func aRefusedDecisionSaysWhatHappenedAndWhatToDo() {
    let gates: [ReleaseGate] = [.notDoubtful(.paid), .tooSoon(until: noon), .askFirst]
    for gate in gates {
        let words = OperatorTexts.notWritten(.notReleased(gate))
        #expect(words.english.hasPrefix("Nothing was changed."))
        #expect(words.swahili.hasPrefix("Hakuna kilichobadilika."))
        #expect(OperatorTexts.held(by: gate) != nil)
    }
    #expect(OperatorTexts.held(by: .tooSoon(until: noon))?.english.contains("12:41:00") == true)
    #expect(OperatorTexts.held(by: .open) == nil)
    let claim = CallbackClaim(
        merchant: nil, checkout: nil, receipt: Receipt("UKK6AB12CD"), amount: nil, payer: nil, paidAt: nil, balance: nil
    )
    for (gate, word) in [
        (ClosingGate.tooSoon(until: noon), "12:41:00"), (.paidByHand(claim), "UKK6AB12CD"),
        (.notContradicted(.claimed), "F5"),
    ] {
        let words = OperatorTexts.notWritten(.notClosed(gate))
        #expect(words.english.hasPrefix("Nothing was changed.") && words.english.contains(word))
        #expect(words.swahili.hasPrefix("Hakuna kilichobadilika.") && words.swahili.contains(word))
    }
    #expect(OperatorTexts.notClosed(by: .open) == nil)
    for kind in Doubt.Kind.allCases {
        let words = OperatorTexts.notWritten(.notResolvable(kind)).english
        #expect(words.contains(kind.endsByWord ? "settled already" : "only Safaricom's word"))
    }
}

@Test(arguments: AttemptState.allCases)
func onlyOfWhatIsSettledOrContradictedIsItSaidThatTheCustomerPaidByHand(_ state: AttemptState) {
    let claim = CallbackClaim(
        merchant: nil, checkout: nil, receipt: Receipt("UKK6AB12CD"), amount: shillings(500), payer: nil, paidAt: nil,
        balance: nil)
    let words = OperatorTexts.paidByHand(claim, reference: reference("K4A7QT"), in: state).english
    // The prompt's own payment comes with a confirmation, too.
    #expect(words.contains("The customer paid by hand") == (!state.isOpen || state == .conflict))
    #expect(words.contains("UKK6AB12CD"))
}

@Test func aNameAndAReasonAreFitForEyes() throws {
    let approval = try #require(Approval(by: "Amina\u{1B}[2J", reason: "call 0722000901"))
    let words = OperatorTexts.released(approval).english
    #expect(!words.contains("\u{1B}"))
    #expect(!words.contains("0722000901"))
}

@Test func whatWentBackNeverReadsAsPlainlyPaidOnceSomebodyHasLooked() {
    let back = givenBack()
    #expect(StatusWord(for: back).word.english == "Given back")
    #expect(back.role != .statusPaid && back.headline != AttemptState.paid.headline)
    #expect(back.warning?.english.contains("No goods on it") == true)
}

/// A payment whose money went back, said a person.
private func givenBack(_ doubt: Doubt.Kind? = nil) -> PaymentLine {
    let line = line(1, receipt: "TKK4H7X2QP")
    return PaymentLine(
        number: line.number, id: line.id, tag: line.tag, createdAt: line.createdAt, phone: line.phone,
        amount: line.amount, reference: line.reference, state: .paid, resultCode: nil, receipt: line.receipt,
        nextCheckAt: nil, sentAt: line.sentAt, updatedAt: line.updatedAt, doubt: doubt, isRefunded: true)
}

@Test func aLateDenialOfWhatWentBackChangesNoWordOfThat() {
    for doubt in Doubt.Kind.allCases where !doubt.endsInRefund {
        let denied = givenBack(doubt)
        #expect(StatusWord(for: denied) == StatusWord(for: givenBack()))
        #expect(denied.headline == givenBack().headline && denied.warning == givenBack().warning)
        // Somebody still has to look.
        #expect(denied.role == .levelWarn)
    }
    #expect(StatusWord(for: givenBack(.reversed)) == StatusWord(for: .reversed))
    let told = OperatorTexts.sentence(for: .denied, about: givenBack(.denied))
    #expect(told.english.contains("went back") && !told.english.contains("confirms"))
    #expect(told.swahili.contains("ikarudi") && !told.swahili.contains("imethibitisha"))
}
