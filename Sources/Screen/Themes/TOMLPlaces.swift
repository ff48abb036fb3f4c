/// Where the keys and values of a TOML text stand, since its reader does not say.
struct TOMLPlaces {
    struct Place: Equatable {
        var line = 1
        var column = 1
    }

    private struct Entry {
        let section: String
        let key: String
        let keyAt: Place
        let valueAt: Place
        let line: String
    }

    private var entries: [Entry] = []
    private var sections: [String: Place] = [:]

    init(text: String) {
        var section = ""
        for (index, line) in TOMLLines.split(text).enumerated() {
            let blanks = line.prefix { $0 == " " || $0 == "\t" }.count
            let rest = line.dropFirst(blanks)
            if rest.first == "[" {
                section = String(rest.drop { $0 == "[" }.prefix { $0 != "]" }.filter { $0 != " " })
                if sections[section] == nil { sections[section] = Place(line: index + 1, column: blanks + 1) }
                continue
            }
            guard rest.first != "#", let equals = rest.firstIndex(of: "=") else { continue }
            let key = rest[..<equals].filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
            let after = rest[equals...].dropFirst()
            let gap = after.prefix { $0 == " " || $0 == "\t" }.count
            let valueColumn = blanks + rest.distance(from: rest.startIndex, to: equals) + 2 + gap
            entries.append(
                Entry(
                    section: section, key: String(key), keyAt: Place(line: index + 1, column: blanks + 1),
                    valueAt: Place(line: index + 1, column: valueColumn), line: String(line)))
        }
    }

    /// Where a key stands: its own place, or its section's.
    func key(_ key: String, in section: String) -> Place {
        entry(key, in: section)?.keyAt ?? sections[section] ?? Place()
    }

    /// Where a key's value stands, or a part of the value when it is an inline table.
    func value(_ key: String, in section: String, part: String? = nil) -> Place {
        guard let entry = entry(key, in: section) else { return sections[section] ?? Place() }
        guard let part else { return entry.valueAt }
        let characters = Array(entry.line)
        var column = entry.valueAt.column - 1
        while column + part.count <= characters.count {
            let before = column > 0 ? characters[column - 1] : " "
            let end = column + part.count
            if String(characters[column..<end]) == part, " {,\"\t".contains(before), end < characters.count,
                " =\"\t".contains(characters[end])
            {
                return Place(line: entry.valueAt.line, column: column + 1)
            }
            column += 1
        }
        return entry.valueAt
    }

    private func entry(_ key: String, in section: String) -> Entry? {
        entries.first { $0.section == section && $0.key == key }
            ?? entries.first { $0.section.isEmpty && $0.key == "\(section).\(key)" }
            ?? entries.first { entry in
                entry.section.hasPrefix(section + ".")
                    && "\(entry.section.dropFirst(section.count + 1)).\(entry.key)" == key
            }
    }
}
