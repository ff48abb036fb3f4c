public import Payments

/// What is said of an order to give a payment back.
extension ReversalOrder {
    /// What happened, whether money moved, and what to do next.
    public var sentence: Phrase {
        let what = "\(receipt) (KES \(amount.grouped))"
        return switch state {
        case .done:
            Phrase(
                "\(what): Safaricom has given it back. See: kaunta doubts",
                sw: "\(what): Safaricom imerudisha pesa. Angalia: kaunta doubts")
        case .failed:
            Phrase(
                "\(what): Safaricom says that it did not give it back (\(words)).",
                sw: "\(what): Safaricom inasema haikurudisha (\(words)).")
        case .refused:
            Phrase(
                "\(what): refused (\(words)). No money moved.",
                sw: "\(what): imekataliwa (\(words)). Hakuna pesa iliyohama."
            )
        case .void, .prepared:
            Phrase(
                "\(what): it was not sent (\(words)). No money moved. Try again.",
                sw: "\(what): haikutumwa (\(words)). Hakuna pesa iliyohama. Jaribu tena.")
        case .asked:
            Phrase(
                "\(what): Safaricom has taken the order and not said what came of it. Do not give cash for it, and no goods. "
                    + "Open the console now: the result is heard only while that, or kaunta listen, is at work.",
                sw: "\(what): Safaricom imepokea agizo na haijasema matokeo. Usitoe pesa taslimu wala bidhaa. "
                    + "Fungua kaunta sasa: matokeo husikika tu ikiwa wazi, au kwa kaunta listen.")
        case .sending, .unknown, .superseded:
            Phrase(
                "\(what): nobody knows whether it goes back (\(words)). Do not give cash for it. Ask first: kaunta verify "
                    + "\(receipt) --ask",
                sw: "\(what): haijulikani kama zitarudi (\(words)). Usitoe pesa taslimu. Uliza kwanza: kaunta verify "
                    + "\(receipt) --ask")
        }
    }

    /// The word of one that is under way.
    static let underway = Phrase("Going back", sw: "Inarudishwa")
    static let orderedBy = Phrase("Ordered by", sw: "Aliyeagiza")
    static let agreedBy = Phrase("Agreed by", sw: "Aliyekubali")
    static let reason = Phrase("Reason", sw: "Sababu")
    static let sent = Phrase("Sent", sw: "Ilitumwa")
}
