import Payments

/// An order that is being read back to the customer. Nothing but a send key on this, once it is armed, sends money.
struct ReadingBack: Equatable, Sendable {
    /// How long the send keys are dead after it opens: long enough that no finger already on its way sends.
    static let deadTime = Duration.milliseconds(500)

    /// How long a typed `+` waits for what may follow it: in `+254…` it begins a number, and sends nothing.
    static let plusPause = Duration.milliseconds(250)

    /// What would be sent, frozen.
    let order: PromptOrder

    /// The money paid straight to the shop beside which somebody said that it is meant.
    var besides: Set<Receipt> = []

    /// Whether somebody said that an amount far above the usual ones is meant.
    var isAmountMeant = false

    /// When the send keys come alive.
    private(set) var armsAt: Timestamp

    /// When a typed `+` sends, unless something follows it; nil while none is held.
    private(set) var heldUntil: Timestamp?

    init(_ order: PromptOrder, at now: Timestamp) {
        self.order = order
        armsAt = now + ReadingBack.deadTime
    }

    func isArmed(at now: Timestamp) -> Bool { now >= armsAt }

    /// A send key came too early, or may not send: the wait begins again, so that a key held down never sends.
    mutating func rearm(at now: Timestamp) {
        armsAt = now + ReadingBack.deadTime
        heldUntil = nil
    }

    /// A `+` was typed: it sends once nothing has followed it. A second one is the same send, and waits anew.
    mutating func hold(at now: Timestamp) { heldUntil = now + ReadingBack.plusPause }

    /// The clock went back: the wait is no longer than it ever was.
    mutating func notice(_ now: Timestamp) {
        if armsAt - now > ReadingBack.deadTime { rearm(at: now) }
        if let heldUntil, heldUntil - now > ReadingBack.plusPause { hold(at: now) }
    }
}
