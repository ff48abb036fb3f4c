import Payments
import Testing

@testable import Console
@testable import Screen

/// Every place with everybody who can be there.
private let everyPlace: [(Context, Audience)] = Context.allCases.flatMap { context in
    Audience.allCases.map { (context, $0) }
}

@Test func noTwoCommandsShareAKeyInAPlace() {
    for (place, audience) in everyPlace {
        var owners: [Key: Action] = [:]
        for binding in Registry.bindings(in: place, for: audience) {
            for key in binding.keys {
                if let owner = owners[key], owner != binding.action {
                    Issue.record("\(key.name) is both \(owner) and \(binding.action) in \(place) for \(audience)")
                }
                owners[key] = binding.action
            }
        }
    }
}

@Test func whereTextIsTypedNoPrintableKeyIsACommand() {
    let editing: Set<Action> = [
        .moveCursor, .deleteText, .emptyField, .undoTyping, .nextField, .finishFilter, .runCommand,
    ]
    for (place, audience) in everyPlace where place.isText {
        for binding in Registry.bindings(in: place, for: audience) {
            for key in binding.keys {
                #expect(!key.isPrintable, "\(key.name) is \(binding.action) in \(place)")
                if [.enter, .backspace, .delete].contains(key) {
                    #expect(editing.contains(binding.action), "\(key.name) is \(binding.action) in \(place)")
                }
            }
        }
    }
}

@Test func everyCommandOnAFunctionKeyHasATwin() {
    for (place, audience) in everyPlace {
        let bindings = Registry.bindings(in: place, for: audience)
        for binding in bindings where binding.keys.contains(where: \.isFunction) {
            let keys = bindings.filter { $0.action == binding.action }.flatMap(\.keys)
            #expect(keys.contains { !$0.isFunction }, "\(binding.action) in \(place) needs a function key")
        }
    }
}

@Test func keysThatTerminalsMixUpAreNotBound() {
    for binding in Registry.all {
        for key in binding.keys {
            switch key {
            // They are Tab, Enter, Backspace, Esc and newline; flow control; and the starts of sequences.
            case .ctrl(let letter): #expect(!"imh[jsq".contains(letter), "\(key.name)")
            case .alt(let letter): #expect(!"oO[]PX^_".contains(letter), "\(key.name)")
            case .function(let number): #expect((1...12).contains(number) && number != 11, "\(key.name)")
            case .character, .keypad, .enter, .escape, .backspace, .delete, .insert, .tab, .backTab, .up, .down, .left,
                .right, .home, .end, .pageUp, .pageDown:
                break
            }
        }
    }
}

@Test func helpAndFooterNameEveryCommandThatWorks() {
    for (place, audience) in everyPlace {
        for binding in Registry.bindings(in: place, for: audience) {
            #expect(!binding.title.english.isEmpty && !binding.title.swahili.isEmpty)
            #expect(!binding.names(.english).isEmpty)
        }
        #expect(Registry.bindings(in: place, for: audience).contains { $0.action == .help && $0.footerRank != nil })
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
        .hold, .take, .release, .close, .resolve, .confirm,
    ]
    for place in Context.allCases {
        let offered = Set(Registry.bindings(in: place, for: .watcher).map(\.action))
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
        case .lookUp, .watchDay, .copy, .export, .theme: true
        case .send, .askNow, .stopWaiting, .wrongNumber, .hold, .take, .release, .close, .resolve, .redraw, .suspend,
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

extension Key {
    fileprivate var isFunction: Bool { if case .function = self { true } else { false } }
}
