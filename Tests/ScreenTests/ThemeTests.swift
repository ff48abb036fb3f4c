import Foundation
import Screen
import Testing

struct ThemeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "themes").path()

    private static let shipped = ThemeLibrary(folders: [folder]) { path in
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    private func load(_ text: String, others: [String: String] = [:]) -> ThemeLibrary.Load {
        let files = others.merging(["user/mine.toml": text]) { $1 }
        return ThemeLibrary(folders: ["user", "shipped"]) { files[$0] }.theme(named: "mine")
    }

    private static let head = "format = 1\nname = \"Mine\"\nkind = \"dark\"\n"

    @Test func everyShippedThemeLoadsWithoutFindings() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".toml") }
        #expect(names.count >= 12)
        for name in names {
            let load = Self.shipped.theme(named: String(name.dropLast(5)))
            #expect(load.findings.isEmpty, "\(load.findings)")
        }
    }

    @Test func theDefaultInCodeIsTheDefaultInItsFile() {
        let file = Self.shipped.theme(named: "savanna-dark").theme
        for role in Role.allCases { #expect(file.style(of: role) == Theme.base.style(of: role), "\(role.name)") }
        #expect(file.title == Theme.base.title)
    }

    @Test func statesReadWellOnTheDefaultBackground() {
        let page = RGB(0x11161D)
        for role in Role.allCases where role.name.hasPrefix("status.") || role == .text || role == .textMuted {
            guard case .rgb(let colour) = Theme.base.style(of: role).foreground.source else {
                Issue.record("\(role.name) has no colour")
                continue
            }
            #expect(colour.contrast(on: page) >= 4.5, "\(role.name) \(colour.contrast(on: page))")
        }
    }

    @Test(arguments: [ColourDepth.eight, .sixteen, .full])
    func statesThatMatterNeverFallTogether(depth: ColourDepth) {
        let sheet = StyleSheet(theme: .base, depth: depth)
        let states = [Role.statusPaid, .statusWaiting, .statusFailed, .statusUnknown, .statusCancelled]
        #expect(Set(states.map { sheet.style($0).foreground }).count == states.count)
    }

    @Test func withoutColourOnlyAttributesAreLeft() {
        let sheet = StyleSheet(theme: .base, depth: .none)
        for role in Role.allCases {
            #expect(sheet.style(role).foreground == nil && sheet.style(role).background == nil)
        }
        #expect(sheet.style(.text, on: .listSelected).attributes == .reverse)
        #expect(sheet.style(.fieldFocus).attributes == .bold)
        #expect(sheet.style(.fieldInvalid).attributes == .underline)
    }

    @Test func aSelectedRowKeepsTheColoursOfItsStates() {
        let sheet = StyleSheet(theme: .base, depth: .full)
        let paid = sheet.style(.statusPaid, on: .listSelected)
        #expect(paid.foreground == 78)
        #expect(StyleSheet(theme: .base, depth: .direct).style(.statusPaid).foreground == .direct(RGB(0x5FD38D)))
        #expect(paid.background == sheet.style(.listSelected).background)
        #expect(sheet.style(.text, on: .listSelected).foreground == sheet.style(.listSelected).foreground)
    }

    @Test func aWordForAGroupCoversItsRoles() {
        let load = load(
            Self.head + """
                inherits = "base"
                [role]
                status = "#010203"
                "status.paid" = { fg = "bright-green", add = ["underline"] }
                text = "red"
                """)
        #expect(load.findings.isEmpty, "\(load.findings)")
        #expect(load.theme.style(of: .statusUnknown).foreground == Paint(.rgb(RGB(0x010203))))
        #expect(load.theme.style(of: .statusFailed).attributes == .bold)
        #expect(load.theme.style(of: .statusPaid).foreground == Paint(.number(10)))
        #expect(load.theme.style(of: .statusPaid).attributes == .underline)
        #expect(load.theme.style(of: .textMuted) == Theme.base.style(of: .textMuted))
    }

    @Test func aThemeMayInheritTheShippedOneOfItsName() {
        let files = [
            "user/day.toml": Self.head + "inherits = \"day\"\n[role]\ntext = \"red\"\n",
            "shipped/day.toml": Self.head + "[role]\nphone = \"blue\"\n",
        ]
        let load = ThemeLibrary(folders: ["user", "shipped"]) { files[$0] }.theme(named: "day")
        #expect(load.findings.isEmpty)
        #expect(load.theme.style(of: .text).foreground == Paint(.number(1)))
        #expect(load.theme.style(of: .phone).foreground == Paint(.number(4)))
    }

    @Test(arguments: [
        (
            "[role]\n\"status.payed\" = \"red\"",
            "user/mine.toml:5:1: error: role \"status.payed\" does not exist. Did you mean \"status.paid\"?"
        ),
        ("[palette]\nink = \"#12345\"", "user/mine.toml:5:7: error: colour \"#12345\" has 5 digits; use 3 or 6."),
        (
            "[role]\ntext = { fg = \"#xyz\" }",
            "user/mine.toml:5:10: error: colour \"#xyz\" has signs that are no digits; use 0-9 and a-f."
        ),
        (
            "[palette]\nleaf = \"#5fd38d\"\n[role]\nonline = \"laef\"",
            "user/mine.toml:7:10: error: \"laef\" is no colour: write #rrggbb, default, an ANSI name or 0 to 255. Did you mean \"leaf\"?"
        ),
        (
            "[role]\ntext = { fg = \"red\", blink = true }",
            "user/mine.toml:5:22: error: a style has fg, bg, c256, c16, add, remove and mono, not blink."
        ),
        (
            "[role]\ntext = { fg = \"red\", add = [\"blink\"] }",
            "user/mine.toml:5:22: error: \"blink\" is none of bold, dim, italic, underline, reverse."
        ),
        ("inherits = \"nobody\"", "user/mine.toml:4:12: error: inherits \"nobody\", which is not in user, shipped."),
        (
            "colour = 3",
            "user/mine.toml:4:1: error: \"colour\" is no part of a theme: format, name, kind, inherits, promises, palette, role and glyph are."
        ),
        ("[role]\ntext = 300", "user/mine.toml:5:8: error: colour number 300 is not from 0 to 255."),
    ])
    func aFindingSaysWhereAndWhat(text: String, finding: String) {
        let load = load(Self.head + text)
        #expect(load.findings.map(\.description) == [finding])
        #expect(!load.isGood)
    }

    @Test func linesThatWindowsEndedAreCountedToo() {
        let load = load((Self.head + "[role]\ntext = 300").replacing("\n", with: "\r\n"))
        #expect(
            load.findings.map(\.description) == [
                "user/mine.toml:5:8: error: colour number 300 is not from 0 to 255."
            ])
    }

    @Test func whatIsNoTOMLIsFoundWithItsLine() {
        let load = load("format = 1\nname = \n")
        #expect(load.findings.first?.line == 2)
        #expect(load.theme.style(of: .text) == Theme.base.style(of: .text))
    }

    @Test func aCircleIsFound() {
        let load = load(
            "format = 1\ninherits = \"a\"\n",
            others: ["user/a.toml": "format = 1\ninherits = \"b\"\n", "user/b.toml": "format = 1\ninherits = \"a\"\n"])
        #expect(
            load.findings.map(\.description)
                == ["user/b.toml:2:12: error: inherits \"mine\" → \"a\" → \"b\" → \"a\" is a circle."])
    }

    @Test func aMissingThemeLeavesTheOneInCode() {
        let load = ThemeLibrary(folders: ["user"]) { _ in nil }.theme(named: "nobody")
        #expect(load.theme == .base)
        #expect(!load.isGood)
    }

    @Test func aThemesOwnSignsReplaceOurMarks() {
        let load = load(Self.head + "[glyph]\n\"status.paid\" = { unicode = \"√\", ascii = \"P\" }\n")
        #expect(load.findings.isEmpty)
        var page = Canvas(size: Size(columns: 8, rows: 1))
        page.write("✓ Paid ✓", row: 0, column: 0, as: .statusPaid)
        page.write("✓", row: 0, column: 7, as: .text)
        #expect(page.lines(glyphs: load.theme.glyphs(.unicode)) == ["√ Paid ✓"])
        #expect(page.lines(glyphs: load.theme.glyphs(.ascii)) == ["P Paid +"])
        #expect(page.lines(glyphs: load.theme.glyphs(.console)) == ["√ Paid √"])
    }

    @Test(arguments: [
        (UInt32(0x5FD38D), UInt8(78), UInt8(10)), (0xFFFFFF, 231, 15), (0x000000, 16, 0), (0xFF0000, 196, 9),
        (0x808080, 244, 7),
    ])
    func theNearestColourIsAsTheEyeSeesIt(hex: UInt32, full: UInt8, sixteen: UInt8) {
        #expect(RGB(hex).nearest256 == full)
        #expect(RGB(hex).nearest16 == sixteen)
    }

    @Test func aPictureIsEscapedAndColoured() {
        var page = Canvas(size: Size(columns: 20, rows: 2))
        page.write("a < b & \"c\"  ✓", row: 0, column: 0, as: .statusPaid)
        page.tint(Rect(row: 1, column: 0, rows: 1, columns: 20), as: .listSelected)
        let svg = Picture.svg(of: page, theme: .base)
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 184 60\""))
        #expect(svg.contains("a &lt; b &amp; &quot;c&quot;</text>"))
        #expect(svg.contains("fill=\"#5fd38d\""))
        #expect(svg.contains("fill=\"#1b3551\""))
        #expect(svg.hasSuffix("</svg>\n"))
    }

    @Test func aPictureLiesOnTheThemesOwnPageUpToItsEdge() {
        let theme = Self.shipped.theme(named: "contrast-dark").theme
        let svg = Picture.svg(of: Canvas(size: Size(columns: 20, rows: 2)), theme: theme)
        #expect(svg.contains("height=\"100%\" rx=\"8\" fill=\"#000000\"/>"))
        #expect(svg.ranges(of: "<rect").count == 1, "nothing is laid over it")
    }
}
