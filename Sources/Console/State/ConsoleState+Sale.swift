import Payments
import Screen

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
        (typed.isMeantAgain, typed.askedAbout) = (order.isMeantAgain, order.askedAbout)
        return typed == order
    }

    /// The question before a second payment of the same amount from the same phone; nil when there is none to ask.
    func doubtfulTwin(of order: PromptOrder) -> Question? {
        guard let earlier = paidJustNow(order).first(where: { !order.isMeant(besides: $0.id) }) else { return nil }
        return .meantAgain(asking(order), PaidBefore(earlier, at: earlier.updatedAt))
    }

    /// That order, as it stands once the question about what was paid before it is asked: a yes is for what was paid by then.
    func asking(_ order: PromptOrder) -> PromptOrder {
        var order = order
        order.askedAbout.formUnion(paidJustNow(order).map(\.id))
        return order
    }

    /// What the same phone paid a short while ago for another sale, of the same amount, newest first.
    func paidJustNow(_ order: PromptOrder) -> [PaymentLine] {
        book.latest.filter {
            $0.phone == order.phone && $0.amount == order.amount && $0.state == .paid && !$0.isWrongNumber
                && clock - $0.updatedAt < ResendGate.sameAgain && (order.sale == nil || $0.sale?.id != order.sale)
        }
    }

    /// What the same phone paid a short while ago for another sale, of another amount: a slip may just have been put right.
    func paidOtherwise(_ order: PromptOrder) -> PaymentLine? {
        guard order.sale == nil, order.insteadOf == nil else { return nil }
        return book.latest.first {
            $0.phone == order.phone && $0.amount != order.amount && $0.paysItsSale
                && clock - $0.updatedAt < ResendGate.sameAgain
        }
    }

    /// The open prompt that a supervisor let this order follow: it has the same phone, or the same sale.
    func released(before order: PromptOrder) -> PaymentLine? {
        book.open.first { line in
            line.isReleased && (line.phone == order.phone || (order.sale != nil && line.sale?.id == order.sale))
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
        guard let sale = line.sale, sale.owed > .zero, !line.isWrongNumber else { return nothingOwed(for: line) }
        if waits(for: sale) { return SaleWords.restWaits }
        return form.isBlank ? nil : SaleWords.formInUse
    }

    /// Fills the form with a prompt that was not paid, for the same sale. Nothing is sent by it.
    mutating func sendAgain() -> [ConsoleCommand] {
        if case .notTaken(let order) = boxedEntry {
            if let before = order.before { return ask(.meantAgain(asking(order.order), before)) }
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
            if line.isReleased { return SaleWords.partReleased }
            if Verdict(in: line.state) == .notPaid { return SaleWords.partNotPaid }
        }
        return line.leavesRest ? nil : nothingOwed(for: line)
    }

    /// Why its sale is not asked for anything more.
    private func nothingOwed(for line: PaymentLine) -> Phrase {
        if line.sale?.isGivenUp == true { return SaleWords.restGivenUp }
        return line.sale.map { $0.askedElsewhere > .zero } == true ? SaleWords.askedElsewhere : SaleWords.nothingOwed
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
        return line.state == .paid ? decide(.wrongNumber(line)) : ask(.wrongNumber(line.id))
    }

    /// Notes it, and fills the form for the right number. The first prompt stays watched: while it holds its sale, the
    /// right number's gets a sale of its own, which shares the debt.
    mutating func noteWrongNumber(_ id: AttemptID, on approval: Approval? = nil) -> [ConsoleCommand] {
        guard let line = line(of: id) else { return [] }
        requests.stopWaiting(for: id, isShown: shownEntry?.line?.id == id)
        let noted = [ConsoleCommand.wrongNumber(id, on: approval)]
        guard form.isBlank else {
            // The rest stays owed, and what is typed is somebody else's.
            let isLater = line.holdsItsSale && (line.sale.map { $0.paid > .zero } ?? false)
            tell(isLater ? .warn : .info, isLater ? SaleWords.restLater : SaleWords.formKept)
            return go(to: [.till]) + noted
        }
        if opensForm(insteadOf: line) {
            let isInItsSale = line.sale?.isGivenUp == false && !line.holdsItsSale
            form.fill(
                phone: nil, amount: owed(insteadOf: line), reference: line.typedReference,
                for: isInItsSale ? line.saleWithoutIt : nil)
            if line.holdsItsSale, let sale = line.sale {
                form.insteadOf = TillForm.Debt(sale: sale.id, owed: owed(insteadOf: line))
            }
        }
        return go(to: [.till]) + noted
    }

    /// Whether the form opens for the right number once this prompt is noted as gone to a wrong one.
    func opensForm(insteadOf line: PaymentLine?) -> Bool {
        form.isBlank && (line.map { owed(insteadOf: $0) > .zero } ?? false)
    }

    /// What the right number is asked for then. Where a person gave the rest up, that is what this prompt was paid alone.
    private func owed(insteadOf line: PaymentLine) -> Money {
        guard let sale = line.saleWithoutIt else { return line.amount }
        if sale.isGivenUp { return line.paysItsSale ? line.amount : .zero }
        return sale.owed
    }

    /// A prompt was paid before the note was made that it went to a wrong number: that takes a name and a reason. What is
    /// being typed is not broken into.
    mutating func askWhoNotes(_ id: AttemptID) -> [ConsoleCommand] {
        guard let line = line(of: id), place == .till, form.phone.isEmpty else {
            tell(.bad, SaleWords.unsigned)
            return []
        }
        return decide(.wrongNumber(line))
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
