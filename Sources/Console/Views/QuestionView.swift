import Payments
import Screen

extension ConsoleState {
    func title(of question: Question) -> Phrase {
        switch question {
        case .leave: ScreenWords.leaveTitle
        case .clearForm: ScreenWords.clearTitle
        case .stopWaiting: ScreenWords.stopTitle
        case .meantAgain: SaleWords.againTitle
        case .paidAlready: DirectWords.alreadyTitle
        case .muchMore: TillWords.muchMoreTitle
        case .wrongNumber: SaleWords.wrongTitle
        case .putAway: SaleWords.putAwayTitle
        case .take: DirectWords.takeTitle
        }
    }

    func text(of question: Question) -> Phrase {
        switch question {
        case .leave:
            ScreenWords.leave(
                unsettled: book.open.count + requests.leaving.count, rest: restOwed, isTyped: !form.isBlank)
        case .clearForm: ScreenWords.clearForm(stillOpen: isPromptOpenToTyped)
        case .stopWaiting(let id):
            line(of: id).map { OperatorTexts.closingWhileOpen($0.phone) } ?? ScreenWords.stopTitle
        case .meantAgain(let order, let before): SaleWords.again(order, before)
        case .paidAlready(let order, let money): DirectWords.paidAlready(money, order)
        case .muchMore(let amount, let usual): TillWords.muchMore(amount, than: usual)
        case .wrongNumber(let id): SaleWords.wrong(line(of: id), opensForm: opensForm(insteadOf: line(of: id)))
        case .putAway(let id): SaleWords.putAway(line(of: id)?.rest ?? .zero)
        case .take(let receipt, let line): DirectWords.take(direct(of: receipt), for: line)
        }
    }

    /// Whether a prompt to the phone that is typed, or read back, is open or on its way out.
    private var isPromptOpenToTyped: Bool {
        guard let phone = readingBack?.order.phone ?? form.phoneCheck.value else { return false }
        switch obstacle(to: phone, amount: nil) {
        case .open, .leaving: return true
        case .coolDown, nil: return false
        }
    }

    /// The keys of an answer: the letter, and the one of the number pad.
    func answerKeys(_ action: Action) -> String {
        let keys = keymap.keys(of: action, in: .question, for: audience).filter { $0 != .escape }
        return keys.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(
            separator: " ")
    }

    /// What is said to a key that answers nothing.
    var answersExpected: Phrase { ScreenWords.answerWith(answerKeys(.yes), answerKeys(.no)) }

    /// A box in the middle; what lies under it is out of reach and looks so.
    func drawQuestion(on canvas: inout Canvas, at now: Timestamp) {
        guard let question else { return }
        let width = min(56, size.columns - 6)
        let lines = say(text(of: question)).wrapped(to: width - 4)
        let box = arrangement.body.centred(Size(columns: width, rows: lines.count + 5))
        canvas.veil(arrangement.body)
        canvas.fill(box, as: .surfaceRaised)
        canvas.box(box, title: say(title(of: question)), as: .borderFocus)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            for (row, line) in lines.enumerated() { canvas.write(line, row: row + 1, column: 0) }
            let row = lines.count + 2
            var at = 0
            for (action, word) in [(Action.yes, ScreenWords.yes), (.no, ScreenWords.no)] {
                let role: Role = action == .no || takesYes(at: now) ? .key : .keyDisabled
                at += canvas.write(answerKeys(action), row: row, column: at, as: role)
                at += canvas.write(" \(say(word))   ", row: row, column: at)
            }
        }
    }
}
