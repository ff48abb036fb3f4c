import Payments
import Screen

/// One payment in full, as lines of a given width.
struct DetailText {
    private(set) var lines: [TextLine] = []
    private let width: Int
    private let language: Language
    private static let labelWidth = 12

    init(width: Int, language: Language) {
        self.width = max(8, width)
        self.language = language
    }

    mutating func title(_ phrase: Phrase) {
        lines.append(.blank)
        lines.append(TextLine(Span(phrase[language], .title)))
    }

    /// A name and what it is, on further lines where it is long.
    mutating func fact(_ name: Phrase, _ text: String, _ role: Role = .text) {
        let room = width - DetailText.labelWidth
        for (index, part) in text.wrapped(to: room).enumerated() {
            let label = TextLine(Span(index == 0 ? name[language] : "", .textMuted))
            lines.append(label.padded(to: DetailText.labelWidth) + TextLine(Span(part, role)))
        }
    }

    /// A remark under a fact.
    mutating func remark(_ text: String, _ role: Role = .textMuted) {
        let room = width - DetailText.labelWidth
        for part in text.wrapped(to: room) {
            lines.append(TextLine().padded(to: DetailText.labelWidth) + TextLine(Span(part, role)))
        }
    }

    mutating func paragraph(_ text: String, _ role: Role = .text, indent: Int = 0) {
        for part in text.wrapped(to: width - indent) {
            lines.append(TextLine(Span(String(repeating: " ", count: indent) + part, role)))
        }
    }

    mutating func line(_ line: TextLine) { lines.append(line) }

    /// Two groups of facts: beside each other where there is room, else one after the other.
    mutating func groups(_ left: (inout DetailText) -> Void, _ right: (inout DetailText) -> Void) {
        guard width >= 64 else {
            left(&self)
            right(&self)
            return
        }
        let half = width / 2
        var (first, second) = (
            DetailText(width: half - 2, language: language), DetailText(width: half, language: language)
        )
        left(&first)
        right(&second)
        for index in 0..<max(first.lines.count, second.lines.count) {
            let line = index < first.lines.count ? first.lines[index] : .blank
            lines.append(line.padded(to: half) + (index < second.lines.count ? second.lines[index] : .blank))
        }
    }
}
