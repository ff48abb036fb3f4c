import Payments
import Screen

/// The latest payments and the day's totals, at the right of the till screen.
extension ConsoleState {
    func drawLatest(on canvas: inout Canvas) {
        let isRoomy = arrangement.hasBigDigits
        let titleRow = isRoomy ? 1 : 0
        canvas.write(say(TillWords.latest), row: tillTitleRow, column: 1, as: .title, width: canvas.size.columns - 2)
        let totals = arrangement.hasPanel || !isRoomy ? 0 : 1 + max(5, totalGroups.count)
        let room = Rect(
            row: titleRow + 2, column: 1, rows: canvas.size.rows - titleRow - 2 - totals,
            columns: canvas.size.columns - 2)
        let rows = latestRows(room.rows)
        if rows.isEmpty {
            canvas.write(say(TillWords.noneYet), row: room.row, column: 1, as: .textMuted)
        }
        canvas.within(room) { canvas in
            if canvas.size.columns >= 60 {
                for (place, row) in rows.enumerated() { drawOneRow(row, on: &canvas, row: place) }
            } else {
                for (place, row) in rows.prefix(canvas.size.rows / 2).enumerated() {
                    drawTwoRows(row, on: &canvas, row: place * 2)
                }
            }
        }
        if totals > 0 {
            let area = Rect(
                row: canvas.size.rows - totals, column: 1, rows: totals, columns: canvas.size.columns - 2)
            canvas.within(area) { drawTotals(on: &$0, isWide: false) }
        }
    }

    private func drawTwoRows(_ payment: PaymentRow, on canvas: inout Canvas, row: Int) {
        let width = canvas.size.columns
        let picture = picture(of: payment)
        canvas.write(String(picture.sign), row: row, column: 0, as: picture.role(picture.role))
        canvas.write(brief(payment.madeAt), row: row, column: 2, as: .textMuted)
        canvas.write(
            payment.amount.short, row: row, column: 8, as: picture.role(.amount), width: 8, align: .right)
        canvas.write(say(picture.word), row: row, column: 18, as: picture.role(picture.role), width: width - 18)
        canvas.write(picture.phone, row: row + 1, column: 2, as: picture.role(.phone), width: 12)
        canvas.write(picture.receipt, row: row + 1, column: 18, as: picture.role(.receipt))
    }

    private func drawOneRow(_ payment: PaymentRow, on canvas: inout Canvas, row: Int) {
        let picture = picture(of: payment)
        canvas.write(String(picture.sign), row: row, column: 0, as: picture.role(picture.role))
        canvas.write(brief(payment.madeAt), row: row, column: 2, as: .textMuted)
        canvas.write(picture.phone, row: row, column: 9, as: picture.role(.phone), width: 12)
        canvas.write(
            payment.amount.short, row: row, column: 23, as: picture.role(.amount), width: 9, align: .right)
        canvas.write(say(picture.word), row: row, column: 34, as: picture.role(picture.role), width: 13)
        canvas.write(picture.receipt, row: row, column: 48, as: picture.role(.receipt))
        canvas.write(picture.reference, row: row, column: 60, as: .textMuted)
    }

    /// The time of day in five cells, or the day when that was another.
    func brief(_ at: Timestamp) -> String {
        if at.day == clock.day { return at.hourAndMinute }
        let (_, month, day) = at.day.civil
        return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)"
    }

    /// What the day adds up to, group by group.
    var totalGroups: [(name: Phrase, bucket: DayTotals.Bucket, role: Role)] {
        guard let totals else { return [] }
        var groups: [(Phrase, DayTotals.Bucket, Role)] = [
            // What the till keeps: what goes back, or went back, stands by itself.
            (
                TillWords.paid,
                totals.total(of: .paid).less(owedBack).less(takenBack).less(totals.refunded), .statusPaid
            ),
            (
                TillWords.waiting, totals.total(of: .prepared, .sending, .pending, .claimed, .failedUnverified),
                .statusWaiting
            ),
            (TillWords.doubt, totals.total(of: .unknown, .expired, .conflict), .statusUnknown),
            (TillWords.notPaid, totals.total(of: .failed, .refused), .statusFailed),
        ]
        // Beside the prompts, never among what is paid, and what is a message's word until a list confirms it by itself.
        if let paid = totals.direct[.paid] { groups.append((DirectWords.direct, paid, .statusPaid)) }
        if let told = totals.direct[.claimed] { groups.append((DirectWords.receivedOnly, told, .statusWaiting)) }
        // In the till, and not to stay there.
        if owedBack.count > 0 { groups.append((TillWords.refundOwed, owedBack, .levelBad)) }
        // M-PESA took it back: nothing is owed, and a person looks.
        if takenBack.count > 0 { groups.append((TillWords.takenBack, takenBack, .levelWarn)) }
        // Not paid, and the goods are gone: somebody answers for each.
        if totals.goodsGiven.count > 0 { groups.append((TillWords.goodsGiven, totals.goodsGiven, .levelBad)) }
        // Paid for ever, and not in the till any more.
        if totals.refunded.count > 0 { groups.append((DirectWords.refunded, totals.refunded, .statusFailed)) }
        return groups
    }

    /// The paid prompts of the day whose money has to go back, and of which nobody has said yet that it did.
    private var owedBack: DayTotals.Bucket { bucket(paidOfTheDay { $0 != .reversed && $0.endsInRefund }) }

    /// The others of the day, of which M-PESA's own list says that money was taken back, and that nobody has looked into.
    private var takenBack: DayTotals.Bucket {
        let owed = paidOfTheDay { $0 != .reversed && $0.endsInRefund }
        return bucket(paidOfTheDay { $0 == .reversed }.filter { owed[$0.key] == nil })
    }

    /// What the prompts of the day came to that have such a doubt.
    private func paidOfTheDay(_ isMeant: (Doubt.Kind) -> Bool) -> [AttemptID: Money] {
        let lines = checks.items.compactMap { item -> PaymentLine? in
            guard let kind = item.resolvable, isMeant(kind), let line = item.line, line.createdAt.day == totals?.day
            else { return nil }
            return line
        }
        return Dictionary(lines.map { ($0.id, $0.amount) }) { first, _ in first }
    }

    private func bucket(_ payments: [AttemptID: Money]) -> DayTotals.Bucket {
        DayTotals.Bucket(count: payments.count, sum: Money(cents: payments.values.reduce(0) { $0 + $1.cents }))
    }

    /// Count and sum of what is paid, waits, is in doubt, and is not paid.
    func drawTotals(on canvas: inout Canvas, isWide: Bool) {
        guard totals != nil else { return }
        canvas.write(say(TillWords.today), row: 0, column: isWide ? 2 : 0, as: .title)
        let left = isWide ? 2 : 0
        let first = isWide ? 2 : 1
        for (index, (name, bucket, role)) in totalGroups.enumerated() {
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

extension DayTotals.Bucket {
    /// Without those of another bucket, as far as they are in this one.
    fileprivate func less(_ other: DayTotals.Bucket) -> DayTotals.Bucket {
        DayTotals.Bucket(
            count: max(0, count - other.count), sum: Money(cents: max(0, sum.cents - other.sum.cents)))
    }
}
