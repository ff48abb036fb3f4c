public import Payments

/// What is said about a supervisor's PIN.
public enum PINWords {
    static let field = Phrase("PIN", sw: "PIN")
    static let hint = Phrase("the supervisor's, 6 to 10 digits", sw: "ya msimamizi, tarakimu 6 hadi 10")
    static let checking = Phrase("Looking at the PIN…", sw: "PIN inaangaliwa…")
    static let onlyCloses = Phrase("only closes this: it is on its way", sw: "hufunga hiki tu: tayari inaandikwa")

    /// That what was typed is no PIN.
    static let isNone = Phrase("A PIN has 6 to 10 digits.", sw: "PIN ina tarakimu 6 hadi 10.")

    /// That it was typed into another field, too.
    public static let isTold = Phrase(
        "The PIN stands in the name or the reason: everybody would read it. Write it nowhere else.",
        sw: "PIN imo kwenye jina au sababu: kila mtu angeisoma. Usiiandike popote pengine.")

    /// That a word came without one.
    public static let needed = Phrase(
        "Nothing was changed: that takes a supervisor's name and PIN.",
        sw: "Hakuna kilichobadilika: hilo linahitaji jina na PIN ya msimamizi.")
}
