import Payments
import Screen

/// The box with the request that is waited for.
extension ConsoleState {
    func drawRequestBox(on canvas: inout Canvas, box: Rect, now: Timestamp) {
        guard box.rows >= 3 else { return }
        let entries = entries
        guard let entry = shownEntry, let index = entries.firstIndex(of: entry) else {
            canvas.write(say(TillWords.noRequest), row: box.row + 1, column: 4, as: .textMuted)
            return
        }
        let isOld = entry.at < startedAt
        let isDoubt = isOld || entry.line?.state.isDoubt == true
        let name = say(isOld ? TillWords.fromBefore : isDoubt ? TillWords.inDoubt : TillWords.request)
        let title = "\(name)  KES \(entry.amount.short)  \(entry.phone.masked)"
        let note = entries.count > 1 ? say(TillWords.place(index + 1, of: entries.count)) : ""
        canvas.box(
            box, title: title, note: note, as: isDoubt ? .statusUnknown : .border,
            titleAs: isDoubt ? .statusUnknown : .title)
        canvas.within(box.inset(rows: 1, columns: 2)) { canvas in
            switch entry {
            case .leaving(let leaving): drawLeaving(leaving.order, on: &canvas)
            case .notTaken(let order): drawNotTaken(order, on: &canvas)
            case .payment(let line): drawRequest(line, on: &canvas, now: now)
            }
        }
    }

    /// The other requests, a line each, where there is room under the box.
    func drawOtherRequests(on canvas: inout Canvas, area: Rect) {
        guard let shown = shownEntry else { return }
        let others = entries.filter { $0 != shown }.prefix(max(0, area.rows - 1))
        for (offset, entry) in others.enumerated() {
            let row = area.row + offset
            guard let line = entry.line else { continue }
            let isOld = line.createdAt < startedAt
            canvas.write(String(line.status.mark.character), row: row, column: area.column + 2, as: line.role)
            canvas.write(line.createdAt.hourAndMinute, row: row, column: area.column + 4, as: .textMuted)
            canvas.write(line.phone.masked, row: row, column: area.column + 11, as: .phone)
            canvas.write(
                line.amount.short, row: row, column: area.column + 24, as: .amount, width: 9, align: .right)
            canvas.write(say(line.status.word), row: row, column: area.column + 35, as: line.role, width: 14)
            if isOld {
                canvas.write(
                    say(TillWords.fromBefore), row: row, column: area.column + 49, as: .textMuted,
                    width: max(0, area.columns - 49))
            }
        }
    }

    private func drawLeaving(_ order: PromptOrder, on canvas: inout Canvas) {
        let status = StatusWord(for: .sending)
        headline(status.mark.character, say(AttemptState.sending.headline), role: .statusSending, on: &canvas)
        canvas.writeWrapped(
            say(TillWords.nextCustomer), row: 1, column: 0, width: canvas.size.columns, rows: 2, as: .textMuted)
    }

    private func drawNotTaken(_ order: Requests.NotTaken, on canvas: inout Canvas) {
        let state = order.mayHaveReachedThePhone ? AttemptState.unknown : .void
        let status = StatusWord(for: state)
        headline(status.mark.character, say(state.headline), role: state.role(), on: &canvas)
        canvas.writeWrapped(
            say(order.text).fitForEyes, row: 1, column: 0, width: canvas.size.columns, rows: canvas.size.rows - 1)
    }

    private func drawRequest(_ line: PaymentLine, on canvas: inout Canvas, now: Timestamp) {
        let width = canvas.size.columns
        headline(line.headlineMark.character, say(line.boxHeadline), role: line.headlineRole, on: &canvas)
        let last = canvas.size.rows - 1
        let decline = decline(for: line)
        var below: [TextLine] = []
        let money = line.verdict == .notPaid ? cameMeanwhile(line) : nil
        if let part = part(of: line) {
            below.append(TextLine(Span("\(Mark.dot.character) \(say(part))", .levelWarn)))
        }
        if line.state.isOpen, line.state.canBeAskedAbout, !line.isUnasked {
            below.append(TextLine(Span(say(nextCheck(of: line, now: now)), .textMuted)))
            if requests.stopped.contains(line.id) {
                below += say(TillWords.alreadyStopped).wrapped(to: width).map { TextLine(Span($0, .levelWarn)) }
            } else if line.state == .pending, width >= 40 {
                below.append(TextLine(Span(say(TillWords.nextCustomer), .textMuted)))
            }
        } else if OperatorTexts.needsNoPrompt(line) != nil {
            // Nothing more is to be said to the customer, nor asked of the phone.
        } else if let money {
            below += say(DirectWords.cameAlready(money)).wrapped(to: width).map { TextLine(Span($0, .levelWarn)) }
        } else if let decline, !decline.say.english.isEmpty, !line.isWrongNumber {
            below += "\(say(TillWords.say)): “\(say(decline.say))”".wrapped(to: width).map {
                TextLine(Span($0, .accent))
            }
        }
        if environment.reduceMotion, let from = resendFrom(line), from > now {
            below.append(TextLine(Span("\(say(TillWords.sendAgain)) \(say(countdown(to: from))).", .textMuted)))
        }
        var sentence = say(sentence(about: line, now: now))
        // What to do is never cut. The time until another prompt may go gives way first, then the words for the customer:
        // the form says the one, the detail both. What nobody knows says first what not to do, and is short before that.
        func isTooLong() -> Bool { sentence.wrapped(to: width).count + below.count > last }
        if line.state.isSettled, isTooLong() { sentence = say(self.sentence(about: line, now: now, isBrief: true)) }
        if line.state == .unknown, !line.isReleased, !line.isUnasked, !line.isWrongNumber, isTooLong() {
            sentence = say(OperatorTexts.unknownInBrief)
        }
        // That the money has come goes before what the phone's owner may do.
        if line.state.isSettled || line.state == .unknown, money == nil, isTooLong() { below = [] }
        let room = max(1, last - below.count)
        let used = canvas.writeWrapped(sentence, row: 1, column: 0, width: width, rows: room)
        if line.role == .statusPaid, line.saleSentence(isReceiptHeard: isReceiptHeard) == nil,
            let width = BigDigits.width(of: line.amount.short),
            width + 4 <= canvas.size.columns,
            used + 5 <= canvas.size.rows
        {
            canvas.write("KES", row: used + 3, column: 0, as: .textMuted)
            canvas.writeBig(line.amount.short, row: used + 2, column: 4, as: .statusPaid)
        }
        for (index, text) in below.enumerated() where 1 + used + index <= last {
            canvas.write(text, row: 1 + used + index, column: 0, width: width)
        }
    }

    /// Which part of its sale it asks for; of one that came to nothing, what the sale has and lacks.
    private func part(of line: PaymentLine) -> Phrase? {
        if line.isWrongNumber { return nil }
        if line.state.isOpen { return SaleWords.part(line) }
        guard line.verdict == .notPaid, let sale = line.sale, sale.paid > .zero, sale.paid < sale.due else {
            return nil
        }
        return SaleWords.lacks(sale)
    }

    /// What a payment means for the counter, in a sentence or two; in brief without the time until another prompt may go.
    func sentence(about line: PaymentLine, now: Timestamp, isBrief: Bool = false) -> Phrase {
        // What is paid and doubtful, and what was released, is told by that; then the sale behind it has the word.
        let isTold = line.state == .paid || line.isReleased
        let doubt = isTold ? line.doubt.map { OperatorTexts.sentence(for: $0, about: line) } : nil
        return doubt ?? line.saleSentence(isReceiptHeard: isReceiptHeard)
            ?? (line.isUnasked ? OperatorTexts.unasked(isListed: isListed(line)) : nil)
            ?? OperatorTexts.sentence(
                for: line.state, resultCode: line.resultCode, decline: decline(for: line), receipt: line.receipt,
                isReceiptHeard: isReceiptHeard,
                waitLeft: environment.reduceMotion ? nil : line.waitEnds.map { shown($0 - now) },
                resendIn: environment.reduceMotion || isBrief ? nil : resendFrom(line).map { shown($0 - now) })
    }

    private func headline(_ sign: Character, _ text: String, role: Role, on canvas: inout Canvas) {
        canvas.write("\(sign) \(text)", row: 0, column: 0, as: role, width: canvas.size.columns)
    }

    /// What the gateway's code means, in people's words.
    func decline(for line: PaymentLine) -> Decline? {
        switch line.state {
        case .refused:
            requests.refusals[line.id].map(environment.explainRefusal) ?? line.resultCode.map(environment.explain)
        case .failed: line.resultCode.map(environment.explain)
        case .prepared, .sending, .pending, .unknown, .claimed, .paid, .failedUnverified, .expired, .conflict, .void:
            nil
        }
    }

    /// Until when M-PESA takes no questions; nil where it takes them.
    func turnedAway(at now: Timestamp) -> Timestamp? { health.turnedAwayUntil.flatMap { $0 > now ? $0 : nil } }

    /// When M-PESA is asked next about it.
    func nextCheck(of line: PaymentLine, now: Timestamp) -> Phrase {
        if health.consoleGone != nil { return WhyWords.nobodyAsks }
        if health.asking == line.id { return TillWords.asking }
        guard let next = line.nextCheckAt else { return TillWords.noQuestion }
        if let until = turnedAway(at: now), next <= until { return TillWords.turnedAway(until: until) }
        if next <= now { return TillWords.willAskSoon }
        return TillWords.asks(countdown(to: next, at: now))
    }
}

extension PaymentLine {
    /// Over the sentence in the box; where that begins with the state's headline, its word alone.
    fileprivate var boxHeadline: Phrase {
        switch state {
        case .refused, .failed, .void: status.word
        case .claimed: isWrongNumber ? headline : status.word
        case .prepared, .sending, .pending, .unknown, .paid, .failedUnverified, .expired, .conflict: headline
        }
    }

    /// What the sale, or a wrong number, makes of it: goes before what its state alone would say.
    fileprivate func saleSentence(isReceiptHeard: Bool) -> Phrase? {
        if isStrangers { return OperatorTexts.paidByStranger(receipt: receipt, isOwedBack: isOwedBack) }
        if isGivenBack { return warning }
        if leavesRest {
            let proof = OperatorTexts.paid(receipt: receipt, isHeard: isReceiptHeard)
            let part = SaleWords.part(self) ?? Phrase("", sw: "")
            return Phrase(
                "KES \(amount.short) \(proof.english) (\(part.english)) \(SaleWords.noGoodsYet.english)",
                sw: "KES \(amount.short) \(proof.swahili) (\(part.swahili)) \(SaleWords.noGoodsYet.swahili)")
        }
        if waitsElsewhere || lostAPart {
            let proof = OperatorTexts.paid(receipt: receipt, isHeard: isReceiptHeard)
            let words = waitsElsewhere ? SaleWords.noGoodsYetElsewhere : SaleWords.noGoodsYetLost
            return Phrase(
                "KES \(amount.short) \(proof.english) \(words.english)",
                sw: "KES \(amount.short) \(proof.swahili) \(words.swahili)")
        }
        if let whole = completedSale {
            let (words, proof) = (
                SaleWords.complete(whole), OperatorTexts.paid(receipt: receipt, isHeard: isReceiptHeard)
            )
            // One of several: its receipt is for its own amount.
            return Phrase(
                "\(words.english). KES \(amount.short) of it: \(proof.english)",
                sw: "\(words.swahili). KES \(amount.short) kati yake: \(proof.swahili)")
        }
        if let words = OperatorTexts.needsNoPrompt(self) { return words }
        guard isWrongNumber else { return nil }
        return state.isOpen ? SaleWords.wrongSentence : OperatorTexts.wrongNumber(in: state, isAsked: false)
    }
}
