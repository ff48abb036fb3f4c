import Payments
import Testing

@testable import Console
@testable import Screen

/// Every place with everybody who can be there.
private let everyPlace: [(Context, Audience)] = Context.allCases.flatMap { context in
    Audience.allCases.map { (context, $0) }
}

@Test func theBuiltInKeysBreakNoRule() {
    for broken in RegistryRules.findings(in: .usual) { Issue.record("\(broken.place): \(broken.what)") }
}

@Test func everyCommandAndPlaceHasAnIDOfItsOwn() {
    let actions = Set(Registry.all.map(\.action))
    #expect(Set(actions.map(\.name)).count == actions.count)
    #expect(Set(Context.allCases.map(\.name)).count == Context.allCases.count)
}

@Test func everyKeyIsReadByTheNameThatHelpGivesIt() {
    for key in Set(Registry.all.flatMap(\.keys)) { #expect(Key(named: key.name) == key.plain, "\(key.name)") }
    #expect(
        Key(named: "shift-tab") == .backTab && Key(named: "ALT-s") == .alt("s") && Key(named: "N") == .character("N"))
    for name in ["", "Hyper-X", "Ctrl-", "F0", "F99", "é", "ab"] { #expect(Key(named: name) == nil, "\(name)") }
}

@Test func helpAndFooterNameEveryCommandThatWorks() {
    for (place, audience) in everyPlace {
        for binding in Keymap.usual.bindings(in: place, for: audience) {
            #expect(!binding.title.english.isEmpty && !binding.title.swahili.isEmpty)
            #expect(!binding.names(.english).isEmpty)
        }
        #expect(Keymap.usual.bindings(in: place, for: audience).contains { $0.action == .help && $0.footerRank != nil })
    }
}

@Test(arguments: [60, 79, 80, 99, 100, 120, 200])
func theFooterAlwaysShowsHelp(_ columns: Int) throws {
    for language in Language.allCases {
        for isReadOnly in [false, true] {
            var robot = Robot(columns, 24, environment: environment(language: language, isReadOnly: isReadOnly))
            robot.now = noon
            robot.serve(morning)
            for keys in [
                [], [Key.function(6)], [.function(3)], [.function(7)], [.escape, .enter], [.function(1)],
                [.escape, .alt("5")],
                [.alt("v")],
            ] {
                for key in keys { robot.press(key) }
                let footer = try #require(robot.screen.last)
                #expect(footer.contains("F1"), "\(robot.state.focus) \(columns): \(footer)")
                #expect(footer.hasSuffix(" "), "\(footer)")
            }
        }
    }
}

@Test func whoWatchesIsOfferedNothingThatChangesAnything() {
    let changing: Set<Action> = [
        .send, .newPayment, .askAgain, .stopWaiting, .goTill, .openRequest, .sendAgain, .askForRest, .wrongNumber,
        .hold, .take, .release, .giveGoods, .close, .resolve, .confirm, .pullList,
    ]
    for place in Context.allCases {
        let offered = Set(Keymap.usual.bindings(in: place, for: .watcher).map(\.action))
        #expect(offered.isDisjoint(with: changing) || place == .till || place == .readBack)
    }
    var robot = Robot(120, 40, environment: environment(isReadOnly: true))
    robot.now = noon
    robot.serve(morning)
    robot.press(.function(3), .function(1))
    for word in ["Ask M-PESA", "Stop waiting", "Send", "Till ", "New payment"] { robot.expectNo(word) }
    robot.press(.escape, .function(2), .function(5), .function(8), .function(9), .ctrl("x"), .character("+"))
    #expect(robot.state.screen == .live)
    let harmless = robot.commands.allSatisfy {
        switch $0 {
        case .loadPage, .loadDetail: true
        case .lookUp, .watchDay, .copy, .export, .printReceipt, .theme: true
        case .send, .askNow, .pullList, .askAbout, .stopWaiting, .wrongNumber, .hold, .take, .release, .giveGoods,
            .close, .resolve,
            .look,
            .setApart, .redraw,
            .suspend,
            .quit:
            false
        }
    }
    #expect(harmless)
    robot.press(.character("q"))
    #expect(robot.commands.last == .quit)
}

@Test func helpIsAboutThePlaceWhereItWasOpened() {
    var robot = Robot(120, 40)
    robot.press(.function(1))
    robot.expect("Keys here: the form")
    robot.press(.escape, .function(3), .character("?"))
    robot.expect("Keys here: live list")
    robot.press(.function(1))
    #expect(robot.state.place == .live)
}

@Test func everyWordFitsInHelp() {
    for language in Language.allCases {
        for keys in [
            [], [Key.function(3)], [.function(3), .enter], [.function(7)], [.alt("5")], [.alt("v")],
            [.alt("5"), .down, .character("d")],
        ] {
            var robot = Robot(80, 24, environment: environment(language: language))
            robot.now = noon
            robot.serveDoubts()
            for key in keys { robot.press(key) }
            robot.press(.alt("h"))
            let cut = robot.screen.dropLast(2).filter { $0.hasPrefix("│") && $0.contains("…") }
            #expect(cut.isEmpty, "\(cut.joined(separator: "\n"))")
        }
    }
}
