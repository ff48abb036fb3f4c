import Payments
import Screen

/// The box that says what the console will do next about a payment, when, and why.
extension ConsoleState {
    /// The lines of it, at the width of its box.
    var whyLines: [TextLine] { whyLines(width: arrangement.helpBox.columns - 4) }

    func whyLines(width: Int) -> [TextLine] {
        var text = DetailText(width: width, language: language)
        guard let line = whySubject else { return text.lines }
        text.paragraph(
            "\(line.status.mark.character) \(say(line.status.word))  KES \(line.amount.grouped)  \(line.phone.masked)",
            line.role)
        let record = detail.record?.attempt.id == line.id ? detail.record : nil
        fact(WhyWords.now, DetailWords.reason(for: line, record), in: &text)
        guard let record else {
            text.paragraph(say(DetailWords.reading), .textMuted)
            return text.lines
        }
        let questions = record.evidence.filter { $0.source == .query }
        if let last = questions.last {
            fact(WhyWords.asked, WhyWords.asked(questions.count, last: moment(last.at)), in: &text)
        } else if line.state.isOpen {
            fact(WhyWords.asked, WhyWords.neverAsked, in: &text)
        }
        next(line, record, in: &text)
        if line.state.isOpen { fact(WhyWords.paid, WhyWords.paidOnly, in: &text) }
        if let again = again(line, record) { fact(WhyWords.again, again, in: &text) }
        return text.lines
    }

    private func fact(_ name: Phrase, _ words: Phrase, in text: inout DetailText) {
        // Where there is room for all of it, it may breathe.
        if arrangement.body.rows > Layout.roomForPanels - 4 { text.line(.blank) }
        text.fact(name, say(words))
    }

    private func next(_ line: PaymentLine, _ record: AttemptRecord, in text: inout DetailText) {
        let schedule = QuerySchedule()
        guard let question = schedule.nextQuestion(about: record) else {
            let words =
                record.state.isSettled
                ? WhyWords.nothingMore : record.checkout == nil ? WhyWords.unaskable : WhyWords.exhausted
            fact(WhyWords.next, words, in: &text)
            return
        }
        if health.consoleGone != nil { return fact(WhyWords.next, WhyWords.nobodyAsks, in: &text) }
        fact(
            WhyWords.next, question <= clock ? TillWords.willAskSoon : WhyWords.nextAt(moment(question)), in: &text)
        fact(WhyWords.then, record.state == .failed ? WhyWords.lateRhythm : WhyWords.rhythm, in: &text)
        if let end = schedule.deadline(of: record), end > clock {
            fact(WhyWords.wait, WhyWords.waitEnds(moment(end)), in: &text)
        }
    }

    /// When, and how, another prompt may go to that phone.
    private func again(_ line: PaymentLine, _ record: AttemptRecord) -> Phrase? {
        if let from = resendFrom(line), from > clock { return WhyWords.againFrom(moment(from)) }
        guard line.state.isOpen, !line.isReleased, audience != .watcher else { return nil }
        return switch ReleaseGate(for: record, at: clock) {
        case .open, .listFirst: WhyWords.releaseNow
        case .notDoubtful, .mayBePaid: WhyWords.againWhenSettled
        case .tooSoon(let until): WhyWords.releaseFrom(moment(until))
        case .askFirst: WhyWords.releaseAfterAsking
        }
    }

    func drawWhy(on canvas: inout Canvas) {
        drawBox(whyLines, from: whyScroll, title: WhyWords.title, on: &canvas)
    }
}
