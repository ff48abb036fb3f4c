import Payments

/// Questions, and what makes them untrue.
extension ConsoleState {
    /// The question that is asked; nil when there is none.
    var question: Question? { asked?.question }

    /// Whether a yes would answer: not before somebody can have read what is asked.
    func takesYes(at now: Timestamp) -> Bool { asked?.wait.isOver(at: now) == true }

    mutating func ask(_ new: Question?) -> [ConsoleCommand] {
        guard let new else { return [] }
        asked = AskedQuestion(new, at: clock)
        if place != .question { focus.append(.question) }
        return []
    }

    mutating func dropQuestion() -> [ConsoleCommand] {
        asked = nil
        return pop()
    }

    /// Yes to the question.
    mutating func answer() -> [ConsoleCommand] {
        guard let question else { return pop() }
        guard takesYes(at: clock) else {
            asked?.wait.restart(at: clock)
            refuse(.info, ScreenWords.readQuestionFirst)
            return []
        }
        let commands = dropQuestion()
        switch question {
        case .leave: return commands + [.quit]
        case .clearForm:
            form = TillForm()
            return commands + go(to: [.till])
        case .stopWaiting(let id):
            requests.stopWaiting(for: id, isShown: shownEntry?.line?.id == id)
            tell(.info, ScreenWords.stoppedWaiting)
            return commands + [.stopWaiting(id)]
        case .meantAgain(let order, _): return commands + meanAgain(order)
        case .paidAlready(_, let money): return commands + meanBeside(money.receipt)
        case .muchMore: return commands + meanThatMuch()
        case .wrongNumber(let id): return commands + noteWrongNumber(id)
        case .putAway(let id):
            if let entry = entries.first(where: { $0.line?.id == id }) { requests.putAway(entry, in: book) }
            return commands
        case .take(let receipt, let line): return commands + [.take(receipt, for: line?.sale?.id)]
        }
    }

    /// Takes a question away that news have made untrue, and says so: a yes to it would be a yes to something else.
    mutating func closeUntrueQuestion() -> [ConsoleCommand] {
        guard place == .question, let question, let reason = untruth(of: question) else { return [] }
        tell(.warn, reason)
        return dropQuestion()
    }

    /// Why a question is not the one to ask any more; nil while it is.
    private func untruth(of question: Question) -> Phrase? {
        switch question {
        case .leave, .clearForm, .meantAgain, .muchMore, .putAway: return nil
        case .stopWaiting(let id):
            guard let line = line(of: id), line.state.isSettled else { return nil }
            return TillWords.settledMeanwhile(StatusWord(for: line).word)
        case .wrongNumber(let id):
            guard let line = line(of: id) else { return nil }
            if line.isWrongNumber { return SaleWords.wrongAlready }
            // Now it takes money out of a sale: a question of its own.
            return line.state == .paid ? SaleWords.unsigned : nil
        case .paidAlready(_, .unplaced(let row)):
            return unplaced.contains { $0.told.receipt == row.told.receipt } ? nil : DirectWords.placedMeanwhile
        case .paidAlready(_, .direct(let payment)):
            // Somebody took it meanwhile, or it joined a prompt: there is nothing to take instead.
            return payment.isFree && direct(of: payment.id)?.isFree == false ? DirectWords.takenMeanwhile : nil
        case .take(let receipt, _):
            guard let payment = direct(of: receipt), !isHeldHere(payment) else { return nil }
            return DirectWords.refusal(payment.refusal(to: environment.tillName, at: clock) ?? .notHeld)
        }
    }
}
