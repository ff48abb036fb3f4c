/// Whether money paid straight to the shop is what a prompt is about to ask for once more. The rule is here, so that every
/// counter has the same.
extension DirectPayment {
    /// How long after it came it looks like what the next prompt asks for.
    package static let justNow = Duration.seconds(900)

    /// Whether somebody who pays what this order asks for may have paid this instead: it came, or was taken for a sale, a
    /// short while ago, no list speaks against it, and payer or account fit. Whom nobody names, or a hash, may be anybody.
    package func mayBePaid(for order: PromptOrder, at now: Timestamp) -> Bool {
        let isRecent = takenAt.map { now - $0 < ResendGate.sameAgain } ?? (isFree && now - heardAt < Self.justNow)
        guard isRecent, reversal == nil, look == nil, paidIn == order.amount else { return false }
        if known.payer?.mayHold(order.phone) ?? true { return true }
        let account = told.account.filter { $0 != " " }.uppercased()
        if let reference = order.reference?.text.filter({ $0 != " " }), account == reference.uppercased() {
            return true
        }
        return (try? MSISDN(parsing: account)) == order.phone
    }
}
