public import Payments

/// What the dialog says in which a person decides about a doubt, and what is said afterwards.
public enum DecisionWords {
    static let releaseTitle = Phrase("Allow another prompt?", sw: "Kuruhusu ombi lingine?")
    static let resolveTitle = Phrase("What was done?", sw: "Nini kimefanywa?")
    static let by = Phrase("Your name", sw: "Jina lako")
    static let reason = Phrase("Reason", sw: "Sababu")
    static let done = Phrase("What", sw: "Nini")

    static func release(_ line: PaymentLine) -> Phrase {
        Phrase(
            "Nobody knows what became of KES \(line.amount.short) from \(line.phone.masked). If another prompt goes, "
                + "BOTH MAY BE PAID. Both stay watched.",
            sw: "Haijulikani KES \(line.amount.short) kutoka \(line.phone.masked) zimekuwaje. Ombi lingine likitumwa, "
                + "YOTE MAWILI YANAWEZA KULIPWA. Yote yataangaliwa.")
    }

    static func resolve(_ doubt: Doubt.Kind, _ line: PaymentLine) -> Phrase {
        let word = StatusWord(for: doubt).word
        return Phrase(
            "\(word.english): KES \(line.amount.short), \(line.phone.masked). Write down what was done about it. "
                + "It leaves this list and stays in the payment's history.",
            sw: "\(word.swahili): KES \(line.amount.short), \(line.phone.masked). Andika kilichofanywa. Itaondoka "
                + "kwenye orodha hii na kubaki kwenye historia ya malipo.")
    }

    static let confirmsRelease = Phrase("allows another prompt", sw: "huruhusu ombi lingine")
    static let confirmsResolution = Phrase("writes it down", sw: "huandika")
    static let closes = Phrase("changes nothing", sw: "haibadili kitu")

    static let bothNeeded = Phrase("A name and a reason are needed.", sw: "Jina na sababu vinahitajika.")
    static let enterDoesNotRelease = Phrase(
        "Enter does not release: Alt-R does.", sw: "Enter hairuhusu: Alt-R huruhusu.")

    /// Once a prompt was released.
    public static let released = Phrase(
        "Another prompt may go to this phone now. Both may be paid: the first stays watched.",
        sw: "Ombi lingine linaweza kutumwa kwa simu hii sasa. Yote mawili yanaweza kulipwa: la kwanza linaangaliwa.")

    /// Once a doubt was resolved.
    public static let resolved = Phrase(
        "Written down on that name. It stays in the payment's history.",
        sw: "Imeandikwa kwa jina hilo. Inabaki kwenye historia ya malipo.")

    /// When the journal could not take a decision.
    public static func notWritten(_ reason: String) -> Phrase {
        Phrase(
            "That could not be written down: \(reason) Look at the payment before you try again.",
            sw: "Hilo halikuandikwa: \(reason) Angalia malipo kabla ya kujaribu tena.")
    }
}
