public import Payments
public import Screen

/// What the console is told: a key was pressed, the ledger changed, a deadline passed.
public enum ConsoleMessage: Equatable, Sendable {
    /// Something came from the keyboard.
    case input(InputEvent)
    /// The window has another size now.
    case resized(Size)
    /// The moment named by `ConsoleState.nextTick` has come.
    case tick
    /// The newest payments, newest first, and what the day adds up to; after each change of the ledger.
    case today(latest: [PaymentLine], totals: DayTotals)
    /// Every payment whose outcome is open, oldest first; after each change of the ledger.
    case open([PaymentLine])
    /// The rows of a page that was asked for, in the direction asked.
    case page(PageRequest, [PaymentRow])
    /// The newest money paid straight to the shop, newest first, with what joined a prompt; after each change of the
    /// ledger.
    case direct([DirectPayment])
    /// The money in M-PESA's own list that may be a prompt's; after each change of the ledger.
    case unplaced([UnplacedRow])
    /// What became of holding, taking or looking into a direct payment.
    case claim(ClaimOutcome)
    /// All that is known of the payment whose detail is shown; after it was asked for, and after each change of it.
    case detail(AttemptRecord)
    /// What a person must look into, and the money paid straight to the shop that has long waited to be taken; after
    /// each change of the ledger, and when time alone makes something doubtful. It comes after `open` and `today`.
    case checks([Doubt], unclaimed: [DirectPayment])
    /// The shop's orders to give a payment back of which nobody knows yet what came of them. It comes before `checks`.
    case reversals([ReversalOrder])
    /// The messages of late that were set aside; nil when there are none.
    case setAside(Quarantine?)
    /// Who sent them, the latest first, with what their newest messages say; where that changed. It comes after `checks`.
    case senders([SetAsideWords])
    /// How many payments the books hold; after each change of the ledger.
    case count(Int)
    /// One day at the shop; after it was asked for, and after changes of the ledger until it is watched no more.
    case report(DayReport)
    /// What the books know of a code that was looked up.
    case found(Receipt, CodeFinding, asked: StatusQuestion? = nil)
    /// A send has finished.
    case taken(OrderNumber, TakeOutcome)
    /// A wrong number was not noted: the prompt is paid, and that takes a name and a reason.
    case unsigned(AttemptID)
    /// What became of a supervisor's word; nothing was written down where the PIN let nothing go, and another may be typed.
    case decided(AttemptID, Notice, mayTryAgain: Bool = false)
    /// How the work behind the screen goes.
    case health(Health)
    /// The themes to choose from; after they were asked for, and when one of their files has changed.
    case themes([ThemeOffer])
    /// What was being typed when the terminal went away, at an earlier run.
    case draft(Draft)
    /// What came of pulling M-PESA's own list.
    case listPulled(Notice)
    /// Something to tell the person at the counter.
    case notice(Notice)
}

/// The number of an order within one run of the console, so that its outcome finds its way back.
public struct OrderNumber: Equatable, Hashable, Comparable, Sendable {
    /// Counts from 1.
    public let value: Int

    /// Takes the number.
    public init(_ value: Int) { self.value = value }

    public static func < (left: OrderNumber, right: OrderNumber) -> Bool { left.value < right.value }
}

/// What became of a send.
public enum TakeOutcome: Equatable, Sendable {
    /// The gateway answered, or its answer was lost; the record's state says which.
    case sent(AttemptRecord)
    /// It was not sent: the same phone paid the same amount at that moment, so a person is asked whether it is meant.
    case asks(about: AttemptID, paidAt: Timestamp)
    /// It was not sent, or what came back could not be written down; the text says what happened and what to do.
    case failed(text: Phrase, mayHaveReachedThePhone: Bool)
}

/// What became of holding, taking or looking into a direct payment.
public enum ClaimOutcome: Equatable, Sendable {
    /// It is held, or taken, or a person looked into it: the payment says which.
    case done(DirectPayment)
    /// It may not be: nothing was changed.
    case refused(ClaimRefusal)
}

/// Something to tell the person at the counter.
public struct Notice: Equatable, Sendable {
    /// How much it matters.
    public let level: Level
    /// What it says.
    public let text: Phrase

    /// Takes both.
    public init(_ level: Level, _ text: Phrase) {
        self.level = level
        self.text = text
    }

    /// How much it matters; what is bad stays until a key is pressed, the others go after six seconds.
    public enum Level: Equatable, Sendable, CaseIterable {
        case info, good, warn, bad
    }
}
