import Payments

/// Words of the screen, made fit to be heard.
enum LinearText {
    /// The text without what is there for the eye: money in words, receipts letter by letter, masked numbers with one
    /// sign, keys of the screen by the word that does the same here.
    static func plain(_ text: String, in language: Language, _ keymap: Keymap = .usual) -> String {
        var text = Keymap.replacing(LinearWords.keys(in: keymap, language), in: text)
        text = text.replacing(" ••• ", with: "…").replacing(" · ", with: ", ")
        text = text.replacing(/KES ([0-9](?:[0-9,.]*[0-9])?)/) { found in
            language == .english ? "\(found.1) shillings" : "shilingi \(found.1)"
        }
        text = text.split(separator: " ").joined(separator: " ")
        return text.replacing(/[A-Z0-9]{10}/.wordBoundaryKind(.simple)) { found in
            let word = String(found.0)
            guard word.contains(where: \.isLetter), word.contains(where: \.isNumber), Receipt(word) != nil else {
                return word
            }
            return spelled(word)
        }
    }

    /// Letter by letter.
    static func spelled(_ text: String) -> String { text.map(String.init).joined(separator: " ") }

    /// Ended like a sentence.
    static func sentence(_ text: String) -> String {
        guard let last = text.last else { return "" }
        return ".!?…".contains(last) || last == "”" ? text : text + "."
    }
}
