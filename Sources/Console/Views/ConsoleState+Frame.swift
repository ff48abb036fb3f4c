public import Payments
public import Screen

/// Drawing.
extension ConsoleState {
    /// The picture of this state at a moment. Only countdowns and the time of day depend on the moment.
    public func frame(now: Timestamp) -> Canvas {
        var canvas = Canvas(size: size)
        canvas.bells = bells
        let arrangement = arrangement
        if arrangement.isCard {
            drawCard(on: &canvas, now: now)
            if environment.isAccessible { showCursor(on: &canvas) }
            return canvas
        }
        drawHeader(on: &canvas, now: now)
        drawFlash(on: &canvas, now: now)
        drawMessageLine(on: &canvas)
        drawFooter(on: &canvas, now: now)
        switch screen {
        case .live: drawLive(on: &canvas)
        case .check: drawChecks(on: &canvas, now: now)
        case .supervisor: canvas.within(arrangement.body) { drawSupervisor(on: &$0, now: now) }
        case .till, .readBack, .filter, .detail, .why, .decision, .code, .help, .themes, .palette, .question:
            if arrangement.isDetailOpen {
                canvas.within(arrangement.body) { drawDetail(on: &$0) }
            } else {
                drawTill(on: &canvas, now: now)
            }
        }
        // Under the messages: what is wrong with a file that is being edited must be read whole.
        if focus.contains(.themes) { drawThemes(on: &canvas) }
        drawToasts(on: &canvas)
        if focus.contains(.code) { drawCode(on: &canvas) }
        if focus.contains(.decision) { drawDecision(on: &canvas) }
        if focus.contains(.why) { drawWhy(on: &canvas) }
        if focus.contains(.help) { drawHelp(on: &canvas) }
        if focus.contains(.palette) { drawPalette(on: &canvas) }
        if place == .question { drawQuestion(on: &canvas, at: now) }
        drawRefusal(on: &canvas)
        if environment.isAccessible { showCursor(on: &canvas) }
        return canvas
    }

    /// When the screen will change by itself; nil is never.
    public var nextTick: Timestamp? { [nextChange, nextMinute].compactMap { $0 }.min() }

    /// When something on the screen besides the time of day will change by itself; nil is never.
    var nextChange: Timestamp? {
        var moments =
            [toasts.nextEnd, jump?.until, wardrobe.nextLook].compactMap { $0 } + directs.holdEnds.filter { $0 > clock }
        if let readingBack, !readingBack.isArmed(at: clock) { moments.append(readingBack.armsAt) }
        if let asked, !takesYes(at: clock) { moments.append(asked.wait.end) }
        if screen == .till, !focus.contains(.detail), !environment.reduceMotion {
            moments += countedMoments.filter { $0 > clock }.map { moment in
                // A countdown shows whole steps, rounded up: it changes when the rest is whole steps.
                let (left, step) = ((moment - clock).milliseconds, countdownStep.milliseconds)
                return Timestamp(milliseconds: moment.milliseconds - (left - 1) / step * step)
            }
        }
        moments += checkMoments
        if let flashEnd, flashEnd > clock { moments.append(flashEnd) }
        return moments.min()
    }

    /// The moments at which an age in the list of what needs a check changes, or another prompt may be let go.
    private var checkMoments: [Timestamp] {
        guard screen == .check, !checks.items.isEmpty else { return [] }
        var moments = checks.items.map { $0.nextAge(after: clock) }
        if let record = detail.record, case .tooSoon(let until) = ReleaseGate(for: record, at: clock) {
            moments.append(until)
        }
        return moments
    }

    /// The moments that the till screen counts down to.
    private var countedMoments: [Timestamp] {
        var moments: [Timestamp] = []
        if let line = shownEntry?.line {
            moments += [line.waitEnds, line.nextCheckAt, resendFrom(line)].compactMap { $0 }
        }
        if let phone = readingBack?.order.phone ?? form.phoneCheck.value,
            case .coolDown(let until) = obstacle(
                to: phone, amount: readingBack?.order.amount ?? form.amountCheck.value,
                sale: readingBack.map(\.order.sale) ?? form.sale?.id)
        {
            moments.append(until)
        }
        return moments
    }

    /// The line between two panes, joined to the rules above and below where no words stand on them.
    func drawDivider(column: Int, on canvas: inout Canvas) {
        let body = arrangement.body
        let hasRuleAbove = canvas.cell(row: body.row - 1, column: column)?.glyph.text == "─"
        let hasRuleBelow = canvas.cell(row: body.endRow, column: column)?.glyph.text == "─"
        let top = body.row - (hasRuleAbove ? 1 : 0)
        let bottom = body.endRow + (hasRuleBelow ? 1 : 0)
        canvas.divider(column: column, rows: top..<bottom)
    }

    /// The last messages, over the lowest rows of the body; at the till over its fields, the newest first, so that
    /// neither what is waited for nor what the day adds up to is hidden. They lie on nothing there: the titles make room.
    /// What has no room above goes below.
    private func drawToasts(on canvas: inout Canvas) {
        let (above, texts) = (toastsAbove, toastTexts)
        let body = arrangement.body
        draw(above.flatMap { $0 }, from: body.row, on: &canvas)
        let isForm = screen == .till && !arrangement.isDetailOpen
        let kept = isForm ? arrangement.rowsWithFields : 1
        let rest = texts.dropLast(above.count).flatMap { $0 }
        let first = max(body.row + kept, body.endRow - rest.count)
        draw(rest.suffix(max(0, body.endRow - first)), from: first, on: &canvas)
    }

    private func draw(_ lines: [(text: String, role: Role)], from first: Int, on canvas: inout Canvas) {
        for (row, line) in lines.enumerated() {
            // The whole row: letters that were left on both sides of it would read as a part of it.
            canvas.fill(Rect(row: first + row, column: 0, rows: 1, columns: size.columns))
            canvas.write(line.text, row: first + row, column: 2, as: line.role, width: max(1, size.columns - 4))
        }
    }

    /// The messages that stand now, oldest first, in the lines that each takes.
    private var toastTexts: [[(text: String, role: Role)]] {
        toasts.shown.filter { !hasDialog || !$0.isRefusal }.map { toast in
            say(toast.notice.text).wrapped(to: max(1, size.columns - 4) - 2).map {
                (" " + $0, toast.notice.level.role)
            }
        }
    }

    /// The messages that stand over the form, the newest first, as many of them as have room there.
    private var toastsAbove: [[(text: String, role: Role)]] {
        guard screen == .till, !arrangement.isDetailOpen, arrangement.hasBigDigits else { return [] }
        var room = arrangement.rowsForMessages
        return toastTexts.reversed().prefix { text in
            room -= text.count
            return room >= 0
        }
    }

    /// The row of the titles on the till screen, which make room for messages over them.
    var tillTitleRow: Int { arrangement.hasBigDigits ? max(1, toastsAbove.reduce(0) { $0 + $1.count }) : 0 }

    /// Whether a box lies over the body and has the keys.
    private var hasDialog: Bool { !place.isScreen && ![.readBack, .filter, .detail].contains(place) }

    /// The answer to a key that did nothing in a dialog, over its lowest rows: under it nobody would see why. The next key
    /// takes it away.
    private func drawRefusal(on canvas: inout Canvas) {
        guard hasDialog, let toast = toasts.shown.last(where: { $0.isRefusal }) else { return }
        let width = max(1, size.columns - 4)
        let body = arrangement.body
        let lines = say(toast.notice.text).wrapped(to: width - 2).suffix(body.rows)
        for (row, line) in lines.enumerated() {
            let row = body.endRow - lines.count + row
            canvas.fill(Rect(row: row, column: 0, rows: 1, columns: size.columns))
            canvas.write(" " + line, row: row, column: 2, as: toast.notice.level.role, width: width)
        }
    }
}

extension Notice.Level {
    /// How a message of this level is coloured.
    var role: Role {
        switch self {
        case .info: .toastInfo
        case .good: .toastGood
        case .warn: .toastWarn
        case .bad: .toastBad
        }
    }
}

extension PaymentLine {
    /// When the customer's wait ends.
    var waitEnds: Timestamp? {
        switch state {
        case .pending: sentAt.map { $0 + QuerySchedule().softDeadline }
        case .prepared, .sending, .unknown, .claimed, .paid, .refused, .failedUnverified, .failed, .expired, .conflict,
            .void:
            nil
        }
    }
}
