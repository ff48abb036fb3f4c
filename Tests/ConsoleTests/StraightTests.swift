import Payments
import Testing

@testable import Console
@testable import Screen

private let paid = directPayment(9, 275, payer: .masked("254711***333"), receipt: "TKK4H7D0AA", ago: 200)

/// The same money, taken for a sale so long ago; it came long before.
private func taken(ago: Int64) -> DirectPayment {
    directPayment(9, 275, payer: .masked("254711***333"), ago: 2000, sale: SaleID("s"), takenAgo: ago)
}

private let claim = "KES 275 of 0711 ••• 333 came"

/// Nobody is asked for money that has just come by itself, unless somebody means it.
@Suite struct StraightTests {
    @Test func theReadBackNamesWhatTheSameCustomerMayHavePaidAlready() {
        var robot = till(paid)
        robot.typePayment("0711222333", "275")
        for words in [claim, "straight to the shop at 12:37", "(F3, c)"] { robot.expect(words) }
        robot.expect("sends the prompt")
    }

    @Test func sendingAsksOnceMoreAndAYesArmsTheKeysAnew() {
        var robot = till(paid)
        robot.typePayment("0711222333", "275")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
        for words in ["Paid already?", claim, "TKK4H7D0AA", "Nothing is sent yet"] { robot.expect(words) }
        for _ in 0..<20 { robot.press(.enter, .function(9), .character("+")) }
        #expect(robot.sends.isEmpty)
        robot.answerYes()
        robot.press(.function(9))
        #expect(robot.sends.isEmpty)
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
    }

    @Test func whatNobodyHasTakenForHoursIsAskedAboutHoweverMuchCameSince() {
        let old = directPayment(9, 275, payer: .masked("254711***333"), receipt: "TKK4H7D0AA", ago: 20_000)
        var robot = till()
        robot.serve([], doubts: [], unclaimed: [old])
        robot.press(.function(2))
        robot.typePayment("0711222333", "275")
        robot.expect("(F3, c)")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
    }

    @Test func noLeavesTheReadBackAndTheNextSendAsksAgain() {
        var robot = till(paid)
        robot.typePayment("0711222333", "275")
        for answer in [Key.character("n"), .escape] {
            robot.wait(.milliseconds(500))
            robot.press(.function(9), answer)
            #expect(robot.state.place == .readBack)
        }
        #expect(robot.sends.isEmpty)
    }

    @Test func whatComesWhileItIsReadBackIsAskedAboutToo() {
        var robot = till()
        robot.typePayment("0711222333", "275")
        robot.wait(.milliseconds(500))
        robot.serve(direct: [paid])
        robot.expect(claim)
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
    }

    @Test func theAccountNamesTheReferenceOrThePhone() {
        // Its account is FLAT 4, and its payer is another phone.
        let other = directPayment(9, 275, payer: .clear(phone("0722000123")))
        for (reference, asks) in [("flat 4", true), ("FLAT 5", false), ("", false)] {
            var robot = till(other)
            robot.typePayment("0711222333", "275", reference)
            robot.wait(.milliseconds(500))
            robot.press(.function(9))
            #expect((robot.state.question != nil) == asks, "\(reference)")
        }
    }

    @Test(arguments: [
        ("0711222333", "276", paid), ("0711222334", "275", paid),
        ("0711222333", "275", directPayment(9, 275, payer: .masked("254711***333"), ago: 86_400)),
        ("0711222333", "275", directPayment(9, 275, payer: nil, ago: 900)),
        ("0711222333", "275", taken(ago: 600)), ("0711222334", "275", taken(ago: 20)),
        ("0711222333", "275", directPayment(9, 275, payer: .masked("254711***333"), prompt: AttemptID("attempt8"))),
        ("0711222333", "275", directPayment(9, 275, payer: .masked("254711***333"), isTakenBack: true)),
        ("0711222333", "275", directPayment(9, 275, payer: .masked("254711***333"), listed: 20)),
    ])
    func whatIsAnotherSumOrPhoneOldOrDisputedAsksNothing(_ phone: String, _ amount: String, _ other: DirectPayment) {
        var robot = till(other)
        robot.typePayment(phone, amount)
        robot.expectNo("straight to the shop at")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
    }

    @Test func whatIsTakenWhileItIsAskedAboutIsNotAskedAboutAnyMore() {
        var robot = till(paid)
        robot.typePayment("0711222333", "275")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        robot.serve(direct: [
            directPayment(9, 275, payer: .masked("254711***333"), receipt: "TKK4H7D0AA", ago: 200, sale: SaleID("s"))
        ])
        #expect(robot.state.place == .readBack)
        robot.expect("taken meanwhile")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
    }

    @Test func whatWasTakenForASaleAMomentAgoIsAskedAboutOnce() {
        var robot = till(taken(ago: 599))
        robot.typePayment("0711222333", "275")
        for words in ["taken for a sale at 12:31", "second payment"] { robot.expect(words) }
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.isEmpty && robot.state.place == .question)
        for words in ["Paid already?", claim, "taken for a sale at 12:31", "second payment"] { robot.expect(words) }
        robot.expectNo("take it (F3, c)")
        robot.answerYes()
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        #expect(robot.sends.count == 1)
    }

    @Test func whatWasTakenIsSaidInSwahiliToo() {
        var robot = till(taken(ago: 599), language: .swahili)
        robot.typePayment("0711222333", "275")
        robot.expect("Malipo ya pili")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        for words in ["zikachukuliwa kwa mauzo saa 12:31", "malipo ya pili"] { robot.expect(words) }
    }

    @Test func itIsSaidInSwahiliToo() {
        var robot = till(paid, language: .swahili)
        robot.typePayment("0711222333", "275")
        robot.expect("KES 275 za 0711 ••• 333")
        robot.wait(.milliseconds(500))
        robot.press(.function(9))
        robot.expect("Imeshalipwa?")
    }
}

/// Behind a question the read-back reads as before.
@Suite struct UnderQuestionTests {
    @Test func whatIsReadBackIsNotToldToBeReadBackFirst() {
        var robot = till(paid)
        robot.typePayment("0711222333", "275")
        robot.wait(.milliseconds(500))
        for key in [Key.function(9), .function(2)] {
            robot.press(key)
            #expect(robot.state.place == .question)
            robot.expectNo("Enter first")
            robot.press(.escape)
        }
    }

    @Test func anEmptiedFormDoesNotSayThatNothingWasSentWhileAPromptToThatPhoneIsOpen() {
        var robot = till()
        robot.serve([line(8, "0711222333", 275, .pending, ago: 30, next: 7)])
        robot.typePayment("0711222333", "275")
        robot.press(.function(2))
        robot.expect("New payment?")
        robot.expectNo("Nothing has been sent")
        robot.expect("The earlier prompt to this phone")
    }
}
