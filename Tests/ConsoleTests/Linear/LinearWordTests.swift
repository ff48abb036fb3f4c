import Payments
import Testing

@testable import Console

/// The words of the console in lines.
@Suite struct LinearWordTests {
    @Test(arguments: [
        ("PAID  KES 1,250 by 0722 ••• 901 · TKK4H7X2QP", "PAID 1,250 shillings by 0722…901, T K K 4 H 7 X 2 Q P"),
        ("KES 12.50 and KES 3.", "12.50 shillings and 3 shillings."),
        ("Alt-5 says the rest.", "The word check says the rest."),
        ("0722000901 and ABCDEFGHIJ are no receipts", "0722000901 and ABCDEFGHIJ are no receipts"),
    ])
    func whatIsForTheEyeIsSaidForTheEar(text: String, said: String) {
        #expect(LinearText.plain(text, in: .english) == said)
    }

    @Test(arguments: Language.allCases) func noKeyIsFoundInsideAReceipt(_ language: Language) {
        #expect(LinearText.plain("TKF5H7X2QP, F5F3", in: language) == "T K F 5 H 7 X 2 Q P, F5F3")
    }

    @Test(arguments: [
        // What is a word here is that word, whatever its key on the full screen is, or without one.
        ("Alt-5 says it; F5 asks. (F5)", "The word check says it; The word ask asks. (the word ask)"),
        ("Alt-R answers. Alt-N asks for it.", "The word again answers. The word rest asks for it."),
        ("A reason (Alt-5, then a).", "A reason (on the full screen)."),
        // What takes the full screen has the key that it has there.
        ("Take it (F3). Alt-W on it.", "Take it (Alt-J on the full screen). Alt-X on the full screen on it."),
    ])
    func keysOfSomebodysOwnAreNamedAsTheyAre(text: String, said: String) throws {
        let (keymap, findings) = Keymap.reading(
            """
            [everywhere]
            check = ["Alt-U"]
            ask-again = ["Alt-A"]
            live = ["Alt-J"]
            [till]
            send-again = ["Alt-N"]
            ask-for-rest = ["Alt-R"]
            wrong-number = ["Alt-X"]
            """, path: "keys.toml")
        #expect(findings.isEmpty)
        #expect(LinearText.plain(text, in: .english, keymap) == said)
    }

    @Test func everyKeyThatAWordOfTheScreenNamesIsSaidInWords() {
        var dialogue = Dialogue()
        dialogue.serve([line(1, "0712345678", 480, .unknown, ago: 5000, next: nil)])
        dialogue.type("help", "check", "why K41")
        let named = ["Alt-5", "Alt-R", "Alt-N", "Alt-V", "F5"].filter(dialogue.text().contains)
        #expect(named.isEmpty)
    }

    @Test func inSwahiliTheMoneyComesAfterItsName() {
        #expect(LinearText.plain("Omba KES 1,250 kwa", in: .swahili) == "Omba shilingi 1,250 kwa")
    }

    @Test func noTwoWordsAreSpelledAlike() {
        let all = LinearWord.allCases.flatMap { [$0.rawValue, $0.inSwahili] }
        #expect(Set(all).count == all.count - 2, "en and sw are the same in both")
    }

    @Test func aPaymentFromBeforeTheStartIsNoNewsUntilItChanges() {
        var dialogue = Dialogue(start: 10)
        _ = dialogue.text()
        dialogue.serve([line(1), line(2, "0712345678", 480, .pending, ago: 30)])
        #expect(
            dialogue.text() == """
                12:41:00 Needs a check: From before. 480 shillings. Tag \(line(2).tag). The word check tells what to do.
                """)
        dialogue.serve([
            line(1), line(2, "0712345678", 480, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 30),
        ])
        #expect(
            dialogue.text() == """
                12:41:00 Paid. 480 shillings. From 0712…678. Receipt T K K 4 H 7 X 2 Q P. Tag \(line(2).tag).
                """)
        // Told once.
        dialogue.serve([
            line(1), line(2, "0712345678", 480, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 30),
        ])
        #expect(dialogue.text().isEmpty)
    }

    @Test func whatIsNotPaidSaysWhyAndWhatToSay() {
        var dialogue = Dialogue()
        _ = dialogue.text()
        dialogue.serve([line(1, "0115000370", 620, .failed, code: "1032", ago: 10)])
        #expect(
            dialogue.text() == """
                12:41:00 Cancelled. 620 shillings. To 0115…370. NOT PAID – The customer cancelled the prompt (1032). Ask \
                whether to send again. Say: “You cancelled it. Shall I send it again?” Tag \(line(1).tag).
                """)
    }

    @Test func whatIsPaidAndDoubtfulIsNeverSaidToBePaid() {
        var dialogue = Dialogue()
        _ = dialogue.text()
        dialogue.serve([line(1, "0115000370", 620, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 10, doubt: .doubled)])
        let said = dialogue.text()
        #expect(said.hasPrefix("12:41:00 PAID TWICE. 620 shillings."))
        #expect(!said.contains(" Paid. "))
    }

    @Test func theListAndTheChecksAreTold() {
        var dialogue = Dialogue()
        let lines = [
            line(2, "0722000901", 1250, .paid, code: "0", receipt: "TKK4H7X2QP"), line(1, "0708000412", 700, .unknown),
        ]
        dialogue.serve(lines, doubts: [Doubt(.unknown, about: lines[1])])
        _ = dialogue.text()
        dialogue.type("list", "check")
        #expect(
            dialogue.text() == """
                > list
                12:40 Paid. 1,250 shillings. 0722…901. Receipt T K K 4 H 7 X 2 Q P. Tag \(line(2).tag).
                12:40 Unknown. 700 shillings. 0708…412. Tag \(line(1).tag).
                Phone number, or a word:
                > check
                Unknown. 700 shillings. Tag \(line(1).tag). \
                \(LinearText.plain(OperatorTexts.sentence(for: .unknown, about: lines[1]).english, in: .english))
                Phone number, or a word:
                """)
    }

    @Test func theListHasTheMoneyPaidStraightToTheShop() {
        var dialogue = Dialogue()
        dialogue.serve([line(2, "0722000901", 1250, .paid, code: "0", receipt: "TKK4H7X2QP")])
        dialogue.hear(.direct([directPayment(9, 275, payer: .masked("254711***333"), receipt: "TKK4H7D0AA", ago: 200)]))
        _ = dialogue.text()
        dialogue.type("list")
        #expect(dialogue.text().contains("275 shillings. From"))
    }

    @Test(arguments: ["list,", "list, please", "Orodha."])
    func aWordMayHaveACommaBehindIt(line: String) {
        #expect(LinearWord(firstOf: line) == .list)
    }

    @Test(arguments: ["send,", "yes.", "0712 send", "send now"])
    func whatSendsMoneyStandsAlone(line: String) {
        #expect(LinearWord(line) == nil)
    }

    @Test func whyIsAnsweredInSentences() {
        var dialogue = Dialogue()
        dialogue.records = [waitingRecord]
        dialogue.serve(morning)
        _ = dialogue.text()
        dialogue.type("why \(line(1186).tag)")
        let said = dialogue.text()
        #expect(said.contains("Waiting 480.00 shillings 0110…224"))
        #expect(said.contains("Asked M-PESA has not been asked yet."))
        #expect(said.contains("Then Every 15 s for two minutes"))
        dialogue.type("why K9999")
        #expect(dialogue.text().contains("No payment is named “K9999”."))
    }

    @Test func aCodeIsLookedUpAndProvesNothing() {
        var dialogue = Dialogue()
        guard let receipt = Receipt("TKK4H7X2QP") else { return }
        dialogue.codes = [receipt: .unheard]
        _ = dialogue.text()
        dialogue.type("code tkk4h7x2qp")
        #expect(dialogue.commands == [.lookUp(receipt)])
        let said = dialogue.text()
        #expect(said.contains("UNHEARD OF."))
        #expect(said.contains("It is no proof: no goods on it."))
        dialogue.type("code 123")
        #expect(dialogue.text().contains("There is no receipt code in that"))
    }

    @Test func alarmsAreLinesAndTheirEndIsOne() {
        var dialogue = Dialogue()
        _ = dialogue.text()
        var health = wellHealth
        health.journalFault = "disk full"
        dialogue.hear(.health(health), .health(health), .health(wellHealth))
        #expect(
            dialogue.text() == """
                12:41:00 Alarm: Take no new payment: answers cannot be written down (disk full).
                12:41:00 The alarm is over.
                """)
    }

    @Test func whoWatchesTakesNothing() {
        var dialogue = Dialogue(environment: environment(isReadOnly: true))
        _ = dialogue.text()
        dialogue.type("0712345678", "send", "stop", "again", "rest", "ask")
        #expect(dialogue.sends.isEmpty)
        #expect(dialogue.commands.allSatisfy { if case .loadPage = $0 { true } else { false } })
        dialogue.serve([line(1, "0722000901", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", ago: -2)])
        #expect(dialogue.text().contains("Paid. 1,250 shillings. From 0722…901."))
        dialogue.type("quit")
        #expect(dialogue.commands.last == .quit)
    }

    @Test func swahiliIsSpokenWhenAsked() {
        var dialogue = Dialogue()
        _ = dialogue.text()
        dialogue.type("sw", "0712345678", "50", "")
        #expect(
            dialogue.text() == """
                > sw
                Namba ya simu, au neno:
                > 0712345678
                0712 345 678. Kiasi kwa shilingi:
                > 50
                Rejea, au Enter bila rejea:
                >\u{20}
                Msomee mteja:
                Omba shilingi 50 kwa 0712 345 678, zilipwe kwa Pay Bill 174379?
                Andika tuma ili kutuma ombi, au ghairi:
                """)
    }
}
