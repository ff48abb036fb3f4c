import Payments
import Screen

/// A person's decision about a doubt, being typed: who decides, and why.
struct Decision: Equatable, Sendable {
    /// What is decided.
    enum Kind: Equatable, Sendable {
        /// Another prompt may go although nobody knows what became of this one.
        case release
        /// A doubt was looked into.
        case resolve(Doubt.Kind)
    }

    /// The fields, from top to bottom.
    enum Field: CaseIterable, Sendable {
        case by, reason
    }

    /// What is decided about which payment, frozen when it was opened.
    let kind: Kind
    let line: PaymentLine

    var by = TextField(limit: 40)
    var reason = TextField(limit: 120)

    /// The field that gets what is typed.
    var focus = Field.by

    init(_ kind: Kind, about line: PaymentLine) {
        self.kind = kind
        self.line = line
    }

    subscript(field: Field) -> TextField {
        get { field == .by ? by : reason }
        set { if field == .by { by = newValue } else { reason = newValue } }
    }

    /// Name and reason, once both are there.
    var approval: Approval? { Approval(by: by.text, reason: reason.text) }

    /// What is to be done, once both are there.
    var command: ConsoleCommand? {
        guard let approval else { return nil }
        return switch kind {
        case .release: .release(line.id, approval)
        case .resolve(let doubt): .resolve(line.id, doubt, approval)
        }
    }
}
