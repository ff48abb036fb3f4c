import Engine
import Payments

/// A till at work, as the verbs see it: the ledger is open, the query loop runs, callbacks are heard if an address is
/// configured.
protocol Counter: Sendable {
    /// Sends one prompt and returns what is known once the gateway has answered, or has failed to.
    func take(_ order: PromptOrder) async throws(CashierError) -> AttemptRecord

    /// Asks Safaricom about an attempt as soon as the budget allows.
    func askNow(_ id: AttemptID) async

    /// The attempts that a person may mean by a tag, an id, a receipt or a reference; newest first.
    func find(_ text: String) async throws -> [AttemptID]

    /// All that is known of one attempt.
    func record(of id: AttemptID) async throws -> AttemptRecord?

    /// How it stands in a list, and in its sale.
    func line(of id: AttemptID) async throws -> PaymentLine?

    /// The newest money paid straight to the shop, newest first, and then what nobody has taken.
    func latestDirect() async throws -> [DirectPayment]

    /// The money in Safaricom's own list that may be a prompt's.
    func unplacedRows() async throws -> [UnplacedRow]

    /// Which attempt changed, each time one did.
    func changes() async -> AsyncStream<AttemptID>

    /// Stops asking and hearing, and closes the ledger. What is open stays written down as open.
    func close() async
}
