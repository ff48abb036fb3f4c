import Screen

extension FuzzTarget {
    /// A theme: every finding has a line, every role a look, every sign is one cell wide.
    static let theme = FuzzTarget("theme") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        let load = ThemeLibrary(folders: ["themes"]) { $0 == "themes/f.toml" ? text : nil }.theme(named: "f")
        for finding in load.findings {
            try hold((1...lines + 1).contains(finding.line) && finding.column >= 1, "a finding of no line: \(finding)")
        }
        for tier in GlyphTier.allCases {
            let glyphs = load.theme.glyphs(tier)
            for role in Role.allCases { try checkSign(glyphs, role) }
        }
    }
}

/// What is shown for our tick in that role takes one cell and steers nothing.
private func checkSign(_ glyphs: GlyphMap, _ role: Role) throws(BrokenProperty) {
    let shown = glyphs.shown(Cell(glyph: Glyph(cleaning: "✓"), role: role))
    let glyph = shown.first.map(Glyph.init(cleaning:))
    try hold(shown.count == 1 && glyph?.width == 1 && glyph?.text == shown, "a sign that is no sign: \(shown)")
}
