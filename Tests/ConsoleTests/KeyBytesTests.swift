import Payments
import Testing

@testable import Console
@testable import Screen

/// The bytes that terminals send for keys.
enum TerminalKind: CaseIterable {
    case xterm, tmux, screen, linux, rxvt

    /// Every way in which it says a key; none where no such key reaches it.
    func bytes(of key: Key) -> [String] {
        switch key {
        case .character(let character): ["\(character)"]
        case .keypad(let character): pad[character].map { ["\u{1B}O\($0)", "\(character)"] } ?? ["\(character)"]
        case .enter: ["\r", "\u{1B}OM"]
        case .escape: ["\u{1B}"]
        case .backspace: ["\u{7F}", "\u{8}"]
        case .delete: ["\u{1B}[3~"]
        case .insert: ["\u{1B}[2~"]
        case .tab: ["\t"]
        case .backTab: self == .linux ? ["\u{1B}\t", "\u{1B}[Z"] : ["\u{1B}[Z"]
        case .up: arrow("A")
        case .down: arrow("B")
        case .right: arrow("C")
        case .left: arrow("D")
        case .home: end(of: "H", rxvt: "7", other: "1")
        case .end: end(of: "F", rxvt: "8", other: "4")
        case .pageUp: ["\u{1B}[5~"]
        case .pageDown: ["\u{1B}[6~"]
        case .function(let number): function(number)
        case .ctrl(let letter): letter.asciiValue.map { ["\(Character(Unicode.Scalar($0 & 0x1F)))"] } ?? []
        case .alt(let character): ["\u{1B}\(character)"]
        }
    }

    private var pad: [Character: Character] {
        [
            "0": "p", "1": "q", "2": "r", "3": "s", "4": "t", "5": "u", "6": "v", "7": "w", "8": "x", "9": "y",
            "*": "j",
            "+": "k", ",": "l", "-": "m", ".": "n", "/": "o", "=": "X",
        ]
    }

    private func arrow(_ letter: Character) -> [String] { ["\u{1B}[\(letter)", "\u{1B}O\(letter)"] }

    private func end(of letter: Character, rxvt: String, other: String) -> [String] {
        switch self {
        case .xterm: ["\u{1B}[\(letter)", "\u{1B}O\(letter)"]
        case .rxvt: ["\u{1B}[\(rxvt)~"]
        case .tmux, .screen, .linux: ["\u{1B}[\(other)~"]
        }
    }

    private func function(_ number: Int) -> [String] {
        let codes = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
        guard (1...12).contains(number) else { return [] }
        let letter = Character(Unicode.Scalar(UInt8(64 + number)))
        let shifted = Character(Unicode.Scalar(UInt8(79 + number)))
        switch self {
        case .linux where number <= 5: return ["\u{1B}[[\(letter)"]
        case .xterm where number <= 4, .tmux where number <= 4, .screen where number <= 4:
            return ["\u{1B}O\(shifted)", "\u{1B}[\(codes[number - 1])~"]
        case .xterm, .tmux, .screen, .linux, .rxvt: return ["\u{1B}[\(codes[number - 1])~"]
        }
    }
}

/// What a terminal's bytes become, after a silence.
private func events(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    let events = decoder.feed(Array(text.utf8))
    return events + decoder.flush()
}

@Test(arguments: TerminalKind.allCases)
func everyKeyThatDoesSomethingReachesItFromEveryTerminal(_ terminal: TerminalKind) {
    for key in Set(Registry.all.flatMap(\.keys)) {
        let ways = terminal.bytes(of: key)
        #expect(!ways.isEmpty, "\(key.name) can't be typed on \(terminal)")
        for bytes in ways {
            let heard = events(bytes)
            #expect(heard == [.key(key)] || heard == [.key(key.plain)], "\(key.name) on \(terminal): \(heard)")
        }
    }
}

@Test func everyKeyThatSomebodyMayChooseReachesItFromEveryTerminal() {
    // Whatever the rules let through for a command of the list.
    let chords =
        (1...12).map(Key.function) + "abcdefghijklmnopqrstuvwxyz".flatMap { [Key.ctrl($0), .alt($0)] }
        + (33..<127).flatMap { [Key.character(Character(Unicode.Scalar($0))), .alt(Character(Unicode.Scalar($0)))] }
        + [.tab, .backTab, .insert, .left, .right, .character(" ")]
    var allowed = 0
    for key in chords {
        let keymap = Keymap(moving: [Keymap.Move(place: .live, action: .export, keys: [key, .alt("e")])])
        guard RegistryRules.findings(in: keymap).isEmpty else { continue }
        allowed += 1
        for terminal in TerminalKind.allCases {
            for bytes in terminal.bytes(of: key) { #expect(events(bytes) == [.key(key)], "\(key.name) on \(terminal)") }
        }
    }
    #expect(allowed > 40)
}

/// How a number pad says its keys: as codes of its own, or as plain characters.
@Test(arguments: [true, false])
func aWholeSaleIsServedFromTheNumberPadAlone(_ isApplicationPad: Bool) {
    var robot = Robot(80, 24)
    robot.now = noon
    var decoder = InputDecoder()
    func press(_ keys: String) {
        for key in keys {
            let pad: [String] =
                key == "\r" ? ["\u{1B}OM", "\r"] : TerminalKind.xterm.bytes(of: .keypad(key))
            let bytes = (isApplicationPad ? pad.first : pad.last) ?? ""
            for event in decoder.feed(Array(bytes.utf8)) { robot.tell(.input(event)) }
        }
    }
    // A wrong digit is taken back; so is a field, from the next one; and the whole order, from its read-back.
    press("07123456789*\r")
    press("99**\r")
    #expect(robot.state.form.focus == .amount, "an empty amount goes nowhere")
    press("1250\r\r")
    #expect(robot.state.place == .readBack)
    robot.wait(.seconds(1))
    press("*")
    #expect(robot.state.place == .till && robot.sends.isEmpty)
    press("*")
    #expect(robot.state.form.focus == .amount)
    press("*00\r\r")
    #expect(robot.state.readingBack?.order.amount == shillings(12_500))
    robot.wait(.seconds(1))
    press("\r0")
    #expect(robot.sends.isEmpty)
    press("+")
    // A plus that is a plain character may begin a number: a second one sends.
    #expect(robot.sends.isEmpty != isApplicationPad)
    robot.wait(.milliseconds(800))
    if !isApplicationPad { press("+") }
    #expect(robot.sends.map(\.amount) == [shillings(12_500)])
    #expect(robot.sends.map(\.phone) == [phone("0712345678")])
    // The next customer, and back to the phone from an empty amount.
    press("0722000901\r*")
    #expect(robot.state.form.focus == .phone)
    press("*")
    #expect(robot.state.form.phone.text == "072200090")
    press("**********")
    #expect(robot.state.form.isBlank && robot.state.focus == [.till])
}
