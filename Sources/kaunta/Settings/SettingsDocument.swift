import Screen
import TOMLKit

/// One settings file, read: its values as text with their lines, and what is odd about it.
struct SettingsDocument: Equatable, Sendable {
    /// The values, by key.
    var values: [SettingName: Value] = [:]
    /// What is wrong with it.
    var findings: [SettingsFinding] = []

    /// A value with the line it stands on.
    struct Value: Equatable, Sendable {
        var text: String
        var line: Int
    }

    /// Which of the two files it is.
    enum Kind: Equatable, Sendable {
        case config
        case secrets
    }

    /// Reads TOML. Keys that are not known, or stand in the wrong file, are findings.
    init(_ text: String, at path: String, kind: Kind) {
        if let heading = TOMLHeading.unreadable(in: text) {
            findings.append(
                SettingsFinding(
                    what: "this is not TOML.", place: "\(path):\(heading.line):\(heading.column)",
                    fix: "Write each setting as name = \"value\" on a line of its own.",
                    stops: kind == .config ? .everything : .gateway))
            return
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            // toml++ quotes the text it stumbled over, and that may be a secret.
            let position = error.source.begin
            findings.append(
                SettingsFinding(
                    what: "this is not TOML.", place: "\(path):\(position.line):\(position.column)",
                    fix: "Write each setting as name = \"value\" on a line of its own.",
                    stops: kind == .config ? .everything : .gateway))
            return
        } catch {
            findings.append(
                SettingsFinding(
                    what: "this is not TOML.", place: path,
                    fix: "Write each setting as name = \"value\" on a line of its own.",
                    stops: kind == .config ? .everything : .gateway))
            return
        }
        for (key, value) in table {
            let (line, column) = Self.position(of: key, in: text)
            let place = "\(path):\(line):\(column)"
            guard let name = SettingName(rawValue: key) else {
                findings.append(Self.unknown(key, place: place))
                continue
            }
            if name.isSecret, kind == .config {
                findings.append(
                    SettingsFinding(
                        what: "a secret does not belong in this file.", place: place,
                        fix: "Move \(key) to secrets.toml in the same folder, then: chmod 600 secrets.toml",
                        stops: .gateway))
                continue
            }
            guard let written = Self.text(of: value, as: name) else {
                findings.append(
                    SettingsFinding(
                        what: "\(key) must be text or a whole number.", place: place,
                        fix: "Write it as \(key) = \"…\".", stops: name.isForGateway ? .gateway : .everything))
                continue
            }
            values[name] = Value(text: written, line: line)
        }
        findings.sort { $0.place < $1.place }
    }

    /// A value as text; a list is what commas separate elsewhere.
    private static func text(of value: any TOMLValueConvertible, as name: SettingName) -> String? {
        if let text = value.string ?? value.int.map(String.init) { return text }
        guard name.isList, let list = value.array else { return nil }
        let words = list.compactMap(\.string)
        return words.count == list.count ? words.joined(separator: ",") : nil
    }

    private static func unknown(_ key: String, place: String) -> SettingsFinding {
        let byVariable = SettingName.allCases.first { $0.variables.contains(key.uppercased()) }?.rawValue
        let nearest = byVariable ?? nearestWord(to: key.lowercased(), among: SettingName.allCases.map(\.rawValue))
        let fix = nearest.map { "Did you mean “\($0)”?" } ?? "Take it out, or look the name up with: kaunta doctor"
        // Not passed over: a misspelt till number would send the money elsewhere.
        return SettingsFinding(
            what: "there is no setting “\(key)”.", place: place, fix: fix, stops: .gateway)
    }

    /// Line and column of a key at the top of the file, both from 1. TOMLKit does not say.
    private static func position(of key: String, in text: String) -> (line: Int, column: Int) {
        for (index, line) in TOMLLines.split(text).enumerated() {
            let bare = line.drop { $0 == " " || $0 == "\t" }
            let column = line.count - bare.count + 1
            let name = bare.drop { "[\"'".contains($0) }
            guard name.hasPrefix(key), let next = name.dropFirst(key.count).first,
                !(next.isLetter || next.isNumber || next == "_" || next == "-")
            else { continue }
            return (index + 1, column)
        }
        return (1, 1)
    }
}

/// The word that two slips of the hand or fewer turn into the other one; nil when none is that near.
func nearestWord(to typed: String, among words: [String]) -> String? {
    let scored = words.map { (word: $0, slips: slips(from: typed, to: $0)) }
    guard let best = scored.min(by: { $0.slips < $1.slips }), best.slips <= 2 else { return nil }
    return best.word
}

/// Insertions, deletions and exchanges of one character that turn one word into another (Levenshtein).
private func slips(from left: String, to right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in right.enumerated() {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, diagonal + (character == other ? 0 : 1))
            diagonal = above
        }
    }
    return row[right.count]
}
