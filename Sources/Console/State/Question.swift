import Payments

/// The payment of the same amount from the same phone that a second one looks like.
struct PaidBefore: Equatable, Sendable {
    /// Its tag, where the screen knows it.
    let tag: Tag?
    /// What its sale came to, where it was a part of one.
    let whole: Money?
    /// When it was paid.
    let at: Timestamp
    /// Whether money of it went back since.
    let hasGoneBack: Bool

    init(_ line: PaymentLine?, at moment: Timestamp) {
        tag = line?.tag
        whole = line.flatMap { $0.isPart ? $0.sale?.due : nil }
        at = moment
        hasGoneBack = line?.hasGoneBack ?? false
    }
}

/// A question that stands on the screen.
struct AskedQuestion: Equatable, Sendable {
    /// How long a yes is dead after it opens. No always works.
    static let deadTime = Duration.milliseconds(300)

    let question: Question
    var wait: DeadTime

    init(_ question: Question, at now: Timestamp) {
        self.question = question
        wait = DeadTime(Self.deadTime, from: now)
    }
}

/// A question that only `y` answers with yes.
enum Question: Equatable, Sendable {
    /// Leave, though payments are open?
    case leave
    /// Empty a form that has something in it?
    case clearForm
    /// Stop waiting for this one?
    case stopWaiting(AttemptID)
    /// Is the same amount from the same phone meant a second time?
    case meantAgain(PromptOrder, PaidBefore)
    /// Is an order meant, though this money of the same amount came in, or was taken for a sale?
    case paidAlready(PromptOrder, EarlierMoney)
    /// Is an amount meant that is far above the usual ones?
    case muchMore(Money, UsualAmounts)
    /// Did this one go to a wrong number?
    case wrongNumber(AttemptID)
    /// Put this one away, though its sale is not paid in full?
    case putAway(AttemptID)
    /// Take this direct payment for the sale of that prompt, which its customer pays by hand, or else for a new one?
    case take(Receipt, for: PaymentLine?)
}
