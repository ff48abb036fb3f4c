import ArgumentParser
import Console
import Engine
import Ledger
import Payments

/// Gives a payment back to who made it.
struct ReverseVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Give a payment back, whole, to the phone that paid it. Money moves.",
        discussion: """
            Only what Safaricom's own word shows to be the shop's money goes back, only to who paid it, and once. It takes two \
            people, by name, and a reason. Safaricom answers later; until then nobody knows. A payment that was given back \
            reads REVERSED, and stays among what needs a check until somebody has looked. A console or listener at work has \
            the ledger to itself: end it first. 0: it was given back. 2: a wrong option, or no such payment. 5: nobody knows yet. \
            6: it never left. 7: it was not given back, or is not Safaricom's word. 8: not now.
            """)

    @Argument(help: "The payment's receipt.")
    var receipt: String

    @Option(help: ArgumentHelp("Who agrees: another person than who decides.", valueName: "name"))
    var second: String

    @Flag(help: "Do not ask: the receipt is the right one.")
    var yes = false

    @Option(help: ArgumentHelp("How long to wait for the result, 0 to 600.", valueName: "seconds"))
    var wait: Int = 300

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let approval = try decision.approval()
        guard (0...600).contains(wait) else {
            throw VerbFailure("--wait takes 0 to 600 seconds. Nothing was sent.", .usage)
        }
        guard let code = TypedCode(receipt) else {
            throw VerbFailure(
                "“\(receipt.fitForEyes)” is no receipt: it has ten letters and digits. Nothing was sent.", .usage)
        }
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let consent = try Consent(yes, workplace.ink, notDone: "Nothing was sent")
        // Until the yes is given nothing is to be saved: Ctrl-C ends it at once.
        let what = try waitFor { [settings = workplace.settings] in try await Self.words(for: code, settings) }
        guard consent.isGranted(what) else { throw VerbFailure("Nothing was sent and no money moved.", .held) }
        let interruption = Interruption.ofThisProcess { complain("Interrupted.") }
        let (receipt, second, wait) = (code.receipt, second, wait)
        let order = try waitFor { [settings = workplace.settings] in
            let counter = try await Composition.openCounter(
                settings, gateway, orSay: "Nothing was sent and no money moved. End it, then try again.", .held)
            do {
                let order = try await Self.giveBack(
                    receipt, approval, second, at: counter, for: wait, interruption)
                await counter.close()
                return order
            } catch {
                await counter.close()
                throw error
            }
        }
        print(
            output.json
                ? order.line : workplace.ink.fitted(workplace.ink.say(order.sentence).fitForEyes))
        if order.status == .dontKnow, let request = interruption.request { throw request }
        if order.status != .done { throw order.status }
    }

    /// What is asked before anything is sent.
    private static func words(for code: TypedCode, _ settings: Settings) async throws -> Phrase {
        let what =
            switch try await LedgerReader(settings).look(up: code) {
            case .spent(let line): "KES \(line.amount.grouped), \(line.phone.masked) (\(line.tag))"
            case .direct(let payment):
                "KES \(payment.told.amount.grouped), \(payment.known.payer?.masked ?? "?")"
                    + (payment.sale == nil ? "" : ", taken for a sale")
            case .named, .takenBack, .unplaced, .setAside, .unheard: code.receipt.text
            }
        return Phrase(
            "Give \(code.receipt) back to who paid it (\(what))?",
            sw: "Rudisha \(code.receipt) kwa aliyelipa (\(what))?")
    }

    private static func giveBack(
        _ receipt: Receipt, _ approval: Approval, _ second: String, at counter: LiveCounter, for seconds: Int,
        _ interruption: Interruption
    ) async throws -> ReversalOrder {
        guard counter.asksAboutReceipts else {
            throw VerbFailure(
                "Nothing can be given back here: set initiator_name, security_credential and callback_url. "
                    + "Nothing was sent and no money moved.", .usage)
        }
        if let request = interruption.request { throw VerbFailure("Nothing was sent and no money moved.", request) }
        let sent: ReversalOrder?
        do {
            sent = try await counter.giveBack(receipt, by: approval, with: second)
        } catch let refusal as ReversalRefusal {
            throw VerbFailure(refusal, of: receipt)
        } catch let unready as GatewayUnready {
            throw VerbFailure("\(unready)", .unavailable)
        } catch ReversalError.answerNotWritten(let reason) {
            throw VerbFailure(
                "The order was sent, and Safaricom's answer could not be written down: \(reason). The money may go back: do "
                    + "not give cash for it. Ask first: kaunta verify \(receipt) --ask", .dontKnow)
        } catch {
            throw VerbFailure(
                "The order could not be written down: \(Phrase(error).english) Nothing was sent and no money moved.",
                .fault)
        }
        guard var order = sent else { throw VerbFailure("Nothing was sent and no money moved.", .usage) }
        let end = ContinuousClock.now + .seconds(seconds)
        while order.state == .asked, ContinuousClock.now < end, interruption.request == nil {
            try await Task.sleep(for: .milliseconds(200))
            // It was sent: that the books can't be read now must not sound as if nothing had happened.
            order = ((try? await counter.ledger.reversal(of: receipt)) ?? nil) ?? order
        }
        return order
    }
}
