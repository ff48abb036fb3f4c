import Payments

/// What is said of themes.
enum ThemeWords {
    static let title = Phrase("Theme", sw: "Mandhari")
    static let note = Phrase("Enter keeps · Esc goes back", sw: "Enter huweka · Esc hurudi")
    static let paid = Phrase("Paid", sw: "Imelipwa")
    static let waiting = Phrase("Waits", sw: "Inasubiri")
    static let failed = Phrase("Failed", sw: "Imekataa")
    static let unknown = Phrase("Unknown", sw: "Haijulikani")

    static func kept(_ name: String) -> Phrase { Phrase("Theme: \(name). Kept.", sw: "Mandhari: \(name). Imewekwa.") }

    static func broken(_ fault: Phrase) -> Phrase {
        Phrase(
            "\(fault.english) The last good theme stays.", sw: "\(fault.swahili) Mandhari nzuri ya mwisho inabaki.")
    }
}
