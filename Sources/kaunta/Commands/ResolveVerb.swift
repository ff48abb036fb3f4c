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
            amount: it then counts with the list's amount, or, with --no-payment, as none.
            """)

    /// What a word ends.
    enum Subject: Equatable, Sendable {
        case doubt(Doubt.Kind)
        /// That a list has a direct payment with another amount.
        case direct
    }

    @OptionGroup var payment: PaymentArgument

    @Argument(help: "The kind of doubt, as kaunta doubts names it.", transform: Self.kind)
    var kind: Subject

    @Flag(help: "With direct: the statement has no such payment.")
    var noPayment = false

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static func kinds(where isOne: (Doubt.Kind) -> Bool) -> String {
        Doubt.Kind.allCases.filter(isOne).map(\.rawValue).joined(separator: ", ")
    }

    private static func kind(_ text: String) throws -> Subject {
        if text.lowercased() == "direct" { return .direct }
        guard let kind = Doubt.Kind.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
            throw ValidationError("There is no kind “\(text.fitForEyes)”. There are: \(kinds { _ in true }), direct.")
        }
        return .doubt(kind)
    }

    func validate() throws {
        if noPayment, kind != .direct { throw ValidationError("--no-payment is said of a direct payment only.") }
    }

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let id = payment.id
        let kind: Doubt.Kind
        switch self.kind {
        case .direct: return try look(approval, in: workplace)
        case .doubt(let doubt): kind = doubt
        }
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

    private func look(_ approval: Approval, in workplace: Workplace) throws {
        let (code, isPayment) = (try TypedCode.read([payment.id]), !noPayment)
        let looked = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).look(into: code.receipt, isPayment: isPayment, by: approval)
        }
        print(
            output.json
                ? DirectJSON(looked).lineWithEvidence
                : workplace.ink.fitted("\(looked.id): \(workplace.ink.say(looked.words))".fitForEyes))
    }
}

extension LedgerDesk {
    /// Writes down what a person found in the statement about money that a list has with another amount.
    ///
    /// - Throws: `ClaimRefusal`; nothing was changed.
    func look(into receipt: Receipt, isPayment: Bool, by approval: Approval) async throws -> DirectPayment {
        try await ledger.look(into: receipt, isPayment: isPayment, by: approval, at: now())
    }
}
