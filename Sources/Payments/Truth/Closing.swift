/// A supervisor's closing of a contradiction as not paid: what of Safaricom's own was looked at, by whom, and why.
///
/// It is the one way down from CONFLICT that a person has. A success that Safaricom vouches for after it wins all the
/// same, and a message that claims one is a contradiction anew.
public struct Closing: Equatable, Hashable, Sendable {
    /// What was looked at.
    public let seen: Source
    /// Which times that covers.
    public let times: TimeSpan
    /// What had been claimed when the person looked, and was looked for.
    let claims: [CallbackClaim]
    /// Who closed it, and why.
    public private(set) var approval: Approval

    /// What shows every payment of a time: Safaricom's own lists, and nothing else.
    public enum Source: String, Equatable, Hashable, Sendable, CaseIterable {
        /// The statement of the portal (E7).
        case statement
        /// A pull of the list (E6).
        case pull
    }

    /// Takes the parts.
    ///
    /// - Parameter record: what was known of the payment when the person began to look.
    public init(of record: AttemptRecord, seen: Source, times: TimeSpan, approval: Approval) {
        self.seen = seen
        self.times = times
        claims = record.evidence.compactMap(\.fact.claim)
        self.approval = approval
    }

    /// What is written down.
    public var fact: Fact {
        .closedUnpaid(
            reason: "\(approval.by) found no row in the \(seen.rawValue) of \(times): \(approval.reason)",
            knowing: claims, pin: approval.isProven ? true : nil)
    }

    /// The same, by that supervisor.
    public func signed(by approval: Approval) -> Closing {
        var closing = self
        closing.approval = approval
        return closing
    }
}

extension AttemptRecord {
    /// What an unsigned confirmation says was paid by hand with this prompt's reference; nil while Safaricom vouches for
    /// the payment, or nothing of the kind came.
    ///
    /// That money is this prompt's: a row of Safaricom's own list settles it as paid.
    public var paidByHand: CallbackClaim? {
        guard state != .paid else { return nil }
        for item in evidence.reversed() {
            if item.source == .confirmation, case .callbackPaid(let claim) = item.fact { return claim }
        }
        return nil
    }
}
