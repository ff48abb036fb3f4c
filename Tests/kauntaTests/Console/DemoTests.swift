import Foundation
import Glibc
import Screen
import TestSupport
import Testing

/// The real program under a real terminal, from the first key to the shell's prompt.
@Suite(.serialized) struct DemoTests {
    @Test func aPaymentIsTypedReadBackSentPaidAndLookedInto() throws {
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "Phone")
        try till.wait(for: "PRACTICE")
        till.type("0700000000\r250\r\r")
        try till.wait(for: "Ask 0700 000 000 for KES 250")
        // Enter never sends, and the send keys are dead while the hand is still moving.
        till.type("\r\r\u{1B}[20~")
        try till.wait(for: "Ask 0700 000 000 for KES 250")
        usleep(700_000)
        till.type("\u{1B}[20~")
        try till.wait(for: "Waiting")
        #expect(!till.text.contains("PAID"))
        try till.wait(for: "PAID", seconds: 120)
        let receipt = try #require(till.text.firstMatch(of: /\bU[A-L][1-9A-V][A-Z0-9]{7}\b/))
        till.type("\u{1B}OR")
        try till.wait(for: "Live payments")
        till.type("\r")
        try till.wait(for: "Safaricom, asked by us, says it is paid")
        try till.wait(for: String(receipt.output))
        #expect(!till.text.contains("254700000000"))
        till.type("\u{1B}[21~")
        let status = till.end()
        #expect(status == 0)
        #expect(till.isSane)
    }

    @Test func aCallbackThatNobodyConfirmsIsNeverShownAsPaid() throws {
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "PRACTICE")
        // The sandbox never answers for this phone: pending for ever.
        till.send(phone: "0700004999", amount: "70")
        try till.wait(for: "Waiting")
        for _ in 0..<20 {
            till.look(milliseconds: 150)
            #expect(!till.text.contains("PAID"))
        }
        till.type("\u{1B}[21~")
        try till.wait(for: "Leave?")
        till.answerYes()
        let status = till.end()
        #expect(status == 0)
        #expect(till.isSane)
    }

    @Test func aSupervisorsWordTakesThePINWhichIsNeverOnTheScreen() throws {
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "PRACTICE")
        till.send(phone: "0700004999", amount: "70")
        try till.wait(for: "Waiting")
        till.type("\u{1B}OR")
        try till.wait(for: "1 of 1")
        till.type("\r")
        try till.wait(for: "r Raw")
        // A key is dead for a moment after the place under it has changed.
        usleep(700_000)
        till.type("o")
        try till.wait(for: "practice: Amina, 730518")
        till.type("Amina\rknown to us\r918273\u{1B}k")
        try till.wait(for: "******")
        #expect(!till.text.contains("918273"))
        try till.wait(for: "Nothing was changed: that is not the PIN", seconds: 60)
        till.type("730518\u{1B}k")
        try till.wait(for: "Goods given", seconds: 60)
        #expect(!till.text.contains("PAID"))
        till.type("\u{1B}[21~")
        try till.wait(for: "Leave?")
        till.answerYes()
        #expect(till.end() == 0)
    }

    @Test func afterAKillWhatWasLeftOpenIsTheFirstThingOnTheScreen() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-killed-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["demo", "--ledger", folder.appending(path: "ledger.sqlite").path]
        let killed = try Till(arguments: arguments)
        try killed.wait(for: "New payment")
        killed.send(phone: "0700004999", amount: "70")
        try killed.wait(for: "Prompt sent")
        killed.signal(SIGKILL)
        #expect(killed.end() == 128 + SIGKILL)

        let till = try Till(arguments: arguments)
        try till.wait(for: "DO NOT SEND")
        #expect(till.text.contains("1 from before"))
        #expect(!till.text.contains("New payment"))
        till.type("\u{1B}")
        try till.wait(for: "New payment")
        #expect(till.text.contains("1 from before"))
        till.type("\u{1B}[21~")
        try till.wait(for: "Leave?")
        till.answerYes()
        #expect(till.end() == 0)
    }

    @Test(arguments: [
        SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP,
    ])
    func aSignalLeavesTheTerminalAsItWasFound(number: Int32) throws {
        // Swift's own report of a crash takes its time, and is not what is looked at here.
        let till = try Till(arguments: ["demo"], extra: ["SWIFT_BACKTRACE": "enable=no"])
        try till.wait(for: "PRACTICE")
        till.signal(number)
        #expect(till.end() != nil)
        #expect(till.isSane)
        #expect(!till.isAlternate)
        #expect(till.isCursorShown)
    }

    @Test(arguments: [SIGKILL, SIGSEGV])
    func theShellFindsItsTerminalAsItWasAndOneIsToldNotToSendAgain(number: Int32) throws {
        let till = try Till(
            inShell: "$0 demo; echo \"status $?\"; sleep 2", extra: ["SWIFT_BACKTRACE": "enable=no"])
        try till.wait(for: "PRACTICE")
        try till.signalChild(number)
        try till.wait(for: "status \(128 + number)")
        try till.wait(for: "Kaunta has stopped.")
        #expect(till.text.contains("Do not send it again."))
        #expect(till.isSane && !till.isAlternate && till.isCursorShown)
        #expect(till.end() == 0)
    }

    @Test func whatWasBeingTypedWhenTheTerminalWentAwayIsBackOnceAndWasNotSent() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-draft-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let arguments = ["demo", "--ledger", folder.appending(path: "ledger.sqlite").path]
        let gone = try Till(arguments: arguments)
        try gone.wait(for: "New payment")
        gone.type("0700004999\r1250")
        try gone.wait(for: "0700 004 999")
        gone.look(milliseconds: 500)
        gone.signal(SIGHUP)
        #expect(gone.end() != nil)
        for isBack in [true, false] {
            let till = try Till(arguments: arguments)
            try till.wait(for: "New payment")
            if isBack { try till.wait(for: "It was NOT sent.") }
            #expect(till.text.contains("0700 004 999") == isBack)
            till.type("\u{1B}[21~")
            if isBack {
                try till.wait(for: "Leave?")
                till.answerYes()
            }
            #expect(till.end() == 0)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!left.contains { $0.contains("draft") })
    }

    @Test func aSuspendedConsoleThatIsKilledWritesNothingIntoTheShell() throws {
        let till = try Till(inShell: "set -m; $0 demo; kill -KILL %1; wait; echo gone; sleep 1")
        try till.wait(for: "PRACTICE")
        till.type("\u{1A}")
        try till.wait(for: "gone")
        #expect(till.end() == 0)
        #expect(!till.text.contains("Kaunta has stopped."))
    }

    @Test func aCrashLeavesOneReportInAFolderThatOnlyItsOwnerOpens() throws {
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "PRACTICE")
        till.type("0700004999\r")
        try till.wait(for: "0700 004 999")
        till.signal(SIGSEGV)
        #expect(till.end() == 128 + SIGSEGV)
        #expect(till.isSane && !till.isAlternate)
        let files = FileManager.default
        let facts = try files.attributesOfItem(atPath: till.reports.path)
        #expect((facts[.posixPermissions] as? NSNumber)?.intValue == 0o700)
        let reports = try files.contentsOfDirectory(atPath: till.reports.path).filter { $0 != "console.log" }
        #expect(reports.count == 1)
        let report = try #require(reports.first)
        let text = try String(contentsOf: till.reports.appending(path: report), encoding: .utf8)
        #expect(text.contains("crashed"))
        // Neither memory nor registers, which may hold what was typed.
        for word in ["0700004999", "700 004 999", "rax", "Registers"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test(arguments: [
        ["LC_ALL": "C"], ["LC_ALL": "xx_XX.ISO-8859-1"], ["KAUNTA_ASCII": "on"], ["TERM": "no-such-terminal"],
        ["TERM": "xterm-kitty"], ["TERM": "xterm", "NO_COLOR": "1"],
    ])
    func whateverTheTerminalAndTheLocaleAreCalledTheTillIsShown(extra: [String: String]) throws {
        let till = try Till(arguments: ["demo"], extra: extra)
        try till.wait(for: "PRACTICE")
        till.type("0700000000\r250\r\r")
        try till.wait(for: "Ask 0700 000 000 for KES 250")
        let isPlain = extra["LC_ALL"] != nil || extra["KAUNTA_ASCII"] != nil
        #expect(till.output.allSatisfy { $0 < 0x80 } == isPlain)
        till.signal(SIGTERM)
        #expect(till.end() != nil && till.isSane)
    }

    /// Keys, bytes, pastes and sizes at random, and in between the news of a payment that is under way.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func aStormOfKeysAndSizesLeavesAScreenThatIsTrue(seed: UInt64) throws {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        func draw(_ range: Range<Int>) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return range.lowerBound + Int(state >> 33) % range.count
        }
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "PRACTICE")
        till.send(phone: "0700000000", amount: "70")
        let keys = [
            "\r", "\t", "\u{1B}[A", "\u{1B}[B", "\u{1B}[6~", "\u{1B}OR", "\u{1B}OQ", "\u{1B}[15~", "\u{1B}[20~", "+",
            "/", "7",
            "\u{1B}Oq", "\u{1B}[200~0712345678\u{1B}[201~", "\u{1B}[99;9~", "\u{C}", "\u{10}", "j", "\u{1B}", "w", "?",
            "\u{F1}\u{7}",
        ]
        for _ in 0..<300 {
            switch draw(0..<4) {
            case 0: till.resize(columns: draw(1..<500), rows: draw(1..<200))
            default: till.type(keys[draw(0..<keys.count)])
            }
            if draw(0..<10) == 0 { till.look(milliseconds: 10) }
        }
        till.resize(columns: 80, rows: 24)
        // What stands there is what a screen drawn anew shows; a clock may tick in between.
        var pictures = ("", " ")
        func isBlank(_ picture: String) -> Bool { picture.allSatisfy(\.isWhitespace) }
        for _ in 0..<20 where pictures.0 != pictures.1 || isBlank(pictures.0) {
            while till.look(milliseconds: 300) {}
            pictures.0 = till.text
            till.type("\u{C}")
            while till.look(milliseconds: 300) {}
            pictures.1 = till.text
        }
        #expect(pictures.0 == pictures.1 && !isBlank(pictures.0))
        till.signal(SIGTERM)
        #expect(till.end() != nil && till.isSane && !till.isAlternate)
    }

    @Test func aWindowOfAnySizeShowsTheTillOrACard() throws {
        let till = try Till(arguments: ["demo"])
        try till.wait(for: "PRACTICE")
        for (columns, rows) in [(20, 5), (120, 40), (60, 18), (80, 24), (200, 60)] {
            till.resize(columns: columns, rows: rows)
            try till.wait(for: columns < 60 ? "larg" : "PRACTICE")
        }
        till.type("\u{1B}[21~")
        #expect(till.end() == 0)
    }
}

/// A till under a pseudo-terminal, with the screen that a person would see.
final class Till {
    private let terminal: Pseudoterminal
    private var screen: VTScreen
    private var fed = 0
    private let home: URL

    /// - Parameter script: what a shell does with the program, `$0`, in place of the arguments: as in a shop, the session is
    ///   the shell's then.
    init(
        arguments: [String] = [], inShell script: String? = nil, columns: Int = 80, rows: Int = 24,
        extra: [String: String] = [:]
    ) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "kaunta-till-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        var environment = [
            "HOME": home.path, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
        ]
        for name in ["LD_LIBRARY_PATH", "LLVM_PROFILE_FILE"] {
            environment[name] = ProcessInfo.processInfo.environment[name]
        }
        environment.merge(extra) { _, new in new }
        terminal = try Pseudoterminal(
            script == nil ? Program.path : "/bin/sh", script.map { ["-c", $0, Program.path] } ?? arguments,
            environment: environment, columns: UInt16(columns), rows: UInt16(rows))
        screen = VTScreen(size: Size(columns: columns, rows: rows))
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    /// What the screen shows, a line a row.
    var text: String { screen.lines.joined(separator: "\n") }

    /// Where crashes leave their reports.
    var reports: URL { home.appending(path: ".local/state/kaunta/reports") }

    var isSane: Bool { terminal.isSane }
    var isAlternate: Bool { screen.isAlternate }
    var isCursorShown: Bool { screen.isCursorShown }

    func type(_ keys: String) { terminal.type(keys) }

    func signal(_ number: Int32) { terminal.signal(number) }

    /// Sends a signal to the program that the shell runs.
    func signalChild(_ number: Int32) throws {
        let path = "/proc/\(terminal.process)/task/\(terminal.process)/children"
        let children = try String(contentsOfFile: path, encoding: .utf8).split(separator: " ")
        kill(try #require(children.first.flatMap { pid_t($0) }), number)
    }

    func resize(columns: Int, rows: Int) {
        look(milliseconds: 50)
        screen = VTScreen(size: Size(columns: columns, rows: rows))
        terminal.resize(columns: UInt16(columns), rows: UInt16(rows))
    }

    /// Types a payment, waits until the send key is armed, and sends it.
    func send(phone: String, amount: String) {
        type("\(phone)\r\(amount)\r\r")
        usleep(800_000)
        type("\u{1B}[20~")
    }

    /// Everything that was written out.
    var output: [UInt8] { terminal.output }

    /// Takes in what was written; says whether there was anything.
    @discardableResult
    func look(milliseconds: Int32) -> Bool {
        let isNew = terminal.read(milliseconds: milliseconds)
        let new = Array(terminal.output[fed...])
        fed = terminal.output.count
        screen.feed(new)
        return isNew
    }

    /// Answers a question that the screen shows with yes, once that counts.
    func answerYes() {
        usleep(400_000)
        type("y")
    }

    /// Waits until the screen shows that text.
    func wait(for wanted: String, seconds: Int = 90) throws {
        for _ in 0..<(seconds * 20) {
            if text.contains(wanted) { return }
            look(milliseconds: 50)
        }
        throw Pseudoterminal.Failure(reason: "“\(wanted)” never came. The screen:\n\(text)")
    }

    /// Waits for the program's end and returns its status.
    func end() -> Int32? {
        let status = terminal.waitForEnd(milliseconds: 90_000)
        look(milliseconds: 0)
        return status
    }
}

/// The program that was built beside the tests.
enum Program {
    static let path: String = {
        let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return tests.appending(path: "kaunta").path
    }()
}
