/// Hides what must not be seen from text that goes to a log, an error or a screen.
public enum Redaction {
    /// The members of a message whose value is a secret, in lower case.
    private static let secretNames: Set<String> = [
        "password", "securitycredential", "access_token", "passkey", "consumersecret", "consumerkey",
        "initiatorpassword",
    ]

    /// The text with secrets, access tokens and most digits of phone numbers hidden.
    ///
    /// Hidden are the values of secret members; runs of 20 and more letters and digits mixed (tokens, callback paths);
    /// the middle of digit runs as long as a phone number; and the last nine digits of longer runs that are not a
    /// 14-digit date (new CheckoutRequestIDs end in the phone).
    public static func redacted(_ text: String) -> String {
        var result = ""
        var run = ""
        for character in hidingSecretMembers(text) {
            if character.isASCII && (character.isLetter || character.isNumber) {
                run.append(character)
            } else {
                result += hiding(run)
                result.append(character)
                run = ""
            }
        }
        return result + hiding(run)
    }

    private static func hiding(_ run: String) -> String {
        if run.allSatisfy(\.isNumber) {
            return switch run.count {
            case 9...13: "\(run.prefix(4))•••••\(run.suffix(3))"
            case 15...: "\(run.dropLast(9))•••••••••"
            default: run
            }
        }
        return run.count >= 20 && run.contains(where: \.isNumber) ? "\(run.prefix(4))…" : run
    }

    /// Replaces the value in `"Password": "…"`, whatever it is made of. Works on texts that are cut off, too.
    private static func hidingSecretMembers(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        var previous: Substring?
        while let quote = rest.firstIndex(of: "\"") {
            let between = rest[..<quote]
            let inside = rest[rest.index(after: quote)...]
            let end = endOfString(inside)
            let isValue = between.filter { !$0.isWhitespace } == ":"
            let isSecret = isValue && previous.map { secretNames.contains($0.lowercased()) } == true
            result += between + "\"" + (isSecret ? "…" : inside[..<end])
            previous = isValue ? nil : inside[..<end]
            guard end < inside.endIndex else { return result }
            result += "\""
            rest = inside[inside.index(after: end)...]
        }
        return result + rest
    }

    private static func endOfString(_ text: Substring) -> Substring.Index {
        var index = text.startIndex
        while index < text.endIndex, text[index] != "\"" {
            if text[index] == "\\" { index = text.index(after: index) }
            if index < text.endIndex { index = text.index(after: index) }
        }
        return index
    }
}
