public import Payments

/// What the console wants done. It never waits for an answer: answers come as messages.
public enum ConsoleCommand: Equatable, Sendable {
    /// Take this payment. Only ever produced by a send key on an armed read-back.
    case send(OrderNumber, PromptOrder)
    /// Ask Safaricom about this one now.
    case askNow(AttemptID)
    /// Compare the books with M-PESA's own list now. Answer with `ConsoleMessage.listPulled`.
    case pullList
    /// Note that nobody waits for this one any more; it stays watched.
    case stopWaiting(AttemptID)
    /// Note that this one went to a wrong number; it stays watched. What is paid already takes a name and a reason.
    case wrongNumber(AttemptID, on: Approval? = nil)
    /// Hold this direct payment for this till, so that no other takes it; answer with `ConsoleMessage.claim`.
    case hold(Receipt)
    /// Take this direct payment, which this till holds, for that sale, or for a new one; answer with
    /// `ConsoleMessage.claim`.
    case take(Receipt, for: SaleID?)
    /// Answer with `ConsoleMessage.page`.
    case loadPage(PageRequest)
    /// Answer with `ConsoleMessage.detail`, and again whenever that payment changes, until another one is asked for.
    case loadDetail(AttemptID)
    /// Answer with `ConsoleMessage.report` now and after changes of the ledger; or stop doing so.
    case watchDay(Bool)
    /// Write down that another prompt may go although nobody knows what became of this one, if the PIN is right. Answer
    /// with `ConsoleMessage.decided`.
    case release(AttemptID, SignedApproval)
    /// Write down that goods were let go although nothing proves that this one is paid, if the PIN is right. Answer with
    /// `ConsoleMessage.decided`.
    case giveGoods(AttemptID, SignedApproval)
    /// Write down that a contradiction is closed as not paid, if the PIN is right. Answer with `ConsoleMessage.decided`.
    case close(AttemptID, Closing, PIN)
    /// Write down what a person did about a doubt. Answer with a notice.
    case resolve(AttemptID, Doubt.Kind, Approval)
    /// Write down what the statement has of a direct payment that a list has with another amount or says was taken back:
    /// the amount that was typed, nil for no payment, and the newest reversal that was known then, by its number. Answer
    /// with `ConsoleMessage.claim`.
    case look(Receipt, found: Money?, knowing: Int64?, Approval)
    /// Write down that money which may be a prompt's is another customer's. Answer with `ConsoleMessage.claim`.
    case setApart(Receipt, Approval)
    /// Look up a code that somebody shows. Answer with `ConsoleMessage.found`. It changes nothing.
    case lookUp(Receipt)
    /// Ask Safaricom about a code. Answer with `ConsoleMessage.found` now and when it has answered. It moves no money.
    case askAbout(Receipt)
    /// Put a text into the terminal's clipboard.
    case copy(String)
    /// Write what a filter shows into a file, as the list has it; where rows are named by their numbers, those alone.
    /// Answer with a notice.
    case export(PaymentFilter, by: Sorting = .newest, only: [Int64] = [])
    /// Write the receipt of a payment into a file that can be printed. Answer with a notice: what is not PAID, or is
    /// doubtful, gets none.
    case printReceipt(AttemptID)
    /// Do this about themes.
    case theme(ThemeCommand)
    /// Paint the whole terminal again.
    case redraw
    /// Stop this program and give the terminal to the shell until it is continued.
    case suspend
    /// Leave.
    case quit
}
