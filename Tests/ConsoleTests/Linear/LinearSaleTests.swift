import Payments
import Testing

@testable import Console

/// Taking payments in lines, as dialogues.
@Suite struct LinearSaleTests {
    @Test func aPaymentIsTypedReadBackSentAndToldUntilItIsPaid() {
        var dialogue = Dialogue()
        dialogue.type("0712 345 678", "1250", "")
        dialogue.now = noon + .seconds(2)
        dialogue.type("send")
        dialogue.serve([line(1, "0712345678", 1250, .sending, ago: -2, updated: 2)])
        dialogue.serve([line(1, "0712345678", 1250, .pending, ago: -2, updated: 3)])
        dialogue.now = noon + .seconds(9)
        dialogue.serve([line(1, "0712345678", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", ago: -2, updated: 9)])
        #expect(
            dialogue.text() == """
                Westlands 04. REAL MONEY. Paid to: Pay Bill 174379.
                The word help tells the others.
                Phone number, or a word:
                > 0712 345 678
                0712 345 678. Amount in shillings:
                > 1250
                Reference, or Enter for none:
                >\u{20}
                Read it back to the customer:
                Ask 0712 345 678 for 1,250 shillings, to Pay Bill 174379?
                Type send to send the prompt, or cancel:
                > send
                12:41:02 Sending… 1,250 shillings. To 0712…678. You can serve the next customer.
                Phone number, or a word:
                12:41:02 Waiting. 1,250 shillings. To 0712…678. Prompt sent. Ask the customer to check their phone and \
                enter the M-PESA PIN. Tag \(line(1).tag).
                12:41:09 Paid. 1,250 shillings. From 0712…678. Receipt T K K 4 H 7 X 2 Q P. Tag \(line(1).tag).
                """)
        #expect(dialogue.sends.map(\.phone) == [phone("0712345678")])
        #expect(dialogue.sends.map(\.amount) == [shillings(1250)])
    }

    @Test(arguments: ["", "yes", "y", "sent", "send now", "send 0712345678", "F9", "+", "s", "ndiyo", "0712345678"])
    func nothingButTheWordItselfSends(typed: String) {
        var dialogue = Dialogue()
        dialogue.type("0712345678", "1250", "")
        dialogue.now = noon + .seconds(2)
        dialogue.type(typed)
        #expect(dialogue.sends.isEmpty)
        #expect(dialogue.console.step == .readBack)
        #expect(dialogue.text().contains("Not sent: only the word send does that."))
    }

    @Test(arguments: ["send", "SEND", " send ", "tuma", "Tuma"]) func theWordSendsOnceInBothLanguages(typed: String) {
        var dialogue = Dialogue()
        dialogue.type("0712345678", "1250", "")
        dialogue.now = noon + .seconds(2)
        dialogue.type(typed, typed, typed)
        #expect(dialogue.sends.count == 1)
    }

    @Test func linesThatWerePastedAheadOfTheReadBackDoNotSend() {
        var dialogue = Dialogue()
        dialogue.type("0712345678", "1250", "", "send", "send")
        #expect(dialogue.sends.isEmpty)
        #expect(dialogue.text().contains("Not sent: read it back first, then type send again."))
        dialogue.now = noon + .milliseconds(500)
        dialogue.type("send")
        #expect(dialogue.sends.count == 1)
    }

    @Test func whatIsWrongIsSaidAndAskedAgain() {
        var dialogue = Dialogue()
        _ = dialogue.text()
        dialogue.type(
            "07123", "hello", "0712345678", "", "12a50", "0712345678", "0", "15,00.50", "1500", "a/b", "INV 7")
        #expect(
            dialogue.text() == """
                > 07123
                10 digits, like 0712 345 678
                Phone number, or a word:
                > hello
                That is neither a phone number nor a word known here. The word help tells them.
                Phone number, or a word:
                > 0712345678
                0712 345 678. Amount in shillings:
                >\u{20}
                Type an amount
                0712 345 678. Amount in shillings:
                > 12a50
                Digits only, like 1500
                0712 345 678. Amount in shillings:
                > 0712345678
                A phone number, not an amount?
                0712 345 678. Amount in shillings:
                > 0
                At least 1 shillings
                0712 345 678. Amount in shillings:
                > 15,00.50
                Digits only, like 1500
                0712 345 678. Amount in shillings:
                > 1500
                Reference, or Enter for none:
                > a/b
                A reference has at most 12 letters, digits, spaces and hyphens.
                Reference, or Enter for none:
                > INV 7
                Read it back to the customer:
                Ask 0712 345 678 for 1,500 shillings, to Pay Bill 174379?
                Reference: INV 7.
                Type send to send the prompt, or cancel:
                """)
    }

    @Test func theSameAgainIsAskedInWords() {
        var dialogue = Dialogue()
        dialogue.serve([line(1, "0712345678", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 60)])
        dialogue.type("0712345678", "1250")
        _ = dialogue.text()
        dialogue.type("", "send", "")
        dialogue.now = noon + .seconds(1)
        dialogue.type("yes")
        #expect(dialogue.sends.isEmpty)
        #expect(
            dialogue.text() == """
                >\u{20}
                The same again? 0712 345 678 paid 1,250 shillings at 12:40:20 (\(line(1).tag)). Is this another payment of \
                the same amount? Nothing is sent yet.
                Type yes or no:
                > send
                The same again? 0712 345 678 paid 1,250 shillings at 12:40:20 (\(line(1).tag)). Is this another payment of \
                the same amount? Nothing is sent yet.
                Type yes or no:
                >\u{20}
                The same again? 0712 345 678 paid 1,250 shillings at 12:40:20 (\(line(1).tag)). Is this another payment of \
                the same amount? Nothing is sent yet.
                Type yes or no:
                > yes
                Read it back to the customer:
                Ask 0712 345 678 for 1,250 shillings, to Pay Bill 174379?
                Another payment: it paid the same at 12:40.
                Type send to send the prompt, or cancel:
                """)
        dialogue.now = noon + .seconds(2)
        dialogue.type("send")
        #expect(dialogue.sends.map(\.isMeantAgain) == [true])
    }

    @Test func noToTheSameAgainDropsIt() {
        var dialogue = Dialogue()
        dialogue.serve([line(1, "0712345678", 1250, .paid, code: "0", receipt: "TKK4H7X2QP", ago: 60)])
        dialogue.type("0712345678", "1250", "", "no")
        #expect(dialogue.console.step == .phone)
        #expect(dialogue.console.state.form.isBlank)
        #expect(dialogue.text().hasSuffix("Dropped. Nothing was sent.\nPhone number, or a word:"))
    }

    @Test func anOpenPromptToThePhoneIsSaidAndHoldsTheSend() {
        var dialogue = Dialogue()
        dialogue.serve([line(1, "0712345678", 480, .pending, ago: 30)])
        dialogue.type("0712345678", "1250", "")
        dialogue.now = noon + .seconds(2)
        dialogue.type("send")
        #expect(dialogue.sends.isEmpty)
        let held = "A prompt to this phone is still open (Waiting). Wait for its answer."
        #expect(dialogue.text().ranges(of: held).count == 4)
        // It is paid, and the send is free.
        dialogue.serve([line(1, "0712345678", 480, .paid, code: "0", ago: 30, updated: 2)])
        dialogue.now = noon + .seconds(3)
        dialogue.type("send")
        #expect(dialogue.sends.count == 1)
    }

    @Test func anOrderThatCameBackIsToldAndNeverStandsWhereThePhoneIsTyped() {
        var dialogue = Dialogue()
        dialogue.type("0712345678", "1250", "")
        dialogue.now = noon + .seconds(2)
        dialogue.type("send")
        _ = dialogue.text()
        dialogue.hear(
            .taken(OrderNumber(1), .failed(text: Phrase("Too soon.", sw: "Mapema."), mayHaveReachedThePhone: false)))
        #expect(dialogue.text() == "12:41:02 Not sent. 1,250 shillings. To 0712…678. Too soon.")
        #expect(dialogue.console.step == .phone)
        dialogue.type("0722000901", "40", "")
        #expect(dialogue.text().contains("Ask 0722 000 901 for 40 shillings"))
        dialogue.type("cancel", "again")
        #expect(
            dialogue.text().hasSuffix(
                "Ask 0712 345 678 for 1,250 shillings, to Pay Bill 174379?\nType send to send the prompt, or cancel:"))
        #expect(dialogue.sends.count == 1)
    }

    @Test func controlCDropsWhatIsTypedAndThenLeaves() {
        var dialogue = Dialogue()
        dialogue.type("0712345678", "1250", "")
        dialogue.interrupt()
        #expect(!dialogue.commands.contains(.quit))
        #expect(dialogue.console.state.form.isBlank && dialogue.console.step == .phone)
        dialogue.interrupt()
        #expect(dialogue.commands == [.quit])
    }

    @Test func quittingAsksWhileAPaymentIsOpenAndTheEndOfTheInputDoesNot() {
        var dialogue = Dialogue()
        dialogue.serve([line(1, "0712345678", 480, .pending, ago: 30)])
        _ = dialogue.text()
        dialogue.type("quit", "no")
        #expect(!dialogue.commands.contains(.quit))
        #expect(
            dialogue.text() == """
                > quit
                Leave? 1 payment is not settled. It is written down and stays watched at the next start.
                Type yes or no:
                > no
                Phone number, or a word:
                """)
        dialogue.type("quit")
        dialogue.now = noon + .seconds(1)
        dialogue.type("yes")
        #expect(dialogue.commands.last == .quit)
        let other = Dialogue()
        #expect(other.console.endOfInput().commands == [.quit])
    }
}

@Test func whatWasTypedBeforeTheReadBackStoodOnTheScreenSendsNothing() {
    var dialogue = Dialogue()
    dialogue.type("0712345678", "1500", "")
    // The reader was stopped: the read-back reached the eyes only ten seconds later.
    dialogue.now = noon + .seconds(10)
    dialogue.console.wasShown(at: dialogue.now)
    dialogue.type("send")
    #expect(dialogue.sends.isEmpty)
    dialogue.console.wasShown(at: dialogue.now)
    dialogue.now = noon + .seconds(11)
    dialogue.type("send")
    #expect(dialogue.sends.count == 1)
}
