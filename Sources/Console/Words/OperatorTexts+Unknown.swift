public import Payments

/// What is said of a prompt of which nobody knows whether it reached the phone.
extension OperatorTexts {
    /// UNKNOWN, at the console.
    public static let unknown = Phrase(
        "\(notKnown.english) Wait – this checks by itself. \(typeTheCode.english)",
        sw: "\(notKnown.swahili) Subiri – inajikagua yenyewe. \(typeTheCode.swahili)")

    /// The same where there is little room. What must not be done comes first: nothing that is cut cuts that.
    static let unknownInBrief = Phrase(
        "DO NOT SEND AGAIN: we do not know if it reached the phone. Wait – this checks by itself. Got an M-PESA SMS? "
            + "Alt-V, its code.",
        sw: "USITUME TENA: hatujui kama lilifika kwenye simu. Subiri – inajikagua yenyewe. Ana SMS ya M-PESA? Alt-V, "
            + "msimbo wake.")

    /// The same on the command line, which has no key to press.
    public static let unknownToCommand = Phrase(
        "\(notKnown.english) Wait – this checks by itself. \(verifyTheCode.english)",
        sw: "\(notKnown.swahili) Subiri – inajikagua yenyewe. \(verifyTheCode.swahili)")

    /// UNKNOWN or EXPIRED, of a prompt that Safaricom never named; on the command line.
    public static let unnamed = Phrase(
        "\(notKnown.english) Safaricom never named it, so it can't be asked about it: a message, or M-PESA's own list, "
            + "can still settle it. \(verifyTheCode.english)",
        sw:
            "\(notKnown.swahili) Safaricom haikulitaja, kwa hiyo haiwezi kuulizwa: ujumbe, au orodha ya M-PESA, unaweza "
            + "bado kulimaliza. \(verifyTheCode.swahili)")

    /// Where the customer shows an SMS and nobody knows what became of the prompt.
    public static let typeTheCode = Phrase(
        "If the customer already got an M-PESA SMS, press Alt-V and type its code.",
        sw: "Kama mteja ameshapata SMS ya M-PESA, bonyeza Alt-V uandike msimbo wake.")

    private static let notKnown = Phrase(
        "We do not know if the prompt reached the phone. DO NOT SEND AGAIN.",
        sw: "Hatujui kama ombi lilifika kwenye simu. USITUME TENA.")

    private static let verifyTheCode = Phrase(
        "If the customer already got an M-PESA SMS, look its code up: kaunta verify CODE.",
        sw: "Kama mteja ameshapata SMS ya M-PESA, tafuta msimbo wake: kaunta verify CODE.")
}
