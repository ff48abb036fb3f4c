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
        if subjectRecord?.isLeftToPeople == true, subjectRecord?.doubts.isEmpty == false { return .unknown }
        if screen == .check, let item = shownCheck { return item.resolvable }
        return subjectRecord?.doubts.first(where: \.endsByWord)
    }

    /// Why nothing can be decided where no prompt is looked at.
    private func nothingDoubtful(_ isDirect: Phrase) -> Phrase {
        guard screen == .check else { return TillWords.noPayment }
        if case .setAside? = checks.current { return CheckWords.changesNothing }
        return checks.items.isEmpty ? CheckWords.nothing : isDirect
    }

    /// Why no other prompt may be let go; nil when a supervisor may let one go.
    var hindranceToRelease: Phrase? {
        guard let line = doubtful else { return nothingDoubtful(CheckWords.noPrompt) }
        guard line.state == .unknown || line.state == .expired else {
            return OperatorTexts.held(by: .notDoubtful(line.state))
        }
        guard let record = subjectRecord else { return DetailWords.reading }
        if record.isReleased { return CheckWords.isReleased }
        return moneyStandingAgainst(line) ?? OperatorTexts.held(by: ReleaseGate(for: record, at: clock))
    }

    /// Why nobody has to answer for goods that go on it; nil when a supervisor may.
    var hindranceToGiveGoods: Phrase? {
        guard let line = doubtful else { return nothingDoubtful(CheckWords.noPrompt) }
        if line.isGoodsGiven { return OperatorTexts.goodsAreGiven }
        return line.needsNoName ? OperatorTexts.goodsNeedNoName(in: line.state) : nil
    }

    /// Why nothing can be written down about it; nil when a person may.
    var hindranceToResolve: Phrase? {
        if case .resolve(.unknown, let line) = resolution, let money = moneyStandingAgainst(line) { return money }
        if resolution != nil { return nil }
        guard let line = doubtful else {
            return screen == .check ? nothingDoubtful(CheckWords.endsWhenTaken) : noSubject
        }
        if line.isReleased { return CheckWords.isReleased }
        if line.state == .conflict { return CheckWords.endsByClosing }
        return line.isUnasked ? CheckWords.endsByItsRow : CheckWords.endsByWordOfSafaricom
    }

    /// Why it can't be closed as not paid, and what to do instead; nil when a supervisor may close it.
    var hindranceToClose: Phrase? {
        guard let line = doubtful else { return nothingDoubtful(CheckWords.noPrompt) }
        if line.isReleased { return CheckWords.isReleased }
        guard line.state == .conflict else { return OperatorTexts.notClosed(by: .notContradicted(line.state)) }
        guard let record = subjectRecord else { return DetailWords.reading }
        if let money = moneyStandingAgainst(line) { return money }
        return OperatorTexts.notClosed(by: ClosingGate(for: record, at: clock))
    }

    /// The money in a list that may be its payment, of which somebody has to say first whose it is.
    private func moneyStandingAgainst(_ line: PaymentLine) -> Phrase? {
        unplaced.standing(against: line.id).flatMap { OperatorTexts.notClosed(by: .mayBePaid($0)) }
    }

    mutating func decide(_ kind: Decision.Kind?) -> [ConsoleCommand] {
        guard let kind else { return [] }
        decision = Decision(kind, known: subjectRecord)
        focus.append(.decision)
        return []
    }

    /// What the key that says what was done is about.
    var resolution: Decision.Kind? {
        if let money, money.contested != nil { return .look(money) }
        if let waiting { return .setApart(waiting) }
        if let money, money.isDeniable(at: clock) { return .look(money) }
        guard let line = doubtful, let resolvable else { return nil }
        return .resolve(resolvable, line)
    }

    /// The money paid straight to the shop, under the cursor or opened.
    private var money: DirectPayment? { (screen == .check ? shownCheck?.payment : nil) ?? directSubject }

    /// The money that may be a prompt's, under the cursor or opened.
    private var waiting: UnplacedRow? { money.flatMap { row(waiting: $0.id) } }

    /// Enter: on to the next field. It never writes anything down: a decision about money has a key of its own.
    mutating func nextDecisionField() -> [ConsoleCommand] {
        guard let decision else { return [] }
        if decision.focus != decision.fields.last {
            self.decision?.focus = decision.field(after: 1)
        } else if let unfit = decision.unfit(at: clock), let lack = decision.lack(at: clock) {
            self.decision?.focus = unfit
            refuse(.info, lack)
        } else {
            refuse(.info, DecisionWords.enterDecidesNothing)
        }
        return []
    }

    mutating func stepInDecision(_ key: Key) -> [ConsoleCommand] {
        guard let decision else { return [] }
        self.decision?.focus = decision.field(after: key == .up || key == .backTab ? -1 : 1)
        return []
    }

    mutating func confirmDecision() -> [ConsoleCommand] {
        guard let command = decision?.command(at: clock) else { return [] }
        if case .wrongNumber(let id, let approval) = command { return pop() + noteWrongNumber(id, on: approval) }
        guard decision?.needsPIN == true else { return pop() + [command] }
        decision?.check()
        weighed = decision?.kind.line?.id
        return [command]
    }

    /// A supervisor's word was written down, or could not be; where the PIN let nothing go, its box stays and says why.
    mutating func endDecision(about id: AttemptID, _ notice: Notice, mayTryAgain: Bool) -> [ConsoleCommand] {
        if weighed == id { weighed = nil }
        let isItsBox = decision?.isChecking == true && decision?.kind.line?.id == id
        if isItsBox, mayTryAgain {
            decision?.refuse(notice.text)
            return []
        }
        toasts.show(notice, at: clock)
        return isItsBox ? go(to: focus.filter { $0 != .decision }) : []
    }
}
