import Payments
import Screen

/// One line of the command registry: what some keys do in some places, and how footer and help name it.
///
/// Key bindings, footer, help and the check for conflicts are all made from these.
struct Binding: Sendable {
    let action: Action
    /// The keys, the one to be named first.
    let keys: [Key]
    /// Where they work.
    let places: Set<Context>
    /// Whom it is offered to.
    let audience: Set<Audience>
    /// What help says it does.
    let title: Phrase
    /// What the footer calls it.
    let short: Phrase
    /// Its rank in the footer, lower first; nil keeps it out.
    let footerRank: Int?
    /// The part of help it stands in.
    let group: Group
    /// Stands for the keys where naming each would be too long: `digits`.
    let keyNames: Phrase?

    init(
        _ action: Action, _ keys: [Key], in places: Set<Context>, for audience: Set<Audience> = [.cashier, .watcher],
        _ title: Phrase, short: Phrase? = nil, footer: Int? = nil, group: Group = .here, keyNames: Phrase? = nil
    ) {
        self.action = action
        self.keys = keys
        self.places = places
        self.audience = audience
        self.title = title
        self.short = short ?? title
        footerRank = footer
        self.group = group
        self.keyNames = keyNames
    }

    /// The same command on other keys.
    init(_ other: Binding, _ keys: [Key]) {
        self.init(
            other.action, keys, in: other.places, for: other.audience, other.title, short: other.short,
            footer: other.footerRank, group: other.group)
    }

    /// The parts of help.
    enum Group: CaseIterable, Sendable {
        case here, everywhere
    }

    /// The keys as help names them, each once.
    func names(_ language: Language) -> String {
        if let keyNames { return keyNames[language] }
        var seen: [String] = []
        for key in keys where !seen.contains(key.name) { seen.append(key.name) }
        return seen.joined(separator: " ")
    }
}
