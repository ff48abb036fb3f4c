public import Payments

/// How the work behind the screen goes, for the header and the alarm line.
public struct Health: Equatable, Sendable {
    /// Whom Safaricom is asked about at this moment.
    public var asking: AttemptID?
    /// How many questions wait for the budget.
    public var queue = 0
    /// How many minutes those take, where it is more than one.
    public var queueMinutes: Int?
    /// Until when nothing is asked, because Safaricom had enough of our questions; nil where it takes them.
    public var turnedAwayUntil: Timestamp?
    /// Why asking stopped: our own keys or signature are refused.
    public var stoppedBecause: String?
    /// Why answers cannot be written down.
    public var journalFault: String?
    /// How the gateway answered last.
    public var gateway = Gateway.untried
    /// Whether callbacks are heard.
    public var listener = Listener.off
    /// Whether our own public address leads here.
    public var publicAddress = PublicAddress.untried
    /// When the certificate of that address ends to be valid, when that is known and soon.
    public var certificateEnds: Timestamp?
    /// How far this machine's clock is ahead, of the gateway's or of where it was before somebody set it; nil when that
    /// is not worth saying.
    public var clockAhead: Duration?

    /// Since when nobody takes payments here, for who only watches; nil while somebody does.
    public var consoleGone: Gone?

    /// Nothing known, nothing wrong.
    public init() {}

    /// That no process has the books open to write.
    public struct Gone: Equatable, Sendable {
        /// Since when, where that was seen.
        public let since: Timestamp?

        /// Takes the moment.
        public init(since: Timestamp?) { self.since = since }
    }

    /// How the gateway answered last.
    public enum Gateway: Equatable, Sendable {
        /// Nothing has been sent to it yet.
        case untried
        /// It answers; the last time it did, and how long that took.
        case answering(at: Timestamp, after: Duration? = nil)
        /// It does not answer; since when.
        case silent(since: Timestamp)
    }

    /// Whether our own public address leads here.
    public enum PublicAddress: Equatable, Sendable {
        /// Nobody has looked, or there is none.
        case untried
        /// It does.
        case reached
        /// It does not.
        case unreached(reason: String)
    }

    /// Whether callbacks are heard.
    public enum Listener: Equatable, Sendable {
        /// None is configured: the questions do the work.
        case off
        case on
        /// It could not start, or broke down.
        case failed(reason: String)
    }
}
