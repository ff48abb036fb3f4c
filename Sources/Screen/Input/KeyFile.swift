import TOMLKit

/// A file of keys as it was read: which keys somebody wants for which command in which place.
///
/// It knows TOML and where things stand; what the words mean is for others to say.
public struct KeyFile: Equatable, Sendable {
    /// The keys wanted for one command in one place: `[live]`, `export = ["x", "Alt-X"]`.
    public struct Entry: Equatable, Sendable {
        /// The name of the place, as it stands in brackets.
        public let section: String
        /// The name of the command.
        public let command: String
        /// Where the name of the place stands.
        public let sectionAt: Spot
        /// Where the name of the command stands.
        public let at: Spot
        /// The keys by their names.
        public let chords: [Chord]
    }

    /// The name of a key, and where it stands.
    public struct Chord: Equatable, Sendable {
        /// The name as it was written.
        public let name: String
        /// Where it stands.
        public let at: Spot
    }

    /// A line and a column, both from 1.
    public struct Spot: Equatable, Sendable {
        /// The line.
        public let line: Int
        /// The column.
        public let column: Int

        /// Takes both.
        public init(line: Int, column: Int) { (self.line, self.column) = (line, column) }
    }

    /// The file's path, as findings name it.
    public let path: String
    /// What it asks for, in the order of the file.
    public private(set) var entries: [Entry] = []
    /// What is no such file, or no such entry.
    public private(set) var findings: [KeyFinding] = []

    /// Reads a text.
    public init(path: String, text: String) {
        self.path = path
        if let heading = TOMLHeading.unreadable(in: text) {
            add(Spot(line: heading.line, column: heading.column), "this is no TOML: a heading is a name in brackets.")
            return
        }
        do {
            read(try TOMLTable(string: text), places: TOMLPlaces(text: text))
        } catch let error as TOMLParseError {
            add(
                Spot(line: error.source.begin.line, column: error.source.begin.column),
                "this is no TOML: \(error.description)")
        } catch {
            add(Spot(line: 1, column: 1), "this is no TOML.")
        }
        entries.sort { ($0.at.line, $0.at.column) < ($1.at.line, $1.at.column) }
    }

    /// A finding about this file.
    public func finding(at spot: Spot, _ message: String) -> KeyFinding {
        KeyFinding(file: path, line: spot.line, column: spot.column, message: message)
    }

    private mutating func add(_ spot: Spot, _ message: String) { findings.append(finding(at: spot, message)) }

    private mutating func read(_ root: TOMLTable, places: TOMLPlaces) {
        for section in root.keys {
            let sectionAt = Spot(places.key("", in: section))
            guard let table = root[section]?.table else {
                add(
                    Spot(places.key(section, in: "")),
                    "\"\(section)\" stands outside every place: write a line such as [live] above it.")
                continue
            }
            for command in table.keys {
                let at = Spot(places.key(command, in: section))
                let words = table[command]?.array.map(Array.init) ?? []
                let names = words.compactMap(\.string)
                guard table[command]?.array != nil, names.count == words.count else {
                    add(at, "the keys of a command are a list of names: \(command) = [\"Alt-X\"].")
                    continue
                }
                let chords = names.map {
                    Chord(name: $0, at: Spot(places.value(command, in: section, part: $0)))
                }
                entries.append(
                    Entry(section: section, command: command, sectionAt: sectionAt, at: at, chords: chords))
            }
        }
    }
}

extension KeyFile.Spot {
    fileprivate init(_ place: TOMLPlaces.Place) { self.init(line: place.line, column: place.column) }
}

/// Something wrong in a file of keys: where, what, and what to do.
public struct KeyFinding: Equatable, Sendable, CustomStringConvertible {
    /// The file's path.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int
    /// What is wrong and what to do.
    public let message: String

    /// Takes the parts.
    public init(file: String, line: Int, column: Int, message: String) {
        (self.file, self.line, self.column, self.message) = (file, line, column, message)
    }

    /// `keys.toml:2:10: "x" already is reveal in live: give one of them another key.`
    public var description: String { "\(file):\(line):\(column): \(message)" }
}
