import Payments
import Screen

/// One row of what needs a check, explained: what it is, who said what, and what a person may do.
extension ConsoleState {
    func drawCheckPane(on canvas: inout Canvas) {
        let width = canvas.size.columns - 2
        let isFocused = focus.contains(.detail)
        guard shownCheck != nil || isFocused else {
            return
        }
        let name = shownCheck.map { $0.row == nil ? "" : $0.tagOrReceipt } ?? detail.line?.tag.text ?? ""
        canvas.write(
            say(DetailWords.title) + " \(name)", row: 0, column: 1, as: isFocused ? .title : .textMuted, width: width)
        drawScrolled(checkLines, on: &canvas)
    }

    /// Everything that is told of the row: what needs a check first, then the payment in full.
    var checkLines: [TextLine] {
        let width = (arrangement.detailPane?.columns ?? size.columns) - 3
        var text = DetailText(width: width, language: language)
        guard let item = shownCheck else { return detailLines }
        text.paragraph("\(item.word.mark.character) \(say(item.word.word))", item.role)
        text.paragraph(say(sentence(of: item)), .text)
        switch item {
        case .unclaimed(let payment): facts(of: payment, in: &text)
        case .waiting(let row): facts(of: row.payment, isWaiting: true, in: &text)
        case .doubt(let doubt): explain(item, line(of: doubt.line.id) ?? doubt.line, in: &text)
        case .reversal(let order): facts(of: order, in: &text)
        case .setAside(let words): messages(of: words, in: &text)
        case .left(let old): explain(item, line(of: old.id) ?? old, in: &text)
        }
        return text.lines
    }

    /// What a sender's newest messages say: its words, of which nothing is believed.
    private func messages(of words: SetAsideWords, in text: inout DetailText) {
        text.fact(CheckWords.sender, words.sender.peer.fitForEyes, .textStrong)
        text.fact(CheckWords.firstMessage, moment(words.sender.since))
        for (message, says) in zip(words.sender.newest, words.says) {
            text.line(.blank)
            text.fact(CheckWords.message, "\(moment(message.at))  \(message.reason.fitForEyes)", .levelWarn)
            text.remark("\(say(CheckWords.claims)) \(say(says).fitForEyes)")
        }
    }

    private func explain(_ item: CheckItem, _ line: PaymentLine, in text: inout DetailText) {
        let record = detail.record?.attempt.id == line.id ? detail.record : nil
        let facts = record?.evidence.map(\.fact) ?? []
        if let record {
            for case .goodsGiven(let approval) in facts {
                let words = OperatorTexts.goodsGiven(approval, for: record)
                text.paragraph("\(Mark.attention.character) \(say(words))", .levelBad)
            }
        }
        if record?.isReleased == true {
            for case .released(let approval) in facts {
                text.paragraph("\(Mark.attention.character) \(say(OperatorTexts.released(approval)))", .levelBad)
            }
        } else if line.state == .expired || (line.state == .unknown && !item.isDoubt), !line.isUnasked {
            // What is unknown says so itself.
            text.paragraph(say(OperatorTexts.typeTheCode), .textMuted)
        }
        if record?.isWrongNumber == true, line.state != .paid {
            let words = OperatorTexts.wrongNumber(in: line.state, isAsked: !line.isUnasked, isListed: isListed(line))
            text.paragraph("\(Mark.attention.character) \(say(words))", .levelBad)
        }
        if let claim = record?.paidByHand {
            let words = OperatorTexts.paidByHand(claim, reference: line.reference, in: line.state)
            text.paragraph("\(Mark.attention.character) \(say(words))", .levelBad)
        }
        noteWaiting(for: line, in: &text)
        if let last = record?.evidence.last(where: { $0.fact != .deadlinePassed }) {
            text.fact(CheckWords.lastWord, "\(moment(last.at))  \(say(last.source.words)): \(say(last.words))")
        }
        if line.state.isOpen, !line.isUnasked { whatIsAsked(line, in: &text) }
        mayDo(item, line, isReleased: record?.isReleased == true, in: &text)
        text.line(.blank)
        particulars(of: line, in: &text)
    }

    private func facts(of payment: DirectPayment, isWaiting: Bool = false, in text: inout DetailText) {
        let told = payment.told
        text.groups {
            $0.fact(TillWords.amount, "KES \(told.amount.grouped)", .amount)
            if let payer = told.payer { $0.fact(DetailWords.payer, payer.masked, .phone) }
            if !told.name.isEmpty { $0.fact(CheckWords.name, told.name.asTyped) }
        } _: {
            $0.fact(DetailWords.receipt, told.receipt.text, .receipt)
            if !told.account.isEmpty { $0.fact(CheckWords.account, DirectWords.account(told.account)) }
            $0.fact(CheckWords.heard, moment(payment.heardAt))
        }
        text.fact(
            CheckWords.lastWord, say(payment.verifiedAt == nil ? CheckWords.unsigned : CheckWords.confirmed),
            payment.verifiedAt == nil ? .levelWarn : .text)
        let mayLook = payment.contested != nil || payment.isDeniable(at: clock)
        guard audience == .cashier, isWaiting || mayLook else { return }
        let key = keyName(.resolve, in: place == .detail ? .detail : .check)
        text.fact(
            CheckWords.youMay, "\(key) · \(say(isWaiting ? CheckWords.maySetApart : CheckWords.mayLook))", .accent)
    }

    private func facts(of order: ReversalOrder, in text: inout DetailText) {
        text.fact(TillWords.amount, "KES \(order.amount.grouped)", .amount)
        text.fact(DetailWords.receipt, order.receipt.text, .receipt)
        text.fact(ReversalOrder.orderedBy, order.approval.by.fitForEyes)
        text.fact(ReversalOrder.agreedBy, order.second.fitForEyes)
        text.fact(ReversalOrder.reason, order.approval.reason.fitForEyes)
        if let sent = order.sentAt { text.fact(ReversalOrder.sent, moment(sent)) }
    }

    /// The keys that help with it; what is refused says why.
    private func mayDo(_ item: CheckItem, _ line: PaymentLine, isReleased: Bool, in text: inout DetailText) {
        guard audience == .cashier else { return }
        var isNamed = false
        func may(_ action: Action, _ words: Phrase, _ hindrance: Phrase? = nil) {
            let sentence =
                "\(keyName(action, in: place == .detail ? .detail : .check)) · "
                + (hindrance.map { "\(say(words)) – \(say($0))" } ?? say(words))
            let role: Role = hindrance == nil ? .accent : .textMuted
            if isNamed { text.remark(sentence, role) } else { text.fact(CheckWords.youMay, sentence, role) }
            isNamed = true
        }
        if line.leavesRest { may(.askForRest, CheckWords.mayAskRest) }
        if resolution != nil { may(.resolve, CheckWords.mayResolve) }
        if line.state == .conflict { may(.close, CheckWords.mayClose, hindranceToClose) }
        let isUnknown = line.state == .unknown || line.state == .expired
        if isUnknown, isReleased || line.isUnasked { may(.typeCode, CheckWords.mayType) }
        if isUnknown, !isReleased { may(.release, CheckWords.mayRelease, hindranceToRelease) }
        if isUnknown, !line.isGoodsGiven { may(.giveGoods, CheckWords.mayGiveGoods) }
        if line.state.isOpen, hasName(line) { may(.askAgain, CheckWords.mayAsk) }
        // What was released ends by its row in Safaricom's list alone, so that is never the last that is heard of it.
        guard isReleased else { return }
        text.fact(CheckWords.leftToDo, say(CheckWords.mayCompare(isPulled: environment.pullsList)), .textStrong)
    }
}
