import Payments
import Testing

@testable import Console
@testable import Screen

/// A small generator, so that a walk that fails can be walked again.
struct Dice: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

private let keys: [Key] = {
    let letters = "abcdefghijklmnopqrstuvwxyzGN0123456789+-*/=,.?: ".map(Key.character)
    let pad = "0123456789+-*/".map(Key.keypad)
    let named: [Key] = [
        .enter, .escape, .backspace, .delete, .insert, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp,
        .pageDown,
    ]
    let chords = "abcdefghijklmnopqrstuvwxyz".flatMap { [Key.ctrl($0), .alt($0)] } + [.alt("1"), .alt("2"), .alt("5")]
    return letters + pad + named + named + named + chords + (1...12).map(Key.function)
}()

/// 30,000 keys in six walks, with resizes, pastes, ticks and news of the ledger between them.
@Test(arguments: 1...6)
func nothingIsSentWithoutASendKeyOnAnArmedReadBack(_ seed: UInt64) {
    let found = walk(seed: seed, isReadOnly: seed == 6, .usual)
    #expect(found.seen.isSuperset(of: [.check, .code, .detail, .help]))
    if seed == 6 {
        #expect(found.decided == 0 && found.readBacks == 0)
    } else {
        #expect(found.decided > 0, "the walk must reach a decision")
        #expect(found.readBacks > 20, "the walk must reach the read-back")
    }
}

/// The same, with keys that somebody else chose: any that the rules allow.
@Test(arguments: 11...14)
func nothingIsSentWithoutASendKeyWhateverTheKeysAre(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    var moves: [Keymap.Move] = []
    for _ in 0..<150 {
        guard let place = Context.allCases.randomElement(using: &dice),
            let action = Registry.offered(in: place, for: .cashier).map(\.action).randomElement(using: &dice),
            !action.isKeyItself
        else { continue }
        var chosen = (0..<Int.random(in: 1...2, using: &dice)).compactMap { _ in keys.randomElement(using: &dice) }
        if action == .back || action == .no { chosen.append(.escape) }
        let more = moves + [Keymap.Move(place: place, action: action, keys: chosen)]
        if RegistryRules.findings(in: Keymap(moving: more)).isEmpty { moves = more }
    }
    // What sends is on other keys, too.
    let sends = [Keymap.Move(place: .readBack, action: .send, keys: [.ctrl("t"), .character("=")])]
    if RegistryRules.findings(in: Keymap(moving: moves + sends)).isEmpty { moves += sends }
    #expect(moves.count > 10, "only \(moves.count) moves are allowed")
    let found = walk(seed: seed, isReadOnly: false, Keymap(moving: moves))
    #expect(found.readBacks > 0, "the walk must reach the read-back")
}

private func walk(
    seed: UInt64, isReadOnly: Bool, _ keymap: Keymap
) -> (seen: Set<Context>, readBacks: Int, decided: Int) {
    var dice = Dice(seed: seed)
    var environment = environment(isReadOnly: isReadOnly)
    environment.keymap = keymap
    let sendKeys = Set(keymap.keys(of: .send, in: .readBack, for: .cashier))
    let confirmKeys = Set(keymap.keys(of: .confirm, in: .decision, for: .cashier))
    let keys = keys + Array(sendKeys) + Array(confirmKeys)
    var robot = Robot(80, 24, environment: environment)
    robot.now = noon
    robot.records = [paidRecord, cancelledRecord]
    robot.serveDoubts()
    var readBacks = 0
    var decided = 0
    var seen: Set<Context> = []
    var pressed = 0
    while pressed < 5000 {
        robot.commands = []
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<80:
            guard let key = keys.randomElement(using: &dice) else { continue }
            pressed += 1
            let before = robot.state
            robot.press(key)
            if before.readingBack == nil, robot.state.readingBack != nil { readBacks += 1 }
            seen.insert(robot.state.place)
            if let decision = robot.commands.first(where: \.isDecision) {
                decided += 1
                #expect(decision == before.decision?.command(at: robot.state.clock) && before.place == .decision)
                #expect(confirmKeys.contains(key))
            }
            guard !robot.sends.isEmpty else { break }
            #expect((sendKeys.contains(key) || sendKeys.contains(key.plain)) && before.place == .readBack)
            #expect(before.readingBack?.isArmed(at: robot.now) == true)
            #expect(robot.sends == [before.readingBack?.order].compactMap { $0 })
        case 80..<84:
            for _ in 0..<6 { robot.press(.escape) }
            robot.press(.function(2))
            robot.answerYes()
            for key in "07\(Int.random(in: 10_000_000...99_999_999, using: &dice))".map(Key.character) + [.enter]
                + "\(Int.random(in: 1...300_000, using: &dice))".map(Key.character) + [.enter, .enter]
            {
                robot.press(key)
                pressed += 1
            }
            #expect(robot.sends.isEmpty)
            if robot.state.readingBack != nil { readBacks += 1 }
        case 84..<86: robot.paste(["0712345678", "1250", "+", "\n", "F9"].randomElement(using: &dice) ?? "")
        case 86..<88:
            robot.tell(
                .resized(
                    Size(
                        columns: Int.random(in: 0...210, using: &dice), rows: Int.random(in: 0...70, using: &dice))))
        case 88..<90:
            let number = (robot.ledger.first?.number ?? 0) + 1
            let state = AttemptState.allCases.randomElement(using: &dice) ?? .pending
            robot.serve([line(number, "0733000111", 55, state, ago: 1)] + robot.ledger)
        case 90..<92:
            robot.tell(
                .taken(
                    OrderNumber(robot.state.nextOrder - 1),
                    .failed(
                        text: Phrase("no network", sw: "no network"), mayHaveReachedThePhone: Bool.random(using: &dice))
                ))
        case 92..<93: robot.tell(.input(.unknownSequence))
        case 93..<95:
            // Straight to a decision, and perhaps to its end.
            for _ in 0..<6 { robot.press(.escape) }
            robot.press(.alt("5"), .home)
            for _ in 0..<Int.random(in: 0..<10, using: &dice) { robot.press(.down) }
            robot.press([.character("a"), .character("d"), .character("n")].randomElement(using: &dice) ?? .enter)
            if robot.state.place == .decision {
                robot.type("Amina")
                robot.press(.enter)
                robot.type("paid back")
                robot.press(.enter)
                robot.type("271828")
            }
            let isDecided = robot.commands.contains { $0.isDecision }
            #expect(!isDecided)
            let before = robot.state
            if Bool.random(using: &dice) { robot.press(.alt("k")) }
            if let decision = robot.commands.first(where: \.isDecision) {
                decided += 1
                #expect(decision == before.decision?.command(at: robot.state.clock))
            }
        case 95..<96: robot.tell(.checks(Array(everyDoubt.shuffled(using: &dice).prefix(6)), unclaimed: [unclaimed()]))
        default:
            robot.wait(.milliseconds(Int.random(in: 0...900, using: &dice)))
            #expect(robot.sends.isEmpty, "time alone sends nothing")
        }
        if pressed % 16 == 0 { checkFrame(robot, seed) }
        if pressed % 500 == 0 {
            for _ in 0..<10 { robot.press(.escape) }
            #expect(robot.state.focus == [isReadOnly ? .live : .till], "seed \(seed): \(robot.state.focus)")
        }
    }
    return (seen, readBacks, decided)
}

extension ConsoleCommand {
    fileprivate var isDecision: Bool {
        switch self {
        case .release, .giveGoods, .close, .resolve, .look, .setApart: true
        case .watchDay, .copy, .export, .printReceipt, .theme, .send, .askNow, .pullList, .askAbout, .stopWaiting,
            .wrongNumber, .hold,
            .take,
            .loadPage, .loadDetail, .lookUp,
            .redraw,
            .suspend,
            .quit:
            false
        }
    }
}

private func checkFrame(_ robot: Robot, _ seed: UInt64) {
    let frame = robot.state.frame(now: robot.now)
    #expect(frame.grid == robot.state.size)
    #expect(!robot.state.focus.isEmpty)
    if let cursor = frame.cursor {
        #expect(Rect(frame.grid).contains(cursor), "seed \(seed)")
    }
    if let tick = robot.state.nextTick { #expect(tick > robot.now, "a tick in the past would spin") }
}

@Test func everySizeIsDrawnInEveryPlace() {
    let places: [[Key]] = [
        [], [.function(3)], [.function(3), .enter], [.function(7)], [.function(1)], [.function(10)], [.alt("d")],
        [.alt("5")], [.alt("5"), .enter], [.alt("5"), .down, .character("d")], [.alt("v"), .character("t")],
    ]
    for columns in stride(from: 0, through: 170, by: 17) {
        for rows in stride(from: 0, through: 44, by: 4) {
            for keys in places {
                var robot = Robot(columns, rows)
                robot.now = noon
                robot.records = [paidRecord, cancelledRecord]
                robot.serveDoubts()
                for key in keys { robot.press(key) }
                let frame = robot.state.frame(now: noon)
                #expect(frame.grid == Size(columns: columns, rows: rows))
            }
        }
    }
}
