import Payments
import Screen

/// Going from place to place.
extension ConsoleState {
    /// Makes this the whole stack.
    mutating func go(to places: [Context]) -> [ConsoleCommand] {
        if !places.contains(.readBack) { readingBack = nil }
        if !places.contains(.question) { asked = nil }
        if !places.contains(.decision) { decision = nil }
        if !places.contains(.code) { code = nil }
        if !places.contains(.palette) { palette = nil }
        jump = nil
        revealed = nil
        let isWatched = focus.contains(.supervisor)
        focus = places
        let watch = focus.contains(.supervisor) == isWatched ? [] : [ConsoleCommand.watchDay(!isWatched)]
        return watch + lookAtCursor()
    }

    /// Takes the topmost place away.
    mutating func pop() -> [ConsoleCommand] { focus.count > 1 ? go(to: focus.dropLast()) : [] }

    mutating func openLive() -> [ConsoleCommand] {
        let isThere = focus.contains(.live)
        let moved = go(to: audience == .watcher ? [.live] : [.till, .live])
        if isThere { return moved }
        return moved + load(live.isFollowing || !live.hasLoaded ? live.reload() : live.refresh())
    }

    mutating func find() -> [ConsoleCommand] {
        focus.append(.filter)
        return []
    }

    mutating func openDetail(of line: PaymentLine?) -> [ConsoleCommand] {
        openDetail(of: line.map(PaymentRow.prompt))
    }

    mutating func openDetail(of row: PaymentRow?) -> [ConsoleCommand] {
        guard let row else { return [] }
        focus.append(.detail)
        return look(at: row)
    }

    /// The detail pane turns to the row under the cursor, where both are in sight.
    mutating func lookAtCursor() -> [ConsoleCommand] {
        guard place != .detail else { return [] }
        // What may be done about a doubt is read off all that is known of it, at any size.
        if screen == .check {
            return focus.contains(.detail) ? [] : look(at: checks.current?.row)
        }
        guard arrangement.showsDetail else { return [] }
        return look(at: live.current)
    }

    private mutating func look(at row: PaymentRow?) -> [ConsoleCommand] {
        guard detail.turn(to: row), let line = row?.prompt else { return [] }
        return [.loadDetail(line.id)]
    }

    mutating func toggleHelp() -> [ConsoleCommand] {
        if place == .help { return pop() }
        helpScroll = 0
        focus.append(.help)
        return []
    }

    /// One step back: close what is open, then clear the filter, then the screen before.
    mutating func back() -> [ConsoleCommand] {
        switch place {
        case .till:
            if form.recalled != nil {
                form.recalled = nil
            } else if form.sale != nil || form.insteadOf != nil {
                // What was filled in for a sale is not asked for after all; nothing of it was typed.
                form = TillForm()
                tell(.info, SaleWords.saleLeft, about: .emptyForm)
            } else if let line = shownEntry?.line, line.isShort {
                return ask(.putAway(line.id))
            } else if let entry = shownEntry {
                requests.putAway(entry, in: book)
            }
            return []
        case .filter:
            live.field.replace(with: "")
            return pop() + load(live.narrow(to: "", on: clock.day))
        case .live where live.filter != .all:
            live.field.replace(with: "")
            return load(live.narrow(to: "", on: clock.day))
        case .question: return dropQuestion()
        case .live, .check, .supervisor:
            let before = screen
            let commands = pop()
            mindForm(after: before)
            return commands
        case .readBack, .detail, .why, .decision, .code, .help, .themes: return pop()
        case .palette:
            // What was out of sight may not be sent by a key that was meant for something else.
            readingBack?.rearm(at: clock)
            return pop()
        }
    }

    /// Like Esc; the second time within a second it leaves, and asks first where there is a reason to.
    mutating func interrupt() -> [ConsoleCommand] {
        if let before = interruptedAt, clock - before < .seconds(1) {
            interruptedAt = nil
            return leave()
        }
        interruptedAt = clock
        tell(.info, ScreenWords.interruptAgain)
        return hindrance(to: .back) == nil || place == .question ? back() : []
    }

    /// What sales still owe of which a part is paid, and for which no prompt is open.
    var restOwed: Money {
        let rests = checks.items.compactMap { item -> Int64? in
            if case .doubt(let doubt) = item, doubt.kind == .restOwed { item.amount?.cents } else { nil }
        }
        return Money(cents: rests.reduce(0, +))
    }

    /// Leaves; asks first when a payment is not settled, a rest is owed, or something is half typed.
    mutating func leave() -> [ConsoleCommand] {
        let isBusy = !book.open.isEmpty || !requests.leaving.isEmpty || !form.isBlank || restOwed > .zero
        return isBusy && audience == .cashier ? ask(.leave) : [.quit]
    }

    mutating func scroll(_ travel: Travel) -> [ConsoleCommand] {
        jump = nil
        switch place {
        case .live:
            revealed = nil
            let height = arrangement.listRows
            let requests =
                if let rows = travel.rows(page: height) {
                    live.move(by: rows, height: height)
                } else if travel == .first {
                    live.goToNewest(height: height)
                } else {
                    live.goToOldest(height: height)
                }
            return load(requests) + lookAtCursor()
        case .check: return scrollChecks(travel)
        case .supervisor:
            supervised.move(travel, page: arrangement.body.rows)
            return []
        case .detail:
            let lines = screen == .check ? checkLines : detailLines
            detail.scroll = place(travel, from: detail.scroll, of: lines.count, shown: arrangement.detailRows)
            return []
        case .why:
            whyScroll = place(travel, from: whyScroll, of: whyLines.count, shown: arrangement.helpRows)
            return []
        case .help:
            helpScroll = place(travel, from: helpScroll, of: helpLines.count, shown: arrangement.helpRows)
            return []
        case .palette:
            let (count, page) = (commandsFound.count, arrangement.paletteRows)
            palette?.move(travel, of: count, page: page)
            return []
        case .themes: return wardrobe.move(travel, shown: 8).map(ConsoleCommand.theme)
        case .till, .readBack, .filter, .decision, .code, .question: return []
        }
    }

    /// The first line of a text of which so many are shown, after going some way in it.
    private func place(_ travel: Travel, from first: Int, of count: Int, shown: Int) -> Int {
        let last = max(0, count - shown)
        guard let rows = travel.rows(page: shown) else { return travel == .first ? 0 : last }
        return min(last, max(0, first + rows))
    }

    mutating func jump(with key: Key) -> [ConsoleCommand] {
        guard let digit = key.text else { return [] }
        var new = Jump(digits: (jump?.digits ?? "") + String(digit), at: clock)
        if screen == .check { return jumpInChecks(new) }
        sought = new.digits
        let found = live.search(new.digits)
        if found == nil {
            let isWhole = live.reachesNewest && live.reachesOldest
            new.outcome = isWhole ? .nowhere : .notAmong(live.rows.count)
        }
        jump = new
        guard let found else { return [] }
        return load(live.move(to: found, height: arrangement.listRows)) + lookAtCursor()
    }

    /// The next row, or the one before, that starts with the digits jumped to last; after the end the other one follows.
    mutating func seek(by step: Int) -> [ConsoleCommand] {
        guard let sought else { return [] }
        guard let found = live.search(sought, step: step) else {
            tell(.info, ScreenWords.notFound(sought))
            return []
        }
        return load(live.move(to: found, height: arrangement.listRows)) + lookAtCursor()
    }

    /// Marks the row, or takes its mark away, and goes to the next one.
    mutating func mark() -> [ConsoleCommand] {
        guard let row = live.current else { return [] }
        guard live.marks.toggle(row) else {
            tell(.warn, ScreenWords.tooManyMarks)
            return []
        }
        return load(live.move(by: 1, height: arrangement.listRows)) + lookAtCursor()
    }

    mutating func reveal() -> [ConsoleCommand] {
        guard let id = subject?.id else { return [] }
        revealed = revealed == id ? nil : id
        return []
    }
}
