import ArgumentParser
import Console
import Ledger
import Payments

/// Notes that a prompt went to a stranger's phone.
struct WrongNumberVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wrong-number",
        abstract: "Note that a prompt went to a wrong number. If it is paid, a refund is owed.",
        discussion: """
            The prompt can't be called back: it stays watched, and keeps its phone. The right number gets a prompt of its \
            own: kaunta push --instead-of ID. It is read back, and noted when you say yes. 8: you said no.
            """)

    @OptionGroup var payment: PaymentArgument

    @OptionGroup var decision: ApprovalOptions

    @Flag(help: "Note it without asking.")
    var yes = false

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let approval = try decision.approval()
        let workplace = try Workplace(common)
        let consent = try Consent(yes, workplace.ink, notDone: "Nothing was changed")
        let id = payment.id
        let noted = try waitFor { [settings = workplace.settings] in
            try await LedgerDesk.open(settings).noteWrongNumber(id, on: approval) { consent.isGranted($0) }
        }
        if output.json {
            print(PaymentJSON(noted.record).lineWithEvidence)
            return
        }
        print(workplace.ink.fitted("\(noted.record.attempt.tag): \(workplace.ink.say(noted.words))".fitForEyes))
    }
}

/// A prompt that is noted as sent to a wrong number, and how its sale stands without it.
struct NotedWrongNumber: Equatable, Sendable {
    var record: AttemptRecord
    /// Whether a question to Safaricom about it is to come.
    var isAsked: Bool
    /// What the sale owes in all.
    var due: Money
    /// What other prompts have paid of that.
    var paid: Money
    /// What the right number can be asked for.
    var owed: Money
    /// Whether the prompt still keeps its sale, so that the right number's gets one of its own.
    var holdsItsSale: Bool

    /// What is so now, and what to do.
    var words: Phrase {
        let now =
            record.state == .paid
            ? record.isReversed
                ? OperatorTexts.strangersReversed(receipt: record.receipt, isWhole: record.isReversedWhole)
                : OperatorTexts.paidByStranger(receipt: record.receipt, isOwedBack: true)
            : OperatorTexts.wrongNumber(in: record.state, isAsked: isAsked)
        // Where a stranger paid all of it, that the money goes back is what has to be done.
        guard owed > .zero, record.state != .paid || due > record.attempt.amount else { return now }
        let option = holdsItsSale ? "--instead-of" : "--sale"
        let asked = record.state == .paid ? min(record.attempt.amount, owed) : owed
        let push = "\(asked.short.filter { $0 != "," }) \(option) \(record.attempt.tag)"
        guard record.state == .paid else {
            return Phrase(
                "\(now.english) Ask the right number: kaunta push PHONE \(push)",
                sw: "\(now.swahili) Omba namba sahihi: kaunta push SIMU \(push)")
        }
        return Phrase(
            "\(now.english) Its sale has KES \(paid.short) of \(due.short): KES \(owed.short) is owed, and not all the "
                + "goods may go. Ask the right number: kaunta push PHONE \(push)",
            sw: "\(now.swahili) Mauzo yake yana KES \(paid.short) kati ya \(due.short): KES \(owed.short) zinadaiwa, "
                + "usitoe bidhaa zote. Omba namba sahihi: kaunta push SIMU \(push)")
    }

    /// What is read back before it is noted.
    static func question(_ record: AttemptRecord) -> Phrase {
        let attempt = record.attempt
        let what = "\(attempt.tag), KES \(attempt.amount.grouped), \(attempt.phone.masked)"
        switch record.verdict {
        case .paid where record.isReversedWhole:
            return Phrase(
                "\(what) was PAID, and M-PESA's own list says that the money was taken back. If it went to a wrong number, "
                    + "no refund is owed, and the sale does not have this money. Note it?",
                sw: "\(what) ILILIPWA, na orodha ya M-PESA inasema pesa zimerudishwa. Kama ni namba isiyo sahihi, "
                    + "usirudishe tena, na mauzo hayana pesa hizi. Niandike?")
        case .paid where record.isReversed:
            return Phrase(
                "\(what) is PAID, and M-PESA's own list says that a part was taken back. If it went to a wrong number, what "
                    + "is left is to be refunded, and the sale does not have this money. Note it?",
                sw: "\(what) IMELIPWA, na orodha ya M-PESA inasema sehemu imerudishwa. Kama ni namba isiyo sahihi, "
                    + "kilichobaki kirudishwe, na mauzo hayana pesa hizi. Niandike?")
        case .paid:
            return Phrase(
                "\(what) is PAID. If it went to a wrong number, a refund is owed, and the sale does not have this money. "
                    + "Note it?",
                sw:
                    "\(what) IMELIPWA. Kama ni namba isiyo sahihi, pesa zirudishwe, na mauzo hayana pesa hizi. Niandike?"
            )
        case .notPaid:
            return Phrase(
                "\(what) is NOT PAID. Note that it went to a wrong number?",
                sw: "\(what) HAIJALIPWA. Niandike kwamba liliendea namba isiyo sahihi?")
        case .dontKnow:
            return Phrase(
                "\(what) can't be called back, and stays watched. Note that it went to a wrong number?",
                sw: "\(what) haliwezi kurudishwa, litaangaliwa. Niandike kwamba liliendea namba isiyo sahihi?")
        }
    }
}

extension LedgerDesk {
    /// Notes it of the one payment that a text names, on a name and a reason, if the person says yes to what is read back.
    ///
    /// - Throws: `VerbFailure` when it reached no phone, is noted already, or the person says no; nothing was changed.
    func noteWrongNumber(
        _ text: String, on approval: Approval, ask: (Phrase) -> Bool
    ) async throws -> NotedWrongNumber {
        let id = try onlyOne(try await ledger.find(text), for: text)
        guard let known = try await ledger.record(of: id) else { throw JournalRefusal.noSuchAttempt }
        guard known.state.mayHaveReachedThePhone else {
            throw VerbFailure(
                "\(known.attempt.tag) reached no phone: nothing was changed. Push to the right number.", .usage)
        }
        guard !known.isWrongNumber else {
            throw VerbFailure(
                "\(known.attempt.tag) is noted as a wrong number already: nothing was changed.", .usage)
        }
        guard ask(NotedWrongNumber.question(known)) else { throw VerbFailure("Nothing was changed.", .held) }
        let record = try await decide(.wrongNumber, about: id.text, words: approval.words)
        let line = try await ledger.line(of: id)
        return NotedWrongNumber(
            record: record, isAsked: line?.nextCheckAt != nil, due: line?.sale?.due ?? record.attempt.amount,
            paid: line?.sale?.paid ?? .zero, owed: line?.sale?.owed ?? .zero,
            holdsItsSale: record.state.isOpen && !record.isReleased)
    }
}
