import Curses
import Screen
import Testing

@testable import kaunta

@Suite struct AppearanceTests {
    private func settings(_ environment: [String: String], _ flags: [SettingName: String] = [:]) throws -> Settings {
        var environment = environment
        environment["HOME"] = "/h"
        return try Settings(from: SettingsReport(from: Samples.sources(flags: flags, environment: environment)))
    }

    @Test(arguments: [
        // What is set, what is asked for on the command line, whether a screen can be shown; what comes of it.
        ([:], false, true, false, false, false),
        ([:], true, true, true, false, true),
        ([:], false, false, true, false, true),
        (["KAUNTA_ACCESSIBLE": "1"], false, true, false, true, false),
        (["KAUNTA_ACCESSIBLE": "0"], false, true, false, false, false),
        (["KAUNTA_ACCESSIBLE": "1", "KAUNTA_REDUCE_MOTION": "1"], false, true, false, true, true),
        (["KAUNTA_REDUCE_MOTION": "1"], false, true, false, false, true),
        (["KAUNTA_ACCESSIBLE": "1"], true, true, true, true, false),
    ])
    func whatIsSaidGoesBeforeWhatIsFound(
        environment: [String: String], asksForLines: Bool, canShowScreen: Bool, isLinear: Bool, isAccessible: Bool,
        reducesMotion: Bool
    ) throws {
        let appearance = Appearance(
            try settings(environment), asksForLines: asksForLines, canShowScreen: canShowScreen)
        #expect(appearance.isLinear == isLinear)
        #expect(appearance.isAccessible == isAccessible)
        #expect(appearance.reducesMotion == reducesMotion)
    }

    @Test func aFlagGoesBeforeTheEnvironment() throws {
        let settings = try settings(["KAUNTA_ACCESSIBLE": "0"], [.accessible: "on"])
        #expect(Appearance(settings, asksForLines: false, canShowScreen: true).isAccessible)
    }

    @Test func noColorGoesBeforeAll() {
        for choice in [nil, ColourDepth.full] {
            #expect(Capabilities(environment: ["NO_COLOR": "1"]).depth(colours: 256, choice: choice) == .none)
        }
    }

    @Test(arguments: [
        ([:], true, true, true), (["TERM": "xterm"], true, true, true), (["TERM": "dumb"], true, true, false),
        (["TERM": ""], true, true, false), (["TERM": "xterm"], false, true, false),
        (["TERM": "xterm"], true, false, false),
    ])
    func linesAreTakenWhereNoScreenCanBeShown(
        environment: [String: String], reads: Bool, writes: Bool, canShow: Bool
    ) {
        var environment = environment
        if environment["TERM"] == nil { environment["TERM"] = "xterm-256color" }
        let surroundings = Surroundings(
            environment: environment, writesToTerminal: writes, readsFromTerminal: reads)
        #expect(surroundings.canShowScreen == canShow)
    }

    @Test func signalsAreSetForEachKindOfEvent() throws {
        let settings = try settings(["KAUNTA_SIGNAL_PAID": "flash", "KAUNTA_SIGNAL_NEEDS_YOU": "both"])
        #expect(settings.signals == Signals(paid: .flash, failed: .bell, needsYou: .both))
        #expect(throws: SettingsError.self) { try self.settings(["KAUNTA_SIGNAL_FAILED": "loud"]) }
        #expect(throws: SettingsError.self) { try self.settings(["KAUNTA_ACCESSIBLE": "maybe"]) }
    }
}
