import Payments
import Screen

/// The list of payments, with one of them beside or below it where there is room.
extension ConsoleState {
    func drawLive(on canvas: inout Canvas) {
        let arrangement = arrangement
        let isCovered = arrangement.isDetailOpen && !arrangement.showsDetail
        if !isCovered {
            canvas.within(arrangement.listPane) { drawList(on: &$0) }
        }
        guard let pane = arrangement.detailPane else { return }
        if let column = arrangement.liveDivider {
            drawDivider(column: column, on: &canvas)
        } else if let row = arrangement.liveRule {
            canvas.rule(row: row)
        }
        canvas.within(pane) { drawDetail(on: &$0) }
        if let pane = arrangement.historyPane { canvas.within(pane) { drawHistory(on: &$0) } }
    }

    /// What else the phone of the payment looked at was asked for lately.
    private func drawHistory(on canvas: inout Canvas) {
        canvas.rule(row: 0, label: say(ScreenWords.samePhone))
        guard let shown = detail.subject.flatMap(line(of:)) else { return }
        let others = book.latest.filter { $0.phone == shown.phone && $0.id != shown.id }
        if others.isEmpty { canvas.write(say(ScreenWords.nothingElse), row: 1, column: 1, as: .textMuted) }
        for (place, line) in others.prefix(canvas.size.rows - 1).enumerated() {
            let picture = picture(of: .prompt(line))
            canvas.write(String(picture.sign), row: place + 1, column: 1, as: picture.role)
            canvas.write(brief(line.createdAt), row: place + 1, column: 3, as: .textMuted)
            canvas.write(line.amount.short, row: place + 1, column: 9, as: .amount, width: 9, align: .right)
            canvas.write(say(picture.word), row: place + 1, column: 20, as: picture.role, width: 14)
            canvas.write(picture.receipt, row: place + 1, column: 35, as: .receipt)
        }
    }

    private func drawList(on canvas: inout Canvas) {
        let edge = canvas.size.columns - 1
        let columns = ListColumns(width: edge)
        drawListTitle(on: &canvas)
        drawHeading(columns, on: &canvas)
        guard !live.rows.isEmpty else {
            let typed = live.field.text.split(separator: " ").map(String.init)
            let complaint = live.filter == .all ? nil : PaymentFilter.complaint(about: typed, on: clock.day)
            let text =
                !live.hasLoaded
                ? ScreenWords.loading : live.filter == .all ? ScreenWords.noPayments : ScreenWords.nothingFound
            canvas.writeWrapped(
                say(complaint ?? text), row: 3, column: 4, width: canvas.size.columns - 5, rows: 3,
                as: complaint == nil ? .textMuted : .levelWarn)
            return
        }
        let height = canvas.size.rows - 2
        let visible = live.visible(height)
        for (offset, index) in visible.enumerated() {
            draw(live.rows[index], columns, on: &canvas, row: offset + 2)
        }
        guard let above = live.above else { return }
        canvas.scrollBar(
            column: edge, rows: 2..<canvas.size.rows, first: above + visible.lowerBound, shown: visible.count,
            total: live.length.rows)
    }

    private func drawListTitle(on canvas: inout Canvas) {
        let width = canvas.size.columns
        var column = 1 + canvas.write(say(ScreenWords.livePayments(live.sorting)), row: 0, column: 1, as: .title)
        let (note, role) = listNote
        // Where it is in the list goes before what the list does.
        let choices = [listPlace.map { "\(say($0))   \(say(note))" }, say(note)].compactMap { $0 }
        let room = width - column - 2
        let text = choices.first { CellWidth.of($0) <= room } ?? say(note)
        let at = width - CellWidth.of(text) - 1
        if place == .filter || live.filter != .all {
            column += 2
            column += canvas.write("/", row: 0, column: column, as: .key)
            // While it is typed all of it shows, as far as there is room; then the note at the end goes before.
            let end = place == .filter ? width - 1 : at - 1
            let room = min(live.field.limit + 1, max(4, end - column))
            live.field.draw(
                on: &canvas, row: 0, column: column, width: room, as: place == .filter ? .fieldFocus : .match,
                hasFocus: place == .filter)
            if place == .filter, live.field.isEmpty {
                canvas.write(
                    say(ScreenWords.filterHint), row: 0, column: column + 1, as: .textMuted,
                    width: max(0, width - column - 2))
                return
            }
            column += room
        }
        if at > column { canvas.write(text, row: 0, column: at, as: role) }
    }

    /// The row under the cursor by its place, and how long the list is; nil where that is not known, or there is no room
    /// for it beside what is looked for.
    private var listPlace: Phrase? {
        guard place != .filter, let row = live.placeOfCursor else { return nil }
        return ScreenWords.place(row, of: live.length)
    }

    /// What the list's title says at its end.
    private var listNote: (Phrase, Role) {
        if !live.marks.isEmpty { return (ScreenWords.marks(live.marks), .listMarked) }
        if live.isFollowing { return (ScreenWords.following, .textMuted) }
        if live.newRows > 0 { return (ScreenWords.newRows(live), .accent) }
        return (live.sorting == .newest ? ScreenWords.held : ScreenWords.newestAgain, .textMuted)
    }

    private func drawHeading(_ columns: ListColumns, on canvas: inout Canvas) {
        func write(_ phrase: Phrase, _ part: ListColumns.Part?, _ align: Alignment = .left, _ canvas: inout Canvas) {
            guard let part else { return }
            canvas.write(
                say(phrase), row: 1, column: part.column, as: .listHeader, width: part.width, align: align)
        }
        write(ScreenWords.time, columns.time, .left, &canvas)
        write(TillWords.phone, columns.phone, .left, &canvas)
        write(TillWords.reference, columns.reference, .left, &canvas)
        write(ScreenWords.amountKES, columns.amount, .right, &canvas)
        write(ScreenWords.status, columns.status, .left, &canvas)
        write(ScreenWords.receipt, columns.receipt, .left, &canvas)
    }

    private func draw(_ payment: PaymentRow, _ columns: ListColumns, on canvas: inout Canvas, row: Int) {
        let picture = picture(of: payment)
        let isCurrent = payment.number == live.cursor
        if isCurrent {
            let hasFocus = place == .live || place == .filter
            canvas.tint(
                Rect(row: row, column: 0, rows: 1, columns: min(columns.end, canvas.size.columns)),
                as: hasFocus ? .listSelected : .listSelectedUnfocused)
            canvas.write(String(Mark.pointer.character), row: row, column: 1, as: .accent)
        }
        if live.marks.contains(payment) { canvas.write("*", row: row, column: 0, as: .listMarked) }
        func write(_ text: String, _ part: ListColumns.Part?, _ role: Role, _ align: Alignment = .left) {
            guard let part else { return }
            canvas.write(
                text, row: row, column: part.column, as: picture.role(role), width: part.width, align: align)
        }
        write(String(picture.sign), columns.sign, picture.role)
        write(moment(payment.madeAt, isShort: columns.time.width < 12), columns.time, .text)
        write(picture.phone, columns.phone, .phone)
        write(picture.reference, columns.reference, .textMuted)
        write(payment.amount.grouped, columns.amount, .amount, .right)
        write(say(picture.word), columns.status, picture.role)
        write(picture.receipt, columns.receipt, .receipt)
    }

    /// The time of day, with the date before it when that is not today.
    func moment(_ at: Timestamp, isShort: Bool = false) -> String {
        if at.day == clock.day { return at.time }
        let (_, month, day) = at.day.civil
        let date = "\(day) \(say(ScreenWords.month(month)))"
        return isShort ? date : "\(date) \(at.hourAndMinute)"
    }
}

/// The columns of the list; from the right they give way when it is narrow.
struct ListColumns: Equatable {
    struct Part: Equatable {
        let column: Int
        let width: Int
    }

    let sign: Part
    let time: Part
    let phone: Part
    let reference: Part?
    let amount: Part
    let status: Part
    let receipt: Part?

    /// The column after the last one.
    let end: Int

    init(width: Int) {
        sign = Part(column: 2, width: 1)
        time = Part(column: 4, width: width >= 77 ? 12 : 8)
        var next = time.column + time.width + 2
        func part(_ width: Int, gap: Int = 2) -> Part {
            defer { next += width + gap }
            return Part(column: next, width: width)
        }
        phone = part(12, gap: 1)
        reference = width >= 66 ? part(12, gap: 1) : nil
        amount = part(10)
        status = part(12, gap: 1)
        receipt = width >= next + 10 ? part(10) : nil
        end = width
    }
}
