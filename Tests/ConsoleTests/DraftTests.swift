import Payments
import Screen
import Testing

@testable import Console

@Suite struct DraftTests {
    @Test func whatIsTypedIsADraftUntilItIsSentOrPutAway() throws {
        var robot = Robot(80, 24)
        #expect(robot.state.draft == nil)
        robot.type("0712")
        #expect(robot.state.draft == Draft(phone: "0712", amount: "", reference: ""))
        robot.press(.ctrl("u"))
        #expect(robot.state.draft == nil)
        robot.sell("0712345678", "250")
        #expect(robot.sends.count == 1 && robot.state.draft == nil)
    }

    @Test func whatAsksForASaleThatIsThereIsNoneSinceItWouldComeBackAsAnotherSale() {
        var robot = Robot(80, 24)
        robot.type("0712345678")
        robot.state.form.sale = SaleStanding(id: SaleID("s"), due: Money(cents: 25_000), paid: .zero)
        #expect(robot.state.draft == nil)
        robot.state.form.sale = nil
        robot.state.form.insteadOf = TillForm.Debt(sale: SaleID("s"), owed: Money(cents: 25_000))
        #expect(robot.state.draft == nil)
    }

    @Test func itComesBackAsItWasTypedAndSaysThatItWasNotSent() {
        for (language, words) in [(Language.english, "It was NOT sent."), (.swahili, "HAIKUTUMWA.")] {
            var robot = Robot(80, 24, environment: environment(language: language))
            let draft = Draft(phone: "0712345", amount: "1e", reference: "TABLE 5")
            robot.tell(.draft(draft))
            robot.expect(words)
            #expect(robot.state.draft == draft && robot.sends.isEmpty)
        }
    }

    @Test func itTakesNothingFromWhoTypesAlready() {
        var robot = Robot(80, 24)
        robot.type("0733")
        robot.tell(.draft(Draft(phone: "0712345678", amount: "250", reference: "")))
        #expect(robot.state.draft == Draft(phone: "0733", amount: "", reference: ""))
    }
}
