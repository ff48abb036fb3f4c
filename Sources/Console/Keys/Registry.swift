import Payments
import Screen

/// Every key that does something, and where, as it is built in; `Keymap` says what holds at this counter.
enum Registry {
    /// The bindings of a place, those that belong to it before those that work everywhere.
    static func offered(in place: Context, for audience: Audience) -> [Binding] {
        let offered = all.filter { $0.places.contains(place) && $0.audience.contains(audience) }
        return offered.filter { $0.group == .here } + offered.filter { $0.group == .everywhere }
    }

    static let all: [Binding] =
        form + list + money + sales + reading + typing + answers + checks + supervisor + palette + everywhere + themes

    private static let anywhere = Set(Context.allCases)
    private static let reading: [Binding] = scrolling(in: [.detail, .help, .why])

    private static let money: [Binding] = [
        Binding(
            .send, [.function(9), .alt("s"), .character("+"), .keypad("+")], in: [.readBack], for: [.cashier],
            Phrase("Send the prompt", sw: "Tuma ombi"), short: Phrase("Send", sw: "Tuma"), footer: 1),
        Binding(
            .send, [.function(9), .alt("s")], in: [.till], for: [.cashier],
            Phrase("Send, once it is read back", sw: "Tuma, baada ya kusoma"), short: Phrase("Send", sw: "Tuma"),
            footer: 1),
        Binding(
            .newPayment, [.function(2), .alt("1")], in: [.till, .readBack], for: [.cashier],
            Phrase("Empty form, new payment", sw: "Futa fomu, malipo mapya"), short: Phrase("New", sw: "Mpya"),
            footer: 3),
        Binding(
            .askAgain, [.function(5), .ctrl("r")], in: [.till, .live, .detail], for: [.cashier],
            Phrase("Ask M-PESA again", sw: "Uliza M-PESA tena"), short: Phrase("Ask again", sw: "Uliza tena"),
            footer: 6),
        Binding(
            .stopWaiting, [.function(8), .ctrl("x")], in: [.till], for: [.cashier],
            Phrase("Stop waiting; is watched", sw: "Acha kusubiri; huangaliwa"),
            short: Phrase("Stop waiting", sw: "Acha kusubiri"), footer: 7),
        Binding(
            .stopWaiting, [.function(8), .ctrl("x")], in: [.live, .detail], for: [.cashier],
            Phrase("Stop waiting; is watched", sw: "Acha kusubiri; huangaliwa"),
            short: Phrase("Stop waiting", sw: "Acha kusubiri"), footer: 9),
        Binding(
            .pullList, [.alt("l")], in: [.till, .readBack, .live, .filter, .detail, .check, .supervisor, .code],
            for: [.cashier], Phrase("Pull M-PESA's list now", sw: "Vuta orodha ya M-PESA"),
            short: Phrase("Pull list", sw: "Vuta orodha"), footer: 16, group: .everywhere),
    ]

    private static let form: [Binding] = [
        Binding(
            .nextField, [.enter], in: [.till], Phrase("Next field, then read back", sw: "Sehemu inayofuata"),
            short: Phrase("Next", sw: "Endelea"), footer: 2),
        Binding(
            .followingField, [.tab], in: [.till], Phrase("Field below", sw: "Sehemu ya chini")),
        Binding(
            .precedingField, [.backTab], in: [.till], Phrase("Field above", sw: "Sehemu ya juu")),
        Binding(
            .earlierPhone, [.up], in: [.till], Phrase("An earlier phone; or up", sw: "Simu ya awali; au juu")),
        Binding(
            .laterPhone, [.down], in: [.till], Phrase("A later phone; or down", sw: "Simu ya baadaye; au chini")),
        Binding(
            .deleteText, [], in: [.till], Phrase("Take one back: number pad", sw: "Futa moja: pedi ya namba"),
            keyNames: Phrase("*", sw: "*")),
        Binding(
            .otherRequest, [.pageDown], in: [.till], Phrase("Next open request", sw: "Ombi lingine"),
            short: Phrase("Next request", sw: "Ombi lingine"), footer: 8),
        Binding(
            .earlierRequest, [.pageUp], in: [.till], Phrase("Previous open request", sw: "Ombi lililotangulia")),
        Binding(
            .openRequest, [.alt("d")], in: [.till], Phrase("Open the request shown", sw: "Fungua ombi hili"),
            short: Phrase("Detail", sw: "Undani"), footer: 8),
        Binding(
            .back, [.escape], in: [.till], Phrase("Put finished one away", sw: "Ondoa lililokwisha"),
            short: Phrase("Put away", sw: "Ondoa"), footer: 4),
        Binding(
            .back, [.escape, .character("*")], in: [.readBack], Phrase("Back to the form", sw: "Rudi kwenye fomu"),
            short: Phrase("Change", sw: "Badili"), footer: 2),
    ]

    private static let list: [Binding] =
        scrolling(in: [.live]) + [
            Binding(
                .open, [.enter, .character("l"), .right], in: [.live], Phrase("Open", sw: "Fungua"), footer: 1),
            Binding(
                .find, [.character("/")], in: [.live], Phrase("Filter the list", sw: "Chuja orodha"),
                short: Phrase("Filter", sw: "Chuja"), footer: 2),
            Binding(
                .follow, [.character("f"), .character("z")], in: [.live],
                Phrase("Follow the newest, on, off", sw: "Fuata mapya, washa, zima"),
                short: Phrase("Follow", sw: "Fuata"), footer: 3),
            Binding(
                .sort, [.character("s")], in: [.live],
                Phrase("Sort: newest, largest", sw: "Panga: mapya, makubwa"), short: Phrase("Sort", sw: "Panga"),
                footer: 7),
            Binding(
                .reload, [.function(5), .ctrl("r")], in: [.live], for: [.watcher],
                Phrase("Read the list again", sw: "Soma orodha tena"), short: Phrase("Reload", sw: "Soma tena"),
                footer: 6),
            Binding(
                .jump, "0123456789".map(Key.character), in: [.live, .check],
                Phrase("Jump to that phone, amount", sw: "Ruka kwa simu au kiasi"),
                keyNames: Phrase("digits", sw: "tarakimu")),
            Binding(
                .reveal, [.character("x")], in: [.live, .detail],
                Phrase("Full number, on and off", sw: "Namba nzima, wazi au la"),
                short: Phrase("Full number", sw: "Namba nzima"), footer: 7),
            Binding(
                .why, [.character("w")], in: [.live, .detail, .check],
                Phrase("Why: what comes next, when", sw: "Kwa nini: nini baadaye"),
                short: Phrase("Why", sw: "Kwa nini"), footer: 8),
            Binding(
                .why, [.alt("y")], in: [.till],
                Phrase("Why: what comes next, when", sw: "Kwa nini: nini baadaye"),
                short: Phrase("Why", sw: "Kwa nini"), footer: 11),
            Binding(
                .back, [.escape, .character("q"), .character("w")], in: [.why], Phrase("Close", sw: "Funga"),
                footer: 1),
            Binding(
                .copy, [.character("y")], in: [.live, .detail, .check],
                Phrase("Copy the receipt", sw: "Nakili risiti"), short: Phrase("Copy", sw: "Nakili"), footer: 9),
            Binding(
                .nextMatch, [.character("n")], in: [.live],
                Phrase("Next that starts so", sw: "Inayofuata inayoanza hivyo")),
            Binding(
                .previousMatch, [.character("N")], in: [.live],
                Phrase("The one before that does", sw: "Iliyotangulia inayoanza hivyo")),
            Binding(
                .printReceipt, [.character("p")], in: [.live, .detail],
                Phrase("Receipt, to be printed", sw: "Risiti ya kuchapwa"),
                short: Phrase("Receipt", sw: "Risiti"), footer: 10),
            Binding(
                .export, [.character("e")], in: [.live],
                Phrase("Export: marked, else shown", sw: "Toa faili: alama au yote"),
                short: Phrase("Export", sw: "Toa faili"), footer: 10),
            Binding(
                .mark, [.character(" ")], in: [.live], Phrase("Mark the row, on, off", sw: "Weka alama au ondoa"),
                short: Phrase("Mark", sw: "Alama"), footer: 10),
            Binding(
                .unmark, [.character("u")], in: [.live], Phrase("Take all marks away", sw: "Ondoa alama zote"),
                short: Phrase("Unmark", sw: "Ondoa alama"), footer: 9),
            Binding(
                .unfold, [.character("r")], in: [.detail],
                Phrase("Raw messages, on and off", sw: "Ujumbe halisi, wazi au la"),
                short: Phrase("Raw", sw: "Halisi"), footer: 3),
            Binding(
                .back, [.escape, .character("q"), .character("h"), .left], in: [.detail],
                Phrase("Back", sw: "Rudi"), footer: 2),
            Binding(
                .back, [.escape, .character("q"), .character("h"), .left], in: [.live], for: [.cashier],
                Phrase("Clear filter, then back", sw: "Futa kichujio, kisha rudi"),
                short: Phrase("Back", sw: "Rudi"), footer: 8),
            Binding(
                .back, [.escape], in: [.live], for: [.watcher], Phrase("Clear the filter", sw: "Futa kichujio")),
            Binding(
                .leave, [.character("q")], in: [.live], for: [.watcher], Phrase("Leave", sw: "Toka")),
            Binding(
                .back, [.escape, .character("q")], in: [.help], Phrase("Close", sw: "Funga"), footer: 1),
        ]

    /// Keys that move in a list or a long text.
    static func scrolling(in places: Set<Context>) -> [Binding] {
        [
            Binding(.scroll(.down), [.character("j"), .down], in: places, Phrase("Down", sw: "Chini")),
            Binding(.scroll(.up), [.character("k"), .up], in: places, Phrase("Up", sw: "Juu")),
            Binding(.scroll(.first), [.character("g"), .home], in: places, Phrase("Top", sw: "Mwanzo")),
            Binding(.scroll(.last), [.character("G"), .end], in: places, Phrase("End", sw: "Mwisho")),
            Binding(.scroll(.pageDown), [.pageDown], in: places, Phrase("A page down", sw: "Ukurasa chini")),
            Binding(.scroll(.pageUp), [.pageUp], in: places, Phrase("A page up", sw: "Ukurasa juu")),
            Binding(.scroll(.halfDown), [.ctrl("d")], in: places, Phrase("Half a page down", sw: "Nusu ukurasa chini")),
            Binding(.scroll(.halfUp), [.ctrl("u")], in: places, Phrase("Half a page up", sw: "Nusu ukurasa juu")),
        ]
    }

    private static let texts = Set(Context.allCases.filter(\.isText))
    private static let typing: [Binding] = [
        Binding(
            .finishFilter, [.enter], in: [.filter], Phrase("Keep the filter", sw: "Weka kichujio"),
            short: Phrase("Keep", sw: "Weka"), footer: 1),
        Binding(
            .back, [.escape], in: [.filter], Phrase("Clear the filter", sw: "Futa kichujio"),
            short: Phrase("Clear", sw: "Futa"), footer: 2),
        Binding(
            .moveCursor, [.left, .right, .home, .end, .ctrl("a"), .ctrl("e")], in: texts,
            Phrase("Move in the field", sw: "Sogea ndani ya sehemu"),
            keyNames: Phrase("← → Home End", sw: "← → Home End")),
        Binding(
            .deleteText, [.backspace, .delete, .ctrl("w"), .ctrl("k")], in: texts,
            Phrase("Delete sign, word, rest", sw: "Futa herufi, neno, baki"),
            keyNames: Phrase("Bksp Del ^W ^K", sw: "Bksp Del ^W ^K")),
        Binding(
            .emptyField, [.ctrl("u")], in: texts, Phrase("Delete all before", sw: "Futa yote ya nyuma")),
        Binding(.undoTyping, [.ctrl("y")], in: texts, Phrase("Undo typing", sw: "Tengua uandishi")),
    ]

    private static let answers: [Binding] = [
        // Both from the number pad, too; not by the keys that send, which a hand may press twice.
        Binding(
            .yes, [.character("y"), .character("/"), .keypad("/")], in: [.question], Phrase("Yes", sw: "Ndiyo"),
            footer: 1),
        Binding(
            .no, [.character("n"), .escape, .character("*"), .keypad("*")], in: [.question],
            Phrase("No", sw: "Hapana"), footer: 2),
    ]

    private static let everywhere: [Binding] = [
        Binding(
            .help, [.function(1), .alt("h")], in: anywhere, Phrase("Keys that work here", sw: "Vitufe vya hapa"),
            short: Phrase("Help", sw: "Msaada"), footer: 0, group: .everywhere),
        Binding(
            .help, [.character("?")], in: [.readBack, .live, .detail], Phrase("The same", sw: "Vilevile"),
            group: .everywhere),
        Binding(
            .goTill, [.function(2), .alt("1")], in: [.live, .filter, .detail, .help], for: [.cashier],
            Phrase("Till", sw: "Kaunta"), footer: 5, group: .everywhere),
        Binding(
            .goLive, [.function(3), .alt("2")], in: [.till, .readBack, .live, .filter, .detail, .help],
            Phrase("Live list", sw: "Orodha hai"), short: Phrase("Live", sw: "Orodha"), footer: 5,
            group: .everywhere),
        Binding(
            .find, [.function(7), .alt("f")], in: [.till, .readBack, .live, .filter, .detail, .help],
            Phrase("Find a payment", sw: "Tafuta malipo"), short: Phrase("Find", sw: "Tafuta"), footer: 12,
            group: .everywhere),
        Binding(
            .language, [.alt("g")], in: anywhere, Phrase("Kiswahili", sw: "English"), footer: 14, group: .everywhere),
        Binding(
            .largeDigits, [.alt("b")], in: [.till, .readBack, .supervisor],
            Phrase("Large digits on, off", sw: "Tarakimu kubwa"), group: .everywhere),
        Binding(.redraw, [.ctrl("l")], in: anywhere, Phrase("Draw again", sw: "Chora tena"), group: .everywhere),
        Binding(
            .suspend, [.ctrl("z")], in: anywhere, Phrase("Suspend", sw: "Sitisha kwa muda"), group: .everywhere),
        Binding(
            .interrupt, [.ctrl("c")], in: anywhere,
            Phrase("Esc; twice: leave", sw: "Esc; mara mbili: toka"), group: .everywhere),
        Binding(
            .leave, [.function(10), .alt("q")], in: anywhere.subtracting([.question]), Phrase("Leave", sw: "Toka"),
            footer: 13,
            group: .everywhere),
    ]
}
