import Daraja
import Logging
import Payments
import Transport

extension DarajaAccount {
    /// Asks Safaricom to register something.
    ///
    /// - Parameter purpose: what for, in the log.
    /// - Throws: `VerbFailure` when no answer came; registering again harms nothing.
    func registering<Answer>(
        for purpose: String, _ call: (DarajaCalls) async throws(GatewayUnready) -> Answer
    ) async throws(VerbFailure) -> Answer {
        let wire = Wire(Transport(logger: .quiet("kaunta.\(purpose)")))
        do throws(GatewayUnready) {
            return try await call(DarajaCalls(account: self, wire: wire, timekeeper: .system))
        } catch {
            let isRefused = if case .credentials = error { true } else { false }
            throw VerbFailure(
                "No answer to the registration: \(error.reason). No money moved. Register again: that harms nothing.",
                isRefused ? .refused : .unavailable)
        }
    }
}
