import Payments

/// Money paid straight to the shop: its rows, and who takes which.
extension ConsoleState {
    /// The newest row of the list that is known.
    var newestNumber: Int64? {
        [book.latest.first?.number, directs.latest.first?.number].compactMap { $0 }.max()
    }

    /// The newest that is known of a row, where it is still one.
    func newest(of row: PaymentRow) -> PaymentRow? {
        switch row {
        case .prompt(let line): book[line.id].map(PaymentRow.prompt)
        case .direct(let payment): directs[payment.id].flatMap { $0.isRow ? .direct($0) : nil }
        }
    }

    /// The newest rows of both kinds, newest first.
    func latestRows(_ count: Int) -> [PaymentRow] {
        let lines = book.latest.lazy.filter { !book.replaced.contains($0.id) }
        return PaymentRow.merged(
            Array(lines.prefix(count)), Array(directs.latest.prefix(count)), .older, limit: count)
    }

    /// The newest direct payments: the list shows them, and lets go of what joined a prompt.
    mutating func takeIn(direct payments: [DirectPayment]) -> [ConsoleCommand] {
        let changed = directs.note(payments)
        drop(Set(payments.filter { !(directs[$0.id] ?? $0).isRow }.map { .direct($0.id) }))
        return load(live.take(changed: changed.filter(\.isRow).map(PaymentRow.direct), newest: newestNumber))
            + lookAtCursor()
    }

    /// Rows that are none any more leave the list. The cursor goes with the payment that it stood on to its prompt's row.
    mutating func drop(_ gone: Set<PaymentRow.ID>) {
        let pointed = live.current
        live.drop(gone)
        guard let pointed, gone.contains(pointed.id), let payment = pointed.direct,
            let prompt = (directs[payment.id] ?? payment).prompt
        else { return }
        live.point(at: .prompt(prompt), height: arrangement.listRows)
    }

    /// The rows of a page that are none any more: it was read before they joined a prompt.
    func outdated(in page: [PaymentRow]) -> Set<PaymentRow.ID> {
        let payments = page.compactMap(\.direct).filter { payment in
            directs[payment.id].map { !$0.isRow && !payment.supersedes($0) } ?? false
        }
        return Set(payments.map { .direct($0.id) })
    }

    /// What became of holding or taking one.
    mutating func takeIn(_ outcome: ClaimOutcome) -> [ConsoleCommand] {
        switch outcome {
        case .done(let payment):
            if payment.look != nil {
                tell(.good, DecisionWords.resolved)
            } else if payment.isFree, payment.claim == nil {
                tell(.good, DirectWords.freeNow(payment), about: .anything)
            } else if place != .detail, !arrangement.showsDetail {
                // Where the payment itself is in sight it says so, and nothing should lie over it.
                tell(
                    .info, payment.sale == nil ? DirectWords.heldNow(payment) : DirectWords.takenNow(payment),
                    about: .anything)
            }
            return takeIn(direct: [payment])
        case .refused(let refusal):
            tell(.warn, DirectWords.refusal(refusal))
            return []
        }
    }

    /// The direct payment that a command is about.
    var directSubject: DirectPayment? {
        let row: PaymentRow? =
            switch place {
            case .live, .filter: live.current
            case .detail: detail.row
            case .till, .readBack, .check, .why, .supervisor, .decision, .code, .help, .themes, .palette, .question: nil
            }
        return row?.direct.flatMap { direct(of: $0.id) }
    }

    /// The newest that is known of a direct payment, wherever it is held.
    func direct(of receipt: Receipt) -> DirectPayment? {
        directs[receipt] ?? live.rows.first { $0.id == .direct(receipt) }?.direct
            ?? checks.items.first { $0.key == .direct(receipt) }?.payment
            ?? (detail.direct == receipt ? detail.row?.direct : nil)
    }

    /// The words for a command about a prompt where there is none.
    var noSubject: Phrase { directSubject == nil ? TillWords.noPayment : DirectWords.noPrompt }

    /// Whether this till is who holds it.
    func isHeldHere(_ payment: DirectPayment) -> Bool {
        !environment.isReadOnly && payment.holder(at: clock)?.by == environment.tillName
    }

    var hindranceToHold: Phrase? {
        guard let payment = directSubject else { return DirectWords.noDirect }
        // The key was meant for the row that stood there a moment ago.
        if place == .live, let movedAt, clock - movedAt < ReadingBack.deadTime { return DirectWords.listMoved }
        if let tag = payment.foreignTag { return DirectWords.isAnotherTills(tag) }
        let other = row(waiting: payment.id)?.perhapsOf.first?.id
        return payment.refusal(to: environment.tillName, at: clock, perhapsBy: other).map(DirectWords.refusal)
    }

    var hindranceToTake: Phrase? {
        if let reason = hindranceToHold { return reason }
        guard let payment = directSubject, isHeldHere(payment) else { return DirectWords.holdFirst }
        return nil
    }
}
