/// Where it is written down that payments were taken back: the port that Ledger fills beside `Journal`.
public protocol Reversals: Sendable {
    /// Writes down what a list of Safaricom's own tells: with the prompts that have such a receipt, now or later, and
    /// beside money paid straight to the shop. The same list again adds nothing.
    @discardableResult
    func hear(
        _ reversals: [ReversalLine], from source: Evidence.Source, at now: Timestamp
    ) async throws -> StatementFindings
}
