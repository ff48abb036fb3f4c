import Screen
import Testing

/// Schemes of the base16 family, as they are shared.
struct BaseSchemeTests {
    private static let colours = (0..<16).map { number in
        let digit = String(number, radix: 16, uppercase: true)
        return (slot: "base0\(digit)", hex: number == 0 ? "181818" : "a\(digit.lowercased())b1c\(digit.lowercased())")
    }

    private static let old =
        "scheme: \"Some \\\"thing\"\n".replacing("\\\"", with: "") + "author: 'A. Body'\n"
        + colours.map { "\($0.slot): \"\($0.hex)\" # note\n" }.joined()

    private static let new =
        "---\nsystem: base16\nname: Some thing\nvariant: light\npalette:\n"
        + colours.map { "  \($0.slot): \"#\($0.hex)\"\n" }.joined()

    @Test(arguments: [(old, Theme.Kind.dark), (new, .light)])
    func bothWaysOfWritingAreRead(text: String, kind: Theme.Kind) throws {
        let scheme = try BaseScheme(text)
        #expect(scheme.name == "Some thing")
        #expect(scheme.kind == kind)
        #expect(scheme.slots.count == 16)
        #expect(scheme.slots["0B"] == RGB(0xABB1CB))
    }

    @Test func whatIsMadeOfItIsAThemeWithoutErrors() throws {
        let toml = try BaseScheme(Self.old).toml
        let library = ThemeLibrary(folders: ["shipped"]) {
            ["shipped/new.toml": toml, "shipped/savanna-dark.toml": "format = 1\ninherits = \"base\"\n"][$0]
        }
        let load = library.theme(named: "new")
        #expect(load.findings.isEmpty, "\(load.findings)")
        #expect(load.theme.title == "Some thing")
        #expect(load.theme.style(of: .statusPaid).foreground == Paint(.rgb(RGB(0xABB1CB))))
        #expect(load.theme.style(of: .surface).background == Paint(.rgb(RGB(0x181818))))
    }

    @Test(arguments: [
        ("base00: \"12345\"", 1, "base00 is no colour"), ("base00: 1234zz", 1, "base00 is no colour"),
        ("base99: \"123456\"", 1, "there is no slot base99"), ("base00: \"123456\nname: x", 1, "has no end"),
        ("palete:\n", 1, "Did you mean \"palette\"?"), ("name: x\n  base00: \"123456\"", 2, "under palette"),
        ("- base00", 1, "no line of a scheme"), ("variant: dim", 1, "variant is dark or light"),
        ("base00: \"123456\"\nbase00: \"123456\"", 2, "there twice"), ("base00: \"123456\"", 1, "base01 is missing"),
        ("name: {a: b}\n\tbase00: x", 2, "no line of a scheme"), ("", 1, "base00 is missing"),
    ])
    func whatIsNoSchemeIsRefusedWithItsLine(text: String, line: Int, words: String) {
        #expect {
            _ = try BaseScheme(text)
        } throws: { error in
            guard let error = error as? BaseScheme.Unreadable else { return false }
            return error.line == line && error.reason.contains(words)
        }
    }

    @Test func aNameCanNotBreakOutOfItsQuotationMarks() throws {
        let toml = try BaseScheme("name: a\"\\b\n" + Self.colours.map { "\($0.slot): \($0.hex)\n" }.joined()).toml
        #expect(toml.contains("name     = \"ab\"\n"))
    }
}
