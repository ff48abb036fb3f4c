import Console
import Payments

/// The parts in which a sale is asked for, and what to say when not all of them are paid.
struct SaleParts: Equatable, Sendable {
    /// What is asked for, one prompt after the other.
    let amounts: [Money]
    /// The prompts that are PAID, in their order.
    var paid: [AttemptRecord] = []

    /// Takes the amounts; nothing is paid yet.
    init(_ amounts: [Money]) { self.amounts = amounts }

    /// Which part is asked for next; nil when there is only one.
    var next: Phrase? {
        guard amounts.count > 1 else { return nil }
        let (number, count) = (paid.count + 1, amounts.count)
        return Phrase("part \(number) of \(count)", sw: "sehemu \(number) ya \(count)")
    }

    /// That every part is PAID; nil while one is not, and for a sale in one piece.
    var complete: Phrase? {
        guard amounts.count > 1, paid.count == amounts.count else { return nil }
        let (all, tags) = (amounts.total.short, paid.map(\.attempt.tag.text).joined(separator: ", "))
        return Phrase(
            "SALE COMPLETE: KES \(all) is PAID (\(tags)).", sw: "MAUZO YAMEKAMILIKA: KES \(all) IMELIPWA (\(tags)).")
    }

    /// That a part is PAID and has to go back, so that nothing more is asked for; nil for a sale in one piece.
    var goesBack: Phrase? {
        guard amounts.count > 1 else { return nil }
        return Phrase(
            "This part is PAID, and money of it has to go back: nothing more was asked for, and no goods on it. "
                + "Ask for nothing before somebody has looked: kaunta doubts",
            sw: "Sehemu hii IMELIPWA, na pesa zake zirudishwe: hakuna kingine kilichoombwa, usitoe bidhaa zake. "
                + "Usiombe kitu kabla ya kuangaliwa: kaunta doubts")
    }

    /// That the next part was not asked for; nil while nothing is paid.
    var notAsked: Phrase? {
        guard let last = paid.last else { return nil }
        return Phrase(
            "\(known.english) KES \(rest.short) was not asked for and is still owed: not all the goods yet. "
                + "Ask for it: \(push(for: last, sw: false))",
            sw: "\(known.swahili) KES \(rest.short) hazikuombwa, bado zinadaiwa: usitoe bidhaa zote. "
                + "Ziombe: \(push(for: last, sw: true))")
    }

    /// That nobody knows about the next part, which may be paid: nothing else is asked for. Nil while nothing is paid.
    var unknown: Phrase? {
        if paid.isEmpty { return nil }
        return Phrase(
            "\(known.english) Nobody knows yet about the other KES \(rest.short): not all the goods yet.",
            sw: "\(known.swahili) KES \(rest.short) nyingine bado hazijulikani: usitoe bidhaa zote.")
    }

    /// What the sale lacks when a part is not PAID; nil when there is only one.
    func stopped(by record: AttemptRecord) -> Phrase? {
        guard amounts.count > 1 else { return nil }
        guard let last = paid.last else {
            let left = Money(cents: rest.cents - record.attempt.amount.cents).short
            return Phrase(
                "The rest (KES \(left)) was not asked for. No goods for it.",
                sw: "Kilichobaki (KES \(left)) hakikuombwa. Usitoe bidhaa zake.")
        }
        // What may still be paid is not asked for again.
        guard record.verdict == .notPaid else {
            return unknown
        }
        return Phrase(
            "\(known.english) KES \(rest.short) is NOT PAID and still owed: not all the goods yet. "
                + "Ask for it again: \(push(for: last, sw: false))",
            sw: "\(known.swahili) KES \(rest.short) HAZIJALIPWA, bado zinadaiwa: usitoe bidhaa zote. "
                + "Ziombe tena: \(push(for: last, sw: true))")
    }

    /// What the parts that are not PAID come to.
    private var rest: Money { Money(cents: amounts.dropFirst(paid.count).reduce(0) { $0 + $1.cents }) }

    private var known: Phrase {
        let done = Money(cents: amounts.prefix(paid.count).reduce(0) { $0 + $1.cents }).short
        let all = amounts.total.short
        let tags = paid.map(\.attempt.tag.text).joined(separator: ", ")
        return Phrase(
            "KES \(done) of \(all) is PAID (\(tags)).", sw: "KES \(done) kati ya \(all) IMELIPWA (\(tags)).")
    }

    private func push(for record: AttemptRecord, sw: Bool) -> String {
        let amount = amounts[paid.count].short.filter { $0 != "," }
        return "kaunta push \(sw ? "SIMU" : "PHONE") \(amount) --sale \(record.attempt.tag) --wait 120"
    }
}

extension [Money] {
    fileprivate var total: Money { Money(cents: reduce(0) { $0 + $1.cents }) }
}
