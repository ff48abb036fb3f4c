import Payments
import Screen

/// Which keys do what where: the registry as it is built in, or as somebody's `keys.toml` changed it.
///
/// What keys do, footer, help, the commands by name and the table of keys are all made from it.
public struct Keymap: Sendable {
    /// The keys that are built in.
    public static let usual = Keymap(moving: [])

    /// Other keys for a command in a place.
    struct Move: Equatable, Sendable {
        let place: Context
        let action: Action
        let keys: [Key]
    }

    private struct Spot: Hashable {
        let place: Context
        let audience: Audience
    }

    private let bindings: [Spot: [Binding]]
    private let table: [Spot: [Key: Action]]
    /// What the catalogue calls keys that are other ones in a place.
    private(set) var renamed: [Context: [(from: String, to: String)]] = [:]

    /// The registry with these commands on other keys; of two moves of one command in one place the later counts.
    init(moving moves: [Move]) {
        var bindings: [Spot: [Binding]] = [:]
        for place in Context.allCases {
            for audience in Audience.allCases {
                var offered = Registry.offered(in: place, for: audience)
                for move in moves where move.place == place { offered.move(move.action, to: move.keys) }
                bindings[Spot(place: place, audience: audience)] = offered
            }
        }
        self.bindings = bindings
        table = bindings.mapValues { offered in
            Dictionary(offered.flatMap { binding in binding.keys.map { ($0, binding.action) } }) { first, _ in first }
        }
        if moves.isEmpty { return }
        for place in Context.allCases { renamed[place] = Self.renames(in: self, at: place) }
    }

    /// The bindings of a place, those that belong to it before those that work everywhere.
    func bindings(in place: Context, for audience: Audience) -> [Binding] {
        bindings[Spot(place: place, audience: audience)] ?? []
    }

    /// What a key does in a place. A number pad's key that does nothing of its own is the plain one.
    func action(for key: Key, in place: Context, for audience: Audience) -> Action? {
        let keys = table[Spot(place: place, audience: audience)]
        return keys?[key] ?? keys?[key.plain]
    }

    /// The keys of a command in a place, the one to be named first.
    func keys(of action: Action, in place: Context, for audience: Audience) -> [Key] {
        bindings(in: place, for: audience).filter { $0.action == action }.flatMap(\.keys)
    }
}

extension [Binding] {
    /// Gives a command other keys: the binding that the footer names gets them all.
    fileprivate mutating func move(_ action: Action, to keys: [Key]) {
        let own = indices.filter { self[$0].action == action }
        guard let kept = own.min(by: { (self[$0].footerRank ?? .max) < (self[$1].footerRank ?? .max) }) else { return }
        self[kept] = Binding(self[kept], keys)
        for index in own.reversed() where index != kept { remove(at: index) }
    }
}
