import Screen

/// A piece of a line, with what it means.
struct Span: Equatable, Sendable {
    let text: String
    let role: Role

    init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

/// A line of a text that is scrolled through.
struct TextLine: Equatable, Sendable {
    var spans: [Span]

    init(_ spans: Span...) { self.spans = spans }

    static let blank = TextLine()
}

extension TextLine {
    var width: Int { spans.reduce(0) { $0 + CellWidth.of($1.text) } }

    /// The line, cut to a width.
    func fitted(to width: Int) -> TextLine {
        var line = TextLine()
        var room = width
        for span in spans where room > 0 {
            let used = CellWidth.of(span.text)
            if used > room {
                var kept = span.text
                while !kept.isEmpty, CellWidth.of(kept) > room - 1 { kept.removeLast() }
                line.spans.append(Span(kept + "…", span.role))
            } else {
                line.spans.append(span)
            }
            room -= used
        }
        return line
    }

    /// The line, filled up with blanks.
    func padded(to width: Int) -> TextLine {
        var line = self
        let spare = width - self.width
        line.spans.append(Span(String(repeating: " ", count: max(1, spare))))
        return line
    }

    static func + (left: TextLine, right: TextLine) -> TextLine {
        var line = left
        line.spans += right.spans
        return line
    }
}

extension String {
    /// The text in lines of at most `width` cells, broken at blanks; a word that is longer is cut.
    func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ") {
            var rest = String(word)
            if !line.isEmpty {
                if CellWidth.of(line) + 1 + CellWidth.of(rest) <= width {
                    line += " " + rest
                    continue
                }
                lines.append(line)
                line = ""
            }
            while CellWidth.of(rest) > width {
                var head = ""
                while let first = rest.first, CellWidth.of(head) + CellWidth.of(String(first)) <= width {
                    head.append(rest.removeFirst())
                }
                if head.isEmpty { return lines }
                lines.append(head)
            }
            line = rest
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

extension Canvas {
    /// Writes a text over several rows and returns how many it took, at most `rows`; the last one ends in `…` when more
    /// would follow.
    @discardableResult
    mutating func writeWrapped(
        _ text: String, row: Int, column: Int, width: Int, rows: Int, as role: Role = .text
    ) -> Int {
        let lines = text.wrapped(to: width)
        for (index, line) in lines.prefix(max(0, rows)).enumerated() {
            let isCut = index == rows - 1 && lines.count > rows
            write(isCut ? line + " …" : line, row: row + index, column: column, as: role, width: width)
        }
        return min(lines.count, max(0, rows))
    }

    /// Writes a line of spans, cut at `width`.
    mutating func write(_ line: TextLine, row: Int, column: Int, width: Int) {
        within(Rect(row: row, column: column, rows: 1, columns: width)) { canvas in
            var at = 0
            for span in line.fitted(to: width).spans {
                at += canvas.write(span.text, row: 0, column: at, as: span.role)
            }
        }
    }
}
