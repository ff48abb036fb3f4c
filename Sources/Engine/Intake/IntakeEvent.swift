public import Payments

/// What becomes of messages where they are read, for a log or an alarm. Never a token, never a body.
public enum IntakeEvent: Equatable, Sendable {
    /// A message was kept. Who posted it is told as it was handed in, which may be a stranger's text.
    case kept(InboundAddress, from: String, isListed: Bool)
    /// A kept message ended.
    case ended(InboundAddress, InboxOutcome)

    /// Whether a person should hear of it.
    public var isAlarm: Bool {
        switch self {
        case .ended(_, .quarantined): true
        case .kept, .ended: false
        }
    }
}
