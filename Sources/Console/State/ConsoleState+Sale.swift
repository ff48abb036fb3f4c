import Payments

/// A sale after its prompt: the same again, the rest of it, another number.
extension ConsoleState {
    /// Opens the read-back of an order; asks first when the same phone has just paid the same amount.
    mutating func readBack(_ order: PromptOrder) -> [ConsoleCommand] {
        if let question = doubtfulTwin(of: order) { return ask(question) }
        readingBack = ReadingBack(order, at: clock)
        focus = [.till, .readBack]
        return []
    }

    /// Yes, it is meant a second time: read back as ever, with its half second of dead keys.
    mutating func meanAgain(_ order: PromptOrder) -> [ConsoleCommand] {
        var order = order
        order.isMeantAgain = true
        return readBack(order)
    }

    /// Whether an order is the one in the form.
    func isTyped(_ order: PromptOrder) -> Bool {
        guard var typed = form.order else { return false }
        typed.isMeantAgain = order.isMeantAgain
        return typed == order
    }

    /// The question before a second payment of the same amount from the same phone; nil when there is none to ask.
    func doubtfulTwin(of order: PromptOrder) -> Question? {
        guard !order.isMeantAgain, let earlier = paidJustNow(order) else { return nil }
        return .meantAgain(order, PaidBefore(earlier, at: earlier.updatedAt))
    }

    /// The same phone, the same amount, paid a short while ago for another sale.
    func paidJustNow(_ order: PromptOrder) -> PaymentLine? {
        book.latest.first {
            $0.phone == order.phone && $0.amount == order.amount && $0.state == .paid && !$0.isWrongNumber
                && clock - $0.updatedAt < ResendGate.sameAgain && (order.sale == nil || $0.sale?.id != order.sale)
        }
    }

    /// How the sale of an order stands that came back; nil for a new one.
    func standing(of order: PromptOrder) -> SaleStanding? {
        order.sale.map { id in
            book.latest.lazy.compactMap(\.sale).first { $0.id == id }
                ?? SaleStanding(id: id, due: order.amount, paid: .zero)
        }
    }

    /// This prompt's amount and, where the sale owes more, those of the prompts to follow.
    func parts(from order: PromptOrder) -> [Money] {
        let total = order.due ?? standing(of: order)?.owed ?? order.amount
        let rest = Money(cents: total.cents - order.amount.cents)
        guard rest > .zero, let following = try? PromptOrder.parts(of: rest) else { return [order.amount] }
        return [order.amount] + following
    }

    // MARK: - Send again

    var hindranceToSendAgain: Phrase? {
        if case .notTaken(let order) = boxedEntry {
            if order.mayHaveReachedThePhone { return SaleWords.mayHaveLeft }
            return order.before != nil || form.isBlank ? nil : SaleWords.formInUse
        }
        guard let line = subject else { return noSubject }
        if Verdict(in: line.state) != .notPaid, !line.isReleased { return SaleWords.notFailed }
        guard let sale = line.sale, sale.owed > .zero, !line.isWrongNumber else { return SaleWords.nothingOwed }
        if waits(for: sale) { return SaleWords.restWaits }
        return form.isBlank ? nil : SaleWords.formInUse
    }

    /// Fills the form with a prompt that was not paid, for the same sale. Nothing is sent by it.
    mutating func sendAgain() -> [ConsoleCommand] {
        if case .notTaken(let order) = boxedEntry {
            if let before = order.before { return ask(.meantAgain(order.order, before)) }
            form.fill(with: order.order, for: standing(of: order.order))
            return []
        }
        guard let line = subject, let sale = line.sale else { return [] }
        form.fill(phone: line.phone, amount: line.instead, reference: line.typedReference, for: sale)
        form.focus = .reference
        return go(to: [.till])
    }

    /// What stands in the box, where that is what keys are about.
    private var boxedEntry: Requests.Entry? { place == .till ? shownEntry : nil }

    // MARK: - The rest of a sale

    var hindranceToRest: Phrase? {
        guard let line = subject else { return noSubject }
        // Nothing is owed any more only when it is paid: a prompt that asks for it is no payment yet.
        if let sale = line.sale, sale.owed > .zero {
            if waits(for: sale) { return SaleWords.restWaits }
            if Verdict(in: line.state) == .notPaid || line.isReleased { return SaleWords.partNotPaid }
            // Given up, or asked for in a sale of its own: the books don't list it any more. Beside a prompt that was
            // released they list that one only.
            let isListed = checks.listsRest(of: sale.id) || book.open.contains { $0.sale?.id == sale.id }
            if line.leavesRest, checks.hasLoaded, !isListed { return SaleWords.restGivenUp }
        }
        return line.leavesRest ? nil : SaleWords.nothingOwed
    }

    /// Whether a prompt of the sale is open that no supervisor let another one follow.
    private func waits(for sale: SaleStanding) -> Bool {
        book.open.contains { $0.sale?.id == sale.id && !$0.isReleased }
    }

    /// Reads back the next part of a sale whose first part is paid. Esc leaves it in the form, where the phone can be
    /// changed.
    mutating func askForRest() -> [ConsoleCommand] {
        guard let line = subject, let sale = line.sale,
            let order = try? PromptOrder(
                of: sale.owed, from: line.phone, reference: line.typedReference, for: sale)
        else { return [] }
        if form.isBlank { form.fill(with: order, for: sale) }
        return go(to: [.till]) + readBack(order)
    }

    // MARK: - Wrong number

    var hindranceToWrongNumber: Phrase? {
        guard let line = subject else { return noSubject }
        if line.isWrongNumber { return SaleWords.wrongAlready }
        return line.state.mayHaveReachedThePhone ? nil : SaleWords.reachedNobody
    }

    /// One that is not paid is noted on a yes; what is paid leaves its sale, and takes a name and a reason.
    mutating func askAboutWrongNumber(_ line: PaymentLine?) -> [ConsoleCommand] {
        guard let line else { return [] }
        return line.state == .paid ? decide(.wrongNumber, about: line) : ask(.wrongNumber(line.id))
    }

    /// Notes it, and fills the form for the right number. The first prompt stays watched: while it holds its sale, the
    /// right number's gets a sale of its own.
    mutating func noteWrongNumber(_ id: AttemptID, on approval: Approval? = nil) -> [ConsoleCommand] {
        guard let line = line(of: id) else { return [] }
        requests.stopWaiting(for: id, isShown: shownEntry?.line?.id == id)
        let noted = [ConsoleCommand.wrongNumber(id, on: approval)]
        let sale = line.saleWithoutIt
        let owed = sale?.owed ?? line.amount
        guard form.isBlank else {
            tell(.info, SaleWords.formKept)
            return go(to: [.till]) + noted
        }
        if line.holdsItsSale, let sale, sale.paid > .zero, paidPart(of: sale.id) == nil {
            // The rest would stay owed there as well: it is asked for once this one has its outcome.
            tell(.warn, SaleWords.restLater)
        } else if owed > .zero {
            form.fill(
                phone: nil, amount: owed, reference: line.typedReference, for: line.holdsItsSale ? nil : sale)
            if line.holdsItsSale { form.insteadOf = id }
        }
        return go(to: [.till]) + noted
    }

    /// Gives up the rest of a sale that an order asks for in a sale of its own, for the sale's prompt went to a wrong number.
    /// It is written down as the order goes out: a rest that stayed owed would be asked for twice.
    func handOn(_ order: PromptOrder, insteadOf id: AttemptID?) -> [ConsoleCommand] {
        // Another sum than was filled in is the next customer's, or not all of it.
        guard let id, let wrong = line(of: id), let sale = wrong.sale, (order.due ?? order.amount) == sale.owed,
            let part = paidPart(of: sale.id),
            let approval = Approval(by: environment.tillName, reason: SaleWords.handedOn(wrong, to: order))
        else { return [] }
        return [.resolve(part.id, .restOwed, approval)]
    }

    /// The newest part of a sale that its customer paid.
    private func paidPart(of sale: SaleID) -> PaymentLine? {
        (book.latest + checks.lines + live.rows.compactMap(\.prompt))
            .filter { $0.sale?.id == sale && $0.state == .paid && !$0.isWrongNumber }
            .max { $0.number < $1.number }
    }
}

extension PromptOrder {
    /// Asks a phone for an amount, or for its first part where M-PESA does not move as much at once.
    init(
        of amount: Money, from phone: MSISDN, reference: AccountReference?, for sale: SaleStanding?
    ) throws(OrderError) {
        let parts = try PromptOrder.parts(of: amount)
        try self.init(
            phone: phone, amount: parts.first ?? amount, reference: reference, sale: sale?.id,
            due: sale == nil && parts.count > 1 ? amount : nil)
    }
}

extension PaymentLine {
    /// The reference that somebody typed; nil when the prompt carried its own tag.
    var typedReference: AccountReference? { reference == tag.reference ? nil : reference }
}
