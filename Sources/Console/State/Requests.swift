import Payments

/// The prompts that somebody at this counter waits for: on their way, open, just settled, or not sent at all.
struct Requests: Equatable, Sendable {
    /// An order handed over, whose send has not finished.
    struct Leaving: Equatable, Sendable {
        let number: OrderNumber
        var order: PromptOrder
        let at: Timestamp

        /// Whether a payment is a row of this order: there is one open prompt per phone, so one of that phone made since
        /// then is.
        func owns(_ line: PaymentLine) -> Bool { line.phone == order.phone && line.createdAt >= at }
    }

    /// An order that came back.
    struct NotTaken: Equatable, Sendable {
        let number: OrderNumber
        let order: PromptOrder
        let at: Timestamp
        let text: Phrase
        let mayHaveReachedThePhone: Bool
        /// The payment that it looks like, when it was held back for that alone.
        var before: PaidBefore?

        /// Whether this payment is the order's own row, which never left: it says less than the order's text.
        ///
        /// There is one open prompt per phone, so a row of that phone made since then is its own.
        func covers(_ line: PaymentLine) -> Bool {
            !mayHaveReachedThePhone && !line.state.mayHaveReachedThePhone && line.phone == order.phone
                && line.createdAt >= at
        }
    }

    /// What can be shown in the request box.
    enum Entry: Equatable, Sendable {
        case leaving(Leaving)
        case notTaken(NotTaken)
        case payment(PaymentLine)

        /// When it began.
        var at: Timestamp {
            switch self {
            case .leaving(let leaving): leaving.at
            case .notTaken(let order): order.at
            case .payment(let line): line.createdAt
            }
        }

        var amount: Money {
            switch self {
            case .leaving(let leaving): leaving.order.amount
            case .notTaken(let order): order.order.amount
            case .payment(let line): line.amount
            }
        }

        var phone: MSISDN {
            switch self {
            case .leaving(let leaving): leaving.order.phone
            case .notTaken(let order): order.order.phone
            case .payment(let line): line.phone
            }
        }

        /// The payment, once it is one.
        var line: PaymentLine? { if case .payment(let line) = self { line } else { nil } }

        /// Whether there is nothing more to wait for.
        var isFinished: Bool {
            switch self {
            case .leaving: false
            case .notTaken: true
            case .payment(let line): line.state.isSettled
            }
        }

        var key: Key {
            switch self {
            case .leaving(let leaving): .order(leaving.number)
            case .notTaken(let order): .order(order.number)
            case .payment(let line): .attempt(line.id)
            }
        }
    }

    /// Names an entry.
    enum Key: Hashable, Sendable {
        case order(OrderNumber)
        case attempt(AttemptID)
    }

    private(set) var leaving: [Leaving] = []
    private(set) var notTaken: [NotTaken] = []

    /// Payments that settled while somebody waited for them, and have not been put away.
    private(set) var finished: [AttemptID] = []

    /// Payments that nobody waits for any more; they are still asked about, and stand last.
    private(set) var stopped: Set<AttemptID> = []

    /// The one the cashier picked; nil shows the first.
    var picked: Key?

    /// Why the gateway refused, for those it refused in this run.
    private(set) var refusals: [AttemptID: Refusal] = [:]

    /// An order leaves; what is finished makes room for it.
    mutating func begin(_ number: OrderNumber, _ order: PromptOrder, at now: Timestamp) {
        leaving.append(Leaving(number: number, order: order, at: now))
        notTaken.removeAll { !$0.mayHaveReachedThePhone }
        finished = []
        picked = nil
    }

    /// A send has finished; returns its order, when it was one of this run.
    mutating func end(_ number: OrderNumber, _ outcome: TakeOutcome, paid earlier: PaymentLine?) -> PromptOrder? {
        guard let index = leaving.firstIndex(where: { $0.number == number }) else { return nil }
        var left = leaving.remove(at: index)
        if case .asks(let id, _) = outcome { left.order.askedAbout.insert(id) }
        switch outcome {
        case .sent(let record):
            if picked == .order(number) { picked = .attempt(record.attempt.id) }
            for case .refused(let refusal) in record.evidence.map(\.fact) { refusals[record.attempt.id] = refusal }
        case .asks(let id, let paidAt):
            let words = OperatorTexts.held(by: .asks(about: id, paidAt: paidAt), at: left.at) ?? Phrase("", sw: "")
            notTaken.append(
                NotTaken(
                    number: number, order: left.order, at: left.at,
                    text: Phrase(
                        "\(words.english) \(SaleWords.answers.english)",
                        sw: "\(words.swahili) \(SaleWords.answers.swahili)"),
                    mayHaveReachedThePhone: false, before: PaidBefore(earlier, at: paidAt)))
        case .failed(let text, let mayHave):
            notTaken.append(
                NotTaken(
                    number: number, order: left.order, at: left.at, text: text, mayHaveReachedThePhone: mayHave))
        }
        return left.order
    }

    /// A payment that was open has settled.
    mutating func finish(_ id: AttemptID) {
        if !finished.contains(id) { finished.append(id) }
    }

    /// Nobody waits for this one any more. Where it is in the box it stays there until another one is picked, so that
    /// the next key is about what the eye sees; another one in the box is not pushed out by it.
    mutating func stopWaiting(for id: AttemptID, isShown: Bool) {
        stopped.insert(id)
        if isShown { picked = .attempt(id) }
    }

    /// The orders whose row has not been seen.
    ///
    /// While its row is being written an order is both here and in the ledger. There is one open prompt per phone, so the
    /// row of that phone made since then is its own.
    func unseen(in book: PaymentBook) -> [Leaving] {
        leaving.filter { order in
            // What was refused is not the last row of an order that is still under way.
            !(book.open + book.latest).contains { order.owns($0) && $0.state != .refused }
        }
    }

    /// Whether a payment is a row of an order whose send has not finished.
    func isLeaving(_ line: PaymentLine) -> Bool { leaving.contains { $0.owns(line) } }

    /// Whether an order that was not sent speaks for this payment.
    func isSpokenFor(_ line: PaymentLine) -> Bool { notTaken.contains { $0.covers(line) } }

    /// Puts an entry away, if it is finished.
    mutating func putAway(_ entry: Entry, in book: PaymentBook) {
        guard entry.isFinished else { return }
        switch entry {
        case .leaving: break
        case .notTaken(let order):
            notTaken.removeAll { $0.number == order.number }
            finished.removeAll { book[$0].map(order.covers) ?? false }
        case .payment(let line): finished.removeAll { $0 == line.id }
        }
        picked = nil
    }

    /// All of them: this run's, newest first, then those from before the start, oldest first.
    func entries(in book: PaymentBook, since start: Timestamp) -> [Entry] {
        let settled = finished.compactMap { book[$0] }.filter(\.state.isSettled)
        let lines = (book.open + settled).filter { !isSpokenFor($0) }
        let before = lines.filter { $0.createdAt < start }.sorted { $0.number < $1.number }
        let mine =
            lines.filter { $0.createdAt >= start }.map(Entry.payment)
            + unseen(in: book).map(Entry.leaving)
            + notTaken.map(Entry.notTaken)
        let all = mine.sorted { $0.at > $1.at } + before.map(Entry.payment)
        let isLast = { (entry: Entry) in
            entry.line.map { stopped.contains($0.id) || ($0.isWrongNumber && $0.state.isOpen) } ?? false
        }
        return all.filter { !isLast($0) } + all.filter(isLast)
    }
}
