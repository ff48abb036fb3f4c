public import Payments

/// What is said about a supervisor's PIN.
public enum PINWords {
    static let field = Phrase("PIN", sw: "PIN")
    static let hint = Phrase("the supervisor's, 6 to 10 digits", sw: "ya msimamizi, tarakimu 6 hadi 10")
    static let checking = Phrase("Looking at the PIN…", sw: "PIN inaangaliwa…")

    /// That what was typed is no PIN.
    static let isNone = Phrase("A PIN has 6 to 10 digits.", sw: "PIN ina tarakimu 6 hadi 10.")

    /// That a word came without one.
    public static let needed = Phrase(
        "Nothing was changed: that takes a supervisor's name and PIN.",
        sw: "Hakuna kilichobadilika: hilo linahitaji jina na PIN ya msimamizi.")
}
