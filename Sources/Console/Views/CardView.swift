import Payments
import Screen

/// A line of a card.
struct CardLine {
    let text: String
    let role: Role
    /// Where in it the next character goes; nil where nothing is typed.
    var cursor: Int?
    /// How many rows it may take.
    var rows = 3

    init(_ text: String, _ role: Role = .text, cursor: Int? = nil, rows: Int = 3) {
        (self.text, self.role, self.cursor, self.rows) = (text, role, cursor, rows)
    }
}

extension ConsoleState {
    /// A window too small for a screen: where the keys go and what they act on, the current payment, and the advice to
    /// enlarge it.
    func drawCard(on canvas: inout Canvas, now: Timestamp) {
        let (width, rows) = (canvas.size.columns, canvas.size.rows)
        guard width > 0, rows > 0 else { return }
        let column = width > 12 ? 1 : 0
        let here = cardPlace(now: now, width: max(8, width - column - 1), rows: rows)
        // What is answered to a key in a dialog stands beside it; elsewhere the payment comes first.
        let isDialog = !place.isScreen && place != .readBack
        let lines = here + (isDialog ? cardToast + cardPayment(now: now) : cardPayment(now: now) + cardToast)
        let advice = [
            CardLine(say(ScreenWords.surroundings(environment.surroundings)), .textMuted),
            CardLine(say(TillWords.enlarge), .textMuted),
        ]
        var row = rows > 8 ? 1 : 0
        for line in lines + advice where row < rows {
            let used = canvas.writeWrapped(
                line.text, row: row, column: column, width: width - column, rows: min(line.rows, rows - row),
                as: line.role)
            if let cursor = line.cursor, used == 1 {
                canvas.placeCursor(row: row, column: min(column + cursor, width - 1))
            }
            row += used
        }
    }

    /// What needs a check, the payment that is waited for or was answered last, and what is wrong behind it all.
    private func cardPayment(now: Timestamp) -> [CardLine] {
        var lines: [CardLine] = []
        if let count = checks.words {
            lines.append(
                CardLine("\(Mark.attention.character) \(say(count))", checks.isAboutMoney ? .levelBad : .levelWarn))
        }
        if screen != .check, let line = shownEntry?.line ?? banner?.line, cardSubject != line.id {
            if isServingAnother(than: line) || isAboutARow {
                lines.append(CardLine("\(Mark.dot.character) \(say(TillWords.anotherPayment)): \(say(line.headline))"))
            } else {
                lines.append(CardLine("\(line.headlineMark.character) \(say(line.headline))", line.headlineRole))
            }
            lines.append(CardLine("KES \(line.amount.short) \(line.phone.masked)"))
            if line.state.isOpen, line.state != .sending {
                lines.append(CardLine(say(nextCheck(of: line, now: now)), .textMuted))
            }
        }
        if let alarm { lines.append(CardLine(say(alarm), alarmRole)) }
        return lines
    }

    /// Whether the place is about one of the list, which need not be the one that is waited for.
    private var isAboutARow: Bool { [.live, .filter, .detail, .why].contains(place) }

    private var cardSubject: AttemptID? {
        guard isAboutARow else { return nil }
        return [.live, .filter].contains(place) ? live.current?.prompt?.id : detail.subject
    }

    private var cardToast: [CardLine] {
        toasts.shown.last.map { [CardLine(say($0.notice.text), $0.notice.level.role)] } ?? []
    }
}
