import Payments
import Testing

@testable import Console
@testable import Screen

/// A prompt that M-PESA never named: its answer was lost, so no question can be asked about it.
@Suite struct UnaskedTests {
    private let lost = line(1181, "0708000412", 700, .unknown, ago: 400, doubt: .unknown)
    private let amina = Approval(by: "Amina W.", reason: "the phone shows nothing")

    private func lostRecord(released: Approval? = nil) -> AttemptRecord {
        var evidence = [
            Evidence(source: .console, fact: .sendMarked(boot: BootID("b")), at: noon + .seconds(-400)),
            Evidence(
                source: .pushAnswer, fact: .answerLost(reason: "no answer within 30 s"), at: noon + .seconds(-370)),
        ]
        if let released {
            evidence.append(Evidence(source: .person, fact: .released(released.proven()), at: noon + .seconds(-30)))
        }
        return record(lost, evidence)
    }

    /// The console after a kill, with that prompt alone in its books.
    private func afterTheKill(_ size: Size = Size(columns: 120, rows: 40)) -> Robot {
        var robot = Robot(size.columns, size.rows, start: 2)
        robot.now = noon
        robot.records = [lostRecord()]
        robot.serve([lost], doubts: [Doubt(.unknown, about: lost)])
        return robot
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
    func nothingSaysThatItIsAskedAbout(size: Size) {
        var robot = afterTheKill(size)
        for key in [Key.alt("5"), .escape, .alt("d"), .function(3), .enter] {
            for lie in ["is asked about", "checks by itself", "F5 asks", "Asking goes on", "yanaulizwa"] {
                robot.expectNo(lie)
            }
            robot.press(key)
        }
    }

    @Test func theStripAndTheBoxSayWhatAPersonCanDo() {
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = afterTheKill(size)
            robot.press(.function(2))
            robot.expect("1 payment from before is open: M-PESA is not asked, see Alt-5")
            for words in ["M-PESA is not asked by itself", "Alt-V looks its code up", "Supervisor: Alt-5, a."] {
                robot.expect(words)
            }
        }
    }

    @Test func whereTheListIsPulledThatMayHaveItEveryPlaceSaysSo() {
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            for (age, isListed) in [(Int64(400), true), (48 * 3600, false)] {
                var counter = environment()
                counter.pullsList = true
                let old = line(1181, "0708000412", 700, .unknown, ago: age, doubt: .unknown)
                var robot = Robot(size.columns, size.rows, environment: counter, start: 2)
                robot.now = noon
                robot.serve([old], doubts: [Doubt(.unknown, about: old)])
                let told = robot.state.checks.items.map { robot.state.sentence(of: $0) }
                #expect(told == [OperatorTexts.unasked(isListed: isListed)])
                robot.press(.function(2))
                robot.expect(isListed ? "own list is" : "M-PESA is not asked by itself")
                robot.expectNo(isListed ? "not asked by itself" : "own list is")
            }
        }
    }

    @Test func everyKeyLeadsOnAndNoneInACircle() {
        var robot = afterTheKill()
        robot.press(.function(5))
        robot.expect("there is nothing to ask by. Alt-V looks an SMS code up")
        robot.press(.character("n"))
        robot.expect("it can't be closed. A supervisor may let another prompt go (a).")
        robot.press(.character("d"))
        robot.expect("ends this one. a lets another prompt go.")
        robot.press(.character("a"))
        #expect(robot.state.place == .decision)
    }

    @Test func whatWasReleasedSaysWhatIsLeftToDo() {
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = afterTheKill(size)
            robot.records = [lostRecord(released: amina)]
            let freed = line(
                1181, "0708000412", 700, .unknown, ago: 400, updated: -30, doubt: .unknown, isReleased: true)
            robot.serve([freed], doubts: [Doubt(.unknown, about: freed)])
            robot.tell(.detail(robot.records[0]))
            robot.press(.alt("5"), .enter)
            robot.expect("You may")
            robot.expect("Left to do")
            robot.expect("kaunta pull")
            robot.press(.character("n"))
            robot.expect("Released already")
        }
    }

    @Test func onceItsTimeIsOverItIsStillNotKnownWhetherItReachedThePhone() {
        let over = line(1181, "0708000412", 700, .expired, ago: 400, updated: -100, doubt: .unknown)
        for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
            var robot = afterTheKill(size)
            var evidence = lostRecord().evidence
            evidence.append(Evidence(source: .console, fact: .deadlinePassed, at: noon + .seconds(-100)))
            robot.records = [record(over, evidence)]
            robot.serve([over], doubts: [Doubt(.unknown, about: over)])
            robot.press(.function(3), .enter)
            robot.tell(.detail(robot.records[0]))
            robot.expect("DON'T KNOW")
            robot.expect("We do not know if it reached the")
            robot.expectNo("time is up")
        }
    }

    @Test func aLaterSuccessOfItIsLate() {
        var robot = afterTheKill()
        let late = line(
            1181, "0708000412", 700, .paid, code: "0", receipt: "TKK4H6AQ1B", ago: 400, updated: 0, doubt: .late)
        robot.serve([late], doubts: [Doubt(.late, about: late)])
        robot.press(.alt("5"))
        robot.expect("PAID LATE")
    }

    @Test func aPhoneThatItHoldsIsNotToldToWaitForAnAnswer() {
        var robot = afterTheKill()
        robot.press(.function(2))
        robot.typePayment("0708000412", "300")
        robot.wait(.seconds(1))
        robot.press(.function(9))
        robot.expect("Alt-5 says what to do")
        robot.expectNo("Wait for its answer")
        #expect(robot.sends.isEmpty)
    }

    @Test func theEmptyListAnswersWithNothingToCheck() {
        var robot = Robot(80, 24)
        robot.serve([], doubts: [])
        robot.press(.alt("5"))
        for key in [Key.function(5), .character("a"), .character("n"), .character("d")] {
            robot.press(key)
            #expect(robot.state.toasts.shown.last?.notice.text == CheckWords.nothing)
        }
        #expect(robot.commands.isEmpty)
    }
}
