import Glibc
import Screen
import TestSupport
import Testing

@testable import Curses

extension NcursesTests {
    struct EventLoopTests {
        /// A console that notes what happens to it, on a pseudo-terminal.
        final class Bench {
            let line: Line
            let terminal: Terminal
            let mailbox: Mailbox<String>
            var noted: [String] = []
            var frames = 0
            var wait: Duration?

            init(
                _ name: String = "xterm-256color", environment: [String: String] = [:], asksForGround: Bool = false
            ) throws {
                line = try Line(columns: 80, rows: 24)
                var options = Terminal.Options(environment: environment.merging(["TERM": name]) { $1 })
                options.descriptor = line.terminal
                options.asksForGround = asksForGround
                terminal = try Terminal(options, theme: .base)
                mailbox = try Mailbox()
            }

            /// Runs until `q` is typed or the loop ends by itself. `onEvent` is called after each event is noted.
            func run(_ onEvent: (String) -> LoopVerdict = { _ in .goOn }) -> LoopEnd {
                EventLoop(terminal: terminal, mailbox: mailbox).run(
                    handle: { event in
                        noted.append(Self.name(of: event))
                        let verdict = onEvent(noted[noted.count - 1])
                        return noted.last == "key q" ? .quit : verdict
                    },
                    frame: { size in
                        frames += 1
                        var page = Canvas(size: size)
                        for (row, text) in noted.suffix(size.rows).enumerated() {
                            page.write(text, row: row, column: 0)
                        }
                        return page
                    },
                    wait: { wait })
            }

            private static func name(of event: LoopEvent<String>) -> String {
                switch event {
                case .ground(let colour): "ground \(colour.hex)"
                case .key(.character(let character)): "key \(character)"
                case .key(let key): "key \(key)"
                case .paste(let text): "paste \(text)"
                case .unknownInput: "unknown"
                case .message(let message): "message \(message)"
                case .resized(let size): "resized \(size.columns)x\(size.rows)"
                case .resumed: "resumed"
                case .deadline: "deadline"
                case .stop(let reason): "stop \(reason)"
                }
            }
        }

        @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "vt100"])
        func theLineIsTakenRawAndGivenBack(name: String) throws {
            let bench = try Bench(name)
            #expect(!bench.line.isCooked)
            bench.line.type("q")
            #expect(bench.run() == .quit)
            bench.terminal.close()
            #expect(bench.line.isCooked)
            var screen = VTScreen(size: Size(columns: 80, rows: 24))
            screen.feed(bench.line.written())
            #expect(screen.complaints.isEmpty, "\(screen.complaints)")
            #expect(!screen.isAlternate && screen.isCursorShown)
        }

        @Test func allKeysTypedAreTakenBeforeOneFrame() throws {
            let bench = try Bench()
            bench.line.type("abc\u{1B}[A\u{1B}[99;9~\u{1B}[200~0712\u{1B}[201~q")
            #expect(bench.run() == .quit)
            #expect(bench.noted == ["key a", "key b", "key c", "key up", "unknown", "paste 0712", "key q"])
            #expect(bench.frames == 1)
        }

        @Test(arguments: [("xterm-256color", true), ("linux", false)])
        func aTextIsCopiedWhereTheTerminalHasAClipboard(_ name: String, _ isCopied: Bool) throws {
            let bench = try Bench(name)
            bench.line.type("cq")
            #expect(bench.run { $0 == "key c" ? .copy("TKK4H7X2QP") : .goOn } == .quit)
            bench.terminal.close()
            let written = String(decoding: bench.line.written(), as: UTF8.self)
            #expect(written.contains("\u{1B}]52;c;VEtLNEg3WDJRUA==\u{07}") == isCopied)
        }

        @Test(arguments: [("xterm-256color", true, 2), ("xterm-256color", false, 0), ("linux", true, 0)])
        func theGroundIsAskedForAtTheStartAndWhenItChanged(_ name: String, _ asks: Bool, _ times: Int) throws {
            let bench = try Bench(name, asksForGround: asks)
            bench.line.type("\u{1B}[?997;2nq")
            #expect(bench.run() == .quit)
            #expect(bench.noted == ["key q"])
            bench.terminal.close()
            let written = String(decoding: bench.line.written(), as: UTF8.self)
            #expect(written.ranges(of: "\u{1B}]11;?").count == times)
            #expect(written.ranges(of: "\u{1B}[?2031h").count == (times > 0 ? 1 : 0))
            #expect(written.ranges(of: "\u{1B}[?2031l").count == (times > 0 ? 1 : 0))
        }

        @Test func aLoneEscapeIsAKeyAfterItsDelay() throws {
            let bench = try Bench(environment: ["ESCDELAY": "20"])
            bench.line.type("\u{1B}")
            let start = ContinuousClock.now
            let end = bench.run { $0 == "key escape" ? .quit : .goOn }
            #expect(end == .quit)
            #expect(ContinuousClock.now - start >= .milliseconds(20))
        }

        @Test func messagesOfOtherThreadsWakeTheLoopAndAreDrawnTogether() async throws {
            let bench = try Bench()
            let mailbox = bench.mailbox
            let poster = Task.detached {
                for number in 1...200 { mailbox.post("\(number)") }
            }
            let end = bench.run { $0 == "message 200" ? .quit : .goOn }
            await poster.value
            #expect(end == .quit)
            #expect(bench.noted == (1...200).map { "message \($0)" })
            #expect(bench.frames < 20)
        }

        @Test func whatAKeyAskedForIsDrawnBeforeTheLoopSleepsAgain() throws {
            let bench = try Bench()
            bench.line.type("a")
            var framesAtDeadline: Int?
            let end = bench.run { event in
                switch event {
                case "key a": bench.mailbox.post("answer")
                case "message answer": bench.wait = .zero
                case _: framesAtDeadline = bench.frames
                }
                return event == "deadline" ? .quit : .goOn
            }
            #expect(end == .quit)
            // The first one, the key's, the answer's.
            #expect(framesAtDeadline == 3)
        }

        @Test func theModelIsWokenWhenItAsked() throws {
            let bench = try Bench()
            bench.wait = .milliseconds(15)
            let start = ContinuousClock.now
            #expect(bench.run { $0 == "deadline" ? .quit : .goOn } == .quit)
            #expect(ContinuousClock.now - start >= .milliseconds(15))
        }

        @Test func aNewSizeIsToldAndDrawn() throws {
            let bench = try Bench()
            bench.line.resize(columns: 100, rows: 30)
            bench.mailbox.post("go")
            let end = bench.run { event in
                if event == "message go" { kill(getpid(), SIGWINCH) }
                return event.hasPrefix("resized") ? .quit : .goOn
            }
            #expect(end == .quit)
            #expect(bench.noted.last == "resized 100x30")
            #expect(bench.terminal.size == Size(columns: 100, rows: 30))
        }

        @Test(arguments: [
            (SIGTERM, StopReason.terminate), (SIGINT, .interrupt), (SIGQUIT, .terminate), (SIGHUP, .hangUp),
        ])
        func aSignalEndsTheLoopAfterItWasTold(number: Int32, reason: StopReason) throws {
            let bench = try Bench()
            bench.mailbox.post("go")
            let end = bench.run { event in
                if event == "message go" { kill(getpid(), number) }
                return .goOn
            }
            #expect(end == .stopped(reason))
            #expect(bench.noted.last == "stop \(reason)")
        }

        @Test func aTerminalThatIsGoneEndsTheLoop() throws {
            let bench = try Bench()
            bench.line.hangUp()
            #expect(bench.run() == .stopped(.hangUp))
        }

        @Test func aFrameLikeTheOneBeforeWritesNothing() throws {
            let bench = try Bench()
            let page = Canvas(size: bench.terminal.size)
            bench.terminal.present(page)
            _ = bench.line.written()
            bench.terminal.present(page)
            #expect(bench.line.written().isEmpty)
        }

        @Test func aTerminalThatTakesNothingGetsTheNewestFrameLater() throws {
            let bench = try Bench()
            var page = Canvas(size: bench.terminal.size)
            var number = 0
            while !bench.terminal.isBackedUp, number < 1000 {
                number += 1
                for row in 0..<24 {
                    page.write(String(repeating: "\((row + number) % 10)", count: 80), row: row, column: 0)
                }
                bench.terminal.present(page)
            }
            #expect(bench.terminal.isBackedUp)
            for last in ["older", "newest"] {
                page.write(last, row: 3, column: 0, width: 10)
                bench.terminal.present(page)
            }
            var screen = VTScreen(size: bench.terminal.size)
            var bytes: [UInt8] = []
            for _ in 0..<1000 {
                bytes += bench.line.written()
                bench.terminal.sendWaiting()
                if !bench.terminal.isBackedUp { break }
            }
            bytes += bench.line.written()
            screen.feed(bytes)
            #expect((0..<10).map { screen[3, $0].text }.joined() == "newest    ")
            #expect(!String(decoding: bytes, as: UTF8.self).contains("older"))
        }

        @Test func whatIsNoTerminalIsRefused() throws {
            var options = Terminal.Options(environment: ["TERM": "xterm-256color"])
            let file = open("/dev/null", O_RDONLY)
            defer { close(file) }
            options.descriptor = file
            #expect(throws: TerminalRefusal.notATerminal) { _ = try Terminal(options, theme: .base) }
            let line = try Line(columns: 80, rows: 24)
            options = Terminal.Options(environment: ["TERM": "dumb"])
            options.descriptor = line.terminal
            #expect(throws: TerminalRefusal.tooSimple(name: "dumb")) { _ = try Terminal(options, theme: .base) }
            #expect(line.isCooked)
        }
    }
}
