import Payments
import Screen

/// What is told by itself, and what is asked.
extension LinearConsole {
    /// What is new since the last time, a line each.
    mutating func news() -> [String] {
        var lines = state.toasts.shown.map { say($0.notice.text) }
        state.toasts = Toasts()
        lines += alarms()
        lines += payments()
        lines += unsent()
        lines += directs()
        lines += newChecks()
        return lines
    }

    private mutating func alarms() -> [String] {
        var lines: [String] = []
        if state.alarm != memory.alarm {
            memory.alarm = state.alarm
            lines.append(timed(say(state.alarm.map(LinearWords.alarm) ?? LinearWords.alarmOver)))
        }
        switch state.health.gateway {
        case .untried: break
        case .answering:
            if memory.isSilent { lines.append(timed("M-PESA: \(say(ScreenWords.online)).")) }
            memory.isSilent = false
        case .silent(let since):
            if !memory.isSilent {
                lines.append(timed("M-PESA: \(say(ScreenWords.offline)), \(since.hourAndMinute)."))
            }
            memory.isSilent = true
        }
        return lines
    }

    /// The payments whose word changed. Those from before the start are no news until they change.
    private mutating func payments() -> [String] {
        var lines: [String] = []
        let open = state.book.open.filter { line in !state.book.latest.contains { $0.id == line.id } }
        for line in (state.book.latest + open).reversed() {
            let told = LinearMemory.Told(
                word: line.status, receipt: line.receipt, isWrongNumber: line.isWrongNumber)
            let before = memory.payments[line.id]
            guard before != told, !isUnderWay(line) else { continue }
            memory.payments[line.id] = told
            // What was open at the start stands among what needs a check; who only watches has no such list.
            let isOld = line.createdAt < state.startedAt && before == nil
            if isOld, line.state.isSettled || state.audience == .cashier { continue }
            lines.append(timed(sentence(of: line)))
        }
        return lines
    }

    /// Whether its send is still going on, so that its row is no news: the send's end tells.
    private func isUnderWay(_ line: PaymentLine) -> Bool {
        switch line.state {
        case .prepared, .sending: true
        case .refused:
            state.requests.isLeaving(line) || state.requests.isSpokenFor(line) || state.book.replaced.contains(line.id)
                || (line.isTokenRefusal && !state.requests.finished.contains(line.id) && !state.book.isSecondTry(line))
        case .void: state.requests.isSpokenFor(line)
        case .pending, .unknown, .claimed, .paid, .failedUnverified, .failed, .expired, .conflict: false
        }
    }

    /// The orders that came back.
    private mutating func unsent() -> [String] {
        state.requests.notTaken.filter { memory.notTaken.insert($0.number).inserted }.map { order in
            let word = StatusWord(for: order.mayHaveReachedThePhone ? .unknown : .void).word
            return timed(
                "\(say(word)). KES \(order.order.amount.short). \(say(LinearWords.to(order.order.phone.masked))). "
                    + say(order.text))
        }
    }

    private mutating func directs() -> [String] {
        var lines: [String] = []
        for payment in state.directs.latest.reversed() {
            let word = state.status(of: payment)
            guard memory.directs[payment.id] != word else { continue }
            let isOld = memory.directs[payment.id] == nil && payment.heardAt < state.startedAt
            memory.directs[payment.id] = word
            if !isOld { lines.append(timed(sentence(of: payment))) }
        }
        return lines
    }

    private mutating func newChecks() -> [String] {
        state.checks.items.filter { memory.checks.insert($0.key).inserted }.map { item in
            timed("\(say(CheckWords.title)): \(heading(of: item)) \(say(LinearWords.checkTells))")
        }
    }

    /// What was asked for by a word, and has been read since.
    mutating func answers(to message: ConsoleMessage) -> [String] {
        switch message {
        case .detail(let record):
            guard record.attempt.id == memory.why, state.detail.record != nil else { return [] }
            memory.why = nil
            return lines(of: state.whyLines(width: LinearText.width))
        case .found:
            guard let code = state.code, code.finding != nil else { return [] }
            state.code = nil
            memory.lookup = nil
            return lines(of: state.codeLines(code, width: LinearText.width))
        case .input, .resized, .tick, .today, .open, .page, .direct, .unplaced, .claim, .checks, .reversals, .setAside,
            .senders, .count, .report, .taken, .unsigned, .decided, .health, .themes, .draft, .listPulled, .notice:
            return []
        }
    }

    private func lines(of text: [TextLine]) -> [String] {
        text.map { line in
            LinearText.sentence(String(line.spans.map(\.text).joined().drop { !$0.isLetter && !$0.isNumber }))
        }
    }

    // MARK: - Sentences

    private func timed(_ text: String) -> String { "\(state.clock.time) \(text)" }

    func sending(_ order: PromptOrder) -> String {
        timed(
            "\(LinearText.sentence(say(AttemptState.sending.headline))) KES \(order.amount.short). "
                + "\(say(LinearWords.to(order.phone.masked))). \(say(TillWords.nextCustomer))")
    }

    /// One payment: its word, the money, who, and what that means.
    private func sentence(of line: PaymentLine) -> String {
        let who = say(line.state == .paid ? LinearWords.from(line.phone.masked) : LinearWords.to(line.phone.masked))
        var parts = ["\(say(line.status.word)).", "KES \(line.amount.short).", "\(who)."]
        if line.role == .statusPaid, !line.isPart {
            let proof = line.receipt.map { "\(say(ScreenWords.receipt)) \($0.text)" }
            parts.append(
                LinearText.sentence(
                    proof ?? say(state.isReceiptHeard ? LinearWords.receiptToFollow : LinearWords.receiptOnSMS)))
        } else {
            parts.append(LinearText.sentence(say(state.sentence(about: line, now: state.clock))))
            if let words = state.decline(for: line).map({ say($0.say) }), !words.isEmpty {
                parts.append("\(say(TillWords.say)): “\(words)”")
            }
        }
        parts.append(say(LinearWords.tag(line.tag)))
        return parts.joined(separator: " ")
    }

    private func sentence(of payment: DirectPayment) -> String {
        let name = payment.told.name.asTyped
        let who = name.isEmpty ? payment.told.payer?.masked ?? "" : name
        let words = state.row(waiting: payment.id).map(OperatorTexts.unplaced) ?? payment.words
        return [
            "\(say(state.status(of: payment).word)).", "KES \(payment.amount.short).",
            who.isEmpty ? "" : "\(say(LinearWords.from(who))).", say(words),
            "\(say(ScreenWords.receipt)) \(payment.id.text).",
        ].joined(separator: " ")
    }

    private func heading(of item: CheckItem) -> String {
        guard let amount = item.amount else { return "\(say(item.word.word)). \(item.tagOrReceipt)." }
        let name =
            item.line.map { say(LinearWords.tag($0.tag)) } ?? "\(say(ScreenWords.receipt)) \(item.tagOrReceipt)."
        return "\(say(item.word.word)). KES \(amount.short). \(name)"
    }

    // MARK: - Lists

    /// How many payments a list tells.
    private static var most: Int { 10 }

    var list: [String] {
        let rows = state.latestRows(Self.most)
        if rows.isEmpty { return [say(ScreenWords.noPayments)] }
        return rows.map { row in
            switch row {
            case .direct(let payment): return "\(payment.heardAt.hourAndMinute) \(sentence(of: payment))"
            case .prompt(let line):
                let proof = line.receipt.map { " \(say(ScreenWords.receipt)) \($0.text)." } ?? ""
                return "\(line.createdAt.hourAndMinute) \(say(line.status.word)). KES \(line.amount.short). "
                    + "\(line.phone.masked).\(proof) \(say(LinearWords.tag(line.tag)))"
            }
        }
    }

    var checks: [String] {
        if state.checks.items.isEmpty { return [say(CheckWords.nothing)] }
        return state.checks.items.map { "\(heading(of: $0)) \(say(state.sentence(of: $0)))" }
    }

    var help: [String] { LinearWords.help(for: state.audience).map(say) }

    var greeting: [String] {
        let payee = state.environment.payee.map { " \(say(TillWords.paidTo)): \($0)." } ?? ""
        return [
            "\(state.environment.tillName). \(LinearText.sentence(say(ScreenWords.surroundings(state.environment.surroundings))))\(payee)",
            say(LinearWords.helpIsThere),
        ]
    }

    /// What the next typed line is to answer.
    var prompt: [String] {
        switch step {
        case .watching: [say(LinearWords.askWord)]
        case .phone: [say(LinearWords.askPhone)]
        case .amount: [(state.form.phoneCheck.value.map { "\($0.grouped). " } ?? "") + say(LinearWords.askAmount)]
        case .reference: [say(LinearWords.askReference)]
        case .readBack: readBack
        case .question:
            state.question.map { question in
                ["\(say(state.title(of: question))) \(say(state.text(of: question)))", say(LinearWords.askYes)]
            } ?? []
        }
    }

    /// The order as it is read to the customer, and what is worth knowing about it.
    private var readBack: [String] {
        guard let order = state.readingBack?.order, let payee = state.environment.payee else { return [] }
        var lines = [say(ReadBack.title) + ":", say(ReadBack.question(order, payee: payee))]
        if let reference = order.reference { lines.append("\(say(ReadBack.reference)): \(reference.text).") }
        if let hindrance = state.hindranceToOrder {
            return lines + [say(hindrance), say(LinearWords.askLater)]
        }
        lines += state.readBackNotes(of: order).map { LinearText.sentence(say($0.words)) }
        return lines + [say(LinearWords.askSend)]
    }
}

extension LinearText {
    /// Wide enough that a paragraph is one line.
    static let width = 4000
}
