/// One line of text being typed.
public struct TextField: Equatable, Sendable {
    /// Which characters a field takes.
    public enum Filter: Equatable, Sendable {
        /// Every character that can be drawn as it is.
        case any
        /// These and no others.
        case only(Set<Character>)

        /// The ten digits and nothing else.
        public static let digits = Filter.only(Set("0123456789"))

        func takes(_ character: Character) -> Bool {
            switch self {
            case .any: Glyph(cleaning: character).text == String(character)
            case .only(let allowed): allowed.contains(character)
            }
        }
    }

    private struct Moment: Equatable, Sendable {
        let characters: [Character]
        let cursor: Int
    }

    private var characters: [Character]
    private var past: [Moment] = []
    private var isTyping = false

    /// The cursor's place, counted in characters.
    public private(set) var cursor: Int

    /// The most characters it takes.
    public let limit: Int
    /// Which characters it takes; others are dropped.
    public let filter: Filter
    /// Whether nobody is to see what is typed.
    public let isHidden: Bool

    /// A field with the cursor after its text, as much of that as fits.
    public init(_ text: String = "", limit: Int = 64, filter: Filter = .any, isHidden: Bool = false) {
        self.limit = limit
        self.filter = filter
        self.isHidden = isHidden
        characters = Array(text.filter(filter.takes).prefix(limit))
        cursor = characters.count
    }

    /// What has been typed.
    public var text: String { String(characters) }

    /// What is shown of it.
    public var shown: String { isHidden ? String(repeating: "*", count: characters.count) : text }

    public var isEmpty: Bool { characters.isEmpty }

    /// Puts a text in place of what is there; it can be undone.
    public mutating func replace(with text: String) {
        remember()
        characters = Array(text.filter(filter.takes).prefix(limit))
        cursor = characters.count
    }

    /// Inserts what of the text the field takes, as a paste does, and returns whether anything was.
    @discardableResult
    public mutating func insert(_ text: String) -> Bool {
        let taken = text.filter(filter.takes).prefix(limit - characters.count)
        guard !taken.isEmpty else { return false }
        remember()
        characters.insert(contentsOf: taken, at: cursor)
        cursor += taken.count
        return true
    }

    /// Acts on an editing key and returns whether it was one; a character that the field does not take is none.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character), .keypad(let character): return type(character)
        case .left: move(to: cursor - 1)
        case .right: move(to: cursor + 1)
        case .home, .ctrl("a"): move(to: 0)
        case .end, .ctrl("e"): move(to: characters.count)
        case .backspace: remove(cursor - 1..<cursor)
        case .delete: remove(cursor..<cursor + 1)
        case .ctrl("w"): remove(startOfWord..<cursor)
        case .ctrl("u"): remove(0..<cursor)
        case .ctrl("k"): remove(cursor..<characters.count)
        case .ctrl("y"): undo()
        case .enter, .escape, .insert, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function, .ctrl, .alt:
            return false
        }
        return true
    }

    /// Draws the field over `width` cells, scrolled so that the cursor shows; with the focus, the cursor is placed.
    public func draw(
        on canvas: inout Canvas, row: Int, column: Int, width: Int, as role: Role = .field, hasFocus: Bool = false
    ) {
        guard width > 0 else { return }
        let widths = characters.map { Glyph(cleaning: $0).width }
        let before = widths.prefix(cursor).reduce(0, +)
        var first = 0
        var hidden = 0
        while before - hidden > width - 1, first < cursor {
            hidden += widths[first]
            first += 1
        }
        var shown = first
        var used = 0
        while shown < characters.count, used + widths[shown] <= width {
            used += widths[shown]
            shown += 1
        }
        let seen = isHidden ? String(repeating: "*", count: shown - first) : String(characters[first..<shown])
        canvas.write(seen, row: row, column: column, as: role, width: width)
        if hasFocus { canvas.placeCursor(row: row, column: column + before - hidden) }
    }

    private mutating func type(_ character: Character) -> Bool {
        guard filter.takes(character), characters.count < limit else { return false }
        if !isTyping { remember() }
        characters.insert(character, at: cursor)
        cursor += 1
        isTyping = true
        return true
    }

    private mutating func move(to place: Int) {
        isTyping = false
        cursor = min(max(0, place), characters.count)
    }

    private mutating func remove(_ range: Range<Int>) {
        let inside = range.clamped(to: 0..<characters.count)
        guard !inside.isEmpty else { return }
        remember()
        characters.removeSubrange(inside)
        cursor = inside.lowerBound
    }

    private mutating func undo() {
        isTyping = false
        guard let moment = past.popLast() else { return }
        characters = moment.characters
        cursor = moment.cursor
    }

    private mutating func remember() {
        isTyping = false
        past.append(Moment(characters: characters, cursor: cursor))
        if past.count > 100 { past.removeFirst() }
    }

    private var startOfWord: Int {
        var place = cursor
        while place > 0, characters[place - 1] == " " { place -= 1 }
        while place > 0, characters[place - 1] != " " { place -= 1 }
        return place
    }
}

extension TextField: CustomReflectable {
    /// What is hidden is in no dump either.
    public var customMirror: Mirror { Mirror(self, children: ["text": shown, "cursor": cursor]) }
}
