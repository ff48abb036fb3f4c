internal import Payments

extension ResultCatalogue {
    private static func other(_ code: String, _ words: String, _ english: String, sw swahili: String) -> Entry {
        Entry(
            code: code, theirWords: words, side: .setup, meaning: Phrase(english, sw: swahili),
            doNow: Phrase(
                "This code does not belong to prompts: call support with it.",
                sw: "Namba hii si ya maombi ya malipo: pigia msaada ukiwa nayo."),
            say: silence)
    }

    /// Codes of other calls of the API, so that a message of theirs is not a riddle.
    static let ofOtherCalls =
        [
            other(
                "15", "Duplicate detected", "The same request came twice.", sw: "Ombi lile lile limekuja mara mbili."),
            other(
                "2040", "Credit Party customer type is not supported.",
                "The receiver is not a registered customer.", sw: "Mpokeaji si mteja aliyesajiliwa."),
            other(
                "R000001", "The transaction has already been reversed.", "It was reversed before.",
                sw: "Malipo yalisharudishwa."),
            other(
                "R000002", "The OriginalTransactionID is invalid.", "There is no such payment to reverse.",
                sw: "Hakuna malipo kama hayo ya kurudisha."),
            other(
                "1050", "", "A standing order of that name exists.", sw: "Agizo la kudumu la jina hilo lipo tayari."),
            other("1051", "", "The standing order is not valid.", sw: "Agizo la kudumu si sahihi."),
        ]
        + [
            ("C2B00011", "number", "namba ya simu"), ("C2B00012", "account", "akaunti"),
            ("C2B00013", "amount", "kiasi"),
            ("C2B00014", "identity", "utambulisho"), ("C2B00015", "shortcode", "namba ya biashara"),
            ("C2B00016", "payment", "malipo"),
        ].map { code, what, kitu in
            other(code, "Rejected", "We rejected the \(what) ourselves.", sw: "Sisi wenyewe tulikataa \(kitu).")
        }
}
