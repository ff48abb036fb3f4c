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
            moments += [line.waitEnds, line.nextCheckAt, line.resendFrom].compactMap { $0 }
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

    /// The last messages, over the lowest rows of the body; at the till over its titles, the newest first, so that
    /// neither what is waited for nor what the day adds up to is hidden. They never lie on the fields of the form, nor on
    /// its title once it asks for something: what has no room above goes below.
    private func drawToasts(on canvas: inout Canvas) {
        let width = max(1, size.columns - 4)
        let texts = toasts.shown.filter { !hasDialog || !$0.isRefusal }.map { toast in
            say(toast.notice.text).wrapped(to: width - 2).map { (" " + $0, toast.notice.level.role) }
        }
        let body = arrangement.body
        let isForm = screen == .till && !arrangement.isDetailOpen
        let isPlain = form.isBlank && form.sale == nil && form.insteadOf == nil && readingBack == nil
        let room = isPlain ? arrangement.rowsAboveFields : arrangement.rowsAboveTitle
        let isAbove = isForm && arrangement.hasBigDigits && texts.last.map { $0.count <= room } ?? true
        let lines = isAbove ? Array(texts.reversed().joined().prefix(room)) : Array(texts.joined())
        let kept = isForm ? arrangement.rowsWithFields : 1
        let first = isAbove ? body.row : max(body.row + kept, body.endRow - lines.count)
        for (row, (text, role)) in lines.suffix(body.endRow - first).enumerated() {
            // The whole row: letters that were left on both sides of it would read as a part of it.
            canvas.fill(Rect(row: first + row, column: 0, rows: 1, columns: size.columns))
            canvas.write(text, row: first + row, column: 2, as: role, width: width)
        }
    }

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

    /// When the same amount may be asked of the same phone again.
    var resendFrom: Timestamp? { state == .failed ? updatedAt + .seconds(120) : nil }
}
