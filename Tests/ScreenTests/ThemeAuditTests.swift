import Foundation
import Screen
import Testing

/// What every theme that comes with the program is held to.
struct ThemeAuditTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes").path()

    static let shipped = ThemeLibrary(folders: [folder]) { path in
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    static let names = [
        "calm-cvd-dark", "calm-cvd-light", "console-16", "contrast-dark", "contrast-light", "gruvbox-dark", "mono",
        "nord", "paper-light", "savanna-dark", "solarized-light", "terminal",
    ]

    private func audit(_ text: String) -> [String] {
        let files = ["user/mine.toml": "format = 1\nname = \"Mine\"\nkind = \"dark\"\ninherits = \"base\"\n" + text]
        return ThemeLibrary(folders: ["user"]) { files[$0] }.audited(named: "mine").findings.map(\.description)
    }

    @Test func allTwelveAreThere() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".toml") }
        #expect(files.sorted() == Self.names.map { $0 + ".toml" })
    }

    @Test(arguments: names)
    func aShippedThemeIsReadByEveryEye(name: String) {
        let load = Self.shipped.audited(named: name)
        #expect(load.findings.isEmpty, "\(load.findings.map(\.description).joined(separator: "\n"))")
    }

    /// Keys that do nothing yet are read all the same, and so is the mark of a row, on whatever it lies.
    @Test func whatIsDrawnIsAudited() {
        for (role, ground) in [("key.disabled", "surface"), ("list.marked", "list.selected")] {
            let findings = audit("[role]\nsurface = { bg = \"#11161d\" }\n\"\(role)\" = { fg = \"#2a3440\" }\n")
            #expect(findings.contains { $0.contains("\(role) on \(ground) has contrast") }, "\(findings)")
        }
    }

    @Test(arguments: names)
    func theSelectedRowIsSeenAtEveryDepth(name: String) {
        let theme = Self.shipped.theme(named: name).theme
        for depth in ColourDepth.allCases {
            let sheet = StyleSheet(theme: theme, depth: depth)
            #expect(sheet.style(.text, on: .listSelected) != sheet.style(.text), "\(depth)")
            guard depth == .full else { continue }
            let row = sheet.style(.phone, on: .listSelected)
            #expect(row.background != sheet.style(.phone).background || row.attributes.contains(.reverse))
        }
    }

    @Test func whoPromisesMoreIsHeldToIt() {
        let promises = Dictionary(
            uniqueKeysWithValues: Self.names.map { ($0, Self.shipped.theme(named: $0).theme.promises) })
        #expect(
            promises.filter { !$0.value.isEmpty } == [
                "contrast-dark": [.contrast], "contrast-light": [.contrast], "calm-cvd-dark": [.vision],
                "calm-cvd-light": [.vision],
            ])
    }

    @Test(arguments: names, ColourDepth.allCases)
    func everyDepthIsResolved(name: String, depth: ColourDepth) {
        let sheet = StyleSheet(theme: Self.shipped.theme(named: name).theme, depth: depth)
        for role in Role.allCases {
            let style = sheet.style(role)
            let isDrawable = [style.foreground, style.background].compactMap(\.self).allSatisfy { colour in
                switch colour {
                // Where colours are themselves, only the person's own sixteen are numbers.
                case .number(let number): Int(number) < (depth == .direct ? 16 : depth.rawValue)
                case .direct: depth == .direct
                }
            }
            #expect(isDrawable, "\(role.name)")
        }
    }

    @Test(arguments: names)
    func withoutColourWhatIsSelectedHasTheFocusOrIsWrongIsToldApart(name: String) {
        let sheet = StyleSheet(theme: Self.shipped.theme(named: name).theme, depth: .none)
        let marked = [Role.text, .listSelected, .listSelectedUnfocused, .fieldInvalid].map { sheet.style($0) }
        #expect(Set(marked).count == marked.count)
        #expect(Set([Role.text, .listSelected, .fieldFocus, .fieldInvalid].map { sheet.style($0) }).count == 4)
    }

    @Test(arguments: names.filter { $0 != "mono" }, [ColourDepth.eight, .sixteen, .full, .direct])
    func statesThatDecideNeverFallTogether(name: String, depth: ColourDepth) {
        let sheet = StyleSheet(theme: Self.shipped.theme(named: name).theme, depth: depth)
        let states = [Role.statusPaid, .statusWaiting, .statusFailed, .statusUnknown, .statusCancelled]
        #expect(Set(states.map { sheet.style($0).foreground }).count == states.count)
    }

    @Test(arguments: [
        (
            "[role]\n\"text.muted\" = \"#5c6672\"",
            "user/mine.toml:6:1: warning: text.muted on surface has contrast 3.1; 4.5 is the floor."
        ),
        (
            "promises = [\"contrast\"]\n[palette]\nstone = \"#94a0af\"\n[role]\nheader = \"#888888\"",
            "user/mine.toml:9:1: warning: header on surface has contrast 5.1; 7 is the floor."
        ),
        (
            "[palette]\ndusk = \"#333b44\"",
            "user/mine.toml:6:1: warning: border on surface has contrast 1.5; 3 is the floor for lines."
        ),
        (
            "promises = [\"colour-vision\"]",
            "user/mine.toml:1:1: warning: status.paid and status.failed look alike under deuteranopia (ΔE 14; 20 wanted)."
        ),
        (
            "[role]\n\"status.paid\" = { fg = \"leaf\", c16 = \"bright-red\" }",
            "user/mine.toml:1:1: warning: status.paid and status.failed are the same of 16 colours; give one of them another c16."
        ),
        (
            "[role]\n\"field.invalid\" = { mono = [\"bold\"] }",
            "user/mine.toml:6:1: warning: field.focus and field.invalid are the same without colour; give one of them another mono."
        ),
    ])
    func aFaultSaysWhereAndWhatIsWanted(text: String, finding: String) {
        let findings = audit(text)
        #expect(findings.contains(finding), "\(findings)")
    }

    @Test func aWarningLeavesTheThemeGood() {
        let files = ["user/mine.toml": "format = 1\n[palette]\ndusk = \"#222222\"\n"]
        let library = ThemeLibrary(folders: ["user"]) { files[$0] }
        #expect(library.audited(named: "mine").isGood)
        #expect(!library.audited(named: "mine").findings.isEmpty)
        #expect(library.theme(named: "mine").findings.isEmpty)
    }

    @Test func anotherColourForANameIsAnotherColourThroughout() {
        let files = ["user/mine.toml": "format = 1\ninherits = \"base\"\n[palette]\nleaf = \"#010203\"\n"]
        let theme = ThemeLibrary(folders: ["user"]) { files[$0] }.theme(named: "mine").theme
        #expect(theme.style(of: .statusPaid).foreground == Paint(.rgb(RGB(0x010203))))
        #expect(theme.style(of: .online).foreground == Paint(.rgb(RGB(0x010203))))
        #expect(theme.style(of: .statusWaiting) == Theme.base.style(of: .statusWaiting))
    }

    @Test func onPaperNoStateIsYellowOrBright() {
        let sheet = StyleSheet(theme: Self.shipped.theme(named: "paper-light").theme, depth: .sixteen)
        for role in Role.allCases where role.name.hasPrefix("status.") {
            #expect(![3, 7, 9, 10, 11, 12, 13, 14, 15].contains(sheet.style(role).foreground), "\(role.name)")
        }
    }
}
