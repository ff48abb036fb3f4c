import Ledger
import Payments

extension Ledger {
    /// Looks in Safaricom's own list for a prompt that it never named, and writes down that it has no row of it, or can't be
    /// had: what a release waits for (`ReleaseGate.listFirst`). Does nothing where the release waits for something else.
    ///
    /// - Parameter pull: compares the books with the list; nil where none is set up.
    func lookInList(
        for id: AttemptID, now: @Sendable () -> Timestamp, by pull: () async -> PullWatch.Outcome?
    ) async throws {
        func isWaiting() async throws -> Bool {
            try await record(of: id).map { ReleaseGate(for: $0, at: now()) == .listFirst } ?? false
        }
        guard try await isWaiting() else { return }
        let outcome = await pull()
        let own = try await unplacedRows().filter { $0.isListed && $0.mayBePayment(of: id) }.map(\.told.receipt.text)
        let reason =
            switch outcome {
            case _ where !own.isEmpty:
                "M-PESA's own list has rows that may be its own: \(own.joined(separator: ", "))"
            case nil: "no list of M-PESA's own is set up here"
            case .failed(let reason): "M-PESA's own list can't be had: \(reason)"
            case .pulled(_, isWhole: false): "M-PESA's own list is too long to be read whole"
            case .pulled(let findings, _) where findings.isEmpty:
                "M-PESA's own list is empty: nothing came in, or it is not set up"
            case .notWanted, .pulled: "M-PESA's own list has no row of it yet"
            }
        guard try await isWaiting() else { return }
        try await add(Evidence(source: .pull, fact: .queryOpen(reason: reason), at: now()), to: id)
    }
}
