import ArgumentParser
import Console
import Payments
import Transport

/// Takes a payment that was made straight to the shop.
struct ClaimVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "Take a payment that was made straight to the shop, for a sale.",
        discussion: """
            It is held for a minute, read back, and taken when you say yes. A receipt is spent once. \
            With --sale it pays the sale of that payment, whose prompt came to nothing and which owes just that: nobody \
            is asked for it again. Without it, it pays the one sale of the last hour that its payer or account fits, if \
            there is one, and else a new one. \
            5: taken, and only an unsigned message tells of it. 8: somebody else holds it, or you said no. \
            9: it was taken before.
            """)

    @Argument(help: "The receipt code of the payment.")
    var code: [String]

    @Option(
        help: ArgumentHelp(
            "The payment for whose sale it was made by hand: tag, id or sale; or “new”, for a sale of its own.",
            valueName: "payment"))
    var sale: String?

    @Flag(help: "Take it without asking.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "Take what was paid under this tag of another till, whose ledger is lost.", valueName: "tag"))
    var besides: String?

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let code = try TypedCode.read(code)
        let workplace = try Workplace(common)
        let ink = workplace.ink
        let consent = try Consent(yes, ink, notDone: "Nothing was taken")
        let (taken, paid) = try waitFor { [settings = workplace.settings, sale, besides] in
            let desk = try await LedgerDesk.open(settings)
            let paid: PaymentLine? =
                switch sale {
                case "new": nil
                case let name?: try await desk.line(named: name)
                case nil: try await desk.lineWaiting(for: code.receipt)
                }
            let run = ClaimRun(
                payments: desk.ledger, holder: "the command line of till \(settings.till)",
                sale: paid?.sale?.id, besides: besides, now: { desk.now() },
                ask: { payment in consent.isGranted(ClaimRun.question(payment, for: paid)) })
            return (try await run.take(code.receipt), paid)
        }
        let today = Timekeeper.system.now().day
        let words = ClaimRun.words(taken, for: paid, on: today)
        print(output.json ? ClaimRun.line(taken, on: today) : ink.fitted(ink.say(words).fitForEyes))
        if taken.state != .paid { throw ShellStatus.dontKnow }
    }
}

/// Taking one direct payment: hold, read back, take.
struct ClaimRun {
    let payments: any DirectPayments
    let holder: String
    /// The sale that it pays; nil for a new one.
    var sale: SaleID?
    /// The tag of a prompt in a lost ledger, under which it may have been paid.
    var besides: String?
    let now: () -> Timestamp
    /// Whether the person says yes to what is read back.
    let ask: (DirectPayment) -> Bool

    /// Takes it.
    ///
    /// - Throws: `ClaimRefusal`, or `VerbFailure` when the person says no; the hold then ends by itself.
    func take(_ receipt: Receipt) async throws -> DirectPayment {
        let lost = besides.map { Tag($0.uppercased()) }
        let held = try await payments.hold(receipt, for: holder, besides: lost, at: now())
        guard ask(held) else {
            throw VerbFailure("Nothing was taken. It is free again in a minute.", .held)
        }
        return try await payments.take(receipt, for: sale, by: holder, at: now())
    }

    /// One object for programs: always these keys, in this order.
    static func line(_ payment: DirectPayment, on today: BusinessDay) -> String {
        JSON.object([
            .init("code", .string(payment.id.text)), .init("sale", payment.sale.map { .string($0.text) } ?? .null),
            .init("amount", .string(payment.amount.decimal)),
            .init("verifiedAt", payment.verifiedAt.map { .string($0.rfc3339) } ?? .null),
            .init("reason", .string(words(payment, on: today).english.fitForEyes)),
        ]).serialised
    }

    /// What is read back before it is taken.
    static func question(_ payment: DirectPayment, for prompt: PaymentLine? = nil) -> Phrase {
        let told = payment.told
        let from = [told.name.asTyped, told.payer?.description ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let at = payment.paidAt
        let what = "\(payment.id), KES \(payment.amount.grouped), \(from), \(told.account.asTyped) \(at.day) \(at.time)"
        let sale = prompt.map { "\($0.tag) (KES \($0.amount.grouped), \($0.phone.masked))" }
        let (english, swahili) = (sale.map { " for the sale of \($0)" } ?? "", sale.map { " kwa mauzo ya \($0)" } ?? "")
        return payment.state == .paid
            ? Phrase("Take \(what)\(english)?", sw: "Chukua \(what)\(swahili)?")
            : Phrase(
                "Only an unsigned message tells of this; Safaricom has not confirmed it. Take \(what)\(english)?",
                sw: "Ni ujumbe usiothibitishwa tu; Safaricom haijathibitisha. Chukua \(what)\(swahili)?")
    }

    /// What is said once it is taken. A yes given beforehand was given without a look at its day.
    static func words(_ payment: DirectPayment, for prompt: PaymentLine? = nil, on today: BusinessDay) -> Phrase {
        let outcome = outcome(of: payment, for: prompt)
        guard let age = age(of: payment, on: today) else { return outcome }
        return Phrase("\(outcome.english) \(age.english)", sw: "\(outcome.swahili) \(age.swahili)")
    }

    /// Since when it has been there, where it is not of today: somebody else's, perhaps.
    private static func age(of payment: DirectPayment, on today: BusinessDay) -> Phrase? {
        let days = today.number - payment.paidAt.day.number
        guard days > 0 else { return nil }
        return Phrase(
            "It is not of today: paid on \(payment.paidAt.day), \(days == 1 ? "yesterday" : "\(days) days ago").",
            sw: "Si ya leo: ililipwa \(payment.paidAt.day), \(days == 1 ? "jana" : "siku \(days) zilizopita").")
    }

    private static func outcome(of payment: DirectPayment, for prompt: PaymentLine?) -> Phrase {
        let id = payment.sale.map { " \($0)" } ?? ""
        let sale = prompt.map { Phrase(" of \($0.tag)", sw: " ya \($0.tag)") } ?? Phrase(id, sw: id)
        let what = "\(payment.id), KES \(payment.amount.grouped)"
        return payment.state == .paid
            ? Phrase(
                "Taken for sale\(sale.english): \(what). Safaricom's list has it.",
                sw: "Imechukuliwa kwa mauzo\(sale.swahili): \(what). Orodha ya Safaricom inayo.")
            : Phrase(
                "Taken for sale\(sale.english): \(what). Safaricom has not confirmed it yet: no goods before it has.",
                sw: "Imechukuliwa kwa mauzo\(sale.swahili): \(what). Safaricom haijathibitisha: usitoe bidhaa bado.")
    }
}
