import TOMLKit

/// One theme file as it was read: its own words, and what is wrong with them.
struct ThemeFile {
    var title: String
    var kind: Theme.Kind?
    var inherits: String?
    var layer = Theme.Layer()
    private(set) var findings: [ThemeFinding] = []

    private let path: String
    let places: TOMLPlaces
    private(set) var palette: [String: Paint] = [:]
    private(set) var promises: Set<Theme.Promise> = []
    private var root = TOMLTable()
    /// Every name for a colour that counts here: the file's own, and what it inherits.
    private var names: [String: Paint] = [:]

    /// Reads all of a text but its styles, which rest on the palettes of other files too; what is wrong is left out and
    /// told in `findings`.
    init(path: String, text: String) {
        self.path = path
        title = path.split(separator: "/").last.map { String($0).replacing(".toml", with: "") } ?? path
        places = TOMLPlaces(text: text)
        if let heading = TOMLHeading.unreadable(in: text) {
            add(
                TOMLPlaces.Place(line: heading.line, column: heading.column),
                "this is no TOML: a heading is a name in brackets.")
            return
        }
        do {
            root = try TOMLTable(string: text)
            readHead()
        } catch let error as TOMLParseError {
            add(
                TOMLPlaces.Place(line: error.source.begin.line, column: error.source.begin.column),
                "this is no TOML: \(error.description)")
        } catch {
            add(TOMLPlaces.Place(), "this is no TOML.")
        }
    }

    /// Notes something about this file.
    mutating func add(_ place: TOMLPlaces.Place, _ message: String, _ severity: ThemeFinding.Severity = .error) {
        findings.append(
            ThemeFinding(
                file: path, line: place.line, column: place.column, severity: severity, message: message))
    }

    /// Where the name of the inherited theme stands.
    var inheritsAt: TOMLPlaces.Place { places.value("inherits", in: "") }

    /// Where the file speaks of a role's text: the role's own line, or the colour's that it inherits by name.
    func place(of role: Role, ink: String?) -> TOMLPlaces.Place {
        if let name = layer.name(of: role) { return places.key(name, in: "role") }
        if let ink, palette[ink] != nil { return places.key(ink, in: "palette") }
        return TOMLPlaces.Place()
    }

    /// Reads the styles, with every name for a colour that counts.
    mutating func readStyles(with names: [String: Paint]) {
        self.names = names
        readRoles(section("role", of: root), prefix: "")
        readSigns(section("glyph", of: root), prefix: "")
    }

    private mutating func readHead() {
        for key in root.keys where !ThemeFile.parts.contains(key) {
            add(
                places.key(key, in: ""),
                "\"\(key)\" is no part of a theme: \(ThemeFile.parts.dropLast().joined(separator: ", ")) and glyph are."
            )
        }
        if root["format"]?.int != 1 {
            add(places.value("format", in: ""), "format is missing or not 1; write: format = 1")
        }
        if let name = root["name"] {
            if let text = name.string { title = text } else { add(places.value("name", in: ""), "name is no text.") }
        }
        if let word = root["kind"] {
            kind = word.string.flatMap(Theme.Kind.init(rawValue:))
            if kind == nil { add(places.value("kind", in: ""), "kind is \"dark\" or \"light\".") }
        }
        if let parent = root["inherits"] {
            inherits = parent.string
            if inherits == nil { add(inheritsAt, "inherits is the name of a theme, or \"base\".") }
        }
        readPromises()
        readPalette(section("palette", of: root))
    }

    private static let parts = ["format", "name", "kind", "inherits", "promises", "palette", "role", "glyph"]

    private mutating func readPromises() {
        guard let value = root["promises"] else { return }
        let known = Theme.Promise.allCases.map(\.rawValue)
        for word in value.array.map(Array.init) ?? [value] {
            if let promise = word.string.flatMap(Theme.Promise.init(rawValue:)), value.array != nil {
                promises.insert(promise)
            } else {
                add(
                    places.value("promises", in: ""),
                    "promises is a list of \(known.map { "\"\($0)\"" }.joined(separator: " and ")).")
            }
        }
    }

    private mutating func section(_ name: String, of root: TOMLTable) -> TOMLTable {
        guard let value = root[name] else { return TOMLTable() }
        if let table = value.table { return table }
        add(places.key(name, in: ""), "\(name) is a table: write [\(name)] on a line of its own.")
        return TOMLTable()
    }

    private mutating func readPalette(_ table: TOMLTable) {
        for name in table.keys {
            guard let value = table[name] else { continue }
            if let tiers = value.table {
                for part in tiers.keys where !["rgb", "c256", "c16"].contains(part) {
                    add(places.value(name, in: "palette", part: part), "a colour has rgb, c256 and c16, not \(part).")
                }
                let at = places.value(name, in: "palette", part: "rgb")
                guard let rgb = tiers["rgb"] else {
                    add(at, "colour \(name) has no rgb.")
                    continue
                }
                guard var paint = paint(rgb, at: at, usesPalette: false) else { continue }
                readTiers(tiers, of: name, in: "palette", into: &paint)
                palette[name] = paint
            } else {
                palette[name] = paint(value, at: places.value(name, in: "palette"), usesPalette: false)
            }
        }
    }

    private mutating func readTiers(_ table: TOMLTable, of key: String, in section: String, into paint: inout Paint) {
        if let full = table["c256"] {
            if let number = full.int.flatMap(UInt8.init(exactly:)) {
                paint.full = number
            } else {
                add(places.value(key, in: section, part: "c256"), "c256 is a number from 0 to 255.")
            }
        }
        if let sixteen = table["c16"] {
            let number = sixteen.int.flatMap(UInt8.init(exactly:)) ?? sixteen.string.flatMap(Paint.ansiNumber)
            if let number, number < 16 {
                paint.sixteen = number
            } else {
                add(
                    places.value(key, in: section, part: "c16"),
                    "c16 is an ANSI name such as \"bright-red\", or a number from 0 to 15.")
            }
        }
    }

    private mutating func paint(_ value: any TOMLValueConvertible, at place: TOMLPlaces.Place, usesPalette: Bool)
        -> Paint?
    {
        if let number = value.int {
            if let index = UInt8(exactly: number) { return Paint(.number(index)) }
            add(place, "colour number \(number) is not from 0 to 255.")
            return nil
        }
        guard let text = value.string else {
            add(place, "a colour is a text or a number.")
            return nil
        }
        if usesPalette, let paint = names[text] { return paint }
        do {
            return try Paint(text: text)
        } catch {
            let own = usesPalette ? Nearness.hint(text, among: palette.keys) : ""
            let near = own.isEmpty && usesPalette ? Nearness.hint(text, among: names.keys) : own
            add(place, error.reason + near)
            return nil
        }
    }

    private static let styleKeys: Set<String> = ["fg", "bg", "add", "remove", "mono", "c256", "c16"]

    private mutating func readRoles(_ table: TOMLTable, prefix: String) {
        for key in table.keys {
            guard let value = table[key] else { continue }
            let name = prefix + key
            if let inner = value.table, !inner.isEmpty, inner.keys.allSatisfy({ !ThemeFile.styleKeys.contains($0) }) {
                readRoles(inner, prefix: name + ".")  // An unquoted dotted key is a table in TOML.
                continue
            }
            guard Role(name: name) != nil || Role.groupNames.contains(name) else {
                let near = Nearness.hint(name, among: Role.allCases.map(\.name) + Role.groupNames)
                add(places.key(name, in: "role"), "role \"\(name)\" does not exist.\(near)")
                continue
            }
            layer.rules[name] = rule(value, name: name)
            layer.inks[name] = (value.table?["fg"] ?? value).string
        }
    }

    private mutating func rule(_ value: any TOMLValueConvertible, name: String) -> StyleRule {
        guard let table = value.table else {
            return StyleRule(paint(value, at: places.value(name, in: "role"), usesPalette: true))
        }
        for part in table.keys where !ThemeFile.styleKeys.contains(part) {
            add(
                places.value(name, in: "role", part: part),
                "a style has fg, bg, c256, c16, add, remove and mono, not \(part).")
        }
        var rule = StyleRule()
        if let fg = table["fg"] {
            rule.foreground = paint(fg, at: places.value(name, in: "role", part: "fg"), usesPalette: true)
            if var foreground = rule.foreground {
                readTiers(table, of: name, in: "role", into: &foreground)
                rule.foreground = foreground
            }
        }
        if let bg = table["bg"] {
            rule.background = paint(bg, at: places.value(name, in: "role", part: "bg"), usesPalette: true)
        }
        rule.add = attributes(table, "add", of: name) ?? []
        rule.remove = attributes(table, "remove", of: name) ?? []
        rule.mono = attributes(table, "mono", of: name)
        return rule
    }

    private mutating func attributes(_ table: TOMLTable, _ part: String, of name: String) -> Attributes? {
        guard let value = table[part] else { return nil }
        let place = places.value(name, in: "role", part: part)
        guard let words = value.array else {
            add(place, "\(part) is a list, such as [\"bold\"].")
            return nil
        }
        var result: Attributes = []
        for word in words {
            if let known = Attributes.named.first(where: { $0.name == word.string }) {
                result.insert(known.attribute)
            } else {
                let names = Attributes.named.map(\.name).joined(separator: ", ")
                add(place, "\"\(word.string ?? "?")\" is none of \(names).")
            }
        }
        return result
    }
}
