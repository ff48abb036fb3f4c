import Payments
import Screen

/// What stands in the way of commands.
extension ConsoleState {
    /// Why a command does nothing now; nil when it works. The footer leaves out what does nothing.
    func hindrance(to action: Action) -> Phrase? {
        switch action {
        case .send:
            if place == .readBack { return hindranceToOrder }
            return form.isBlank ? sentOnce.map(TillWords.sentOnce) ?? TillWords.readBackFirst : TillWords.readBackFirst
        case .newPayment: return form == TillForm() && place == .till ? TillWords.formIsEmpty : nil
        case .askAgain where place == .code: return hindranceToAskAboutCode
        case .askAgain:
            guard let line = subject else {
                if screen == .check, case .setAside? = checks.current { return CheckWords.changesNothing }
                if screen == .check { return checks.items.isEmpty ? CheckWords.nothing : CheckWords.notAskable }
                return noSubject
            }
            return line.state.canBeAskedAbout && mayHaveName(line) ? nil : TillWords.nothingToAsk
        case .stopWaiting:
            guard let line = subject else { return noSubject }
            if requests.stopped.contains(line.id) { return TillWords.alreadyStopped }
            return line.state.isSettled ? TillWords.nothingToStop : nil
        case .pullList:
            if !environment.pullsList { return TillWords.noList }
            return isPulling ? TillWords.pulling : nil
        case .otherRequest, .earlierRequest: return entries.count < 2 ? TillWords.noOtherRequest : nil
        case .openRequest, .reveal, .why: return subject == nil ? noSubject : nil
        case .sendAgain: return hindranceToSendAgain
        case .askForRest: return hindranceToRest
        case .wrongNumber: return hindranceToWrongNumber
        case .hold: return hindranceToHold
        case .take: return hindranceToTake
        case .goLive: return place == .live ? TillWords.alreadyHere : nil
        case .goCheck: return place == .check ? TillWords.alreadyHere : nil
        case .release: return hindranceToRelease
        case .giveGoods: return hindranceToGiveGoods
        case .close: return hindranceToClose
        case .resolve: return hindranceToResolve
        case .confirm:
            let isBusy = decision?.needsPIN == true && weighed != nil
            return isBusy ? PINWords.checking : decision?.lack(at: clock)
        case .unfold: return detail.record?.evidence.contains { $0.raw != nil } == true ? nil : TillWords.noMessages
        case .open:
            if place == .supervisor { return supervised.till == nil ? SupervisorWords.noTill : nil }
            let isThere = place == .check ? checks.current != nil : live.current != nil
            return isThere ? nil : TillWords.noPayment
        case .back:
            if place == .till {
                if form.recalled != nil || form.sale != nil || form.insteadOf != nil { return nil }
                guard let shown = shownEntry else { return TillWords.noRequest }
                return shown.isFinished ? nil : TillWords.nothingToPutAway
            }
            return focus.count == 1 && live.filter == .all ? TillWords.nothingToClear : nil
        case .runCommand: return palette.flatMap { hindranceToRun($0.cursor) }
        case .copy:
            guard environment.hasClipboard else { return ScreenWords.noClipboard }
            return receiptInSight == nil ? ScreenWords.noReceipt : nil
        case .printReceipt: return hindranceToReceipt
        case .nextMatch, .previousMatch: return sought == nil ? ScreenWords.nothingSought : nil
        case .export: return live.rows.isEmpty && live.marks.isEmpty ? TillWords.noPayment : nil
        case .mark: return live.current == nil ? TillWords.noPayment : nil
        case .unmark: return live.marks.isEmpty ? ScreenWords.noMarks : nil
        case .goSupervisor: return place == .supervisor ? TillWords.alreadyHere : nil
        case .largeDigits: return arrangement.hasBigDigits ? nil : ScreenWords.noRoomForDigits
        case .goTill, .find, .typeCode, .help, .commands, .leave, .nextField, .followingField, .precedingField,
            .earlierPhone, .laterPhone,
            .moveCursor, .deleteText, .emptyField, .undoTyping, .finishFilter, .goThemes, .keepTheme, .scroll, .follow,
            .sort, .reload, .jump, .yes, .no, .language, .redraw, .suspend, .interrupt:
            return nil
        }
    }

    /// Why the payment looked at gets no receipt: only what reads as plainly paid does.
    private var hindranceToReceipt: Phrase? {
        guard let line = subject else { return noSubject }
        return line.hasReceipt ? nil : line.warning ?? ScreenWords.noReceiptYet
    }

    /// What this till sent last, while that is on its way or open, or was sent only just now.
    private var sentOnce: Requests.Entry? {
        guard let last = entries.max(by: { $0.at < $1.at }) else { return nil }
        return !last.isFinished && last.line.map { awaited.contains($0.id) } ?? true ? last : justSent
    }

    /// The same for as long as a second press may still be the same hand's, whatever has become of it.
    var justSent: Requests.Entry? {
        entries.filter { clock - $0.at < ReadingBack.pairTime }.max { $0.at < $1.at }
    }

    /// Why what is read back can't be sent now, whatever lies over it; nil when it can.
    var hindranceToOrder: Phrase? {
        guard let order = readingBack?.order else { return TillWords.readBackFirst }
        // Nothing is sent that can't be read whole.
        if !Layout.hasRoomForReadBack(size) { return TillWords.enlarge }
        return obstacle(to: order.phone, amount: order.amount, sale: order.sale).map(words(for:))
    }

    /// Whether it may have a name: one that M-PESA named is asked about for a day, so an older one without a question to
    /// come is either.
    private func mayHaveName(_ line: PaymentLine) -> Bool {
        if let record = detail.record, record.attempt.id == line.id { return record.checkout != nil }
        return hasName(line) || clock - (line.sentAt ?? line.createdAt) > .seconds(24 * 3600)
    }
}
