import ArgumentParser
import Console
import Ledger
import Payments

/// Ends a doubt that a person has looked into.
struct ResolveVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "End a doubt that was looked into, on a person's name and reason.",
        discussion: """
            Kinds that end by a person's word: \(Self.kinds(where: \.endsByWord)). What Safaricom has not settled \
            (\(Self.kinds { !$0.endsByWord })), no word of ours settles; but unknown ends by a word once it was released \
            and Safaricom never named it. "direct" is money paid straight to the shop that M-PESA's list has with another \
            amount, or that it says was taken back: it then counts with the amount that the statement has or leaves \
            (--found), or, with --found none, as no payment. Of what a message alone tells, ten minutes and older, --found \
            none says that the statement has no such payment: it counts as none until a list has it. What was taken \
            back is told with the number of the reversal that you know of (--reversal), as kaunta doubts prints it. "another" is said of money that may be a prompt's \
            whose receipt is not known (CODE instead of the payment): the statement shows another customer's phone, so that \
            it is free to be claimed.
            """)

    /// What a word ends.
    enum Subject: Equatable, Sendable {
        case doubt(Doubt.Kind)
        /// That a list has a direct payment with another amount, or says that it was taken back.
        case direct
        /// That money which may be a prompt's is another customer's.
        case another
    }

    @OptionGroup var payment: PaymentArgument

    @Argument(help: "The kind of doubt, as kaunta doubts names it.", transform: Self.kind)
    var kind: Subject

    @Option(
        help: ArgumentHelp(
            "With direct: the amount that the statement has, or leaves; or none.", valueName: "amount|none"),
        transform: Finding.init)
    var found: Finding?

    @Flag(help: "With direct: the statement has no such payment, the same as --found none.")
    var noPayment = false

    @Option(
        help: ArgumentHelp(
            "With direct, where money was taken back: which reversal you know of.", valueName: "number"))
    var reversal: Int64?

    /// What was found in the statement: an amount, or no payment.
    struct Finding: Equatable, Sendable {
        /// Nil for no payment.
        let amount: Money?

        /// Reads an amount, or the word for none.
        init(_ text: String) throws {
            let isNone = ["none", "hakuna"].contains(text.lowercased())
            amount = isNone ? nil : try Money(typed: text)
        }
    }

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static func kinds(where isOne: (Doubt.Kind) -> Bool) -> String {
        Doubt.Kind.allCases.filter(isOne).map(\.rawValue).joined(separator: ", ")
    }

    private static func kind(_ text: String) throws -> Subject {
        if text.lowercased() == "direct" { return .direct }
        if text.lowercased() == "another" { return .another }
        guard let kind = Doubt.Kind.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw ValidationError(
                "There is no kind “\(text.fitForEyes)”. There are: \(kinds { _ in true }), direct, another.")
        }
        return .doubt(kind)
    }

    func validate() throws {
        let isSaid = noPayment || found != nil
        if kind != .direct {
            if isSaid || reversal != nil {
                throw ValidationError("--found, --no-payment and --reversal are said of a direct payment only.")
            }
        } else if !isSaid {
            throw ValidationError("Say what the statement has: --found AMOUNT, or --found none.")
        } else if noPayment, found.map({ $0.amount != nil }) ?? false {
            throw ValidationError("--no-payment and an amount contradict each other.")
        }
    }

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let id = payment.id
        let kind: Doubt.Kind
        switch self.kind {
        case .direct: return try look(approval, in: workplace)
        case .another: return try setApart(approval, in: workplace)
        case .doubt(let doubt): kind = doubt
        }
        let (record, freed) = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            let waiting = try await desk.ledger.unplacedRows()
            let record = try await desk.decide(.resolved(kind, approval), about: id)
            var freed: [DirectPayment] = []
            for row in waiting where row.mayBePayment(of: record.attempt.id) {
                guard case .direct(let payment) = try await desk.ledger.look(up: row.told.receipt) else { continue }
                freed.append(payment)
            }
            return (record, freed)
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
                        "\(record.attempt.tag): looked into by \(approval.by.fitForEyes). No money moved.",
                        sw: "\(record.attempt.tag): imeangaliwa na \(approval.by.fitForEyes). Hakuna pesa iliyohama."))
                    + (left.isEmpty ? "" : " \(left)")
            ))
        for payment in freed {
            let what = "KES \(payment.told.amount.grouped)"
            let words = Phrase(
                "\(what) that may have been its payment is free now: kaunta claim \(payment.id)",
                sw: "\(what) ambazo huenda zilikuwa malipo yake ziko huru sasa: kaunta claim \(payment.id)")
            print(workplace.ink.fitted(workplace.ink.say(words)))
        }
    }

    private func setApart(_ approval: Approval, in workplace: Workplace) throws {
        let code = try TypedCode.read([payment.id])
        let payment = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            return try await desk.ledger.setApart(code.receipt, by: approval, at: desk.now())
        }
        let words = Phrase(
            "\(payment.id): another customer's, says \(approval.by.fitForEyes). No money moved. It is free now: "
                + "kaunta claim \(payment.id)",
            sw: "\(payment.id): ya mteja mwingine, asema \(approval.by.fitForEyes). Hakuna pesa iliyohama. Iko huru "
                + "sasa: kaunta claim \(payment.id)")
        print(
            output.json ? DirectJSON(payment).lineWithEvidence : workplace.ink.fitted(workplace.ink.say(words)))
    }

    private func look(_ approval: Approval, in workplace: Workplace) throws {
        let code = try TypedCode.read([payment.id])
        let looked = try waitFor { [settings = workplace.settings, amount = found?.amount, reversal] in
            try await LedgerDesk.open(settings)
                .look(into: code.receipt, found: amount, knowing: reversal, by: approval)
        }
        print(
            output.json
                ? DirectJSON(looked).lineWithEvidence
                : workplace.ink.fitted("\(looked.id): \(workplace.ink.say(looked.words))".fitForEyes))
    }
}

extension LedgerDesk {
    /// Writes down what a person found in the statement about money that a list has with another amount or says was taken
    /// back, and which reversal was known then.
    ///
    /// - Throws: `ClaimRefusal`; nothing was changed.
    func look(
        into receipt: Receipt, found: Money?, knowing reversal: Int64?, by approval: Approval
    ) async throws -> DirectPayment {
        try await ledger.look(into: receipt, found: found, knowing: reversal, by: approval, at: now())
    }
}
