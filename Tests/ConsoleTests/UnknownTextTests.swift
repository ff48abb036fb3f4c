import Payments
import Testing

@testable import Console
@testable import Screen

/// What a cashier is told of a payment of which nobody knows what became.
@Suite struct UnknownTextTests {
    private static let sizes = [
        Size(columns: 20, rows: 9), Size(columns: 40, rows: 12), Size(columns: 60, rows: 18),
        Size(columns: 80, rows: 24),
        Size(columns: 120, rows: 40),
    ]

    /// The words of a screen, whatever line they stand on.
    private func words(_ robot: Robot) -> String {
        robot.screen.map { $0.filter { !"│─┌┐└┘".contains($0) } }.joined(separator: " ").split(separator: " ")
            .joined(separator: " ")
    }

    @Test(arguments: sizes, [Language.english, .swahili]) func theTillSaysNotToSendAgain(
        _ size: Size, _ language: Language
    ) {
        var robot = Robot(size.columns, size.rows, environment: environment(language: language))
        waiting(&robot, .unknown)
        let text = words(robot).lowercased()
        #expect(text.contains(language == .english ? "do not send again" : "usitume tena"), "\(robot.report)")
    }

    @Test func theBoxNamesTheKeyThatLooksACodeUp() {
        for (columns, rows) in [(80, 24), (120, 40)] {
            var robot = Robot(columns, rows)
            waiting(&robot, .unknown)
            robot.expect("Alt-V")
            let box = robot.screen.drop { !$0.contains("┌") }.prefix { !$0.contains("└") }
            #expect(!box.contains { $0.contains(" …") }, "nothing of it is cut:\n\(robot.report)")
        }
    }

    @Test func itIsTheKeyThatTheCounterHas() {
        let (keymap, findings) = Keymap.reading("[till]\nsms-code = [\"Alt-m\"]\n", path: "keys.toml")
        #expect(findings.isEmpty, "\(findings)")
        var counter = environment()
        counter.keymap = keymap
        var robot = Robot(120, 40, environment: counter)
        waiting(&robot, .unknown)
        robot.expect("Alt-M")
        robot.expectNo("Alt-V")
    }

    @Test func theCheckTrayAndTheDetailSayItWhole() {
        var robot = Robot(120, 40)
        robot.now = noon
        robot.serve(
            morning,
            doubts: [Doubt(.unknown, about: line(1181, "0708000412", 700, .unknown, ago: 1122, next: 300))])
        robot.press(.alt("5"))
        #expect(!robot.state.checks.items.isEmpty)
        for key in [Key.enter, .escape, .function(3)] {
            if key == .function(3) {
                robot.press(.function(3), .down, .down, .down, .down, .down, .down)
            } else {
                robot.press(key)
            }
            let pane = robot.screen.map { $0.suffix(38).filter { $0 != "│" } }.joined(separator: " ")
                .split(separator: " ").joined(separator: " ")
            #expect(pane.contains("DO NOT SEND AGAIN. Wait – this checks by itself."), "\(robot.report)")
            #expect(pane.contains("press Alt-V and type its code."), "\(robot.report)")
        }
    }
}
