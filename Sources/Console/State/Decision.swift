import Payments
import Screen

/// A person's decision about a doubt, being typed: who decides, why, and what of Safaricom's own it rests on.
struct Decision: Equatable, Sendable {
    /// What is decided.
    enum Kind: Equatable, Sendable {
        /// Another prompt may go although nobody knows what became of this one.
        case release
        /// A contradiction is closed as not paid, on the word of Safaricom's own list.
        case close
        /// A doubt was looked into.
        case resolve(Doubt.Kind)
    }

    /// The fields.
    enum Field: Hashable, Sendable {
        case seen, times, by, reason
    }

    /// What is decided about which payment, frozen when it was opened.
    let kind: Kind
    let line: PaymentLine

    private var texts: [Field: TextField] = [
        .seen: TextField(limit: 20), .times: TextField(limit: 40), .by: TextField(limit: 40),
        .reason: TextField(limit: 120),
    ]

    /// The field that gets what is typed.
    var focus: Field

    init(_ kind: Kind, about line: PaymentLine) {
        self.kind = kind
        self.line = line
        focus = kind == .close ? .seen : .by
    }

    /// The fields that it needs, from top to bottom.
    var fields: [Field] { kind == .close ? [.seen, .times, .by, .reason] : [.by, .reason] }

    subscript(field: Field) -> TextField {
        get { texts[field] ?? TextField(limit: 40) }
        set { texts[field] = newValue }
    }

    /// The field after the one with the focus, around again from the last.
    func field(after count: Int) -> Field {
        let index = fields.firstIndex(of: focus) ?? 0
        return fields[(index + count + fields.count) % fields.count]
    }

    /// The first field that is not filled as it must be.
    var unfit: Field? { fields.first { !isFit($0) } }

    private func isFit(_ field: Field) -> Bool {
        field == .seen ? seen != nil : !self[field].text.allSatisfy(\.isWhitespace)
    }

    /// Which of Safaricom's lists was looked at: its first letter, in either language.
    private var seen: Closing.Source? {
        switch self[.seen].text.lowercased().first {
        case "s", "t": .statement
        case "p", "o": .pull
        case _: nil
        }
    }

    /// What is to be done, once everything is there.
    var command: ConsoleCommand? {
        guard unfit == nil, let approval = Approval(by: self[.by].text, reason: self[.reason].text) else { return nil }
        switch kind {
        case .release: return .release(line.id, approval)
        case .resolve(let doubt): return .resolve(line.id, doubt, approval)
        case .close:
            guard let seen else { return nil }
            return Closing(seen: seen, times: self[.times].text, approval: approval).map { .close(line.id, $0) }
        }
    }
}
