import Payments
import Screen

extension ConsoleState {
    /// The payments of each quarter of an hour, from the first one with any; returns the rows used.
    func drawChart(of report: DayReport, on canvas: inout Canvas, row: Int, height: Int, now: Timestamp) -> Int {
        canvas.rule(row: row, label: say(SupervisorWords.chart))
        func hour(of quarter: Int) -> String { (report.day.start + .seconds(quarter * 900)).hourAndMinute }
        let room = max(8, canvas.size.columns - 8)
        let last = min(DayReport.quarterCount - 1, max(0, Int((now - report.day.start).milliseconds / 900_000)))
        // From a whole hour on, so that the hours can be written under it.
        let start = min(last, report.quarters.firstIndex { $0 > 0 } ?? last) / 4 * 4
        let count = last - start + 1
        let step = height > 1 ? min(4, max(1, room / count)) : 1
        let first = max(start, last + 1 - room / step)
        let shown = Array(report.quarters[first...last])
        guard let highest = shown.max(), highest > 0 else {
            canvas.write("–", row: row + 1, column: 2, as: .textMuted)
            return height > 1 ? 3 : 2
        }
        let busiest = SupervisorWords.busiest(from: hour(of: first + (shown.firstIndex(of: highest) ?? 0)), highest)
        if environment.isAccessible {
            // The numbers of a chart, in words.
            canvas.write(
                "\(hour(of: start))–\(now.hourAndMinute)   \(say(SupervisorWords.payments(report.quarters.reduce(0, +))))   \(say(busiest))",
                row: row + 1, column: 2, width: max(0, canvas.size.columns - 3))
            return 2
        }
        guard height > 1 else {
            let chart = min(shown.count, room - 44)
            canvas.spark(Array(shown.suffix(chart)), row: row + 1, column: 2)
            canvas.write(
                "\(hour(of: last + 1 - chart))–\(now.hourAndMinute)   \(say(busiest))", row: row + 1, column: 4 + chart,
                as: .textMuted, width: max(0, canvas.size.columns - 5 - chart))
            return 2
        }
        canvas.write("\(highest)", row: row + 1, column: 0, as: .textMuted, width: 5, align: .right)
        canvas.write("0", row: row + height, column: 0, as: .textMuted, width: 5, align: .right)
        canvas.columnChart(
            shown, in: Rect(row: row + 1, column: 7, rows: height, columns: room), step: step)
        // As many hours as have room for their names.
        let hours = step * 4 >= 8 ? 4 : 8
        for quarter in stride(from: (first + hours - 1) / hours * hours, through: last, by: hours) {
            let column = 7 + (quarter - first) * step
            if column + 5 < canvas.size.columns {
                canvas.write(hour(of: quarter), row: row + height + 1, column: column, as: .textMuted)
            }
        }
        let text = say(busiest)
        let at = canvas.size.columns - CellWidth.of(text) - 2
        if at > 7 + shown.count * step + 2 { canvas.write(text, row: row + 1, column: at, as: .textMuted) }
        return height + 3
    }
}
