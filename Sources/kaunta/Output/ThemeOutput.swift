import Console
import Screen
import Transport

/// A theme as `theme list` shows it.
struct ThemeOutput {
    /// Where it is.
    let entry: ThemeFolders.Entry
    /// What was read there.
    let load: ThemeLibrary.Load

    /// The line for people.
    var words: String {
        let name = entry.name + String(repeating: " ", count: max(1, 18 - entry.name.count))
        let fault = load.isGood ? "" : "  (has errors: kaunta theme check \(entry.name))"
        return "\(name)\(load.theme.kind.rawValue)\(load.theme.kind == .dark ? "   " : "  ")\(load.theme.title)\(fault)"
            .fitForEyes
    }

    /// The line for programs: always these keys, always in this order.
    var line: String {
        let promises = Theme.Promise.allCases.filter(load.theme.promises.contains).map { JSON.string($0.rawValue) }
        let object: JSON = [
            "name": .string(entry.name), "title": .string(load.theme.title.fitForEyes),
            "kind": .string(load.theme.kind.rawValue), "promises": .array(promises),
            "file": .string(entry.path.fitForEyes), "good": .bool(load.isGood),
        ]
        return object.serialised
    }
}

extension ThemeFinding {
    /// The line for programs: always these keys, always in this order.
    var jsonLine: String {
        let object: JSON = [
            "file": .string(file.fitForEyes), "line": .number("\(line)"), "column": .number("\(column)"),
            "severity": .string(severity.rawValue), "message": .string(message.fitForEyes),
        ]
        return object.serialised
    }
}
