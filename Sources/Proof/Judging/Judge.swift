import Payments
import Synchronization

/// Holds the books to what really happened, at every change.
final class Judge: Sendable {
    private let book = Mutex(CaseBook())
    private let trace: Trace

    init(_ trace: Trace) { self.trace = trace }

    /// The first thing found wrong.
    var violation: Violation? { book.withLock(\.violation) }

    /// What the world met.
    var coverage: Coverage { book.withLock(\.coverage) }

    /// Whether all money is found and nothing more can be asked.
    var isSettled: Bool { book.withLock(\.isSettled) }

    /// The attempts that a row which waits for its place may be given to.
    var casesOfWaitingRows: [Case] { book.withLock(\.casesOfWaitingRows) }

    /// The shop's own orders to give payments back.
    var orders: [OrderCase] { book.withLock(\.orders) }

    /// The payments that lists have told, and that the shop ordered no part of back.
    var receiptsToGiveBack: Set<Receipt> {
        book.withLock { $0.listedReceipts.subtracting($0.orders.map(\.order.receipt)) }
    }

    /// How many attempts were written down.
    var count: Int { book.withLock { $0.cases.count } }

    /// All that is known of the attempts.
    var cases: [Case] { book.withLock(\.cases) }

    /// One attempt.
    func find(_ id: AttemptID) -> Case? { book.withLock { book in book.places[id].map { book.cases[$0] } } }

    /// Its number, for people.
    func number(_ id: AttemptID) -> Int { book.withLock { $0.places[id] ?? -1 } }

    /// The attempt that a kept message tells of, if it tells of one.
    func about(_ id: InboxID) -> AttemptID? { book.withLock { $0.inbox[id]?.mail.about } }

    /// Counts a fault.
    func count(_ fault: Fault) { book.withLock { $0.coverage.hit(fault) } }

    /// Notes what happened; the first violation goes into the trace.
    func note(_ change: (inout CaseBook) -> Void) {
        let found = book.withLock { book -> Violation? in
            let before = book.violation
            change(&book)
            return before == nil ? book.violation : nil
        }
        if let found { trace.note(.judge, 0, 0, "\(found)") }
    }
}
