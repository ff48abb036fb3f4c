import Console
import Payments
import Transport

/// The table of keys, for people and programs.
struct KeyTable {
    /// Its lines.
    let lines: [Keymap.Line]

    /// Takes the lines.
    init(_ lines: [Keymap.Line]) { self.lines = lines }

    /// One object a line for programs: always these keys, in this order.
    var json: String {
        lines.map { line in
            JSON.object([
                .init("context", .string(line.place)), .init("command", .string(line.command)),
                .init("keys", .array(line.keys.map(JSON.string))), .init("does", .string(line.title.english)),
            ]).serialised
        }.joined(separator: "\n")
    }

    /// Four columns: where, which command, its keys, what it does.
    func text(_ language: Language) -> String {
        let rows = lines.map { line in
            [line.place, line.command, line.keys.joined(separator: " "), line.title[language]]
        }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }.joined() + row[3]
        }.joined(separator: "\n")
    }
}
