import Payments
import Screen

extension ConsoleState {
    /// The first row: the screens, where we are, how it goes; and the rule under it, which carries what is wrong.
    func drawHeader(on canvas: inout Canvas, now: Timestamp) {
        var column = 1
        for (text, role) in headerTabs { column += canvas.write(text, row: 0, column: column, as: role) + 1 }
        var right = size.columns - 1
        for (text, role) in fittingFacts(at: now).reversed() {
            let width = CellWidth.of(text)
            guard right - width > column else { break }
            right -= width
            canvas.write(text, row: 0, column: right, as: role)
            right -= 3
        }
        guard let row = arrangement.ruleRow else { return }
        if let alarm {
            canvas.rule(
                row: row, label: "\(Mark.attention.character) \(say(alarm))",
                labelAs: alarmRole)
        } else {
            canvas.rule(row: row)
        }
    }

    /// The screens that exist for whoever sits here.
    private var tabs: [(screen: Context, name: Phrase)] {
        switch audience {
        case .cashier: [(.till, ScreenWords.till), (.live, ScreenWords.live), (.supervisor, SupervisorWords.tab)]
        case .watcher: [(.live, ScreenWords.live), (.supervisor, SupervisorWords.tab)]
        }
    }

    /// How many need a check: it stands on every screen, at every width, while there are any.
    private var checkTab: String? {
        guard let words = checks.words else { return screen == .check ? "[\(say(CheckWords.title))]" : nil }
        let count = "\(Mark.attention.character) \(say(words))"
        return screen == .check ? "[\(count)]" : " \(count) · \(keyName(.goCheck, in: .till)) "
    }

    /// The screens as the header names them, and what needs a check.
    private var headerTabs: [(text: String, role: Role)] {
        let shown = tabs.filter { $0.screen == screen || size.columns >= Layout.twoPanes }
        let names = shown.map { tab -> (String, Role) in
            tab.screen == screen ? ("[\(say(tab.name))]", .title) : (" \(say(tab.name)) ", .textMuted)
        }
        return names
            + (checkTab.map { [($0, checks.items.isEmpty ? .title : checks.isAboutMoney ? .levelBad : .levelWarn)] }
                ?? [])
    }

    /// What stands at the right of the header: words give way to signs before the time of day does, and that before the
    /// till's name.
    private func fittingFacts(at now: Timestamp) -> [(String, Role)] {
        let room = size.columns - 2 - headerTabs.reduce(0) { $0 + CellWidth.of($1.text) + 1 }
        let wordings = [headerFacts(.full), headerFacts(.signs), headerFacts(.short)]
        let choices = wordings.map { $0 + [(now.hourAndMinute, .textMuted)] } + wordings
        return choices.first { Self.width(of: $0) < room } ?? headerFacts(.short)
    }

    /// When the time of day in the header changes next; nil where it is not shown. A clock is worth no more than one
    /// wake-up a minute.
    var nextMinute: Timestamp? {
        guard !arrangement.isCard, fittingFacts(at: clock).last?.0 == clock.hourAndMinute else { return nil }
        return Timestamp(milliseconds: (clock.milliseconds / 60_000 + 1) * 60_000)
    }

    /// How much the header says of how it goes.
    private enum Wording { case full, signs, short }

    private static func width(of facts: [(String, Role)]) -> Int {
        facts.reduce(-3) { $0 + CellWidth.of($1.0) + 3 }
    }

    /// From left to right; the leftmost goes first when there is no room.
    private func headerFacts(_ wording: Wording) -> [(String, Role)] {
        var facts: [(String, Role)] = []
        facts.append((environment.tillName, .text))
        if size.columns >= Layout.sideBySide, let payee = environment.payee {
            facts.append((payee.description, .textMuted))
        }
        if environment.isReadOnly { facts.append((say(ScreenWords.watching), .levelWarn)) }
        if let minutes = health.queueMinutes {
            let words = ScreenWords.queue(health.queue, minutes: minutes, isShort: wording != .full)
            facts.append((say(words), .levelWarn))
        } else if health.queue > 1 {
            facts.append((say(ScreenWords.queue(health.queue)), .textMuted))
        }
        switch health.gateway {
        case .untried: facts.append(("\(Mark.dot.character) \(say(ScreenWords.untried))", .textMuted))
        case .answering(_, let wait):
            let sign = String(Mark.online.character)
            // Where words have to be few, how long the last answer took is the first to go.
            let took = size.columns < Layout.sideBySide ? "" : wait.map { " \(Self.seconds($0))" } ?? ""
            facts.append((wording == .full ? "\(sign) \(say(ScreenWords.online))\(took)" : sign, .online))
        case .silent(let since):
            facts.append(
                ("\(Mark.offline.character) \(say(ScreenWords.offline)) \(since.hourAndMinute)", .offline))
        }
        let role: Role = environment.surroundings == .production ? .levelGood : .levelWarn
        let `where` = say(ScreenWords.surroundings(environment.surroundings))
        // What stands before the dash says it: PRACTICE, SANDBOX.
        let isCut = wording == .short && environment.surroundings != .production
        facts.append((isCut ? String(`where`.prefix { $0 != "–" }.dropLast()) : `where`, role))
        return facts
    }

    /// A wait in seconds and tenths, as the header has it: `0.9 s`.
    private static func seconds(_ wait: Duration) -> String {
        let tenths = max(0, wait.milliseconds + 50) / 100
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// How loud that is: who only watches is told calmly that there is nothing to see.
    var alarmRole: Role { health.consoleGone == nil ? .levelBad : .levelWarn }

    /// What is wrong behind the screen, the worst first.
    var alarm: Phrase? {
        if let fault = health.journalFault { return ScreenWords.journalFault(fault.fitForEyes) }
        if let reason = health.stoppedBecause { return ScreenWords.askingStopped(reason.fitForEyes) }
        if let ahead = health.clockAhead {
            return ScreenWords.clockOff(seconds: abs(ahead.wholeSeconds))
        }
        if case .failed(let reason) = health.listener { return ScreenWords.listenerFailed(reason.fitForEyes) }
        if case .unreached(let reason) = health.publicAddress {
            return ScreenWords.addressUnreached(reason.fitForEyes)
        }
        if let end = health.certificateEnds { return ScreenWords.certificateEnds(end.day.description) }
        if let gone = health.consoleGone { return ScreenWords.consoleGone(gone.since?.hourAndMinute) }
        if let quarantine { return ScreenWords.quarantined(quarantine.count, from: quarantine.peer.fitForEyes) }
        return nil
    }
}
