import Payments
import Screen

/// What typed lines do.
extension LinearConsole {
    mutating func readPhone(_ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        if text.isEmpty { return [] }
        if let word = LinearWord(firstOf: text) { return obey(word, text, &lines) }
        do throws(MSISDNError) {
            let number = try MSISDN(parsing: text)
            state.form.phone.replace(with: "0" + number.digits.dropFirst(3))
        } catch {
            lines.append(say(text.contains(where: \.isNumber) ? error.brief : LinearWords.unknownWord))
            return []
        }
        let commands = state.nextField()
        if let phone = state.form.phoneCheck.value, let obstacle = state.obstacle(to: phone, amount: nil) {
            lines.append(say(state.words(for: obstacle)))
        }
        return commands
    }

    mutating func readAmount(_ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        if let commands = leaveForm(text, &lines) { return commands }
        // The field drops what it does not take: nothing of what was typed may be dropped unheard.
        let fits = text.allSatisfy { "0123456789,./=".contains($0) } && text.count <= state.form.amount.limit
        if !text.isEmpty, !fits {
            lines.append(
                say(text.count > state.form.amount.limit ? MoneyError.tooLarge.brief : MoneyError.notANumber.brief))
            return []
        }
        state.form.amount.replace(with: text)
        let commands = state.nextField()
        if let complaint = state.form.complaint(about: .amount) {
            lines.append(say(complaint))
            state.form.amount.replace(with: "")
        }
        return commands
    }

    mutating func readReference(_ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        if let commands = leaveForm(text, &lines) { return commands }
        state.form.reference.replace(with: text)
        guard state.form.reference.text == text else {
            state.form.reference.replace(with: "")
            lines.append(say(LinearWords.unfitReference))
            return []
        }
        let commands = state.nextField()
        if step == .reference, state.form.referenceDoubt != nil { lines.append(say(LinearWords.phoneAsReference)) }
        return commands
    }

    /// The words that work while a payment is typed; nil when it is none of them.
    private mutating func leaveForm(_ text: String, _ lines: inout [String]) -> [ConsoleCommand]? {
        switch LinearWord(text) {
        case .cancel:
            lines.append(say(LinearWords.dropped))
            return drop()
        case .quit: return obey(.quit, text, &lines)
        case .list, .check, .why, .code, .pull, .ask, .again, .rest, .stop, .help, .send, .yes, .no, .english, .swahili,
            nil:
            return nil
        }
    }

    /// Only the word itself sends; nothing else does, and an empty line least of all.
    mutating func readSend(_ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        switch LinearWord(text) {
        case .send:
            guard let readingBack = state.readingBack else { return [] }
            guard readingBack.isArmed(at: state.clock) else {
                state.readingBack?.rearm(at: state.clock)
                lines.append(say(LinearWords.tooSoon))
                return []
            }
            let order = readingBack.order
            let commands = act(.send)
            if commands.contains(where: { if case .send = $0 { true } else { false } }) {
                lines.append(sending(order))
            }
            return commands
        case .cancel, .no:
            lines.append(say(LinearWords.dropped))
            return drop()
        case .quit: return obey(.quit, text, &lines)
        case .english, .swahili: return obey(LinearWord(text) ?? .help, text, &lines)
        case .list, .check, .why, .code, .pull, .ask, .again, .rest, .stop, .help, .yes, nil:
            lines.append(say(LinearWords.notSent))
            return []
        }
    }

    mutating func readYes(_ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        switch answer(by: text) ?? LinearWord(text) {
        case .yes: return state.answer()
        case .no, .cancel:
            if case .meantAgain = state.question {
                lines.append(say(LinearWords.dropped))
                return drop()
            }
            return state.dropQuestion()
        case .english, .swahili: return obey(LinearWord(text) ?? .help, text, &lines)
        case .list, .check, .why, .code, .pull, .ask, .again, .rest, .stop, .help, .quit, .send, nil: return []
        }
    }

    /// The answer that a key of the screen gives there, the number pad's among them; nil for any other line.
    private func answer(by text: String) -> LinearWord? {
        guard text.count == 1, let character = text.first else { return nil }
        let action = keymap.action(for: .character(character), in: .question, for: state.audience)
        return action == .yes ? .yes : action == .no ? .no : nil
    }

    /// Does what a word says.
    mutating func obey(_ word: LinearWord, _ text: String, _ lines: inout [String]) -> [ConsoleCommand] {
        let rest = text.split(separator: " ").dropFirst().joined(separator: " ")
        switch word {
        case .list: lines += list
        case .check: lines += checks
        case .why: return askWhy(rest, &lines)
        case .code: return lookUp(rest, &lines)
        case .pull: return act(.pullList, on: "", &lines)
        case .ask: return TypedCode(rest) == nil ? act(.askAgain, on: rest, &lines) : lookUp(rest, asking: true, &lines)
        case .again: return act(.sendAgain, on: rest, &lines)
        case .rest: return act(.askForRest, on: rest, &lines)
        case .stop: return act(.stopWaiting, on: rest, &lines)
        case .help: lines += help
        case .english: state.language = .english
        case .swahili: state.language = .swahili
        case .quit: return state.leave()
        case .cancel: lines.append(say(TillWords.nothingToClear))
        case .send, .yes, .no: lines.append(say(LinearWords.nothingToSend))
        }
        return []
    }

    // MARK: - Commands of the screen

    /// Does what a key of the screen does, or says why it does nothing.
    private mutating func act(_ action: Action) -> [ConsoleCommand] {
        if let reason = state.hindrance(to: action) {
            state.tell(.info, reason)
            if action == .send { state.readingBack?.rearm(at: state.clock) }
            return []
        }
        return state.perform(action, key: .enter)
    }

    /// The same about a payment by its tag or receipt; without one, about the request that the till would show.
    private mutating func act(_ action: Action, on name: String, _ lines: inout [String]) -> [ConsoleCommand] {
        guard state.audience == .cashier else {
            lines.append(say(ScreenWords.watching))
            return []
        }
        if !name.isEmpty {
            guard let line = payment(named: name) else {
                lines.append(say(LinearWords.noSuchPayment(name.fitForEyes)))
                return []
            }
            state.focus = [.till, .detail]
            _ = state.detail.turn(to: .prompt(line))
        }
        let commands = act(action)
        // What was filled in is read back at once: there is nothing to look at.
        if action == .sendAgain, state.place == .till, let order = state.form.order {
            return commands + state.readBack(order)
        }
        return commands
    }

    /// The payment that somebody means by a tag or a receipt, spelled or not.
    private func payment(named name: String) -> PaymentLine? {
        let text = name.filter { $0 != " " }.uppercased()
        return (state.book.latest + state.book.open + state.checks.lines).first {
            $0.tag.text.uppercased() == text || $0.receipt?.text == text
        }
    }

    private mutating func askWhy(_ name: String, _ lines: inout [String]) -> [ConsoleCommand] {
        guard let line = name.isEmpty ? state.shownEntry?.line : payment(named: name) else {
            lines.append(say(name.isEmpty ? TillWords.noPayment : LinearWords.noSuchPayment(name.fitForEyes)))
            return []
        }
        _ = state.detail.turn(to: .prompt(line))
        memory.why = line.id
        return [.loadDetail(line.id)]
    }

    private mutating func lookUp(
        _ text: String, asking: Bool = false, _ lines: inout [String]
    ) -> [ConsoleCommand] {
        guard let code = TypedCode(text) ?? TypedCode(inMessage: text) else {
            lines.append(say(text.isEmpty ? CodeWords.ask : CodeWords.noneInThat))
            return []
        }
        var lookup = CodeCheck()
        lookup.take(code)
        memory.lookup = lookup
        guard asking, state.environment.asksAboutCodes, !state.environment.isReadOnly else {
            if asking { lines.append(say(StatusQuestionWords.notHere)) }
            return [.lookUp(code.receipt)]
        }
        return [.askAbout(code.receipt)]
    }
}
