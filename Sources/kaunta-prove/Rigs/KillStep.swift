import Payments

/// The moments between two steps of a payment at which the program is killed (Payment truth: Sending once).
enum KillStep: String, CaseIterable, Sendable {
    case s1Before = "S1 written down, before the sync"
    case s1After = "S1 written down, after the sync"
    case s2 = "S2 token asked for"
    case s3Before = "S3 send mark, before the sync"
    case s3After = "S3 send mark, after the sync"
    case s4 = "S4 prompt on the wire, gateway has not seen it"
    case s5 = "S5 gateway has answered, nobody has read it"
    case s6Before = "S6 answer written down, before the sync"
    case s6After = "S6 answer written down, after the sync"
    case c3Before = "C3 callback kept, before the sync"
    case c3After = "C3 callback kept, after the sync"
    case c4 = "C4 callback acknowledged, evidence not synced"
    case c5 = "C5 evidence written down, after the sync"
    case c6 = "C6 question asked, not answered"
    case c8Before = "C8 payment settled, before the sync"
    case c8After = "C8 payment settled, after the sync"

    /// What is done, and when: nothing of it needs a hook in the product.
    enum Plan: Equatable, Sendable {
        /// Killed when the relay comes by there.
        case cue(Relay.Cue)
        /// From that cue on (nil: from the start) held at the n-th sync of the log, and killed there.
        case sync(after: Relay.Cue?, FaultyDisk.Hold, Int)
    }

    /// How it is reached.
    ///
    /// - Parameter opening: how many syncs there are from the start to the first entry's own.
    func plan(opening: Int) -> Plan {
        switch self {
        case .s1Before: .sync(after: nil, .before, opening)
        case .s1After: .sync(after: nil, .after, opening)
        case .s2: .cue(.tokenAsked)
        case .s3Before: .sync(after: .tokenAsked, .before, 1)
        case .s3After: .sync(after: .tokenAsked, .after, 1)
        case .s4: .cue(.pushAsked)
        case .s5: .cue(.pushAnswered)
        case .s6Before: .sync(after: .pushAsked, .before, 1)
        case .s6After: .sync(after: .pushAsked, .after, 1)
        case .c3Before: .sync(after: .pushAsked, .before, 2)
        case .c3After: .sync(after: .pushAsked, .after, 2)
        case .c4: .sync(after: .pushAsked, .before, 3)
        case .c5: .sync(after: .pushAsked, .after, 3)
        case .c6: .cue(.queryAsked)
        case .c8Before: .sync(after: .pushAsked, .before, 4)
        case .c8After: .sync(after: .pushAsked, .after, 4)
        }
    }

    /// Whether the callback's acknowledgement is waited for before the kill.
    var waitsForAcknowledgement: Bool { self == .c4 }

    /// What the next start may find (nil: nothing was written down), before anything new is learnt from the gateway.
    ///
    /// Before a sync both are right: a kill alone leaves what was written, a power cut takes it back.
    var statesAfterRestart: Set<AttemptState?> {
        switch self {
        case .s1Before: [nil, .void]
        case .s1After, .s2: [.void]
        case .s3Before: [.void, .unknown]
        case .s3After, .s4: [.unknown]
        // The gateway has it: its customer may have paid, and its callback may reach the next start.
        case .s5: [.unknown, .claimed, .paid]
        case .s6Before: [.unknown, .pending, .claimed, .paid]
        case .s6After, .c3Before: [.pending, .claimed, .paid]
        case .c3After, .c4, .c5, .c6, .c8Before: [.claimed, .paid]
        case .c8After: [.paid]
        }
    }
}
