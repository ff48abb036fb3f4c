import Payments
import Screen

extension Registry {
    /// What is done about a sale after its prompt, and with money that came without one.
    static let sales: [Binding] = [
        Binding(
            .askForRest, [.alt("n")], in: [.till, .live, .detail, .check], for: [.cashier],
            Phrase("Ask for the rest", sw: "Omba kilichobaki"),
            short: Phrase("Ask for the rest", sw: "Omba baki"), footer: 1),
        Binding(
            .sendAgain, [.alt("r")], in: [.till, .live, .detail], for: [.cashier],
            Phrase("Send again, the same sale", sw: "Tuma tena, mauzo yale yale"),
            short: Phrase("Send again", sw: "Tuma tena"), footer: 4),
        Binding(
            .wrongNumber, [.alt("w")], in: [.till], for: [.cashier], wrongNumber,
            short: Phrase("Wrong number", sw: "Namba si yake"), footer: 10),
        Binding(.wrongNumber, [.alt("w")], in: [.live, .detail], for: [.cashier], wrongNumber),
        Binding(
            .hold, [.character("c")], in: [.live, .detail], for: [.cashier],
            Phrase("Claim: hold direct money", sw: "Dai: shikilia malipo"),
            short: Phrase("Claim", sw: "Dai"), footer: 1),
        Binding(
            .take, [.character("t")], in: [.live, .detail], for: [.cashier],
            Phrase("Take what is held", sw: "Chukua kilichoshikwa"),
            short: Phrase("Take", sw: "Chukua"), footer: 0),
    ]

    private static let wrongNumber = Phrase("It went to a wrong number", sw: "Namba isiyo sahihi")
}
