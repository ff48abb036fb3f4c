import Payments
import Screen

/// The day at the shop: what it adds up to, how it goes, till by till, and what needs a person.
extension ConsoleState {
    func drawSupervisor(on canvas: inout Canvas, now: Timestamp) {
        let width = canvas.size.columns
        canvas.write(say(SupervisorWords.title), row: 0, column: 1, as: .title)
        guard let report = supervised.report, let countedAt = supervised.countedAt else {
            canvas.write(say(SupervisorWords.counting), row: 2, column: 2, as: .textMuted)
            return
        }
        let counted = say(SupervisorWords.countedAt(countedAt))
        canvas.write(counted, row: 0, column: width - CellWidth.of(counted) - 1, as: .textMuted)
        let isTall = canvas.size.rows >= Layout.roomForPanels - 4
        let isShort = canvas.size.rows < Layout.roomForBigDigits - 4
        var row = isShort ? 1 : 2
        row += drawSums(of: report, on: &canvas, row: row, isBig: isTall && width >= Layout.sideBySide)
        let needed = neededRows(now: now)
        // What needs a person keeps its place; the tills give way.
        let needsRows = min(max(1, needed.count), isTall ? 8 : 3) + 1
        var tillRows = min(max(1, report.tills.count) + 2, canvas.size.rows - row - needsRows)
        if arrangement.hasTillsBeside {
            let left = Layout.widestList * 3 / 4
            let chart = Rect(row: row, column: 0, rows: canvas.size.rows - row - needsRows, columns: left)
            let tills = Rect(row: row, column: left + 2, rows: tillRows, columns: min(80, width - left - 2))
            var used = 0
            canvas.within(chart) { used = drawChart(of: report, on: &$0, row: 0, height: 7, now: now) }
            canvas.within(tills) {
                drawTills(of: report, on: &$0, Rect(row: 0, column: 0, rows: tills.rows, columns: tills.columns))
            }
            tillRows = max(tillRows, used)
        } else {
            // The chart has the rows that tills and needs leave, where the window is wide enough for one to say much.
            let spare = min(7, canvas.size.rows - row - max(1, needed.count) - 1 - tillRows - 3)
            let height = isTall ? 7 : width >= Layout.sideBySide && spare > 2 ? spare : 1
            if !isShort { row += drawChart(of: report, on: &canvas, row: row, height: height, now: now) }
            tillRows = min(tillRows, canvas.size.rows - row - needsRows)
            drawTills(of: report, on: &canvas, Rect(row: row, column: 0, rows: tillRows, columns: width))
        }
        drawNeeded(
            needed, on: &canvas,
            Rect(row: row + tillRows, column: 0, rows: canvas.size.rows - row - tillRows, columns: width))
    }

    /// What is paid, how many prompts succeed, and how long customers take; returns the rows used.
    private func drawSums(of report: DayReport, on canvas: inout Canvas, row: Int, isBig: Bool) -> Int {
        let (paid, straight) = paidSums
        let half = isBig ? canvas.size.columns * 2 / 5 : canvas.size.columns / 2
        let sum = 3 + canvas.write(say(SupervisorWords.paid), row: row, column: 2, as: .title)
        let count = say(SupervisorWords.payments(paid.count, straight: straight))
        if isBig, hasLargeDigits, canvas.writeBig(paid.sum.short, row: row + 1, column: 2) > 0 {
            canvas.write("KES · \(count)", row: row + 5, column: 2, as: .textMuted)
        } else {
            canvas.write("KES \(paid.sum.short)", row: row, column: sum + 1, as: .amount)
            canvas.write(count, row: row + 1, column: sum + 1, as: .textMuted, width: max(0, half - sum - 2))
        }
        drawRate(of: report, on: &canvas, row: row, column: half, isBig: isBig)
        return isBig ? 7 : 3
    }

    /// What the shop was paid by prompts and straight to it, where Safaricom's own list has that; and the latter by itself.
    private var paidSums: (all: DayTotals.Bucket, straight: DayTotals.Bucket) {
        let none = DayTotals.Bucket(count: 0, sum: .zero)
        let (asked, straight) = (totalGroups.first?.bucket ?? none, totals?.direct[.paid] ?? none)
        let sum = Money(cents: asked.sum.cents + straight.sum.cents)
        return (DayTotals.Bucket(count: asked.count + straight.count, sum: sum), straight)
    }

    private func drawRate(of report: DayReport, on canvas: inout Canvas, row: Int, column: Int, isBig: Bool) {
        let room = canvas.size.columns - column
        let (rate, before) = (report.success.permille, report.successBefore.permille)
        var at = column + canvas.write(say(SupervisorWords.success), row: row, column: column, as: .title) + 1
        at += canvas.write(SupervisorWords.percent(rate), row: row, column: at, as: .textStrong) + 2
        if let rate, let before {
            at += canvas.write(trend(rate - before), row: row, column: at, as: .textMuted) + 1
            if isBig {
                canvas.write(
                    say(SupervisorWords.yesterday(SupervisorWords.percent(before))), row: row, column: at,
                    as: .textMuted)
            }
        }
        if isBig, let rate { canvas.bar(row: row + 1, column: column, width: min(30, room - 2), done: rate, of: 1000) }
        let line = isBig ? row + 3 : row + 1
        at = column + canvas.write(say(SupervisorWords.answers), row: line, column: column, as: .title) + 1
        guard let answers = report.answers else {
            canvas.write("–", row: line, column: at, as: .textMuted)
            return
        }
        let times = [(SupervisorWords.median, answers.median), (SupervisorWords.slow, answers.slow)]
        if isBig {
            for (place, (name, time)) in times.enumerated() {
                canvas.write(say(name), row: line + 1 + place, column: column, as: .textMuted, width: 16)
                canvas.write(
                    "\(time.wholeSeconds) s", row: line + 1 + place, column: column + 16, as: .textStrong, width: 6,
                    align: .right)
            }
        } else {
            canvas.write(
                "\(answers.median.wholeSeconds) s · 95 % \(answers.slow.wholeSeconds) s", row: line, column: at,
                as: .textStrong, width: max(0, canvas.size.columns - at))
        }
    }

    private func trend(_ difference: Int) -> String {
        let sign = difference == 0 ? "=" : difference > 0 ? "+" : "-"
        return "\(sign)\(abs(difference) / 10).\(abs(difference) % 10)"
    }

    private func drawTills(of report: DayReport, on canvas: inout Canvas, _ part: Rect) {
        guard part.rows > 1 else { return }
        canvas.rule(row: part.row, label: say(SupervisorWords.tills))
        guard !report.tills.isEmpty else {
            canvas.write(say(SupervisorWords.noTill), row: part.row + 1, column: 2, as: .textMuted)
            return
        }
        func write(_ texts: [String], row: Int, as roles: [Role]) {
            let places = [(4, 6), (11, 14), (27, 6), (34, 8), (43, 8), (52, 10), (65, 13)]
            for ((text, role), (column, width)) in zip(zip(texts, roles), places) where column + width <= part.columns {
                canvas.write(
                    text, row: row, column: column, as: role, width: width,
                    align: column == 4 || column == 65 ? .left : .right)
            }
        }
        write(
            [
                SupervisorWords.till, SupervisorWords.paidKES, SupervisorWords.count, SupervisorWords.waiting,
                SupervisorWords.doubtful, SupervisorWords.success, SupervisorWords.lastHour,
            ].map(say), row: part.row + 1, as: Array(repeating: .listHeader, count: 7))
        let height = part.rows - 2
        let index = supervised.index ?? 0
        let first = max(0, min(index - height / 2, report.tills.count - height))
        for (place, till) in report.tills.dropFirst(first).prefix(max(0, height)).enumerated() {
            let row = part.row + 2 + place
            if first + place == index {
                canvas.tint(Rect(row: row, column: 0, rows: 1, columns: part.columns), as: .listSelected)
                canvas.write(String(Mark.pointer.character), row: row, column: 1, as: .accent)
            }
            let doubt: Role = till.doubtful > 0 ? .statusUnknown : .textMuted
            write(
                [
                    till.name, till.paid.sum.short, "\(till.paid.count)", "\(till.waiting)",
                    till.doubtful > 0 ? "\(till.doubtful) \(Mark.attention.character)" : "0",
                    SupervisorWords.percent(till.success.permille),
                    environment.isAccessible ? "\(till.lastHour.reduce(0, +))" : "",
                ], row: row, as: [.textStrong, .amount, .text, .text, doubt, .text, .spark])
            if part.columns >= 78, !environment.isAccessible { canvas.spark(till.lastHour, row: row, column: 65) }
        }
    }

    /// What needs a person, kind by kind, in the order of what needs a check.
    private func neededRows(now: Timestamp) -> [(word: StatusWord, role: Role, text: Phrase)] {
        var kinds: [StatusWord] = []
        var items: [StatusWord: [CheckItem]] = [:]
        for item in checks.items {
            if items[item.word] == nil { kinds.append(item.word) }
            items[item.word, default: []].append(item)
        }
        let goods = totals?.goodsGiven ?? DayTotals.Bucket(count: 0, sum: .zero)
        let given =
            goods.count == 0
            ? [] : [(word: StatusWord.goodsGiven, role: Role.levelBad, text: SupervisorWords.goodsGiven(goods))]
        return given
            + kinds.compactMap { word in
                guard let of = items[word], let oldest = of.min(by: { $0.since < $1.since }) else { return nil }
                let age = CheckWords.age(oldest.age(at: now))
                return (word, oldest.role, SupervisorWords.needed(of.count, word.word, oldest: age))
            }
    }

    private func drawNeeded(
        _ rows: [(word: StatusWord, role: Role, text: Phrase)], on canvas: inout Canvas, _ part: Rect
    ) {
        guard part.rows > 0 else { return }
        canvas.rule(row: part.row, label: say(SupervisorWords.needs))
        if rows.isEmpty {
            canvas.write(say(SupervisorWords.nothingNeeded), row: part.row + 1, column: 2, as: .textMuted)
        }
        for (place, row) in rows.prefix(part.rows - 1).enumerated() {
            canvas.write(String(row.word.mark.character), row: part.row + 1 + place, column: 2, as: row.role)
            canvas.write(
                say(row.text), row: part.row + 1 + place, column: 4, as: row.role, width: max(0, part.columns - 5))
        }
    }
}
