import Payments
import Screen

/// The keys of the themes.
extension Registry {
    static let themes: [Binding] =
        scrolling(in: [.themes]) + [
            Binding(
                .keepTheme, [.enter], in: [.themes], Phrase("Keep this theme", sw: "Weka mandhari hii"),
                short: Phrase("Keep", sw: "Weka"), footer: 1),
            Binding(
                .back, [.escape, .character("q")], in: [.themes],
                Phrase("Back to the theme before", sw: "Rudi mandhari ya awali"),
                short: Phrase("Back", sw: "Rudi"), footer: 2),
            Binding(
                .goThemes, [.alt("t")], in: [.till, .readBack, .live, .filter, .detail, .check, .supervisor],
                Phrase("Themes", sw: "Mandhari"), group: .everywhere),
        ]
}
