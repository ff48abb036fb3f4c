import Console
import Daraja
import Payments

/// What a message that was set aside says, as far as it can be read. A stranger may have written it: it is shown, and
/// nothing of it is believed.
struct SetAsideReading {
    /// In a sentence or two; phones are masked in it, and what could disturb a screen is not in it.
    let words: Phrase

    /// The longest text of a message that is shown, in characters.
    private static let longest = 300

    /// Reads a body.
    init(of body: [UInt8]) {
        if let decoded = try? Decoded.read(body, kind: nil), !decoded.fields.isEmpty {
            let fields = decoded.fields.filter { !$0.value.isEmpty }.map { "\($0.name) \($0.value)" }
            words = Self.shown(fields.joined(separator: ", "))
        } else if let text = String(validating: body, as: UTF8.self), !text.isEmpty {
            words = Self.shown(text.split { $0.isWhitespace }.joined(separator: " "))
        } else {
            words = Phrase("\(body.count) bytes that are no text", sw: "baiti \(body.count) zisizo maandishi")
        }
    }

    private static func shown(_ text: String) -> Phrase {
        let safe = text.fitForEyes
        let short = safe.count > longest ? "\(safe.prefix(longest))…" : safe
        return Phrase("“\(short)”", sw: "“\(short)”")
    }
}
