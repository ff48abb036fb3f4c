import Console
import Payments
import Transport

/// Money paid straight to the shop as `--json` prints it: the keys of a prompt, in their order, with null where a prompt
/// alone has something.
struct DirectJSON {
    /// What is printed.
    let payment: DirectPayment
    /// Whether it may be a prompt's, or on its way back, so that it is nobody's to take.
    let waits: Bool

    /// Takes a payment.
    init(_ payment: DirectPayment, waits: Bool = false) {
        (self.payment, self.waits) = (payment, waits || payment.isOnItsWayBack)
    }

    /// The line of `list`.
    var line: String { JSON.object(members).serialised }

    /// The line of `show`: the same, and who said what.
    var lineWithEvidence: String {
        let source: Evidence.Source = .confirmation
        let item: JSON = [
            "source": .string(source.bookName), "time": .string(payment.heardAt.rfc3339),
            "said": .string(payment.words.english),
        ]
        return JSON.object(members + [JSON.Member("evidence", .array([item]))]).serialised
    }

    private var members: [JSON.Member] {
        let told = payment.told
        return [
            .init("attempt", .null),
            .init("state", .string(payment.state.bookName)),
            .init("verdict", .string((waits ? Verdict.dontKnow : Verdict(in: payment.state)).rawValue)),
            .init("amount", .string(payment.amount.decimal)),
            .init("currency", "KES"),
            .init("phone", told.payer.map { .string("\($0)".fitForEyes) } ?? .null),
            .init("reference", told.account.isEmpty ? .null : .string(told.account.fitForEyes)),
            .init("merchantRequestID", .null),
            .init("checkoutRequestID", .null),
            .init("resultCode", .null),
            .init("reason", .string(payment.words.english)),
            .init("receipt", .string(payment.id.text)),
            .init("nextCheckAt", .null),
            .init("createdAt", .string(payment.heardAt.rfc3339)),
            .init("updatedAt", .string((payment.verifiedAt ?? payment.heardAt).rfc3339)),
            .init("kept", waits ? .null : Keeping(payment).json),
        ]
    }
}

extension PaymentText {
    /// One screenful of `show`, for money paid straight to the shop.
    func detail(of payment: DirectPayment) -> String {
        let told = payment.told
        let verdict = Verdict(in: payment.state)
        let word =
            if payment.isReversed || payment.isOnItsWayBack {
                ink.paint(ink.say(StatusWord(for: payment).word), as: .bad)
            } else if payment.isGivenBack {
                ink.paint(ink.say(OperatorTexts.givenBackHeadline), as: .bad)
            } else {
                ink.paint(ink.say(verdict.words), as: Ink.role(of: verdict))
            }
        let words =
            payment.isOnItsWayBack
            ? Phrase(
                "The shop ordered it to be given back, and nobody knows yet what came of that. No goods on it.",
                sw: "Duka limeagiza irudishwe, na matokeo hayajulikani bado. Usitoe bidhaa.") : payment.words
        var lines = [
            ink.fitted("\(word)  KES \(payment.amount.grouped)  \(told.payer?.masked ?? "")  \(payment.id)"),
            ink.fitted(ink.say(words)), "",
        ]
        let facts = [
            (Phrase("Name", sw: "Jina"), told.name.asTyped), (Phrase("Account", sw: "Akaunti"), told.account.asTyped),
            (Phrase("Paid to", sw: "Kwa"), told.payee.digits),
            (Phrase("Paid", sw: "Ililipwa"), "\(payment.paidAt.day) \(payment.paidAt.time)"),
            (Phrase("Heard", sw: "Ilisikika"), "\(payment.heardAt.day) \(payment.heardAt.time)"),
            (Phrase("Taken for", sw: "Kwa mauzo"), payment.sale?.text ?? ""),
        ]
        for (name, value) in facts where !value.isEmpty {
            let label = ink.say(name)
            lines.append(
                ink.fitted(label + String(repeating: " ", count: max(1, 13 - label.count)) + value.fitForEyes))
        }
        return lines.joined(separator: "\n")
    }
}
