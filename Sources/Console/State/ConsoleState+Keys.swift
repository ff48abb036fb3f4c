import Payments
import Screen

/// What keys do.
extension ConsoleState {
    mutating func press(_ key: Key) -> [ConsoleCommand] {
        toasts.acknowledge()
        if key != .ctrl("c") { interruptedAt = nil }
        let plain = key.plain
        let action = keymap.action(for: key, in: place, for: audience)
        let endsSign = action != .send && dropSign()
        if settleRecalled(before: action, key) { return [] }
        if let action {
            if let reason = hindrance(to: action) {
                refuse(.info, reason)
                // A key held down while sending was hindered must not send when it no longer is.
                if action == .send { readingBack?.rearm(at: clock) }
                return []
            }
            // A character may be the first of several that were meant for a field.
            if action == .send, case .character(let sign) = key { return sendBySign(sign) }
            return perform(action, key: plain)
        }
        if place.isText, let commands = type(plain) { return commands }
        // That the sign before it was not alone is said already, and is more.
        if !endsSign { refuse(.info, wordsFor(unbound: key)) }
        return []
    }

    mutating func paste(_ text: String) -> [ConsoleCommand] {
        toasts.dropRefusals()
        dropSign()
        // A paste may pretend to be over, with a send key behind.
        readingBack?.rearm(at: clock)
        switch place {
        case .till:
            form.recalled = nil
            if form.isBlank { (form.sale, form.insteadOf) = (nil, nil) }
            if !form.paste(text) { refuse(.warn, TillWords.pasteDoesNotFit) }
            return []
        case .filter:
            live.field.insert(text)
            return load(live.narrow(to: live.field.text, on: clock.day))
        case .decision:
            guard let focus = decision?.focus, decision?.isChecking == false else { return [] }
            decision?[focus].insert(text)
            return []
        case .palette:
            palette?.type { $0.insert(text) }
            return []
        case .code:
            guard let pasted = TypedCode(text) ?? TypedCode(inMessage: text) else {
                refuse(.warn, CodeWords.noneInThat)
                return []
            }
            return changeCode { $0.take(pasted) }
        case .readBack, .live, .detail, .why, .check, .supervisor, .help, .themes, .question:
            refuse(.warn, TillWords.pasteDropped)
            return []
        }
    }

    /// Says something about this screen or its form, and no longer than they last; what has to be known elsewhere, too,
    /// stays its time.
    mutating func tell(_ level: Notice.Level, _ text: Phrase, about: Toasts.About? = nil) {
        let here = place == .readBack ? Toasts.About.readBack : .place
        toasts.show(Notice(level, text), at: clock, about: level == .bad ? .anything : about ?? here)
    }

    /// The answer to a key or a paste that did nothing: the next one takes it away.
    mutating func refuse(_ level: Notice.Level, _ text: Phrase) {
        toasts.show(Notice(level, text), at: clock, isRefusal: true, about: .place)
    }

    /// The payment that a command is about: the one looked at, else the one in the box.
    var subject: PaymentLine? {
        switch place {
        case .till, .readBack: shownEntry?.line
        case .live, .filter: live.current?.prompt
        case .detail: detail.subject.flatMap(line(of:))
        case .check: checks.current?.line.map { line(of: $0.id) ?? $0 }
        case .why, .supervisor, .decision, .code, .help, .themes, .palette, .question: nil
        }
    }

    /// The newest line about a payment, wherever it is held.
    func line(of id: AttemptID) -> PaymentLine? {
        book[id] ?? live.rows.first { $0.id == .prompt(id) }?.prompt ?? checks.lines.first { $0.id == id }
            ?? (detail.subject == id ? detail.line : nil)
    }

    /// Whether M-PESA has named the prompt, as far as the screen knows: of one that is not asked about any more, only its
    /// record tells.
    func hasName(_ line: PaymentLine) -> Bool {
        if let record = detail.record, record.attempt.id == line.id { return record.checkout != nil }
        return line.state.isSettled || line.nextCheckAt != nil
    }

    /// Types into the field with the focus; nil where the key is none that it takes, and nothing was said of it.
    private mutating func type(_ key: Key) -> [ConsoleCommand]? {
        switch place {
        case .till:
            // A send sign once more, right after it sent, begins no number.
            if key == .character("+"), form.isBlank, let sent = justSent {
                refuse(.info, TillWords.sentOnce(sent))
                return []
            }
            // A number pad has no Backspace, and no field of the form takes a star.
            let isStar = key == .character("*")
            if isStar, form[form.focus].isEmpty { return form.focus == .phone ? [] : step(by: -1) }
            var field = form[form.focus]
            if field.handle(isStar ? .backspace : key) {
                form[form.focus] = field
            } else {
                // A number is written in many ways: what stands between its digits is left out in silence.
                guard let character = key.text else { return nil }
                if let words = form.leavesOut(character) { tell(.warn, words) }
            }
            // An emptied form is the next customer's.
            if form.isBlank, form.sale != nil || form.insteadOf != nil {
                (form.sale, form.insteadOf) = (nil, nil)
                tell(.info, SaleWords.saleLeft, about: .emptyForm)
            }
            return []
        case .filter:
            guard live.field.handle(key) else { return nil }
            return load(live.narrow(to: live.field.text, on: clock.day))
        case .decision:
            guard let focus = decision?.focus, decision?.isChecking == false, decision?[focus].handle(key) == true
            else { return nil }
            return []
        case .code:
            var isTaken = false
            let commands = changeCode { isTaken = $0.field.handle(key) }
            return isTaken ? commands : nil
        case .palette:
            var isTaken = false
            palette?.type { isTaken = $0.handle(key) }
            return isTaken ? [] : nil
        case .readBack, .live, .detail, .why, .check, .supervisor, .help, .themes, .question: return nil
        }
    }

    private mutating func pullList() -> [ConsoleCommand] {
        isPulling = true
        tell(.info, TillWords.pulling, about: .anything)
        return [.pullList]
    }

    /// What is done to the row under the cursor, or looked at of it.
    private static let actsOnRow: Set<Action> = [
        .askAgain, .stopWaiting, .release, .giveGoods, .close, .resolve, .sendAgain, .askForRest, .wrongNumber, .hold,
        .take, .open,
        .reveal, .copy, .why, .printReceipt,
    ]

    // One case an action; each says in a line what it does.
    mutating func perform(_ action: Action, key: Key) -> [ConsoleCommand] {
        // The next key is meant for the same row: none that comes in may take its place under the cursor.
        if place == .live, Self.actsOnRow.contains(action) { live.stopFollowing() }
        switch action {
        case .goTill: return goToTill()
        case .goLive: return openLive()
        case .find: return openLive() + find()
        case .help: return toggleHelp()
        case .commands: return openPalette()
        case .runCommand: return runCommand()
        case .back: return back()
        case .interrupt: return interrupt()
        case .leave: return leave()
        case .newPayment: return newPayment()
        case .send: return send()
        case .askAgain where place == .code: return askAboutCode()
        case .askAgain: return subject.map { [.askNow($0.id)] } ?? []
        case .pullList: return pullList()
        case .stopWaiting: return ask(subject.map { .stopWaiting($0.id) })
        case .goCheck: return openChecks()
        case .goSupervisor: return openSupervisor()
        case .typeCode: return openCode()
        case .release: return decide(subject.map(Decision.Kind.release))
        case .giveGoods: return decide(subject.map(Decision.Kind.giveGoods))
        case .close: return decide(subject.map(Decision.Kind.close))
        case .resolve: return decide(resolution)
        case .confirm: return confirmDecision()
        case .nextField where place == .decision: return nextDecisionField()
        case .followingField where place == .decision: return stepInDecision(key)
        case .nextField where place == .code: return lookUpAgain()
        case .emptyField where place == .code: return changeCode { $0.field.replace(with: "") }
        case .sendAgain: return sendAgain()
        case .askForRest: return askForRest()
        case .wrongNumber: return askAboutWrongNumber(subject)
        case .hold: return directSubject.map { [.hold($0.id)] } ?? []
        case .take: return ask(directSubject.map { .take($0.id, for: $0.paysByHand(among: book.latest)) })
        case .nextField: return nextField()
        case .followingField: return step(by: 1)
        case .precedingField: return step(by: -1)
        case .earlierPhone: return goUp()
        case .laterPhone: return goDown()
        case .otherRequest: return pick(by: 1)
        case .earlierRequest: return pick(by: -1)
        case .openRequest: return openDetail(of: subject)
        case .moveCursor, .deleteText, .emptyField, .undoTyping: return type(key) ?? []
        case .finishFilter: return pop()
        case .open where place == .check: return openChecked()
        case .open where place == .supervisor: return openSupervisedTill()
        case .reload where place == .supervisor: return [.watchDay(true)]
        case .open: return openDetail(of: live.current)
        case .scroll(let travel): return scroll(travel)
        case .follow: return load(live.toggleFollowing()) + lookAtCursor()
        case .sort: return load(live.sort(by: live.sorting == .newest ? .largest : .newest)) + lookAtCursor()
        case .reload: return load(live.refresh())
        case .jump: return jump(with: key)
        case .reveal: return reveal()
        case .copy:
            guard let receipt = receiptInSight else { return [] }
            tell(.info, ScreenWords.copied(receipt))
            return [.copy(receipt.text)]
        case .export:
            tell(.info, live.marks.isEmpty ? ScreenWords.exporting : ScreenWords.exportingMarks(live.marks.count))
            return [.export(live.filter, by: live.sorting, only: live.marks.numbers)]
        case .printReceipt: return subject.map { [.printReceipt($0.id)] } ?? []
        case .nextMatch: return seek(by: 1)
        case .previousMatch: return seek(by: -1)
        case .mark: return mark()
        case .unmark:
            live.marks = Marks()
            return []
        case .why: return openWhy()
        case .unfold:
            detail.isUnfolded.toggle()
            return []
        case .yes: return answer()
        case .no: return dropQuestion()
        case .language:
            language = language == .english ? .swahili : .english
            return []
        case .largeDigits:
            hasLargeDigits.toggle()
            tell(.info, hasLargeDigits ? ScreenWords.digitsLarge : ScreenWords.digitsPlain)
            return []
        case .goThemes: return openThemes()
        case .keepTheme: return keepTheme()
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        }
    }
}
