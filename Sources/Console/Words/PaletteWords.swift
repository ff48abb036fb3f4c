import Payments
import Screen

/// What the list of commands says.
enum PaletteWords {
    static let title = Phrase("Commands", sw: "Amri")
    static let note = Phrase("type to search · Esc closes", sw: "andika kutafuta · Esc hufunga")
    static let noneFound = Phrase("No command has these words.", sw: "Hakuna amri yenye maneno haya.")
    /// What is typed names a command of another screen.
    static func worksOn(_ screen: Phrase, key: Key?) -> Phrase {
        let way = key.map { " (\($0.name))" } ?? ""
        return Phrase("Works on: \(screen.english)\(way).", sw: "Hufanya kazi kwenye: \(screen.swahili)\(way).")
    }
    static let sendsOnTheTill = Phrase(
        "Sending is on the till alone: Enter reads it back, F9 sends.",
        sw: "Kutuma ni kwenye kaunta tu: Enter husoma, F9 hutuma.")
    static let sendsByItsKey = Phrase(
        "Money is sent by its key alone, on the read-back: F9, or + twice.",
        sw: "Pesa hutumwa kwa kitufe chake tu, baada ya kumsomea mteja: F9, au + mara mbili.")
}
