/// What is heard and seen when something happens.
public enum Signal: String, Equatable, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// The terminal's bell.
    case bell
    /// The header in reverse for a moment.
    case flash
    /// Bell and flash.
    case both

    /// Whether the bell rings.
    public var rings: Bool { self == .bell || self == .both }
    /// Whether the header flashes.
    public var flashes: Bool { self == .flash || self == .both }
}

/// The signals for each kind of event.
public struct Signals: Equatable, Sendable {
    /// A payment is paid; the bell rings once.
    public var paid: Signal
    /// A payment is not paid; the bell rings twice.
    public var failed: Signal
    /// Somebody has to look into something, or is asked; the bell rings twice.
    public var needsYou: Signal

    /// Takes all three.
    public init(paid: Signal = .bell, failed: Signal = .bell, needsYou: Signal = .bell) {
        self.paid = paid
        self.failed = failed
        self.needsYou = needsYou
    }
}
