import Payments
import Testing

@testable import Console
@testable import Screen

/// ↑ and ↓ in the phone field go through the phones of the last hour; nothing but a number in a field comes of it.
@Suite struct EarlierPhoneTests {
    private func busy(_ columns: Int = 80, _ rows: Int = 24, language: Language = .english) -> Robot {
        var robot = Robot(columns, rows, environment: environment(language: language))
        robot.now = noon
        robot.serve([
            line(5, "0722000901", ago: 60), line(4, "0722000901", ago: 90),
            part(3, 250_000, .pending, paid: 0, ago: 200, isWrong: true), line(2, "0701000555", ago: 600),
            line(1, "0790000018", ago: 3601),
        ])
        return robot
    }

    @Test func theyComeNewestFirstEachOnceMaskedAndNoOlderThanAnHour() {
        var robot = busy()
        robot.press(.up)
        robot.expect("0722 ••• 901")
        robot.expect("1/2")
        robot.expectNo("0722 000 901")
        robot.press(.up)
        robot.expect("Phone      0701 ••• 555")
        // Older ones, and one that went to a wrong number, are not offered.
        robot.press(.up)
        robot.expect("That is the earliest phone")
        robot.expect("Phone      0701 ••• 555")
        robot.press(.down)
        robot.expect("Phone      0722 ••• 901")
        #expect(robot.state.form.phone.isEmpty)
    }

    @Test(arguments: [Key.enter, .tab, .backTab]) func leavingTheFieldChoosesTheOneShown(_ key: Key) {
        var robot = busy()
        robot.type("07")
        robot.press(.up, .up, key)
        #expect(robot.state.form.phone.text == "0701000555")
        #expect(robot.state.form.focus != .phone)
        #expect(robot.state.form.recalled == nil)
        robot.expect("0701 000 555")
        #expect(robot.state.form.amount.isEmpty && robot.state.form.reference.isEmpty)
        #expect(robot.commands.isEmpty || robot.sends.isEmpty)
    }

    @Test(arguments: [[Key.escape], [.down], [.up, .down, .down], [.backspace], [.ctrl("c")]])
    func whatWasTypedComesBack(_ keys: [Key]) {
        var robot = busy()
        robot.type("0712")
        robot.press(.up)
        for key in keys { robot.press(key) }
        #expect(robot.state.form.recalled == nil)
        #expect(robot.state.form.phone.text == ("0712"))
        #expect(robot.state.form.focus == .phone && robot.state.place == .till)
        robot.press(.down)
        #expect(robot.state.form.focus == .amount, "without a phone shown, ↓ is the field below")
    }

    @Test(arguments: [Key.backspace, .delete, .left, .home, .ctrl("u"), .ctrl("w"), .character("*")])
    func anEditingKeyShowsWhatWasTypedAndEditsNothing(_ key: Key) {
        var robot = busy()
        robot.type("0712")
        robot.press(.up, key)
        #expect(robot.state.form.recalled == nil)
        #expect(robot.state.form.phone.text == "0712")
        robot.press(.backspace)
        #expect(robot.state.form.phone.text == "071" || key == .home || key == .left)
    }

    @Test func phonesThatLookAlikeAreToldApartWithoutShowingOne() {
        var robot = Robot()
        robot.now = noon
        robot.serve([
            line(5, "0722000901", ago: 60), line(4, "0722070901", ago: 90), line(3, "0722071901", ago: 100),
            line(2, "0701000555", ago: 200),
        ])
        var shown: [String] = []
        for _ in 1...4 {
            robot.press(.up)
            shown.append(FieldPicture(phoneOf: robot.state.form).text)
        }
        #expect(Set(shown).count == 4, "\(shown)")
        #expect(shown.last == "0701 ••• 555", "one that looks like no other shows no more than ever")
        #expect(shown.allSatisfy { $0.contains("•") }, "\(shown)")
    }

    @Test func typingGoesOnWithWhatWasTypedAndAPasteTakesItsPlace() {
        var robot = busy()
        robot.type("0712")
        robot.press(.up)
        robot.type("3")
        #expect(robot.state.form.phone.text == "07123")
        robot.press(.up)
        robot.paste("0733000111")
        #expect(robot.state.form.phone.text == "0733000111" && robot.state.form.recalled == nil)
    }

    @Test func fromTheOtherFieldsTheArrowsMoveAsEver() {
        var robot = busy()
        robot.type("0712345678")
        robot.press(.down, .down)
        #expect(robot.state.form.focus == .reference)
        robot.press(.up)
        #expect(robot.state.form.focus == .amount)
        robot.press(.up)
        #expect(robot.state.form.focus == .phone && robot.state.form.recalled == nil)
    }

    @Test func whereNoPaymentIsKnownItSaysSo() {
        var robot = Robot()
        robot.press(.up)
        robot.expect("No payment of the last hour is known here.")
        #expect(robot.state.form == TillForm())
    }

    @Test func itSendsNothingAndTakesNoReadBack() {
        var robot = busy()
        robot.type("0712345678")
        robot.press(.enter)
        robot.type("250")
        robot.press(.enter, .up, .up, .up)
        let commands = robot.commands.count
        for key in [Key.function(9), .alt("s"), .keypad("+"), .up, .down] { robot.press(key) }
        #expect(robot.sends.isEmpty && robot.state.place == .till)
        #expect(robot.state.form.amount.text == "250")
        #expect(robot.commands.count == commands)
    }

    @Test func goingAwayAndComingBackShowsNoMoreOfIt() {
        for language in Language.allCases {
            var robot = busy(language: language)
            robot.press(.up, .function(3))
            robot.press(.function(2))
            robot.expect("0722 ••• 901")
            robot.expectNo("0722 000 901")
        }
    }
}
