import Foundation
import Testing

@testable import Screen

/// What every role of every shipped theme is drawn with at every depth, kept as a small table a theme.
struct ResolvedThemeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes").path()

    @Test(arguments: [
        "calm-cvd-dark", "calm-cvd-light", "console-16", "contrast-dark", "contrast-light", "gruvbox-dark", "mono",
        "nord", "paper-light", "savanna-dark", "solarized-light", "terminal",
    ])
    func everyRoleAtEveryDepthIsWhatItWas(name: String) throws {
        let library = ThemeLibrary(folders: [Self.folder]) { try? String(contentsOfFile: $0, encoding: .utf8) }
        let table = Self.table(of: library.theme(named: name).theme)
        let file = Golden.folder.appending(path: "Themes/\(name).txt")
        if Golden.isUpdating {
            try table.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("KAUNTA_UPDATE_GOLDEN is set: \(name) was rewritten. Look at it, then run without.")
            return
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        #expect(kept == table, "\(name) is resolved otherwise now:\n\(table)")
    }

    /// A line a role: what it is at 256, 16 and 8 colours, without any, and at 24 bits; `text/ground` and attributes.
    private static func table(of theme: Theme) -> String {
        let depths: [ColourDepth] = [.full, .sixteen, .eight, .none, .direct]
        let sheets = depths.map { StyleSheet(theme: theme, depth: $0) }
        let lines = Role.allCases.map { role in
            let cells = sheets.map { Self.word(for: $0.style(role)).padding(toLength: 15, withPad: " ", startingAt: 0) }
            return (role.name.padding(toLength: 25, withPad: " ", startingAt: 0) + cells.joined())
                .replacing(#/ +$/#, with: "")
        }
        return "\(theme.title): 256, 16 and 8 colours, none, 24 bits\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func word(for style: Style) -> String {
        let colours = [style.foreground, style.background].map(word(for:)).joined(separator: "/")
        let marks = Attributes.named.filter { style.attributes.contains($0.attribute) }
            .map { String($0.name.prefix(1)) }
        return marks.isEmpty ? colours : "\(colours) \(marks.joined())"
    }

    private static func word(for colour: Colour?) -> String {
        switch colour {
        case nil: "-"
        case .number(let number): String(number)
        case .direct(let rgb): rgb.hex
        }
    }
}
