import Ledger

/// What the books' own errors mean to somebody who has just sent a prompt, or was about to: the books can't know.
extension VerbFailure {
    /// They failed before this run sent anything. Errors of others say by themselves what they mean.
    static func beforeSending(_ error: any Error) -> any Error {
        guard error is LedgerError, var failure = VerbFailure(error) else { return error }
        failure.message += " Nothing was sent now."
        return failure
    }

    /// They failed when a prompt may be on a phone.
    static func afterSending(_ error: any Error) -> VerbFailure {
        VerbFailure(
            "The payment can't be followed any more: \(error) The customer may be charged: do not send again, "
                + "look it up first.", VerbFailure(error)?.status ?? .fault)
    }
}
