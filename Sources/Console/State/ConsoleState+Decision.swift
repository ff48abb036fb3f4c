import Payments
import Screen

/// Deciding about a doubt, on a name and with a reason.
extension ConsoleState {
    /// The payment that a decision would be about, under whatever lies over it.
    private var doubtful: PaymentLine? { subject ?? (screen == .check ? shownCheck?.line : nil) }

    /// All that is known of it, once it has been read.
    private var subjectRecord: AttemptRecord? {
        guard let record = detail.record, record.attempt.id == doubtful?.id else { return nil }
        return record
    }

    /// The doubt about it that a person's word ends.
    private var resolvable: Doubt.Kind? {
        if screen == .check, let item = shownCheck { return item.resolvable }
        return subjectRecord?.doubts.first(where: \.endsByWord)
    }

    /// Why no other prompt may be let go; nil when a supervisor may let one go.
    var hindranceToRelease: Phrase? {
        guard let line = doubtful else { return screen == .check ? CheckWords.noPrompt : TillWords.noPayment }
        guard line.state == .unknown || line.state == .expired else {
            return OperatorTexts.held(by: .notDoubtful(line.state))
        }
        guard let record = subjectRecord else { return DetailWords.reading }
        if record.isReleased { return CheckWords.isReleased }
        return OperatorTexts.held(by: ReleaseGate(for: record, at: clock))
    }

    /// Why nothing can be written down about it; nil when a person may.
    var hindranceToResolve: Phrase? {
        if resolvable != nil { return nil }
        guard doubtful != nil else { return screen == .check ? CheckWords.endsWhenTaken : TillWords.noPayment }
        return CheckWords.endsByWordOfSafaricom
    }

    mutating func decide(_ kind: Decision.Kind?) -> [ConsoleCommand] {
        guard let line = subject, let kind else { return [] }
        decision = Decision(kind, about: line)
        focus.append(.decision)
        return []
    }

    /// What the key that says what was done is about.
    var resolution: Decision.Kind? { resolvable.map(Decision.Kind.resolve) }

    /// Enter: on to the reason; from there a resolution is written down, and a release is not.
    mutating func nextDecisionField() -> [ConsoleCommand] {
        guard let decision else { return [] }
        guard decision.focus == .reason else {
            self.decision?.focus = .reason
            return []
        }
        if decision.approval == nil {
            if decision.by.text.allSatisfy(\.isWhitespace) { self.decision?.focus = .by }
            tell(.info, DecisionWords.bothNeeded)
            return []
        }
        guard case .resolve = decision.kind else {
            tell(.info, DecisionWords.enterDoesNotRelease)
            return []
        }
        return confirmDecision()
    }

    mutating func stepInDecision() -> [ConsoleCommand] {
        guard let focus = decision?.focus else { return [] }
        decision?.focus = focus == .by ? .reason : .by
        return []
    }

    mutating func confirmDecision() -> [ConsoleCommand] {
        guard let command = decision?.command else { return [] }
        return pop() + [command]
    }
}
