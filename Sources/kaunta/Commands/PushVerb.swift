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
            8 held back, 9 PAID, and the money went back. Without --wait the verdict is not waited for, so the status of an accepted prompt is 5.
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

    @Option(
        help: ArgumentHelp(
            "A new sale for what that earlier payment's sale owes; its own prompt went to a wrong number.",
            valueName: "id"))
    var insteadOf: String?

    @Flag(help: "The same amount from the same phone again is meant, not a slip.")
    var again = false

    @Option(
        help: ArgumentHelp(
            "That money, which came in and may be this payment, is another one.", valueName: "receipt"))
    var besides: [String] = []

    @Flag(help: "More than one prompt moves: one after the other, each only once the one before is PAID.")
    var parts = false

    @Option(help: ArgumentHelp("How long to wait for the verdict.", valueName: "seconds"))
    var wait: Int = 0

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let (orders, besides) = (try orders(), try othersPayments())
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let interruption = Interruption.ofThisProcess {
            complain("Interrupted. What is on the wire is written down first…")
        }
        let (wait, json, sale, insteadOf) = (wait, output.json, sale, insteadOf)
        let status = try waitFor { [settings = workplace.settings, ink = workplace.ink] in
            let counter: any Counter
            do {
                counter = try await Composition.openCounter(settings, gateway)
            } catch {
                throw VerbFailure.beforeSending(error)
            }
            let push = PushRun(
                counter: counter, timekeeper: .system, interruption: interruption, ink: ink, besides: besides)
            do {
                let named: SaleID? = if let sale { try await push.sale(named: sale) } else { nil }
                let older: SaleID? = if let insteadOf { try await push.sale(named: insteadOf) } else { nil }
                let asked = orders.map { order in
                    var order = order
                    order.insteadOf = older
                    return order
                }
                let status = try await push.run(asked, for: named, wait: .seconds(wait), isQuiet: json) { outcome in
                    print(json ? push.json(of: outcome) : push.words(of: outcome))
                    if let notice = push.notice(of: outcome) { complain(notice) }
                }
                await counter.close()
                return status
            } catch let paid as PaidAlready {
                await counter.close()
                if json { print(paid.line) }
                throw VerbFailure(ink.say(paid.words), .held)
            } catch {
                await counter.close()
                throw error
            }
        }
        if status != .done { throw status }
    }

    /// Reads the codes of what is another payment.
    ///
    /// - Throws: `VerbFailure`; nothing was sent.
    func othersPayments() throws(VerbFailure) -> Set<Receipt> {
        var receipts: Set<Receipt> = []
        for text in besides {
            guard let code = TypedCode(text) else {
                throw VerbFailure(
                    "--besides takes a receipt code of ten letters and digits. Nothing was sent.", .usage)
            }
            receipts.insert(code.receipt)
        }
        return receipts
    }

    /// Reads the arguments: one order, or the parts of a sale in their order.
    ///
    /// - Throws: `VerbFailure`; nothing was sent.
    func orders() throws(VerbFailure) -> [PromptOrder] {
        func refuse(_ reason: String) -> VerbFailure { VerbFailure("\(reason) Nothing was sent.", .usage) }
        guard (0...86_400).contains(wait) else { throw refuse("--wait takes 0 to 86400 seconds.") }
        if sale != nil, insteadOf != nil { throw refuse("Either --sale or --instead-of, not both.") }
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
