/// Where a key press goes: the place that has the focus.
///
/// The console holds a stack of these. The lowest is a screen that is never left except by leaving the program; Esc takes
/// the topmost away.
enum Context: Hashable, CaseIterable, Sendable {
    /// The form on the till screen.
    case till
    /// The order being read back, on the till screen.
    case readBack
    /// The list of payments.
    case live
    /// The words that the list is filtered by, being typed.
    case filter
    /// One payment.
    case detail
    /// What the console will do next about one payment, and when.
    case why
    /// What needs a check.
    case check
    /// The day at the shop.
    case supervisor
    /// A name and a reason, being typed under a decision about a doubt.
    case decision
    /// A receipt code, being typed from a customer's phone.
    case code
    /// The keys that work here.
    case help
    /// The commands that work here, found by typing a part of their names.
    case palette
    /// The themes to choose from.
    case themes
    /// A question with yes and no.
    case question

    /// Whether printable keys are text here, so that none of them may be a command.
    var isText: Bool {
        switch self {
        case .till, .filter, .decision, .code, .palette: true
        case .readBack, .live, .detail, .why, .check, .supervisor, .help, .themes, .question: false
        }
    }

    /// Whether it is a screen, not something on top of one.
    var isScreen: Bool { self == .till || self == .live || self == .check || self == .supervisor }
}

/// Whom a command is offered to.
enum Audience: Hashable, CaseIterable, Sendable {
    /// Somebody who takes payments.
    case cashier
    /// Somebody who only watches: nothing here changes anything.
    case watcher
}
