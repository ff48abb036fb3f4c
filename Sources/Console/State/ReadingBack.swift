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

    /// While it lasts the send keys do nothing.
    private var wait: DeadTime

    /// When a typed `+` sends, unless something follows it; nil while none is held.
    private(set) var heldUntil: Timestamp?

    init(_ order: PromptOrder, at now: Timestamp) {
        self.order = order
        wait = DeadTime(ReadingBack.deadTime, from: now)
    }

    /// When the send keys come alive.
    var armsAt: Timestamp { wait.end }

    func isArmed(at now: Timestamp) -> Bool { wait.isOver(at: now) }

    /// A send key came too early, or may not send: the wait begins again, so that a key held down never sends.
    mutating func rearm(at now: Timestamp) {
        wait.restart(at: now)
        heldUntil = nil
    }

    /// A `+` was typed: it sends once nothing has followed it. A second one is the same send, and waits anew.
    mutating func hold(at now: Timestamp) { heldUntil = now + ReadingBack.plusPause }

    /// The clock went back: the wait is no longer than it ever was.
    mutating func notice(_ now: Timestamp) {
        wait.notice(now)
        if let heldUntil, heldUntil - now > ReadingBack.plusPause { hold(at: now) }
    }
}
