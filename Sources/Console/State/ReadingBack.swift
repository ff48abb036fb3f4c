import Payments

/// An order that is being read back to the customer. Nothing but a send key on this, once it is armed, sends money.
struct ReadingBack: Equatable, Sendable {
    /// How long the send keys are dead after it opens: long enough that no finger already on its way sends.
    static let deadTime = Duration.milliseconds(500)

    /// How long a typed `+` waits for the second one that sends: in `+254…` it begins a number. As long as the screen says
    /// so.
    static let pairTime = Toasts.stay

    /// A second one sooner than this is the first one's key, bouncing or held down: terminals begin to repeat a key after a
    /// quarter to two thirds of a second.
    static let bounce = Duration.milliseconds(800)

    /// What would be sent, frozen.
    let order: PromptOrder

    /// The money paid straight to the shop beside which somebody said that it is meant.
    var besides: Set<Receipt> = []

    /// Whether somebody said that an amount far above the usual ones is meant.
    var isAmountMeant = false

    /// While it lasts the send keys do nothing.
    private var wait: DeadTime

    /// When a sign was typed of which a second one sends; nil where none was.
    private(set) var signAt: Timestamp?

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
        signAt = nil
    }

    /// A `+` was typed, alone so far.
    mutating func noteSign(at now: Timestamp) { signAt = now }

    /// Whether a sign was typed just before, and nothing since.
    func hasSign(at now: Timestamp) -> Bool { signAt.map { now - $0 < ReadingBack.pairTime } ?? false }

    /// Whether a sign typed now is a second one by itself.
    func isPair(at now: Timestamp) -> Bool {
        hasSign(at: now) && signAt.map { now - $0 >= ReadingBack.bounce } ?? false
    }

    /// The clock went back: the wait is no longer than it ever was.
    mutating func notice(_ now: Timestamp) {
        wait.notice(now)
        if let at = signAt, at > now { signAt = nil }
    }
}
