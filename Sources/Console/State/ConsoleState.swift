public import Payments
public import Screen

/// Everything the screen depends on.
///
/// `update` takes a message in and says what is to be done; `frame` draws. Both are pure: equal states draw equal frames,
/// and the only clock is the moment handed in, which should never go back.
public struct ConsoleState: Sendable {
    let environment: ConsoleEnvironment
    let startedAt: Timestamp

    var size: Size
    /// The moment of the last message.
    var clock: Timestamp
    var language: Language

    /// Who gets the keys: the last one. Never empty; the first is a screen.
    var focus: [Context]

    var book = PaymentBook()
    var directs = DirectBook()
    var totals: DayTotals?
    var health = Health()
    /// Whether M-PESA's own list is being pulled because somebody asked for it.
    var isPulling = false
    /// The messages of late that were set aside.
    var quarantine: Quarantine?

    var form = TillForm()
    /// What came back into the form from a run whose terminal went away.
    var broughtBack: Draft?
    var readingBack: ReadingBack?
    var requests = Requests()
    var nextOrder = 1

    var live = LiveList()
    /// When the row under the cursor last became another one by itself, as a list that follows does.
    var movedAt: Timestamp?
    var jump: Jump?
    /// The digits that were jumped to last, for the next row that starts with them.
    var sought: String?
    /// The payment whose full number is shown.
    var revealed: AttemptID?
    var detail = DetailPane()
    var checks = CheckList()
    /// The money in M-PESA's own list that may be a prompt's.
    var unplaced: [UnplacedRow] = []
    var supervised = SupervisedDay()
    var decision: Decision?
    /// The payment of which a supervisor's word is being written down, in its box or after that was closed.
    var weighed: AttemptID?
    var code: CodeCheck?
    var palette: Palette?
    var helpScroll = 0
    var whyScroll = 0
    var asked: AskedQuestion?

    /// Whether amounts are written large where there is room.
    var hasLargeDigits = true
    var wardrobe: Wardrobe
    var toasts = Toasts()
    var banner: Banner?
    var bells = 0
    /// When the header last flashed.
    var flashedAt: Timestamp?

    /// Payments sent from here whose row has not been seen yet.
    var awaited: Set<AttemptID> = []
    var interruptedAt: Timestamp?

    /// A console at its start.
    public init(environment: ConsoleEnvironment, size: Size, now: Timestamp) {
        self.environment = environment
        self.size = size
        startedAt = now
        clock = now
        language = environment.language
        wardrobe = Wardrobe(worn: environment.themes.worn, isChosen: environment.themes.light == nil)
        focus = [environment.isReadOnly ? .live : .till]
    }

    /// The day of the last message, in Nairobi.
    public var day: BusinessDay { clock.day }

    /// Whom commands are offered to.
    var audience: Audience { environment.isReadOnly ? .watcher : .cashier }

    /// Which keys do what.
    var keymap: Keymap { environment.keymap }

    /// The name of a command's key in a place.
    func keyName(_ action: Action, in place: Context) -> String {
        keymap.keys(of: action, in: place, for: audience).first?.name ?? "–"
    }

    /// The place that has the focus.
    var place: Context { focus.last ?? .till }

    /// The screen that is shown under dialogs.
    var screen: Context { focus.last(where: \.isScreen) ?? .till }

    /// The words in the language of the counter.
    func say(_ phrase: Phrase) -> String {
        keymap.renaming(phrase[language], in: focus.contains(.detail) ? .detail : screen)
    }

    /// Takes a message in and returns what is to be done.
    public mutating func update(_ message: ConsoleMessage, now: Timestamp) -> [ConsoleCommand] {
        take(message, now: now) + settleThemes()
    }

    private mutating func take(_ message: ConsoleMessage, now: Timestamp) -> [ConsoleCommand] {
        clock = now
        let row = live.cursor
        defer {
            if case .input = message {} else if live.cursor != row, row != nil { movedAt = now }
        }
        toasts.expire(at: now)
        readingBack?.notice(now)
        asked?.wait.notice(now)
        if let jump, jump.until <= now { self.jump = nil }
        let (screen, wasTyped, order, said) = (self.screen, !form.isBlank, readingBack?.order, toasts)
        let commands = take(message) + closeUntrueQuestion()
        var gone: Set<Toasts.About> = []
        if self.screen != screen || (wasTyped && form.isBlank) { gone.formUnion([.place, .readBack, .emptyForm]) }
        if order != nil, order != readingBack?.order { gone.insert(.readBack) }
        if !wasTyped, !form.isBlank { gone.insert(.emptyForm) }
        toasts.leave(gone, of: said)
        return commands
    }

    private mutating func take(_ message: ConsoleMessage) -> [ConsoleCommand] {
        switch message {
        case .input(.key(let key)): return press(key)
        case .input(.paste(let text)): return paste(text)
        case .input(.unknownSequence):
            dropSign()
            return []
        case .input(.modeReport), .input(.groundChanged): return []
        case .tick: return []
        case .input(.ground(let colour)): return suitGround(colour)
        case .themes(let offers): return takeIn(offers)
        case .resized(let size): return resize(to: size)
        case .today(let latest, let totals):
            self.totals = totals
            return takeIn(book.note(latest))
        case .open(let lines): return takeIn(open: lines)
        case .page(let request, let lines):
            let next = live.take(request, lines, height: arrangement.listRows)
            drop(outdated(in: lines))
            // The pages show what is newest, too: what the observers told last may be newer still.
            let newer = live.note(lines.compactMap(newest(of:)), newest: newestNumber)
            return load(next + newer) + lookAtCursor()
        case .direct(let payments): return takeIn(direct: payments)
        case .unplaced(let rows):
            unplaced = rows
            return []
        case .claim(let outcome): return takeIn(outcome)
        case .detail(let record):
            detail.take(record)
            return []
        case .checks(let doubts, let unclaimed): return takeIn(doubts, unclaimed: unclaimed)
        case .reversals(let orders):
            checks.note(reversals: orders)
            return lookAtCursor()
        case .setAside(let quarantine):
            self.quarantine = quarantine
            return []
        case .senders(let senders):
            checks.note(setAside: senders)
            return lookAtCursor()
        case .count(let count):
            live.note(total: count)
            return []
        case .report(let report):
            supervised.take(report, at: clock)
            return []
        case .found(let receipt, let finding, let question): return takeIn(finding, about: receipt, asked: question)
        case .taken(let number, let outcome):
            finishSend(number, outcome)
            return []
        case .health(let health):
            self.health = health
            return []
        case .unsigned(let id): return askWhoNotes(id)
        case .decided(let id, let notice, let mayTryAgain):
            return endDecision(about: id, notice, mayTryAgain: mayTryAgain)
        case .draft(let draft):
            takeUp(draft)
            return []
        case .listPulled(let notice):
            isPulling = false
            toasts.show(notice, at: clock)
            return []
        case .notice(let notice):
            toasts.show(notice, at: clock)
            return []
        }
    }

    func load(_ requests: [PageRequest]) -> [ConsoleCommand] { requests.map(ConsoleCommand.loadPage) }

    private mutating func resize(to size: Size) -> [ConsoleCommand] {
        self.size = size
        live.fit(height: arrangement.listRows)
        return lookAtCursor()
    }
}
