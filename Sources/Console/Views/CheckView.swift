import Payments
import Screen

/// What needs a check: a list, oldest first, with one row explained beside or below it where there is room.
extension ConsoleState {
    func drawChecks(on canvas: inout Canvas, now: Timestamp) {
        let arrangement = arrangement
        let isCovered = arrangement.isDetailOpen && !arrangement.showsDetail
        if !isCovered {
            canvas.within(arrangement.listPane) { drawCheckList(on: &$0, now: now) }
        }
        guard let pane = arrangement.detailPane, !checks.items.isEmpty || arrangement.isDetailOpen else { return }
        if let column = arrangement.liveDivider {
            drawDivider(column: column, on: &canvas)
        } else if let row = arrangement.liveRule {
            canvas.rule(row: row)
        }
        canvas.within(pane) { drawCheckPane(on: &$0) }
    }

    private func drawCheckList(on canvas: inout Canvas, now: Timestamp) {
        let width = canvas.size.columns
        let columns = CheckColumns(width: width)
        let title = canvas.write(say(CheckWords.title), row: 0, column: 1, as: .title)
        let order = say(CheckWords.oldestFirst)
        let at = width - CellWidth.of(order) - 1
        if at > title + 2, !checks.items.isEmpty { canvas.write(order, row: 0, column: at, as: .textMuted) }
        guard !checks.items.isEmpty else {
            let text = checks.hasLoaded ? CheckWords.nothing : ScreenWords.loading
            canvas.write(say(text), row: 2, column: 4, as: .text, width: width - 5)
            guard checks.hasLoaded else { return }
            canvas.writeWrapped(
                say(CheckWords.nothingMore), row: 4, column: 4, width: width - 6, rows: 4, as: .textMuted)
            return
        }
        drawCheckHeading(columns, on: &canvas)
        for (offset, index) in checks.visible(canvas.size.rows - 2).enumerated() {
            draw(checks.items[index], at: index, columns, on: &canvas, row: offset + 2, now: now)
        }
    }

    private func drawCheckHeading(_ columns: CheckColumns, on canvas: inout Canvas) {
        func write(_ phrase: Phrase, _ part: ListColumns.Part?, _ align: Alignment = .left, _ canvas: inout Canvas) {
            guard let part else { return }
            canvas.write(
                say(phrase), row: 1, column: part.column, as: .listHeader, width: part.width, align: align)
        }
        write(CheckWords.kind, columns.kind, .left, &canvas)
        write(CheckWords.age, columns.age, .left, &canvas)
        write(CheckWords.who, columns.who, .left, &canvas)
        write(CheckWords.tag, columns.tag, .left, &canvas)
        write(ScreenWords.amountKES, columns.amount, .right, &canvas)
        write(CheckWords.nextQuestion, columns.next, .left, &canvas)
    }

    private func draw(
        _ item: CheckItem, at index: Int, _ columns: CheckColumns, on canvas: inout Canvas, row: Int, now: Timestamp
    ) {
        if index == checks.index {
            canvas.tint(
                Rect(row: row, column: 0, rows: 1, columns: canvas.size.columns),
                as: place == .check ? .listSelected : .listSelectedUnfocused)
            canvas.write(String(Mark.pointer.character), row: row, column: 1, as: .accent)
        }
        func write(_ text: String, _ part: ListColumns.Part?, _ role: Role, _ align: Alignment = .left) {
            guard let part else { return }
            canvas.write(text, row: row, column: part.column, as: role, width: part.width, align: align)
        }
        write(String(item.word.mark.character), columns.sign, item.role)
        write(say(item.word.word), columns.kind, item.role)
        write(say(CheckWords.age(item.age(at: now))), columns.age, .text)
        write(who(item), columns.who, .phone)
        write(item.tagOrReceipt, columns.tag, .receipt)
        write(item.amount?.grouped ?? "", columns.amount, .amount, .right)
        let (next, role) = nextQuestion(about: item, now: now)
        write(next, columns.next, role)
    }

    /// The phone, or the payer as far as the message tells.
    func who(_ item: CheckItem) -> String {
        if case .setAside(let words) = item { return words.sender.peer.fitForEyes }
        if let told = item.payment?.told {
            let name = told.name.asTyped
            return name.isEmpty ? told.payer?.masked ?? "–" : name
        }
        guard let line = item.line else { return "" }
        return revealed == line.id ? line.phone.grouped : line.phone.masked
    }

    /// When M-PESA is asked about it, as a time of day.
    private func nextQuestion(about item: CheckItem, now: Timestamp) -> (String, Role) {
        guard let line = item.line else {
            return item.payment == nil ? ("", .textMuted) : (say(CheckWords.notAsked), .textMuted)
        }
        if health.asking == line.id { return (say(CheckWords.asking), .accent) }
        guard let next = line.nextCheckAt else {
            return (say(line.state.isSettled ? CheckWords.settled : CheckWords.notAsked), .textMuted)
        }
        return next <= now ? (say(CheckWords.soon), .accent) : (moment(next, isShort: true), .text)
    }
}

extension CheckItem {
    /// What a person finds it by in a list of M-PESA's or of ours.
    var tagOrReceipt: String {
        switch self {
        case .unclaimed(let payment): payment.id.text
        case .waiting(let row): row.told.receipt.text
        case .doubt(let doubt): doubt.line.tag.text
        case .left(let line): line.tag.text
        case .reversal(let order): order.receipt.text
        case .setAside(let words): "\(words.sender.count) ×"
        }
    }
}

/// The columns of what needs a check; from the right they give way when it is narrow.
struct CheckColumns: Equatable {
    let sign: ListColumns.Part
    let kind: ListColumns.Part
    let age: ListColumns.Part
    let who: ListColumns.Part
    let amount: ListColumns.Part
    let tag: ListColumns.Part?
    let next: ListColumns.Part?

    init(width: Int) {
        sign = .init(column: 2, width: 1)
        kind = .init(column: 4, width: 12)
        age = .init(column: 17, width: 7)
        who = .init(column: 25, width: 12)
        amount = .init(column: 38, width: 10)
        tag = width >= 60 ? .init(column: 50, width: 10) : nil
        next = width >= 76 ? .init(column: 62, width: 15) : nil
    }
}
