import Payments
import Testing

@testable import Console
@testable import Screen

private func openList(_ count: Int64) -> Robot {
    var robot = Robot()
    robot.now = noon
    robot.serve(
        (1...count).reversed().map { line($0, "07120\(10000 + $0)", $0, .paid, code: "0", ago: count - $0 + 60) })
    robot.press(.function(3))
    return robot
}

@Test func spaceMarksARowAndTheTitleCountsAndAddsUp() {
    var robot = openList(50)
    robot.press(.character(" "), .character(" "))
    robot.expect("2 marked: KES 99")
    #expect(robot.screen.filter { $0.hasPrefix("* ") }.count == 2)
    #expect(robot.state.live.current?.number == 48, "each mark goes on to the next row")
    robot.press(.up, .character(" "))
    robot.expect("1 marked: KES 50")
    robot.press(.character("u"))
    robot.expectNo("marked")
}

@Test func marksOutliveTheWindowAndTheFilter() {
    var robot = openList(3000)
    robot.press(.character(" "), .character("G"))
    for _ in 0..<3 { robot.press(.pageUp) }
    robot.press(.character(" "))
    #expect(robot.state.live.rows.count <= LiveList.windowSize)
    robot.press(.character("/"))
    robot.type("0712010100")
    robot.press(.enter, .character(" "), .escape)
    #expect(robot.state.live.marks.count == 3 && robot.state.live.marks.numbers.first == 3000)
}

@Test func whatIsMarkedIsExportedElseWhatTheFilterShows() {
    var robot = openList(50)
    robot.press(.character("e"))
    #expect(robot.commands.last == .export(.all))
    robot.press(.character(" "), .down, .character(" "), .character("e"))
    #expect(robot.commands.last == .export(.all, only: [50, 48]))
}

@Test func thereIsAnEndToMarks() {
    var marks = Marks()
    for number in 1...Int64(Marks.limit) {
        let isTaken = marks.toggle(.prompt(line(number)))
        #expect(isTaken)
    }
    let isTaken = marks.toggle(.prompt(line(9_999)))
    #expect(!isTaken && marks.count == Marks.limit)
}

@Test func anEmptyFilterSaysWhatItKnows() {
    for language in Language.allCases {
        var robot = Robot(80, 24, environment: environment(language: language))
        robot.now = noon
        robot.serve(morning)
        robot.press(.function(7))
        robot.expect(language == .english ? "ref: today yesterday" : "rejea: leo jana")
        robot.type("x")
        robot.expectNo("today")
        robot.expectNo("leo")
    }
}

@Test func aLongFilterShowsWhole() {
    var robot = openList(50)
    robot.press(.character("/"))
    robot.type("status:paid amount:>1000 ref:K4 today 12")
    robot.expect("status:paid amount:>1000 ref:K4 today 12")
    robot.press(.enter)
    robot.expect("/status:paid amount:>1000 ref:K4 today 12")
}
