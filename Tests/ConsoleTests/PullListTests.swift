import Payments
import Testing

@testable import Console
@testable import Screen

/// A counter where M-PESA's own list is pulled.
private func pullingCounter(_ language: Language = .english, isReadOnly: Bool = false) -> ConsoleEnvironment {
    var environment = environment(language: language, isReadOnly: isReadOnly)
    environment.pullsList = true
    return environment
}

private let found = Notice(.good, Phrase("New direct payments: 1.", sw: "Malipo mapya: 1."))

@Test func oneKeyPullsTheListAndSaysWhatItFound() {
    for (language, reading, said) in [
        (Language.english, "being read", "New direct payments: 1."), (.swahili, "inasomwa", "Malipo mapya: 1."),
    ] {
        var robot = Robot(120, 30, environment: pullingCounter(language))
        robot.serve(morning)
        for key in [nil, Key.function(3), .alt("5"), .function(6)] {
            if let key { robot.press(key) }
            robot.commands = []
            robot.press(.alt("l"))
            #expect(robot.commands == [.pullList])
            robot.expect(reading)
            // Not twice at a time.
            robot.press(.alt("l"))
            #expect(robot.commands == [.pullList])
            robot.tell(.listPulled(found))
            robot.expect(said)
        }
    }
}

@Test func whereNoListIsPulledTheKeySaysSo() {
    var robot = Robot(120, 30)
    robot.serve(morning)
    robot.press(.alt("l"))
    #expect(!robot.commands.contains(.pullList))
    robot.expect("no pull_phone is set")
    robot.press(.function(1))
    robot.expect("Pull M-PESA's list now")
}

@Test func whoOnlyWatchesPullsNothing() {
    var robot = Robot(120, 30, environment: pullingCounter(isReadOnly: true))
    robot.serve(morning)
    robot.press(.alt("l"))
    #expect(!robot.commands.contains(.pullList))
    robot.expect("Read only")
}

@Test func theListIsPulledByAWordInLinesToo() {
    for (environment, typed, commands) in [
        (pullingCounter(), "pull", [ConsoleCommand.pullList]), (pullingCounter(.swahili), "vuta", [.pullList]),
        (environment(), "pull", []), (pullingCounter(isReadOnly: true), "pull", []),
    ] {
        var console = LinearConsole(environment: environment, now: noon)
        #expect(console.read(typed, now: noon).commands.filter { $0 == .pullList } == commands)
    }
}
