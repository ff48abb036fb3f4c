public import Payments
import Screen

extension Keymap {
    /// One line of the table of keys.
    public struct Line: Equatable, Sendable {
        /// The place's name, as in `keys.toml`.
        public let place: String
        /// The command's name, as in `keys.toml`.
        public let command: String
        /// The keys by their names, the one to be named first.
        public let keys: [String]
        /// What it does.
        public let title: Phrase
    }

    /// Every command in every place, as help shows them.
    public var lines: [Line] {
        Context.allCases.flatMap { place in
            let bindings = bindings(in: place, for: .cashier) + bindings(in: place, for: .watcher)
            var actions: [Action] = []
            for binding in bindings where !actions.contains(binding.action) { actions.append(binding.action) }
            return actions.compactMap { action in
                let own = bindings.filter { $0.action == action }
                return (own.first { !$0.keys.isEmpty } ?? own.first).map { first in
                    var keys: [String] = []
                    let names = own.flatMap { $0.keys.isEmpty ? [$0.names(.english)] : $0.keys.map(\.name) }
                    for name in names where !name.isEmpty && !keys.contains(name) { keys.append(name) }
                    return Line(place: place.name, command: action.name, keys: keys, title: first.title)
                }
            }
        }
    }

    /// A text of the catalogue with its keys as they are in a place. The catalogue names them as they are built in.
    func renaming(_ text: String, in place: Context = .till) -> String {
        Keymap.replacing(renamed[place] ?? [], in: text)
    }

    /// A text with other words for names of keys where they stand by themselves; the first that fits is taken.
    static func replacing(_ names: [(from: String, to: String)], in text: String) -> String {
        if names.isEmpty { return text }
        var result = ""
        var rest = text[...]
        while let first = rest.first {
            let isWordBefore = result.last.map { $0.isLetter || $0.isNumber || $0 == "-" } ?? false
            let name = names.first { name, _ in
                guard !isWordBefore, rest.hasPrefix(name) else { return false }
                return rest.dropFirst(name.count).first.map { !$0.isLetter && !$0.isNumber } ?? true
            }
            result += name?.to ?? String(first)
            rest = rest.dropFirst(name?.from.count ?? 1)
        }
        return result
    }
}
