import Payments
import Screen

/// The names of keys in the catalogue, and whose they are.
extension Keymap {
    /// A command, and the place that its key is named for where it has none in the place that one is in.
    private typealias Named = (action: Action, place: Context)

    private static let find: Named = (.find, .live)
    private static let follow: Named = (.follow, .live)
    private static let hold: Named = (.hold, .live)
    private static let take: Named = (.take, .live)
    private static let check: Named = (.goCheck, .till)
    private static let list: Named = (.goLive, .till)
    private static let release: Named = (.release, .check)
    private static let close: Named = (.close, .check)
    private static let resolve: Named = (.resolve, .check)
    private static let next: Named = (.nextField, .till)

    /// A part of a text, where `%` stands for the name of a key; several stand in their order.
    private static let texts: [(text: String, names: [Named])] = [
        ("%, then %", [check, release]), ("%, kisha %", [check, release]), ("%, %", [check, release]),
        ("(%, %)", [list, hold]),
        ("% follows", [follow]), ("% hufuata", [follow]),
        ("% searches all", [find]), ("% hutafuta zote", [find]),
        ("% holds it", [hold]), ("% huishikilia", [hold]), ("Hold it first: %", [hold]),
        ("Ishikilie kwanza: %", [hold]),
        ("% takes it", [take]), ("% huichukua", [take]),
        ("prompt go (%)", [release]), ("ombi lingine (%)", [release]),
        ("without it: %", [close]), ("isiyo nalo: %", [close]),
        ("% says what was done", [resolve]), ("% husema kilichofanywa", [resolve]),
        ("(% on it", [resolve]), ("(%, au kaunta", [resolve]),
        ("% shows them", [(.unfold, .detail)]), ("% huonyesha", [(.unfold, .detail)]),
        ("% more", [(.scroll(.down), .help)]), ("% zaidi", [(.scroll(.down), .help)]),
        ("% empties it", [(.newPayment, .till)]), ("% huifuta", [(.newPayment, .till)]),
        ("% once more", [(.interrupt, .till)]), ("% tena", [(.interrupt, .till)]),
        ("% first:", [next]), ("% kwanza:", [next]), ("% reads it back", [next]), ("% husoma", [next]),
        ("% keeps it", [next]), ("% huiacha", [next]), ("% picks", [next]), ("% huchagua", [next]),
        ("% keeps", [(.keepTheme, .themes)]), ("% huweka", [(.keepTheme, .themes)]),
        ("%", [(.askAgain, .till)]), ("%", [list]), ("%", [check]), ("%", [(.confirm, .decision)]),
        ("%", [(.askForRest, .till)]), ("%", [(.sendAgain, .till)]), ("%", [(.typeCode, .till)]),
        ("%", [(.wrongNumber, .till)]), ("%", [(.pullList, .till)]),
    ]

    /// The names of keys in the catalogue that are other ones in a place of this keymap; what stands first fits first.
    static func renames(in keymap: Keymap, at here: Context) -> [(from: String, to: String)] {
        func name(_ named: Named, in keymap: Keymap, at places: [Context]) -> String {
            let places = named.place == .help ? [.help] : places
            return places.lazy.flatMap { keymap.keys(of: named.action, in: $0, for: .cashier) }.first?.name ?? "F1"
        }
        func text(_ entry: (text: String, names: [Named]), in keymap: Keymap, at here: Context?) -> String {
            entry.names.reduce(entry.text) { text, named in
                text.replacing(
                    "%", with: name(named, in: keymap, at: [here, named.place].compactMap { $0 }), maxReplacements: 1)
            }
        }
        let sending = [Language.english, .swahili].map { (sendKeys(of: .usual)[$0], sendKeys(of: keymap)[$0]) }
        let send: Named = (.send, .readBack)
        let rest = texts.map { (text($0, in: .usual, at: nil), text($0, in: keymap, at: here)) }
        let all = sending + rest + [(name(send, in: .usual, at: [.readBack]), name(send, in: keymap, at: [.readBack]))]
        let changed = all.filter { $0 != $1 }
        // What is the same here stays in where a shorter text would change a part of it.
        return all.filter { entry in entry.0 != entry.1 || changed.contains { entry.0.hasPrefix($0.0) } }
    }

    /// The keys that send, as a read-back names them.
    private static func sendKeys(of keymap: Keymap) -> Phrase {
        let keys = keymap.keys(of: .send, in: .readBack, for: .cashier)
        let sign = keys.last { $0.isPrintable }.map { TillWords.twice($0.name) }
        guard let key = keys.first, !key.isPrintable else { return sign ?? TillWords.twice("–") }
        return sign.map { TillWords.either(key.name, $0) } ?? Phrase(key.name, sw: key.name)
    }
}
