import Console
import Engine
import Payments

/// One prompt at a counter, or the parts of a sale in turn, from the order to what is said about it.
struct PushRun: Sendable {
    let counter: any Counter
    let timekeeper: Timekeeper
    let interruption: Interruption
    let ink: Ink
    /// Money that came in and that a person says is another payment.
    var besides: Set<Receipt> = []

    /// What is known at the end, and how the wait ended.
    struct Outcome: Equatable, Sendable {
        var record: AttemptRecord
        /// How it stands in its sale; nil where that could not be read.
        var line: PaymentLine?
        var ending: PromptWait.Ending
        var at: Timestamp
        /// Which part of its sale it is; nil for a sale in one piece.
        var part: Phrase?
        /// Whether no part is to follow it.
        var isLast = true
    }

    /// The sale that somebody means: of an earlier payment, or by its own id. It must be in the books, for a slip would
    /// open a new one.
    ///
    /// - Throws: `VerbFailure`; nothing was sent.
    func sale(named text: String) async throws -> SaleID {
        var sales: [SaleID] = []
        do {
            for id in try await counter.find(text) {
                guard let sale = try await counter.record(of: id)?.attempt.sale else { continue }
                if !sales.contains(sale) { sales.append(sale) }
            }
        } catch {
            throw VerbFailure.beforeSending(error)
        }
        guard let sale = sales.first else {
            throw VerbFailure(
                "There is no payment “\(text.fitForEyes)” in this ledger, so no sale of it. Nothing was sent.", .usage)
        }
        guard sales.count == 1 else {
            throw VerbFailure(
                "“\(text.fitForEyes)” names \(sales.count) sales. Nothing was sent. Name one payment by its id.", .usage
            )
        }
        return sale
    }

    /// Sends the parts of a sale, each only once the one before is PAID and while nobody has asked to end, and tells
    /// what became of each; returns the status of the whole.
    ///
    /// - Parameter warn: told what the sale still lacks, or that it lacks nothing.
    func run(
        _ orders: [PromptOrder], for sale: SaleID?, wait: Duration, isQuiet: Bool, tell: (Outcome) -> Void,
        warn: (String) -> Void = complain
    ) async throws -> ShellStatus {
        var parts = SaleParts(orders.map(\.amount))
        var sale = sale
        var status = ShellStatus.done
        for order in orders {
            if let request = interruption.request {
                guard let words = parts.notAsked else {
                    throw VerbFailure("Interrupted. Nothing was sent.", request)
                }
                warn(ink.fitted(ink.say(words)))
                return request
            }
            var order = order
            if sale != nil { (order.sale, order.due) = (sale, nil) }
            var outcome: Outcome
            do {
                outcome = try await run(order, wait: wait, isQuiet: isQuiet)
            } catch {
                let mayBeAsked = (error as? CashierError)?.mayHaveReachedThePhone == true
                if let words = mayBeAsked ? parts.unknown : parts.notAsked { warn(ink.fitted(ink.say(words))) }
                throw error
            }
            outcome.part = parts.next
            outcome.isLast = parts.paid.count == orders.count - 1
            tell(outcome)
            guard outcome.record.verdict == .paid else {
                if let words = parts.stopped(by: outcome.record) { warn(ink.fitted(ink.say(words))) }
                return self.status(of: outcome)
            }
            guard Keeping(outcome.record) == .kept else {
                if let words = parts.goesBack { warn(ink.fitted(ink.say(words))) }
                return .differences
            }
            status = self.status(of: outcome)
            parts.paid.append(outcome.record)
            sale = outcome.record.attempt.sale
        }
        if status == .done, let words = parts.complete { warn(ink.fitted(ink.say(words))) }
        return status
    }

    /// Sends it and waits.
    func run(_ order: PromptOrder, wait: Duration, isQuiet: Bool) async throws -> Outcome {
        let sent: AttemptRecord
        if let money = try await paidAlready(order) { throw PaidAlready(money: money, order: order) }
        do {
            sent = try await counter.take(order)
        } catch {
            guard let words = await explained(error, order) else { throw error }
            throw VerbFailure(words, ShellStatus(of: error))
        }
        let text = PaymentText(ink: ink)
        let (ink, timekeeper) = (ink, timekeeper)
        let tell: @Sendable (AttemptRecord) -> Void = { record in
            if !isQuiet { complain(ink.fitted(text.sentence(about: record, at: timekeeper.now()))) }
        }
        if wait > .zero, sent.verdict == .dontKnow { tell(sent) }
        let following = PromptWait(counter: counter, timekeeper: timekeeper, interruption: interruption)
        var ending = sent.verdict == .dontKnow ? PromptWait.Ending.timeUp : .settled
        if wait > .zero, sent.verdict == .dontKnow {
            do {
                ending = try await following.follow(
                    sent.attempt.id, for: wait, onChange: { if $0.verdict == .dontKnow { tell($0) } })
            } catch {
                // It was sent: that the books can't be read now must not sound as if nothing had happened.
                complain(ink.fitted(VerbFailure.afterSending(error).message))
            }
        }
        let record = (try? await counter.record(of: sent.attempt.id)) ?? sent
        let line = (try? await counter.line(of: sent.attempt.id)) ?? nil
        return Outcome(record: record, line: line, ending: ending, at: timekeeper.now())
    }

    /// Money that came in and may be what this order asks for. A console asks a person about it; here it is said beforehand
    /// that it is another payment, or nothing is sent.
    private func paidAlready(_ order: PromptOrder) async throws -> EarlierMoney? {
        do {
            return EarlierMoney.found(
                among: try await counter.latestDirect(), try await counter.unplacedRows(), for: order,
                at: timekeeper.now()
            ).first { !besides.contains($0.receipt) }
        } catch {
            throw VerbFailure.beforeSending(error)
        }
    }

    /// What a refusal means here, where that is more than it says.
    private func explained(_ error: CashierError, _ order: PromptOrder) async -> String? {
        if let words = await heldByAnotherPhone(error, order) { return words }
        if let words = await restIsOwed(error) { return words }
        return await goneBack(error)
    }

    /// That an open prompt of the same sale holds it back, which went to another phone than the one that was named.
    private func heldByAnotherPhone(_ error: CashierError, _ order: PromptOrder) async -> String? {
        guard case .held(.shut(let id, let state)) = error, let earlier = try? await counter.record(of: id)?.attempt,
            earlier.phone != order.phone
        else { return nil }
        return "Not sent: an earlier prompt for this sale, to another phone (\(earlier.phone.masked), "
            + "\(earlier.tag)), is still open (\(state.bookName)). No second charge was made. Wait for its answer."
    }

    /// That what the same phone paid a moment ago went back, where that holds it back.
    private func goneBack(_ error: CashierError) async -> String? {
        guard case .held(.asks(let id, let paidAt)) = error, let earlier = try? await counter.record(of: id),
            earlier.doubts.contains(.reversed) || earlier.isRefunded
        else { return nil }
        return
            "Not sent: this phone paid the same amount at \(paidAt.time) (\(earlier.attempt.tag)), and money of that "
            + "went back. No second charge was made. If the customer is to pay anew: the same with --again."
    }

    /// That what the same phone paid a moment ago was a part of a sale that owes its rest still, where that holds it back.
    private func restIsOwed(_ error: CashierError) async -> String? {
        guard case .held(.asks(let id, let paidAt)) = error, let earlier = (try? await counter.line(of: id)) ?? nil,
            earlier.leavesRest, let owed = earlier.sale?.owed
        else { return nil }
        return
            "Not sent: this phone paid KES \(earlier.amount.grouped) at \(paidAt.time) as a part of a sale (\(earlier.tag)) "
            + "that still owes KES \(owed.grouped). No second charge was made. For the rest: kaunta push PHONE "
            + "\(owed.decimal) --sale \(earlier.tag). For another sale of the same: with --again."
    }

    /// One object for programs.
    func json(of outcome: Outcome) -> String {
        PaymentJSON(outcome.record).line
    }

    /// A few lines for people.
    func words(of outcome: Outcome) -> String {
        // Of one that more are to follow, the number of the part says it.
        let line = outcome.isLast || Keeping(outcome.record) == .notKept ? outcome.line : nil
        return PaymentText(ink: ink).verdict(of: outcome.record, as: line, part: outcome.part, at: outcome.at)
    }

    /// What stays watched, when the verdict is open.
    func notice(of outcome: Outcome) -> String? {
        guard outcome.record.verdict == .dontKnow else { return nil }
        let tag = outcome.record.attempt.tag
        if let out = outcome.record.wayOut(at: outcome.at) {
            return ink.fitted(
                ink.say(
                    Phrase(
                        "\(tag) is written down and stays open: do not send again. \(out.english)",
                        sw: "\(tag) imeandikwa na bado iko wazi: usitume tena. \(out.swahili)")))
        }
        return ink.fitted(
            ink.say(
                Phrase(
                    "\(tag) is written down and stays open: do not send again. The next console asks on, or ask now: kaunta query \(tag) --wait 60",
                    sw:
                        "\(tag) imeandikwa na bado iko wazi: usitume tena. Mashine ijayo itaendelea kuuliza, au uliza sasa: kaunta query \(tag) --wait 60"
                )))
    }

    /// What the shell is told. An interruption counts only while the verdict is open.
    func status(of outcome: Outcome) -> ShellStatus {
        if case .interrupted(let status) = outcome.ending, outcome.record.verdict == .dontKnow { return status }
        // Whether its sale owes more could not be read: that is no plain PAID.
        if outcome.record.state == .paid, outcome.line == nil { return .differences }
        return ShellStatus(of: outcome.record, as: outcome.line)
    }
}
