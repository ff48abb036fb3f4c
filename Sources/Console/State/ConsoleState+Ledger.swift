import Payments

/// What the ledger tells.
extension ConsoleState {
    /// Lines that say something new: outcomes are announced, the list shows them.
    mutating func takeIn(_ changes: [PaymentBook.Change]) -> [ConsoleCommand] {
        for change in changes {
            // The strip says how it stands now: what was paid may have to go back since.
            if let told = banner, told.line.id == change.new.id {
                banner = Banner(line: change.new, isLate: told.isLate)
            }
            notice(change)
        }
        noteLeftOpen()
        // Who only watches starts on the list: it is read with the first news of the ledger.
        if screen == .live, !live.hasLoaded, !live.isReading { return load(live.reload()) }
        return load(live.take(changed: changes.map { .prompt($0.new) }, newest: newestNumber)) + lookAtCursor()
    }

    /// The list of everything that is open.
    mutating func takeIn(open lines: [PaymentLine]) -> [ConsoleCommand] {
        let (changes, gone) = book.note(open: lines)
        let commands = takeIn(changes)
        // An old payment has settled without a line of its own: what the list shows of it is read again.
        let isShown = gone.contains { id in live.rows.contains { $0.id == .prompt(id) } }
        return commands + (isShown ? load(live.refresh()) : [])
    }

    /// Tells the counter when a payment that was open has an outcome, and when an outcome turned out otherwise.
    private mutating func notice(_ change: PaymentBook.Change) {
        let (old, new) = (change.old, change.new)
        guard new.state.isSettled else { return }
        // A refusal is no verdict while the send goes on: another row may follow it by itself. The send's end tells.
        if new.state == .refused, requests.isLeaving(new) { return }
        // Who only watches knows of no send. A refused access token is tried again by itself, once.
        if new.isTokenRefusal, !awaited.contains(new.id), !book.isSecondTry(new) { return }
        let wasOpen = old.map(\.state.isOpen) ?? false
        let turned = old.map { $0.state.isSettled && $0.state != new.state } ?? false
        let wasGivenUp = turned || old?.state == .expired
        if awaited.remove(new.id) != nil || wasOpen || turned {
            announce(new, isLate: wasGivenUp && new.state == .paid)
        }
    }

    /// In the box, in the line above the footer, and by the bell: once for paid, twice for anything else.
    private mutating func announce(_ line: PaymentLine, isLate: Bool) {
        let hasRung = requests.isSpokenFor(line)
        requests.finish(line.id)
        if !hasRung { signal(event(of: line)) }
        // The newest outcome stays, whichever message brought it first.
        if let shown = banner?.line, (shown.updatedAt, shown.number) > (line.updatedAt, line.number) { return }
        banner = Banner(line: line, isLate: isLate)
    }

    /// The outcome of a send.
    mutating func finishSend(_ number: OrderNumber, _ outcome: TakeOutcome) {
        guard let order = requests.end(number, outcome, paid: paidEarlier(outcome)) else { return }
        switch outcome {
        case .sent(let record):
            let id = record.attempt.id
            // Its row may have come and settled before the send was over, or may be still to come.
            if let line = book[id], line.state.isSettled {
                if !requests.finished.contains(id) { announce(line, isLate: false) }
            } else {
                awaited.insert(id)
            }
        case .asks(let earlier, let paidAt):
            signal(.needsYou)
            // What is being typed is not broken into: the box keeps the order, and its question.
            guard place == .till, form.isBlank else { return }
            _ = ask(.meantAgain(asking(order), PaidBefore(book[earlier], at: paidAt)))
        case .failed(_, let mayHaveReachedThePhone):
            // Its row may have come first, and rung.
            let rows = requests.finished.compactMap { book[$0] }
            if !rows.contains(where: { requests.notTaken.last?.covers($0) == true }) { signal(.failed) }
            // Nothing left, so nothing needs to be typed again, unless the next customer is being served.
            if !mayHaveReachedThePhone, form.isBlank, readingBack == nil {
                form.fill(with: order, for: standing(of: order))
            }
        }
    }

    /// The payment that an order was held back for, as far as it is known here.
    private func paidEarlier(_ outcome: TakeOutcome) -> PaymentLine? {
        if case .asks(let earlier, _) = outcome { book[earlier] } else { nil }
    }

    /// The requests of this counter, as the till shows them.
    var entries: [Requests.Entry] { requests.entries(in: book, since: startedAt) }

    /// Whether a message can bring a receipt: where none is heard, no question names one either. Who only watches
    /// cannot know.
    var isReceiptHeard: Bool { audience == .watcher || health.listener != .off }

    /// How many payments an earlier run left open.
    var openFromBefore: Int { book.open.filter { $0.createdAt < startedAt }.count }

    /// How many of those no question is to tell about.
    var unaskedFromBefore: Int { book.open.filter { $0.createdAt < startedAt && $0.isUnasked }.count }

    /// The request in the box.
    var shownEntry: Requests.Entry? {
        let entries = entries
        return entries.first { $0.key == requests.picked } ?? entries.first
    }

    /// What stands in the way of prompting this phone for this amount, as far as the screen knows.
    func obstacle(to phone: MSISDN, amount: Money?, sale: SaleID? = nil) -> Obstacle? {
        let isInTheWay = { (line: PaymentLine) in line.phone == phone || (sale != nil && line.sale?.id == sale) }
        if let open = book.open.first(where: { isInTheWay($0) && !$0.isReleased }) { return .open(open) }
        if requests.unseen(in: book).contains(where: { $0.order.phone == phone }) { return .leaving }
        let waits = book.latest.compactMap { line -> Timestamp? in
            guard isInTheWay(line), line.state == .failed else { return nil }
            let until = book.failedAt(line) + (line.amount == amount ? .seconds(120) : .seconds(60))
            return until > clock ? until : nil
        }
        return waits.max().map(Obstacle.coolDown)
    }

    /// When the same amount may be asked of the same phone again; nil where no prompt of that sale is wanted.
    func resendFrom(_ line: PaymentLine) -> Timestamp? {
        guard line.state == .failed, OperatorTexts.needsNoPrompt(line) == nil else { return nil }
        return book.failedAt(line) + .seconds(120)
    }

    /// Why a phone can't be prompted now.
    enum Obstacle: Equatable, Sendable {
        /// A prompt to it is open.
        case open(PaymentLine)
        /// A prompt to it is on its way out.
        case leaving
        /// A prompt to it, or to another phone for the same sale, failed a moment ago.
        case coolDown(until: Timestamp)
    }
}
