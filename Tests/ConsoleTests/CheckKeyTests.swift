import Payments
import Testing

@testable import Console
@testable import Screen

/// What the list of what needs a check has in common with the live list: digits jump, and y copies.
@Suite struct CheckKeyTests {
    private func checks(_ environment: ConsoleEnvironment = environment()) -> Robot {
        var robot = Robot(environment: environment)
        robot.now = noon
        robot.serveDoubts()
        robot.press(.alt("5"), .home)
        return robot
    }

    @Test func digitsGoToThePhoneOrTheAmountThatStartsSo() {
        var robot = checks()
        robot.type("0721")
        #expect(robot.state.checks.current?.line?.phone == phone("0721000007"))
        robot.expect("Jump: 0721")
        robot.wait(Jump.pause)
        robot.expectNo("Jump:")
        robot.type("500")
        #expect(robot.state.checks.current?.payment?.id.text == "TKK4H6B9ND")
        let place = robot.state.checks.index
        robot.type("9")
        robot.expect("no row of this list")
        #expect(robot.state.checks.index == place, "what is not found moves nothing")
        #expect(robot.sends.isEmpty)
    }

    @Test func aPauseBeginsAnotherJump() {
        var robot = checks()
        robot.type("07")
        robot.wait(.milliseconds(1400))
        robot.type("2")
        #expect(robot.state.jump?.digits == "072")
        robot.wait(.milliseconds(1500))
        robot.type("8")
        #expect(robot.state.jump?.digits == "8")
    }

    @Test func theReceiptOfTheRowIsCopied() {
        var counter = environment()
        counter.hasClipboard = true
        var robot = checks(counter)
        robot.seek("Unclaimed")
        robot.press(.character("y"))
        #expect(robot.commands.contains(.copy("TKK4H6B9ND")))
        robot.commands = []
        robot.seek("No answer")
        robot.press(.character("y"))
        #expect(!robot.commands.contains { if case .copy = $0 { true } else { false } })
        robot.expect("It has no receipt yet.")
    }
}

/// Large digits are for eyes that want them.
@Suite struct LargeDigitTests {
    @Test func theCommandTurnsThemOffAndOn() {
        var robot = Robot()
        robot.typePayment()
        robot.expectNo("KES 1,250 ")
        robot.press(.ctrl("p"))
        robot.type("large d")
        robot.press(.enter)
        #expect(robot.state.place == .readBack)
        robot.expect("KES 1,250 ")
        #expect(!robot.state.hasLargeDigits)
        robot.press(.alt("b"))
        robot.expectNo("KES 1,250 ")
    }

    @Test func whereThereIsNoRoomForThemItSaysSo() {
        var robot = Robot(80, 20)
        robot.press(.alt("b"))
        robot.expect("Large digits need 22 rows.")
        #expect(robot.state.hasLargeDigits)
    }

    @Test func itIsNoSendKey() {
        var robot = Robot()
        robot.typePayment()
        robot.wait(.seconds(1))
        robot.press(.character("+"), .alt("b"), .character("+"))
        #expect(robot.sends.isEmpty)
    }
}
