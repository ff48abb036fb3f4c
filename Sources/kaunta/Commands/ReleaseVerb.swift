import ArgumentParser
import Console
import Payments

/// Lets another prompt go although nobody knows what became of an earlier one.
struct ReleaseVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Let another prompt go although nobody knows what became of this one. Both may be paid.",
        discussion: """
            For a supervisor, and for what is UNKNOWN or EXPIRED only: five minutes after it was sent, with a fresh \
            question to Safaricom. Nothing is sent now. The first one is still watched. 8: not now.
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let id = payment.id
        let record = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).decide(.released(approval), about: id)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let tag = record.attempt.tag
        print(
            workplace.ink.fitted(
                workplace.ink.say(
                    Phrase(
                        "\(tag) is released by \(approval.by.fitForEyes): another prompt may go, and both may be paid. "
                            + "For the same sale: kaunta push PHONE AMOUNT --sale \(tag)",
                        sw: "\(tag) imeachiliwa na \(approval.by.fitForEyes): ombi lingine linaweza kutumwa, na yote "
                            + "mawili yanaweza kulipwa. Kwa mauzo yale yale: kaunta push SIMU KIASI --sale \(tag)"))))
    }
}

/// Ends a doubt that a person has looked into.
struct ResolveVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "End a doubt that was looked into, on a person's name and reason.",
        discussion: """
            Kinds that end by a person's word: \(Self.kinds(where: \.endsByWord)). What Safaricom has not settled \
            (\(Self.kinds { !$0.endsByWord })), no word of ours settles; but unknown ends by a word once it was released \
            and Safaricom never named it.
            """)

    @OptionGroup var payment: PaymentArgument

    @Argument(help: "The kind of doubt, as kaunta doubts names it.", transform: Self.kind)
    var kind: Doubt.Kind

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static func kinds(where isOne: (Doubt.Kind) -> Bool) -> String {
        Doubt.Kind.allCases.filter(isOne).map(\.rawValue).joined(separator: ", ")
    }

    private static func kind(_ text: String) throws -> Doubt.Kind {
        guard let kind = Doubt.Kind.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw ValidationError("There is no kind “\(text.fitForEyes)”. There are: \(kinds { _ in true }).")
        }
        return kind
    }

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let (id, kind) = (payment.id, kind)
        let record = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).decide(.resolved(kind, approval), about: id)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
            return
        }
        let left = record.doubts.map { workplace.ink.say($0.checkWords) }.joined(separator: " ")
        print(
            workplace.ink.fitted(
                workplace.ink.say(
                    Phrase(
                        "\(record.attempt.tag): looked into by \(approval.by.fitForEyes). Nothing else was changed.",
                        sw: "\(record.attempt.tag): imeangaliwa na \(approval.by.fitForEyes)."))
                    + (left.isEmpty ? "" : " \(left)")
            ))
    }
}
