import Payments

/// What needs a check.
extension ConsoleState {
    /// What the ledger knows of that a person must look into.
    ///
    /// After a crash or a power cut this is the first thing on the screen, before anything is typed.
    mutating func takeIn(_ doubts: [Doubt], unclaimed: [DirectPayment]) -> [ConsoleCommand] {
        let isFirst = !checks.hasLoaded
        let known = Set(checks.items.map(\.key))
        let before = checks.items.compactMap(\.payment)
        let money = unplaced.toCheck(besides: unclaimed)
        checks.note(doubts, unclaimed: money.unclaimed, waiting: money.waiting)
        // What has just been announced has rung; at the start all of it is there to be read.
        if !isFirst, checks.items.contains(where: { !known.contains($0.key) && $0.line?.id != banner?.line.id }) {
            signal(.needsYou)
        }
        // What is older than the newest payments is told of here alone.
        let news = isFirst ? openAtStart() : takeIn(direct: unclaimed.filter { !before.contains($0) })
        return news + lookUpAgain()
    }

    /// The prompts that an earlier run left open are to be checked, too. Who only watches has no earlier run.
    mutating func noteLeftOpen() {
        guard audience == .cashier else { return }
        // What was released and looked into is no doubt any more, though it stays open.
        checks.note(left: book.open.filter { $0.createdAt < startedAt && !($0.isReleased && $0.doubt == nil) })
    }

    private mutating func openAtStart() -> [ConsoleCommand] {
        let lines = checks.lines
        guard audience == .cashier, checks.isAboutMoney else { return [] }
        // What is due is asked anyway; of what has long waits before it, no more than a minute's questions.
        let waiting = lines.filter { line in line.state.isOpen && line.nextCheckAt.map { $0 > clock } ?? false }
        let questions = waiting.prefix(ConsoleState.questionsAtStart).map { ConsoleCommand.askNow($0.id) }
        // What only came back is nobody's typing: the doubts go first.
        guard focus == [.till], form.isBlank || draft == broughtBack else { return questions }
        return go(to: [.till, .check]) + questions
    }

    /// How many doubts are asked about at a start whatever their schedule says.
    static let questionsAtStart = 5

    mutating func openChecks() -> [ConsoleCommand] {
        let below: [Context] =
            audience == .watcher ? [.live] : focus.contains(.live) ? [.till, .live] : [.till]
        return go(to: below + [.check])
    }

    /// Whether M-PESA's own list is pulled here and goes back far enough to have that payment.
    func isListed(_ line: PaymentLine) -> Bool {
        environment.pullsList && clock - line.createdAt < StatementList.reach
    }

    /// What a person is told to do about a row.
    func sentence(of item: CheckItem) -> Phrase {
        item.sentence(isListed: item.line.map { isListed($0) } ?? false)
    }

    /// Opens the row under the cursor.
    mutating func openChecked() -> [ConsoleCommand] {
        guard checks.current != nil else { return [] }
        focus.append(.detail)
        detail.scroll = 0
        return []
    }

    /// The row that the pane is about: the one opened, else the one under the cursor.
    var shownCheck: CheckItem? {
        guard focus.contains(.detail), let opened = detail.row?.id else { return checks.current }
        if let current = checks.current, current.row?.id == opened { return current }
        return checks.items.first { $0.row?.id == opened }
    }

    /// Goes to the row that begins with what is typed. The list is whole: what is not found is not there.
    mutating func jumpInChecks(_ typed: Jump) -> [ConsoleCommand] {
        var typed = typed
        revealed = nil
        detail.scroll = 0
        if !checks.jump(to: typed.digits) { typed.outcome = .nowhere }
        jump = typed
        return lookAtCursor()
    }

    mutating func scrollChecks(_ travel: Travel) -> [ConsoleCommand] {
        revealed = nil
        detail.scroll = 0
        checks.move(travel, page: arrangement.listRows)
        return lookAtCursor()
    }
}
