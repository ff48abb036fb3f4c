import Payments
import Screen

/// The keys of what needs a check, of decisions, and of typed codes.
extension Registry {
    static let checks: [Binding] = checkList + decisions + codes

    private static let checkList: [Binding] =
        scrolling(in: [.check]) + [
            Binding(
                .open, [.enter, .character("l"), .right], in: [.check], Phrase("Open", sw: "Fungua"), footer: 1),
            Binding(
                .release, [.character("a")], in: [.check, .detail], for: [.cashier],
                Phrase("Allow another prompt", sw: "Ruhusu ombi lingine"), short: Phrase("Allow", sw: "Ruhusu"),
                footer: 2),
            Binding(
                .giveGoods, [.character("o")], in: [.check, .detail], for: [.cashier],
                Phrase("Goods out without proof", sw: "Bidhaa zitoke bila uthibitisho")),
            Binding(
                .close, [.character("n")], in: [.check, .detail], for: [.cashier],
                Phrase("Close: two answers, not paid", sw: "Funga: majibu 2, haijalipwa"),
                short: Phrase("Not paid", sw: "Haijalipwa"), footer: 2),
            Binding(
                .resolve, [.character("d")], in: [.check, .detail], for: [.cashier],
                Phrase("Done: say what was done", sw: "Tayari: sema kilichofanywa"),
                short: Phrase("Done", sw: "Tayari"), footer: 2),
            Binding(
                .askAgain, [.function(5), .ctrl("r")], in: [.check], for: [.cashier],
                Phrase("Ask M-PESA again", sw: "Uliza M-PESA tena"), short: Phrase("Ask again", sw: "Uliza tena"),
                footer: 3),
            Binding(
                .reveal, [.character("x")], in: [.check],
                Phrase("Full number, on and off", sw: "Namba nzima, wazi au la"),
                short: Phrase("Full number", sw: "Namba nzima"), footer: 7),
            Binding(
                .back, [.escape, .character("q"), .character("h"), .left], in: [.check], Phrase("Back", sw: "Rudi"),
                footer: 4),
            Binding(
                .goCheck, [.alt("5"), .alt("c")],
                in: [.till, .readBack, .live, .filter, .detail, .check, .supervisor, .help, .code],
                Phrase("Needs a check", sw: "Ya kukagua"), group: .everywhere),
            Binding(
                .help, [.character("?")], in: [.check, .supervisor], Phrase("The same", sw: "Vilevile"),
                group: .everywhere),
            Binding(
                .goTill, [.function(2), .alt("1")], in: [.check, .code, .supervisor], for: [.cashier],
                Phrase("Till", sw: "Kaunta"), footer: 5, group: .everywhere),
            Binding(
                .goLive, [.function(3), .alt("2")], in: [.check, .code, .supervisor],
                Phrase("Live list", sw: "Orodha hai"),
                short: Phrase("Live", sw: "Orodha"), footer: 5, group: .everywhere),
            Binding(
                .find, [.function(7), .alt("f")], in: [.check, .code, .supervisor],
                Phrase("Find a payment", sw: "Tafuta malipo"),
                short: Phrase("Find", sw: "Tafuta"), footer: 12, group: .everywhere),
        ]

    private static let decisions: [Binding] = [
        Binding(
            .nextField, [.enter], in: [.decision], for: [.cashier], Phrase("Next field", sw: "Sehemu inayofuata"),
            short: Phrase("Next", sw: "Endelea"), footer: 1),
        Binding(
            .followingField, [.tab, .down, .backTab, .up], in: [.decision], for: [.cashier],
            Phrase("The other field", sw: "Sehemu nyingine")),
        Binding(
            .confirm, [.alt("k")], in: [.decision], for: [.cashier],
            Phrase("Write the decision down", sw: "Andika uamuzi"), short: Phrase("Confirm", sw: "Thibitisha"),
            footer: 2),
        Binding(
            .back, [.escape], in: [.decision], for: [.cashier], Phrase("Decide nothing", sw: "Usiamue"),
            short: Phrase("Back", sw: "Rudi"), footer: 3),
    ]

    private static let codes: [Binding] = [
        Binding(
            .typeCode, [.alt("v")], in: [.till, .readBack, .live, .filter, .detail, .check, .supervisor],
            Phrase("Look up an SMS code", sw: "Tafuta msimbo wa SMS"), group: .everywhere),
        Binding(
            .typeCode, [.character("c")], in: [.check], Phrase("Look up an SMS code", sw: "Tafuta msimbo wa SMS"),
            short: Phrase("SMS code", sw: "Msimbo"), footer: 4),
        // What asks Safaricom comes before the rest, where it can: the footer has room for few.
        Binding(
            .askAgain, [.function(5), .ctrl("r")], in: [.code], for: [.cashier],
            Phrase("Ask M-PESA about it", sw: "Uliza M-PESA kuhusu huo"),
            short: Phrase("Ask M-PESA", sw: "Uliza M-PESA"), footer: 1),
        Binding(
            .nextField, [.enter], in: [.code], Phrase("Look it up again", sw: "Utafute tena"),
            short: Phrase("Look again", sw: "Tafuta tena"), footer: 3),
        Binding(
            .emptyField, [.ctrl("u")], in: [.code], Phrase("Another code", sw: "Msimbo mwingine"),
            short: Phrase("Another", sw: "Mwingine"), footer: 2),
        Binding(
            .back, [.escape], in: [.code], Phrase("Close", sw: "Funga"), footer: 2),
    ]
}
