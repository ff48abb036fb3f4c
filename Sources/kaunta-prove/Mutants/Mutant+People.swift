/// Mistakes in what people may do, and in what they are told to look into.
extension Mutant {
    private static let resend = "Sources/Payments/Truth/ResendGate.swift"
    private static let release = "Sources/Payments/Truth/ReleaseGate.swift"
    private static let closing = "Sources/Payments/Truth/ClosingGate.swift"
    private static let rules = "Sources/Payments/Truth/JournalRules.swift"
    private static let doubt = "Sources/Payments/Truth/AttemptRecord+Doubts.swift"

    static let rulesOfPeople = [
        Mutant(
            "an open prompt shuts no gate", money: true, in: resend,
            "if state.isOpen {", "if state.isOpen, !MUTANT {"),
        Mutant(
            "the same amount may follow in a minute", in: resend,
            "(afterSameAmount, .sameAmount)", "(MUTANT ? afterFailure : afterSameAmount, .sameAmount)"),
        Mutant(
            "no minute after a failure", in: resend,
            "(afterFailure, .justFailed)", "(MUTANT ? .zero : afterFailure, .justFailed)"),
        Mutant(
            "no minute after a busy phone", in: resend,
            "(afterBusyPhone, .phoneBusy)", "(MUTANT ? .zero : afterBusyPhone, .phoneBusy)"),
        Mutant(
            "the same again is not asked about", money: true, in: resend,
            "guard state == .paid, !order.isMeant(", "guard state == .paid, !MUTANT, !order.isMeant("),
        Mutant(
            "goods are given on a name though it is paid", in: rules,
            "let isPlain = paysItsSale &&", "let isPlain = !MUTANT && paysItsSale &&"),
        Mutant(
            "what was refused waits anew after a list", in: resend,
            "if state == .refused {", "if state == .refused, !MUTANT {"),
        Mutant(
            "a release outlives what is learnt later", money: true, in: doubt,
            "guard state == .unknown || state == .expired else { return false }",
            "guard MUTANT || state == .unknown || state == .expired else { return false }"),
        Mutant(
            "anything may be released", money: true, in: release,
            "guard record.state == .unknown || record.state == .expired else {",
            "guard MUTANT || record.state == .unknown || record.state == .expired else {"),
        Mutant(
            "released at once", money: true, in: release,
            "if until > now {", "if until > now, !MUTANT {"),
        Mutant(
            "released without asking", money: true, in: release,
            "} else if record.lastAskedAt", "} else if !MUTANT, record.lastAskedAt"),
        Mutant(
            "a sale may be asked for more than it owes", money: true, in: rules,
            "return amount > sale.owed ?", "return !MUTANT && amount > sale.owed ?"),
        Mutant(
            "whoever types a name is a supervisor", money: true, in: rules,
            "if evidence.fact.lacksPIN {", "if !MUTANT, evidence.fact.lacksPIN {"),
        Mutant(
            "the release gate is not looked at", money: true, in: rules,
            "return gate == .open ? nil : .notReleased(gate)",
            "return MUTANT || gate == .open ? nil : .notReleased(gate)"),
        Mutant(
            "a word ends any doubt", money: true, in: rules,
            "return endsByWord && doubts.contains(kind) ? nil",
            "return MUTANT || (endsByWord && doubts.contains(kind)) ? nil"),
        Mutant(
            "anything may be closed as not paid", money: true, in: rules,
            "return gate == .open ? nil : .notClosed(gate)", "return MUTANT || gate == .open ? nil : .notClosed(gate)"),
        Mutant(
            "closed before a list can be complete", money: true, in: closing,
            "self = until > now ?", "self = until > now && !MUTANT ?"),
        Mutant(
            "closed although it was paid by hand", money: true, in: closing,
            "if let claim = record.paidByHand, let heard", "if !MUTANT, let claim = record.paidByHand, let heard"),
        Mutant(
            "a closing covers what is claimed later", money: true, in: "Sources/Payments/Truth/AttemptState.swift",
            "seen.claims.isSubset(of: seen.closedClaims)", "MUTANT || seen.claims.isSubset(of: seen.closedClaims)"),
        Mutant(
            "paid twice is no doubt", money: true, in: doubt,
            "case .doubled: return lastDoubling", "case .doubled: return MUTANT ? nil : lastDoubling"),
        Mutant(
            "money taken back is no doubt", money: true, in: doubt,
            "case .reversed: return lastReversing", "case .reversed: return MUTANT ? nil : lastReversing"),
        Mutant(
            "unknown is no doubt", money: true, in: doubt,
            "case .unknown: (state == .unknown || state == .expired)",
            "case .unknown: !MUTANT && (state == .unknown || state == .expired)"),
        Mutant(
            "a stranger's money is no doubt", money: true, in: doubt,
            "case .refundOwed: return evidence", "case .refundOwed: return MUTANT ? nil : evidence"),
        Mutant(
            "what comes late is no doubt", money: true, in: doubt,
            "case .late: return lateProof", "case .late: return MUTANT ? nil : lateProof"),
        Mutant(
            "a contradiction is no doubt", money: true, in: doubt,
            "case .contradiction: state == .conflict", "case .contradiction: !MUTANT && state == .conflict"),
        Mutant(
            "a receipt is spent twice", money: true, in: "Sources/Payments/Books/DirectPayment.swift",
            "if let sale { return .taken(sale) }", "if let sale, !MUTANT { return .taken(sale) }"),
    ]
}
