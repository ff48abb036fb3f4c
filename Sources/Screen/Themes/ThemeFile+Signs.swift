import TOMLKit

/// Reading the signs that a theme puts in place of our marks.
extension ThemeFile {
    mutating func readSigns(_ table: TOMLTable, prefix: String) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            let name = prefix + key
            let tiers = Dictionary(uniqueKeysWithValues: GlyphTier.allCases.map { ($0.description, $0) })
            if let inner = value.table, !inner.isEmpty, inner.keys.allSatisfy({ tiers[$0] == nil }) {
                readSigns(inner, prefix: name + ".")
                continue
            }
            guard let role = Role(name: name) else {
                add(places.key(name, in: "glyph"), "role \"\(name)\" does not exist.")
                continue
            }
            guard let inner = value.table else {
                layer.signs[role, default: [:]][.unicode] = sign(value, at: places.value(name, in: "glyph"))
                continue
            }
            for part in inner.keys {
                let place = places.value(name, in: "glyph", part: part)
                guard let tier = tiers[part], let text = inner[part] else {
                    add(place, "a sign has unicode, console and ascii, not \(part).")
                    continue
                }
                layer.signs[role, default: [:]][tier] = sign(text, at: place)
            }
        }
    }

    private mutating func sign(_ value: any TOMLValueConvertible, at place: TOMLPlaces.Place) -> Character? {
        guard let text = value.string, text.count == 1, let character = text.first,
            Glyph(cleaning: character).text == text, Glyph(cleaning: character).width == 1
        else {
            add(place, "a sign is one character of width one.")
            return nil
        }
        return character
    }
}
