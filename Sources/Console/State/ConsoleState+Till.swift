import Payments
import Screen

/// Typing a payment and sending it.
extension ConsoleState {
    /// Enter: on to the next field; from the last one, or with all of them right, to the read-back.
    mutating func nextField() -> [ConsoleCommand] {
        form.challenged.insert(form.focus)
        if form.complaint(about: form.focus) != nil { return [] }
        switch form.focus {
        case .phone: form.focus = .amount
        case .amount: form.focus = .reference
        case .reference:
            if let unfit = form.firstUnfit {
                form.focus = unfit
                form.challenged.insert(unfit)
            } else if !form.doubtsReference(), let order = form.order {
                return readBack(order)
            }
        }
        return []
    }

    /// To the field below or above.
    mutating func step(by count: Int) -> [ConsoleCommand] {
        let fields = TillForm.Field.allCases
        guard let index = fields.firstIndex(of: form.focus) else { return [] }
        if !form[form.focus].isEmpty { form.challenged.insert(form.focus) }
        form.focus = fields[(index + count + fields.count) % fields.count]
        return []
    }

    /// The one place where a send is ordered: a send key, on a read-back that is armed.
    mutating func send() -> [ConsoleCommand] {
        guard place == .readBack, let readingBack else { return [] }
        guard readingBack.isArmed(at: clock) else {
            self.readingBack?.rearm(at: clock)
            tell(.info, TillWords.readItOut)
            return []
        }
        if let question = doubtfulTwin(of: readingBack.order) ?? doubtfulMoney(readingBack)
            ?? doubtfulAmount(readingBack)
        {
            self.readingBack?.rearm(at: clock)
            return ask(question)
        }
        let number = OrderNumber(nextOrder)
        nextOrder += 1
        requests.begin(number, readingBack.order, at: clock)
        // What the customer before paid must not stand under this one's waiting.
        banner = nil
        // At once for the next customer: nothing is left that a second press could send. What is half typed for the
        // next one already, while something else was read back, stays.
        if isTyped(readingBack.order) { form = TillForm() }
        _ = go(to: [.till])
        return [.send(number, readingBack.order)]
    }

    /// A `+` of the main keys, or of a number pad that sends the same: it may begin a number, however slowly that is typed,
    /// and no number begins with two.
    mutating func sendBySign(_ sign: Character) -> [ConsoleCommand] {
        guard place == .readBack, let reading = readingBack, reading.isArmed(at: clock) else { return send() }
        if reading.isPair(at: clock) { return send() }
        let isTooFast = reading.hasSign(at: clock)
        readingBack?.noteSign(at: clock)
        refuse(.info, isTooFast ? TillWords.tooFast(sign) : TillWords.onceMore(sign))
        return []
    }

    /// Something else came after the first `+`: it was no send key. Returns whether there was one.
    @discardableResult
    mutating func dropSign() -> Bool {
        guard readingBack?.hasSign(at: clock) == true else { return false }
        readingBack?.rearm(at: clock)
        tell(.warn, TillWords.plusWasNotAlone)
        return true
    }

    /// F2: an empty form; asks when something is in it.
    mutating func newPayment() -> [ConsoleCommand] {
        guard form.isBlank else { return ask(.clearForm) }
        form = TillForm()
        return go(to: [.till])
    }

    /// F2 elsewhere: back to the form.
    mutating func goToTill() -> [ConsoleCommand] {
        let before = screen
        let commands = go(to: [.till])
        mindForm(after: before)
        return commands
    }

    /// Says what the form still has, where another screen was before it: what is typed next would land in that.
    mutating func mindForm(after before: Context) {
        guard before != .till, place == .till, !form.isBlank else { return }
        let what =
            !form.phone.isEmpty || form.recalled != nil
            ? FieldPicture(phoneOf: form).text
            : !form.amount.isEmpty ? "KES \(FieldPicture(amount: form.amount).text)" : form.reference.text
        tell(.warn, TillWords.stillTyped(what.fitForEyes))
    }

    /// Shows another request in the box.
    mutating func pick(by count: Int) -> [ConsoleCommand] {
        let entries = entries
        guard let shown = shownEntry, let index = entries.firstIndex(of: shown) else { return [] }
        requests.picked = entries[(index + count + entries.count) % entries.count].key
        return []
    }

    /// What stands in the way of a prompt, for the cashier.
    func words(for obstacle: Obstacle) -> Phrase {
        switch obstacle {
        case .open(let line) where line.isUnasked: TillWords.stillUnasked
        case .open(let line): TillWords.stillOpen(StatusWord(for: line.state, resultCode: line.resultCode).word)
        case .leaving: TillWords.stillOpen(StatusWord(for: .sending).word)
        case .coolDown(let until): TillWords.coolDown(countdown(to: until))
        }
    }

    /// The same, to stand under the field.
    func brief(_ obstacle: Obstacle) -> Phrase {
        switch obstacle {
        case .open(let line):
            TillWords.stillOpenBrief(StatusWord(for: line.state, resultCode: line.resultCode).word)
        case .leaving: TillWords.stillOpenBrief(StatusWord(for: .sending).word)
        case .coolDown(let until): TillWords.coolDownBrief(countdown(to: until))
        }
    }

    /// The time left until a moment, in words of the screen: counting down, or as a time of day where nothing should move.
    func countdown(to moment: Timestamp, at now: Timestamp? = nil) -> Phrase {
        if environment.reduceMotion { return Phrase("at \(moment.time)", sw: "saa \(moment.time)") }
        let left = OperatorTexts.countdown(shown(moment - (now ?? clock)))
        return Phrase("in \(left)", sw: "baada ya \(left)")
    }
}
