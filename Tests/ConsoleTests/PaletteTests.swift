import Payments
import Testing

@testable import Console
@testable import Screen

@Test func typedWordsFindACommandAndEnterDoesIt() {
    var robot = Robot()
    robot.press(.ctrl("p"))
    robot.type("live l")
    robot.expect("▸ Live list")
    robot.press(.enter)
    #expect(robot.state.focus == [.till, .live])
    #expect(robot.state.palette == nil)
}

@Test func commandsAreFoundByTheirWordsInBothLanguages() {
    for (language, words) in [(Language.english, "orodha hai"), (.swahili, "live list")] {
        var robot = Robot(environment: environment(language: language))
        robot.press(.ctrl("p"))
        robot.type(words)
        #expect(robot.state.commandsFound.map(\.action) == [.goLive])
    }
}

@Test func theListOfCommandsNeverSendsMoney() {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.seconds(1))
    robot.press(.ctrl("p"))
    robot.type("send the prompt")
    robot.expect("▸ Send the prompt")
    robot.expect("Money is sent by its key alone")
    robot.press(.enter, .enter, .function(9), .keypad("+"))
    #expect(!robot.commands.contains { if case .send = $0 { true } else { false } })
}

@Test func theSendKeyIsDeadForAMomentAfterTheListOfCommandsLayOnTheReadBack() {
    var robot = Robot()
    robot.typePayment()
    robot.wait(.seconds(1))
    robot.press(.ctrl("p"))
    robot.type("full name of nothing")
    robot.expect("No command has these words.")
    robot.press(.escape, .function(9))
    #expect(!robot.commands.contains { if case .send = $0 { true } else { false } })
    robot.wait(.seconds(1))
    robot.press(.function(9))
    #expect(robot.commands.contains { if case .send = $0 { true } else { false } })
}

@Test(arguments: [(Language.english, "No command has these words."), (.swahili, "Hakuna amri yenye maneno haya.")])
func whereNothingIsFoundTheListSaysSoInItsFirstRow(_ language: Language, _ words: String) throws {
    var robot = Robot(environment: environment(language: language))
    robot.press(.ctrl("p"))
    robot.type("zzz")
    let typed = try #require(robot.screen.firstIndex { $0.contains("zzz") })
    #expect(robot.screen[typed + 2].contains(words))
    #expect(robot.screen.count { $0.contains(words) } == 1)
}

@Test func aCommandThatCannotBeDoneSaysWhy() {
    var robot = Robot()
    robot.press(.ctrl("p"))
    robot.type("stop waiting")
    robot.press(.enter)
    #expect(robot.state.place == .palette)
    robot.press(.escape, .ctrl("p"))
    robot.type("send, once")
    robot.expect("Money is sent by its key alone")
}

@Test func everyCommandOfAPlaceStandsInTheListOfCommands() {
    for audience in Audience.allCases {
        var robot = Robot(120, 40, environment: environment(isReadOnly: audience == .watcher))
        robot.now = noon
        robot.serve(morning)
        for keys in [[], [Key.function(3)], [.enter], [.escape, .alt("5")]] {
            for key in keys { robot.press(key) }
            let place = robot.state.place
            robot.press(.ctrl("p"))
            let wanted = Set(Keymap.usual.bindings(in: place, for: audience).map(\.action).filter(\.isCommand))
            #expect(Set(robot.state.commandsFound.map(\.action)) == wanted)
            robot.press(.escape)
            #expect(robot.state.place == place)
        }
    }
}

@Test func whoLooksForTheSendAwayFromTheTillIsToldWhereItIs() {
    for (language, typed, told) in [
        (Language.english, "send", "Sending is on the till alone"),
        (.swahili, "tuma ombi", "Kutuma ni kwenye kaunta tu"),
    ] {
        var robot = Robot(environment: environment(language: language))
        robot.press(.function(6), .ctrl("p"))
        robot.type(typed)
        robot.expect(told)
        robot.press(.enter, .function(9))
        #expect(robot.sends.isEmpty)
    }
}
