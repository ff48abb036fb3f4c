import Payments

/// The moments between two steps of an order to give money back at which the program is killed (Payment truth: R1 to R6).
enum ReversalStep: String, CaseIterable, Sendable {
    // The token comes first: what can't be sent is not even written down.
    case token = "R1 token asked for, nothing written down"
    case r1Before = "R1 order written down, before the sync"
    case r1After = "R1 order written down, after the sync"
    case r2Before = "R2 send mark, before the sync"
    case r2After = "R2 send mark, after the sync"
    case r3 = "R3 order on the wire, gateway has not seen it"
    case r4Answered = "R4 gateway has answered, nobody has read it"
    case r4Before = "R4 answer written down, before the sync"
    case r4After = "R4 answer written down, after the sync"
    case r5Overtaking = "R5 result acknowledged, the answer before it not read"
    case r5Before = "R5 result kept, before the sync"
    case r5After = "R5 result kept, after the sync"
    case r5Acknowledged = "R5 result acknowledged, evidence not synced"
    case r6 = "R6 order closed, after the sync"

    /// How it is reached.
    var plan: KillStep.Plan {
        switch self {
        case .token: .cue(.tokenAsked)
        case .r1Before: .sync(after: .tokenAsked, .before, 1)
        case .r1After: .sync(after: .tokenAsked, .after, 1)
        case .r2Before: .sync(after: .tokenAsked, .before, 2)
        case .r2After: .sync(after: .tokenAsked, .after, 2)
        case .r3: .cue(.reversalAsked)
        case .r4Answered, .r5Overtaking: .cue(.reversalAnswered)
        case .r4Before: .sync(after: .reversalAsked, .before, 1)
        case .r4After: .sync(after: .reversalAsked, .after, 1)
        case .r5Before: .sync(after: .reversalAsked, .before, 2)
        case .r5After: .sync(after: .reversalAsked, .after, 2)
        case .r5Acknowledged: .sync(after: .reversalAsked, .before, 3)
        case .r6: .sync(after: .reversalAsked, .after, 3)
        }
    }

    /// Whether the result's acknowledgement is waited for before the kill.
    var waitsForAcknowledgement: Bool { self == .r5Acknowledged }

    /// Whether the gateway's answer is held back until its result was acknowledged.
    var holdsAnswer: Bool { self == .r5Overtaking }

    /// Whether the result takes so long that it comes to the next start, more often than not.
    var hasLateResult: Bool { self == .r4Answered || self == .r4Before || self == .r4After }

    /// What the next start may find (nil: nothing was written down).
    ///
    /// Before a sync both are right: a kill alone leaves what was written, a power cut takes it back. A result may come to
    /// the next start itself from the moment on at which the gateway has the order.
    var statesAfterRestart: Set<ReversalOrder.State?> {
        switch self {
        case .token: [nil]
        case .r1Before: [nil, .void]
        case .r1After: [.void]
        case .r2Before: [.void, .unknown]
        case .r2After, .r3: [.unknown]
        case .r4Answered: [.unknown, .done]
        case .r4Before: [.unknown, .asked, .done]
        case .r4After, .r5Before: [.asked, .done]
        case .r5Overtaking, .r5After, .r5Acknowledged, .r6: [.done]
        }
    }

    /// Whether the result was safe on the disk: whatever starts later has to know it.
    var hasResult: Bool {
        switch self {
        case .token, .r1Before, .r1After, .r2Before, .r2After, .r3, .r4Answered, .r4Before, .r4After, .r5Before: false
        case .r5Overtaking, .r5After, .r5Acknowledged, .r6: true
        }
    }
}
