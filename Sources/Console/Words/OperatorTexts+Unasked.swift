public import Payments

/// A prompt of which nobody knows what became of it, and about which no question goes out: people are left.
extension OperatorTexts {
    /// UNKNOWN and EXPIRED without a question to come: what is true of it, and what a person can do; where M-PESA's own list
    /// is pulled that may have it, that it is.
    public static func unasked(isListed: Bool) -> Phrase { isListed ? unaskedButListed : unasked }

    private static let unaskedButListed = Phrase(
        "The customer may be charged. M-PESA's own list is looked through by itself (Alt-L: now). DO NOT SEND AGAIN. "
            + "Look at their M-PESA SMS (Alt-V looks its code up). Supervisor: Alt-5, a.",
        sw: "Mteja huenda ametozwa. Orodha ya M-PESA huangaliwa yenyewe (Alt-L: sasa). USITUME TENA. Angalia SMS yake "
            + "ya M-PESA (Alt-V hutafuta msimbo). Msimamizi: Alt-5, a.")

    private static let unasked = Phrase(
        "The customer may be charged, and M-PESA is not asked by itself. DO NOT SEND AGAIN. Look at their M-PESA SMS "
            + "(Alt-V looks its code up) or the statement. Supervisor: Alt-5, a.",
        sw: "Mteja huenda ametozwa, na M-PESA haiulizwi yenyewe. USITUME TENA. Angalia SMS yake ya M-PESA (Alt-V "
            + "hutafuta msimbo) au taarifa. Msimamizi: Alt-5, a.")
}
