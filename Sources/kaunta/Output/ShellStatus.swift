import Engine
import Payments

/// What the program tells the shell: the verdict as a number that scripts can rely on.
enum ShellStatus: Int32, Error, CaseIterable, Sendable {
    /// Done; for a payment: PAID.
    case done = 0
    /// A fault nobody expected.
    case fault = 1
    /// A wrong option or value: a bad phone, a bad amount, settings that can't be used.
    case usage = 2
    /// NOT PAID, on the customer's side: cancelled, wrong PIN, no funds.
    case notPaidByCustomer = 3
    /// NOT PAID: the prompt did not reach the phone, or ran out.
    case promptFailed = 4
    /// DON'T KNOW: do not hand over goods, do not send again.
    case dontKnow = 5
    /// The network or Safaricom was not there before anything was sent.
    case unavailable = 6
    /// Credentials, product or number refused.
    case refused = 7
    /// Held back by us: an open prompt on that phone, too soon, another console has the ledger.
    case held = 8
    /// Differences found; for a payment: it is PAID, and the money went back or has to, or its sale lacks a rest.
    case differences = 9
    /// Interrupted with Ctrl-C; open payments stay watched.
    case interrupted = 130
    /// Ended by the system; open payments stay watched.
    case terminated = 143

    /// The status for a payment. A payment that nobody waited for is in doubt like any other: only PAID is 0, and only
    /// while the words over it say so.
    ///
    /// - Parameter line: how it stands in its sale, which may lack a rest.
    init(of record: AttemptRecord, as line: PaymentLine? = nil) {
        switch record.state {
        case .paid:
            let lacksRest = line?.isShort ?? false
            self = Keeping(record) == .kept && !lacksRest ? .done : .differences
        case .prepared, .sending, .pending, .unknown, .claimed, .failedUnverified, .expired, .conflict:
            self = .dontKnow
        case .void: self = .unavailable
        case .refused: self = Self.status(of: record.refusal)
        case .failed: self = Self.status(of: record.decline?.side ?? .none)
        }
    }

    /// The status for a prompt that was not sent, or whose answer was lost on the way to the disk.
    init(of error: CashierError) {
        self =
            switch error {
            case .held: .held
            case .overDue, .restGivenUp: .usage
            case .notReady(.unavailable): .unavailable
            case .notReady(.credentials), .notReady(.clock): .refused
            case .notWritten: .fault
            case .answerNotWritten: .dontKnow
            }
    }

    private static func status(of side: Decline.Side) -> ShellStatus {
        switch side {
        case .customer: .notPaidByCustomer
        case .phone, .gateway, .none: .promptFailed
        case .setup: .refused
        }
    }

    /// Nil means that nothing left this machine.
    private static func status(of refusal: Refusal?) -> ShellStatus {
        guard let refusal else { return .unavailable }
        return switch refusal.kind {
        case .invalidField: .usage
        case .configuration, .token: .refused
        case .phoneBusy: .promptFailed
        case .busy: .unavailable
        }
    }
}
