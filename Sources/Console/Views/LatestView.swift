import Payments
import Screen

/// The latest payments and the day's totals, at the right of the till screen.
extension ConsoleState {
    func drawLatest(on canvas: inout Canvas) {
        let isRoomy = arrangement.hasBigDigits
        let titleRow = isRoomy ? 1 : 0
        canvas.write(say(TillWords.latest), row: titleRow, column: 1, as: .title, width: canvas.size.columns - 2)
        let totals = arrangement.hasPanel || !isRoomy ? 0 : 6
        let room = Rect(
            row: titleRow + 2, column: 1, rows: canvas.size.rows - titleRow - 2 - totals,
            columns: canvas.size.columns - 2)
        if book.latest.isEmpty {
            canvas.write(say(TillWords.noneYet), row: room.row, column: 1, as: .textMuted)
        }
        canvas.within(room) { canvas in
            if canvas.size.columns >= 60 {
                for (row, line) in book.latest.prefix(canvas.size.rows).enumerated() {
                    drawOneRow(line, on: &canvas, row: row)
                }
            } else {
                for (index, line) in book.latest.prefix(canvas.size.rows / 2).enumerated() {
                    drawTwoRows(line, on: &canvas, row: index * 2)
                }
            }
        }
        if totals > 0 {
            let area = Rect(
                row: canvas.size.rows - totals, column: 1, rows: totals, columns: canvas.size.columns - 2)
            canvas.within(area) { drawTotals(on: &$0, isWide: false) }
        }
    }

    private func drawTwoRows(_ line: PaymentLine, on canvas: inout Canvas, row: Int) {
        let width = canvas.size.columns
        canvas.write(String(line.status.mark.character), row: row, column: 0, as: line.role)
        canvas.write(brief(line.createdAt), row: row, column: 2, as: .textMuted)
        canvas.write(line.amount.short, row: row, column: 8, as: .amount, width: 8, align: .right)
        canvas.write(say(line.status.word), row: row, column: 18, as: line.role, width: width - 18)
        canvas.write(line.phone.masked, row: row + 1, column: 2, as: .phone)
        canvas.write(line.receipt?.text ?? "", row: row + 1, column: 18, as: .receipt)
    }

    private func drawOneRow(_ line: PaymentLine, on canvas: inout Canvas, row: Int) {
        canvas.write(String(line.status.mark.character), row: row, column: 0, as: line.role)
        canvas.write(brief(line.createdAt), row: row, column: 2, as: .textMuted)
        canvas.write(line.phone.masked, row: row, column: 9, as: .phone)
        canvas.write(line.amount.short, row: row, column: 23, as: .amount, width: 9, align: .right)
        canvas.write(say(line.status.word), row: row, column: 34, as: line.role, width: 13)
        canvas.write(line.receipt?.text ?? "", row: row, column: 48, as: .receipt)
        canvas.write(line.reference.text, row: row, column: 60, as: .textMuted)
    }

    /// The time of day in five cells, or the day when that was another.
    private func brief(_ at: Timestamp) -> String {
        if at.day == clock.day { return at.hourAndMinute }
        let (_, month, day) = at.day.civil
        return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)"
    }

    /// Count and sum of what is paid, waits, is in doubt, and is not paid.
    func drawTotals(on canvas: inout Canvas, isWide: Bool) {
        guard let totals else { return }
        canvas.write(say(TillWords.today), row: 0, column: isWide ? 2 : 0, as: .title)
        let groups: [(Phrase, DayTotals.Bucket, Role)] = [
            (TillWords.paid, totals.total(of: .paid), .statusPaid),
            (
                TillWords.waiting, totals.total(of: .prepared, .sending, .pending, .claimed, .failedUnverified),
                .statusWaiting
            ),
            (TillWords.doubt, totals.total(of: .unknown, .expired, .conflict), .statusUnknown),
            (TillWords.notPaid, totals.total(of: .failed, .refused), .statusFailed),
        ]
        let left = isWide ? 2 : 0
        let first = isWide ? 2 : 1
        for (index, (name, bucket, role)) in groups.enumerated() {
            let row = first + index
            let shown: Role = bucket.count == 0 ? .textMuted : role
            canvas.write(say(name), row: row, column: left, as: shown, width: 15)
            canvas.write("\(bucket.count)", row: row, column: left + 14, as: shown, width: 4, align: .right)
            let sumWidth = isWide ? 14 : 11
            let sum = isWide ? bucket.sum.grouped : bucket.sum.short
            canvas.write(
                sum, row: row, column: left + 19, as: bucket.count == 0 ? .textMuted : .amount, width: sumWidth,
                align: .right)
            if isWide, role == .statusUnknown, bucket.count > 0 {
                canvas.write(
                    say(TillWords.needsAnswer), row: row, column: left + 36, as: .textMuted,
                    width: max(0, canvas.size.columns - left - 36))
            }
        }
    }
}
