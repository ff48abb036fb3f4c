import Payments

/// What is answered to keys.
extension ScreenWords {
    /// To a key that does something only in what lies under a dialog. It goes without a name: texts have those of keys that
    /// were moved changed, and this one is the key that was pressed.
    static let escapeFirst = Phrase("Esc first, then that key.", sw: "Kwanza Esc, kisha kitufe hicho.")

    /// To a key that does nothing in a place.
    static func doesNothing(help: String) -> Phrase {
        Phrase(
            "That key does nothing here; \(help) shows those that do.",
            sw: "Kitufe hicho hakifanyi kitu hapa; \(help) huonyesha vinavyofanya.")
    }

    static let digitsLarge = Phrase("Large digits.", sw: "Tarakimu kubwa.")
    static let digitsPlain = Phrase("Plain digits.", sw: "Tarakimu za kawaida.")
    static let noRoomForDigits = Phrase(
        "Large digits need 22 rows.", sw: "Tarakimu kubwa zinahitaji mistari 22.")
}
