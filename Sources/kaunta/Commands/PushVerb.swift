import ArgumentParser
import Console
import Payments

/// Sends one prompt and waits for its verdict.
struct PushVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Send an M-PESA prompt to a phone, and wait for the verdict.",
        discussion: """
            The exit status is the verdict: 0 PAID, 3 not paid (customer), 4 not paid (the prompt did not arrive), \
            5 DON'T KNOW: do not hand over goods and do not send again, 6 nothing was sent, 7 keys or number refused, \
            8 held back. Without --wait the verdict is not waited for, so the status of an accepted prompt is 5.
            """,
        aliases: ["ask", "stk"])

    @Argument(help: "The customer's number: 0712345678, 254712345678, +254 712 345 678.")
    var phone: String

    @Argument(help: "Whole shillings, 1 to 250000: 1500, 1,500 or 1500/=.")
    var amount: String

    @Option(help: "What the prompt shows: at most 12 letters, digits, spaces and hyphens.")
    var reference: String?

    @Option(help: "What it is for: at most 13 letters, digits, spaces and hyphens.")
    var description: String?

    @Option(help: ArgumentHelp("Another prompt for the sale of that earlier payment.", valueName: "id"))
    var sale: String?

    @Flag(help: "The same amount from the same phone again is meant, not a slip.")
    var again = false

    @Flag(help: "More than one prompt moves: one after the other, each only once the one before is PAID.")
    var parts = false

    @Option(help: ArgumentHelp("How long to wait for the verdict.", valueName: "seconds"))
    var wait: Int = 0

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let orders = try orders()
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let interruption = Interruption.ofThisProcess {
            complain("Interrupted. What is on the wire is written down first…")
        }
        let (wait, json, sale) = (wait, output.json, sale)
        let status = try waitFor { [settings = workplace.settings, ink = workplace.ink] in
            let counter: any Counter
            do {
                counter = try await Composition.openCounter(settings, gateway)
            } catch {
                throw VerbFailure.beforeSending(error)
            }
            let push = PushRun(counter: counter, timekeeper: .system, interruption: interruption, ink: ink)
            do {
                let named: SaleID? = if let sale { try await push.sale(named: sale) } else { nil }
                let status = try await push.run(orders, for: named, wait: .seconds(wait), isQuiet: json) { outcome in
                    print(json ? push.json(of: outcome) : push.words(of: outcome))
                    if let notice = push.notice(of: outcome) { complain(notice) }
                }
                await counter.close()
                return status
            } catch {
                await counter.close()
                throw error
            }
        }
        if status != .done { throw status }
    }

    /// Reads the arguments.
    ///
    /// - Throws: `VerbFailure`; nothing was sent.
    func order() throws(VerbFailure) -> PromptOrder { try orders()[0] }

    /// Reads the arguments: one order, or the parts of a sale in their order.
    ///
    /// - Throws: `VerbFailure`; nothing was sent.
    func orders() throws(VerbFailure) -> [PromptOrder] {
        func refuse(_ reason: String) -> VerbFailure { VerbFailure("\(reason) Nothing was sent.", .usage) }
        guard (0...86_400).contains(wait) else { throw refuse("--wait takes 0 to 86400 seconds.") }
        var wanted: AccountReference?
        if let reference {
            wanted = AccountReference(reference)
            if wanted == nil {
                throw refuse("A reference has 1 to \(AccountReference.longest) letters, digits, spaces or hyphens.")
            }
        }
        var purpose = PromptDescription.usual
        if let description {
            guard let given = PromptDescription(description) else {
                throw refuse("A description has 1 to \(PromptDescription.longest) letters, digits, spaces or hyphens.")
            }
            purpose = given
        }
        let money: Money
        do { money = try Money(typed: amount) } catch { throw refuse(error.description) }
        let number: MSISDN
        do { number = try MSISDN(parsing: phone) } catch { throw refuse(error.description) }
        do {
            let amounts = parts ? try PromptOrder.parts(of: money) : [money]
            if amounts.count > 1, wait == 0 {
                throw refuse("--parts needs --wait: the second prompt goes only once the first is PAID.")
            }
            return try amounts.map { amount in
                var order = try PromptOrder(
                    phone: number, amount: amount, reference: wanted, purpose: purpose,
                    due: amounts.count > 1 ? money : nil)
                order.isMeantAgain = again
                return order
            }
        } catch let failure as VerbFailure {
            throw failure
        } catch {
            let split = (try? PromptOrder.parts(of: money))?.map(\.short) ?? []
            throw refuse(
                "\(error)"
                    + (split.count > 1 ? " --parts --wait 120 asks for \(split.joined(separator: ", then "))." : "")
            )
        }
    }
}

/// One prompt at a counter, from the order to what is said about it.
struct PushRun: Sendable {
    let counter: any Counter
    let timekeeper: Timekeeper
    let interruption: Interruption
    let ink: Ink

    /// What is known at the end, and how the wait ended.
    struct Outcome: Equatable, Sendable {
        var record: AttemptRecord
        var ending: PromptWait.Ending
        var at: Timestamp
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

    /// Sends the parts of a sale, each only once the one before is PAID, and tells what became of each; returns the
    /// status of the last one that was sent.
    func run(
        _ orders: [PromptOrder], for sale: SaleID?, wait: Duration, isQuiet: Bool, tell: (Outcome) -> Void
    ) async throws -> ShellStatus {
        var sale = sale
        var status = ShellStatus.done
        for (place, order) in orders.enumerated() {
            var order = order
            if sale != nil { (order.sale, order.due) = (sale, nil) }
            let outcome = try await run(order, wait: wait, isQuiet: isQuiet)
            tell(outcome)
            status = self.status(of: outcome)
            let left = orders.dropFirst(place + 1).reduce(Int64(0)) { $0 + $1.amount.cents }
            if left == 0 || outcome.record.verdict == .paid {
                sale = outcome.record.attempt.sale
                continue
            }
            complain(
                ink.fitted(
                    ink.say(
                        Phrase(
                            "The rest (KES \(Money(cents: left).short)) was not asked for. No goods for it.",
                            sw: "Kilichobaki (KES \(Money(cents: left).short)) hakikuombwa. Usitoe bidhaa zake."))))
            return status
        }
        return status
    }

    /// Sends it and waits.
    func run(_ order: PromptOrder, wait: Duration, isQuiet: Bool) async throws -> Outcome {
        let sent = try await counter.take(order)
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
        return Outcome(record: record, ending: ending, at: timekeeper.now())
    }

    /// One object for programs.
    func json(of outcome: Outcome) -> String {
        PaymentJSON(outcome.record).line
    }

    /// A few lines for people.
    func words(of outcome: Outcome) -> String {
        PaymentText(ink: ink).verdict(of: outcome.record, at: outcome.at)
    }

    /// What stays watched, when the verdict is open.
    func notice(of outcome: Outcome) -> String? {
        guard outcome.record.verdict == .dontKnow else { return nil }
        let tag = outcome.record.attempt.tag
        guard outcome.record.checkout != nil else {
            // There is no id to ask by: only a callback, or Safaricom's own list, can tell.
            return ink.fitted(
                ink.say(
                    Phrase(
                        "\(tag) is written down and stays open. Do not send again: look it up in M-PESA's own list.",
                        sw: "\(tag) imeandikwa na bado iko wazi. Usitume tena: itafute kwenye orodha ya M-PESA.")))
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
        return ShellStatus(of: outcome.record)
    }
}
