import ArgumentParser
import Console
import Ledger
import Payments

/// Lets another prompt go although nobody knows what became of an earlier one.
struct ReleaseVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let another prompt go although nobody knows what became of this one. Both may be paid.",
        discussion: """
            For a supervisor, whose PIN is asked for, and for what is UNKNOWN or EXPIRED only: five minutes after it was sent, with a fresh \
            answer of Safaricom's, or a fresh question that got none. A prompt that it never named is first looked for \
            in its own list, where that is set up. Nothing is sent now. The first one is still watched. 8: not now.
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        _ = try decision.approval()
        let workplace = try Workplace(common)
        let signed = try decision.signed(workplace.ink)
        let id = payment.id
        let gateway = try? GatewaySettings(from: workplace.report)
        let (record, rows, approval) = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            let approval = try await desk.admit(signed, settings)
            try await Self.lookInList(for: id, at: desk, gateway)
            let record = try await desk.decide(.released(approval), about: id)
            let rows = try await desk.ledger.unplacedRows().filter { $0.mayBePayment(of: record.attempt.id) }
            return (record, rows, approval)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let tag = record.attempt.tag
        if let look = DecisionWords.look(for: record) { print(workplace.ink.fitted(workplace.ink.say(look))) }
        for row in rows { print(workplace.ink.fitted(workplace.ink.say(OperatorTexts.mayBePaid(by: row)))) }
        print(
            workplace.ink.fitted(
                workplace.ink.say(
                    Phrase(
                        "\(tag) is released by \(approval.by.fitForEyes): another prompt may go, and both may be paid. "
                            + "For the same sale: kaunta push PHONE AMOUNT --sale \(tag)",
                        sw: "\(tag) imeachiliwa na \(approval.by.fitForEyes): ombi lingine linaweza kutumwa, na yote "
                            + "mawili yanaweza kulipwa. Kwa mauzo yale yale: kaunta push SIMU KIASI --sale \(tag)"))))
    }

    /// Looks in Safaricom's own list for the one payment that a text names, where that list is set up.
    private static func lookInList(for text: String, at desk: LedgerDesk, _ gateway: GatewaySettings?) async throws {
        let found = try await desk.ledger.find(text)
        guard found.count == 1, let id = found.first else { return }
        try await desk.ledger.lookInList(for: id, now: { desk.now() }) {
            guard let gateway, gateway.pullPhone != nil else { return nil }
            complain("Looking in M-PESA's own list first.")
            let watch = PullWatch(
                source: gateway.list, ledger: desk.ledger, now: { desk.now() }, isTimed: false)
            return await watch.pull()
        }
    }
}
