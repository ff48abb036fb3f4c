import Console
import Daraja
import Payments
import Transport

/// A message taken apart, as `decode --json` prints it: always these keys, always in this order, in English.
struct DecodedJSON {
    private let decoded: Decoded

    /// Takes what was read.
    init(_ decoded: Decoded) { self.decoded = decoded }

    /// The line.
    var line: String {
        let object: JSON = [
            "kind": .string(decoded.kind.rawValue),
            "verdict": decoded.verdict.map { .string($0.rawValue) } ?? .null,
            "resultCode": decoded.resultCode.map { .string($0.text.fitForEyes) } ?? .null,
            "theirWords": .string(decoded.theirWords.fitForEyes),
            "meaning": .string(decoded.meaning.english),
            "doNow": .string(decoded.doNow.english),
            "fields": .object(decoded.fields.map { .init($0.name, .string($0.value.fitForEyes)) }),
            "warnings": .array(decoded.warnings.map { .string($0.fitForEyes) }),
        ]
        return object.serialised
    }
}

/// A message taken apart, in words.
struct DecodedText {
    /// How words are put.
    let ink: Ink

    /// One screenful.
    func lines(of decoded: Decoded) -> String {
        var lines: [String] = []
        func row(_ name: String, _ value: String) {
            guard !value.isEmpty else { return }
            lines.append(
                ink.fitted("\(name)\(String(repeating: " ", count: max(1, 20 - name.count)))\(value.fitForEyes)"))
        }
        row("kind", decoded.kind.rawValue)
        if let verdict = decoded.verdict {
            let word = ink.paint(ink.say(verdict.words), as: Ink.role(of: verdict))
            lines.append(ink.fitted("verdict\(String(repeating: " ", count: 13))\(word)"))
        }
        row("code", decoded.resultCode?.text ?? "")
        row("their words", decoded.theirWords)
        row("meaning", ink.say(decoded.meaning))
        row("do now", ink.say(decoded.doNow))
        for field in decoded.fields { row("  \(field.name)", field.value) }
        for warning in decoded.warnings { row("odd", warning) }
        return lines.joined(separator: "\n")
    }

    /// Why it can't be decoded, with the line and the column where it broke.
    static func complaint(about fault: DecodeFault, in bytes: [UInt8]) -> String {
        let before = bytes.prefix(fault.offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        return "\(fault) (Line \(line), column \(column).)".fitForEyes
    }
}
