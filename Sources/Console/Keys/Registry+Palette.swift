import Payments
import Screen

/// The keys of the commands that are found by name.
extension Registry {
    static let palette: [Binding] = [
        Binding(
            .commands, [.ctrl("p")], in: [.till, .readBack, .live, .filter, .detail, .check, .supervisor, .help],
            Phrase("Commands by name", sw: "Amri kwa jina"), short: Phrase("Commands", sw: "Amri"), footer: 15,
            group: .everywhere),
        Binding(
            .commands, [.character(":")], in: [.readBack, .live, .detail, .check, .supervisor, .help],
            Phrase("The same", sw: "Vilevile"), group: .everywhere),
        Binding(
            .runCommand, [.enter], in: [.palette], Phrase("Do what is picked", sw: "Fanya lililochaguliwa"),
            short: Phrase("Do it", sw: "Fanya"), footer: 1),
        Binding(.scroll(.down), [.down], in: [.palette], Phrase("Down", sw: "Chini")),
        Binding(.scroll(.up), [.up], in: [.palette], Phrase("Up", sw: "Juu")),
        Binding(.scroll(.pageDown), [.pageDown], in: [.palette], Phrase("A page down", sw: "Ukurasa chini")),
        Binding(.scroll(.pageUp), [.pageUp], in: [.palette], Phrase("A page up", sw: "Ukurasa juu")),
        Binding(.back, [.escape], in: [.palette], Phrase("Close", sw: "Funga"), footer: 2),
    ]
}
