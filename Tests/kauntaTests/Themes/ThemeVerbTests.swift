import Payments
import Console
import Foundation
import Screen
import Testing

@testable import kaunta

/// Themes outside the screen: what is listed, checked, brought in and kept.
struct ThemeVerbTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-theme-\(UUID().uuidString)")

    private func withFolder(_ body: (String) throws -> Void) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    @Test func whatIsKeptIsFoundAgain() throws {
        try withFolder { folder in
            let kept = KeptTheme(path: folder + "/state/kaunta/theme")
            #expect(kept.name == nil)
            try kept.keep("nord")
            try kept.keep("mono")
            #expect(kept.name == "mono")
            try "../../etc/x\n".write(toFile: folder + "/state/kaunta/theme", atomically: false, encoding: .utf8)
            #expect(kept.name == nil)
        }
        #expect(throws: UnreadableFile.self) { try KeptTheme(path: nil).keep("nord") }
    }

    @Test func anOptionGoesBeforeWhatWasKeptAndThatBeforeTheTerminalsGround() throws {
        try withFolder { folder in
            let kept = KeptTheme(path: folder + "/theme")
            let plain = try Settings(from: Samples.report())
            #expect(!plain.isThemeChosen)
            #expect(ThemeStart.found(plain, kept: kept).worn.name == "savanna-dark")
            let chosen = try Settings(from: Samples.report(flags: [.theme: "base"]))
            try kept.keep("base")
            #expect(ThemeStart.found(plain, kept: kept) == ThemeStart(worn: ThemeOffer(name: "base", theme: .base)))
            try kept.keep("savanna-dark")
            #expect(ThemeStart.found(chosen, kept: kept).worn.name == "base")
            try kept.keep("no-such-theme")
            #expect(ThemeStart.found(plain, kept: kept).worn.name == "savanna-dark")
        }
    }

    @Test func aFileOfItsOwnIsReadWhereverItLies() throws {
        try withFolder { folder in
            let path = folder + "/odd name.toml"
            try "format = 1\n[role]\ntext = \"rod\"\n".write(toFile: path, atomically: false, encoding: .utf8)
            var settings = try Settings(from: Samples.report())
            settings.themeFile = path
            let start = ThemeStart.found(settings, kept: KeptTheme(path: nil))
            #expect(start.worn.fault?.english.hasPrefix("\(path):3:8: error: \"rod\" is no colour") == true)
            #expect(start.light == nil)
            #expect(ThemeCheckVerb.findings(in: path).first?.jsonLine.contains("\"line\":3,\"column\":8") == true)
        }
    }

    @Test func whatIsNoSchemeSaysItsLine() {
        #expect(
            throws: VerbFailure(
                "a.yaml:2: \"hue\" is no part of a base16 scheme. Nothing was written.", .usage)
        ) {
            try ThemeImportVerb.theme(from: Array("name: x\nhue: 3\n".utf8), of: "a.yaml")
        }
    }
}
