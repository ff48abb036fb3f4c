import Screen
import Testing

@testable import Curses

struct CapabilitiesTests {
    private func capabilities(_ environment: [String: String]) -> Capabilities {
        Capabilities(environment: environment)
    }

    @Test(arguments: [
        ("xterm-kitty", ["xterm-kitty", "xterm-256color", "vt100"]), ("foot", ["foot", "xterm-256color", "vt100"]),
        ("linux", ["linux", "vt100"]), ("dumb", []), ("", []), ("vt100", ["vt100"]),
    ])
    func aTerminalHasNamesToFallBackTo(name: String, names: [String]) {
        #expect(capabilities(["TERM": name]).descriptions == names)
    }

    @Test func aTrueColourXtermHas256Colours() {
        #expect(
            capabilities(["TERM": "xterm", "COLORTERM": "truecolor"]).descriptions
                == ["xterm-256color", "xterm", "vt100"])
    }

    @Test func noColourGoesBeforeEveryChoice() {
        #expect(capabilities(["NO_COLOR": "1"]).depth(colours: 256, choice: .full) == .none)
        #expect(capabilities(["NO_COLOR": ""]).depth(colours: 256) == .full)
        #expect(capabilities([:]).depth(colours: 256, choice: .sixteen) == .sixteen)
        #expect(capabilities([:]).depth(colours: 8, choice: .full) == .eight)
        #expect(capabilities([:]).depth(colours: 0) == .none)
    }

    @Test(arguments: [
        ("xterm-256color", "truecolor", 256, false, ColourDepth.direct),
        ("xterm-256color", "24bit", 256, false, .direct),
        ("xterm-256color", "", 256, false, .full), ("xterm-256color", "yes", 256, false, .full),
        ("xterm", "truecolor", 256, false, .direct), ("tmux-256color", "truecolor", 256, false, .direct),
        // tmux and kitty say so in their own descriptions where it is set up.
        ("tmux-256color", "", 256, true, .direct), ("xterm-kitty", "", 256, true, .direct),
        ("xterm-direct", "", 256, false, .direct), ("tmux-direct", "", 256, false, .direct),
        // What was set for the terminal outside is inherited by programs that show 256.
        ("screen-256color", "truecolor", 256, false, .full), ("rxvt-unicode-256color", "truecolor", 256, false, .full),
        ("linux", "truecolor", 8, false, .eight), ("vt100", "truecolor", 0, false, .none),
    ])
    func coloursOf24BitsAreForTerminalsThatShowThem(
        name: String, colorTerm: String, colours: Int, saysDirect: Bool, depth: ColourDepth
    ) {
        let environment = ["TERM": name, "COLORTERM": colorTerm]
        #expect(capabilities(environment).depth(colours: colours, saysDirect: saysDirect) == depth)
        let less = capabilities(environment).depth(colours: colours, saysDirect: saysDirect, choice: .full)
        #expect(less == min(depth, .full))
        let without = environment.merging(["NO_COLOR": "1"]) { $1 }
        #expect(capabilities(without).depth(colours: colours, saysDirect: saysDirect) == .none)
    }

    @Test(arguments: [
        ("xterm-direct", ["xterm-256color", "vt100"]), ("tmux-direct", ["tmux-256color", "xterm-256color", "vt100"]),
        ("konsole-direct256", ["konsole-256color", "xterm-256color", "vt100"]),
    ])
    func aDescriptionOf24BitColoursGivesWayToOneOf256(name: String, names: [String]) {
        #expect(capabilities(["TERM": name]).descriptions == names)
    }

    @Test func charactersFollowTheCharacterSetAndTheFont() {
        #expect(capabilities(["TERM": "xterm"]).glyphs(in: .utf8) == .unicode)
        #expect(capabilities(["TERM": "linux"]).glyphs(in: .utf8) == .console)
        #expect(capabilities(["TERM": "xterm"]).glyphs(in: .other) == .ascii)
        #expect(capabilities(["TERM": "xterm"]).glyphs(in: .utf8, choice: .ascii) == .ascii)
        #expect(capabilities(["TERM": "xterm"]).glyphs(in: .other, choice: .unicode) == .ascii)
    }

    @Test func theEscapeDelayIsTheUsersOrFitsTheLine() {
        #expect(capabilities([:]).escapeDelay == .milliseconds(50))
        #expect(capabilities(["SSH_CONNECTION": "a"]).escapeDelay == .milliseconds(150))
        #expect(capabilities(["SSH_CONNECTION": "a", "ESCDELAY": "25"]).escapeDelay == .milliseconds(25))
        #expect(capabilities(["ESCDELAY": "never"]).escapeDelay == .milliseconds(50))
    }

    @Test func ourSignsHaveTheWidthThatTheSystemGivesThem() {
        _ = Capabilities.takeCharacterSet()
        #expect(Capabilities.checked(.unicode) == .unicode)
    }

    @Test func theProgramStartsOnceMoreToKeepCrashesOutOfTheTerminal() {
        let changed = CrashGuard.environment(for: ["PATH": "/bin"], reportFolder: "/var/crash")
        #expect(changed?["PATH"] == "/bin")
        #expect(changed?["SWIFT_BACKTRACE"]?.contains("interactive=no") == true)
        #expect(changed?["SWIFT_BACKTRACE"]?.contains("registers=none") == true)
        #expect(changed.flatMap { CrashGuard.environment(for: $0, reportFolder: "/var/crash") } == nil)
    }
}
