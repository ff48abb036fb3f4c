import Payments
import Testing

@testable import Console
@testable import Screen

/// What a person's own keys do, and what is said about a file that can't be used.
struct KeymapTests {
    private func findings(_ text: String) -> [String] {
        Keymap.reading(text, path: "keys.toml").findings.map(\.description)
    }

    private func robot(_ text: String) -> Robot {
        let (keymap, findings) = Keymap.reading(text, path: "keys.toml")
        #expect(findings.isEmpty, "\(findings)")
        var environment = environment()
        environment.keymap = keymap
        var robot = Robot(120, 40, environment: environment)
        robot.now = noon
        robot.serve(morning)
        return robot
    }

    @Test func aCommandWorksByItsNewKeysAndByNoneOfItsOld() {
        var robot = robot("[live]\nexport = [\"m\", \"Alt-X\"]\n")
        robot.press(.function(3), .character("e"))
        #expect(!robot.commands.contains(.export(.all)))
        robot.press(.character("m"), .alt("x"))
        #expect(robot.commands.filter { $0 == .export(.all) }.count == 2)
        robot.press(.character("?"))
        robot.expect("m Alt-X")
    }

    @Test func aNewSendKeySendsAndEveryTextNamesIt() {
        var robot = robot("[till]\nsend = [\"Ctrl-T\"]\n[read-back]\nsend = [\"Ctrl-T\", \"=\"]\n")
        robot.typePayment()
        robot.wait(.seconds(1))
        robot.expect("Ctrl-T, or = twice")
        robot.press(.function(9), .character("+"), .keypad("+"))
        #expect(robot.sends.isEmpty)
        robot.press(.enter)
        robot.expect("Enter does not send: Ctrl-T, or = twice.")
        robot.press(.keypad("="))
        #expect(robot.sends.count == 1)
    }

    @Test func textsNameKeysAsTheyAre() {
        let (keymap, findings) = Keymap.reading(
            "[everywhere]\ncheck = [\"Alt-U\"]\nlive = [\"F5\", \"Alt-2\"]\nask-again = [\"F3\", \"Alt-E\"]\n"
                + "reload = [\"Alt-E\"]\n", path: "")
        #expect(findings.isEmpty, "\(findings)")
        #expect(keymap.renaming("Alt-5 says it; F5 asks, F3 shows; F55") == "Alt-U says it; F3 asks, F5 shows; F55")
        #expect(Keymap.usual.renaming("Alt-5") == "Alt-5")
        let list = Keymap.reading("[live]\nfollow = [\"m\"]\nfind = [\"Alt-F\"]\n", path: "").keymap
        #expect(list.renaming("3 new · f follows; a list of f") == "3 new · m follows; a list of f")
        #expect(list.renaming("here; / searches all; 1 / 2", in: .live) == "here; Alt-F searches all; 1 / 2")
    }

    @Test(arguments: [
        ("[live]\nexport = [\"x\"]", "keys.toml:2:12: in live: \"x\" is both"),
        ("[live]\nexport = [\"5\"]", "keys.toml:2:12: in live: \"5\" can't be export: a digit"),
        ("[till]\nwhy = [\"y\"]", "keys.toml:2:9: in till: \"y\" can't be why: it is text"),
        ("[filter]\nfind = [\"Space\"]", "keys.toml:2:10: in filter: \"Space\" can't be find: it is text"),
        ("[live]\nexport = [\"F9\", \"m\"]", "keys.toml:2:12: in live: \"F9\" is send in till"),
        ("[live]\nexport = [\"F12\"]", "keys.toml:2:1: in live: export has F-keys alone"),
        ("[live]\nexport = [\"Ctrl-M\"]", "keys.toml:2:12: in live: \"Ctrl-M\" can't be export: terminals send it"),
        ("[live]\nexport = [\"Alt-O\", \"Nope\"]", "keys.toml:2:21: \"Nope\" is no key"),
        ("[live]\nexport = [\"Enter\"]", "keys.toml:2:12: in live: \"Enter\" can't be export: Enter only"),
        ("[live]\nexprot = [\"m\"]", "keys.toml:2:1: there is no command \"exprot\". Did you mean \"export\"?"),
        ("[lives]\nexport = [\"m\"]", "keys.toml:1:1: there is no place \"lives\". Did you mean \"live\"?"),
        ("[till]\nexport = [\"m\"]", "keys.toml:2:1: export does nothing in till: it works in live."),
        ("[live]\njump = [\"m\"]", "keys.toml:2:1: the keys of jump stay"),
        ("[live]\nback = [\"h\"]", "keys.toml:2:1: in live: Esc stays one step back"),
        ("[live]\nhelp = []", "keys.toml:2:1: in live: help must have a key"),
        ("[live]\nexport = \"m\"", "keys.toml:2:1: the keys of a command are a list"),
        ("export = [\"m\"]", "keys.toml:1:1: \"export\" stands outside every place"),
        ("[live]\nexport = [", "keys.toml:"),
        ("[é]", "keys.toml:1:1: this is no TOML"),
    ])
    func aFaultIsToldWithItsPlaceAndWhatToDo(text: String, expected: String) {
        let (keymap, findings) = Keymap.reading(text + "\n", path: "keys.toml")
        #expect(findings.contains { $0.description.hasPrefix(expected) }, "\(findings)")
        #expect(keymap.lines == Keymap.usual.lines, "a faulty file changes nothing")
    }

    @Test(arguments: ["Enter", "Space", "7", "s", "Tab", "↓", "Backspace", "PgDn", "Home", "Ins"])
    func moneyIsNeverSentByAKeyThatAHandHitsInPassing(key: String) {
        #expect(!findings("[read-back]\nsend = [\"Alt-S\", \"\(key)\"]\n").isEmpty)
        #expect(!findings("[decision]\nconfirm = [\"\(key)\"]\n").isEmpty)
        if key != "s" { #expect(!findings("[question]\nyes = [\"\(key)\"]\n").isEmpty) }
    }

    @Test func aKeyThatAnotherCommandGaveUpIsFree() {
        #expect(findings("[live]\nexport = [\"x\"]\nreveal = [\"m\"]\n").isEmpty)
    }

    @Test func aPlacesOwnWordGoesBeforeTheOneForEverywhere() {
        let (keymap, findings) = Keymap.reading(
            "[live]\nwhy = [\"m\"]\n[everywhere]\nwhy = [\"Alt-E\"]\n", path: "")
        #expect(findings.isEmpty, "\(findings)")
        #expect(keymap.keys(of: .why, in: .live, for: .cashier) == [.character("m")])
        #expect(keymap.keys(of: .why, in: .detail, for: .cashier) == [.alt("e")])
    }

    @Test func theTableHasEveryCommandOfEveryPlaceOnce() {
        let lines = Keymap.usual.lines
        #expect(Set(lines.map { "\($0.place) \($0.command)" }).count == lines.count)
        #expect(lines.contains { $0.place == "read-back" && $0.command == "send" && $0.keys == ["F9", "Alt-S", "+"] })
        #expect(lines.contains { $0.place == "till" && $0.command == "delete-text" && $0.keys.contains("*") })
    }
}
