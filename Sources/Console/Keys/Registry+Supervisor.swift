import Payments
import Screen

/// The keys of the day at the shop.
extension Registry {
    static let supervisor: [Binding] =
        scrolling(in: [.supervisor]) + [
            Binding(
                .goSupervisor, [.function(6), .alt("4")],
                in: [.till, .readBack, .live, .filter, .detail, .check, .code, .help],
                Phrase("The day at the shop", sw: "Siku ya duka"), short: Phrase("Day", sw: "Siku"), footer: 11,
                group: .everywhere),
            Binding(
                .open, [.enter, .right], in: [.supervisor], Phrase("The till's payments", sw: "Malipo ya kaunta"),
                short: Phrase("Open till", sw: "Fungua kaunta"), footer: 1),
            Binding(
                .back, [.escape, .character("q"), .left], in: [.supervisor], for: [.cashier],
                Phrase("Back", sw: "Rudi"), footer: 2),
            Binding(
                .back, [.escape], in: [.supervisor], for: [.watcher], Phrase("Back", sw: "Rudi"), footer: 2),
            Binding(
                .reload, [.function(5), .ctrl("r")], in: [.supervisor],
                Phrase("Count again", sw: "Hesabu tena"), footer: 3),
        ]
}
