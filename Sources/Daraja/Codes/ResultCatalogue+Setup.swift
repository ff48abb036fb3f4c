internal import Payments

extension ResultCatalogue {
    private static let otherWay = Phrase(
        "M-PESA does not work here now. Can you pay another way?",
        sw: "M-PESA haifanyi kazi hapa kwa sasa. Unaweza kulipa kwa njia nyingine?")
    private static let callSupport = Phrase(
        "Take another means of payment and call support: the shop's numbers or products are set up wrong.",
        sw: "Pokea malipo kwa njia nyingine na pigia msaada: namba au huduma za duka hazijapangwa sawa.")

    private static func setup(_ code: String, _ words: String, _ english: String, sw swahili: String) -> Entry {
        Entry(
            code: code, theirWords: words, side: .setup, meaning: Phrase(english, sw: swahili), doNow: callSupport,
            say: otherWay)
    }

    private static let ourAccount = (
        english: "Our account, or its kind, can't take this payment.",
        swahili: "Akaunti yetu, au aina yake, haiwezi kupokea malipo haya."
    )
    private static let ourOperator = (
        english: "The operator of our API is set up wrong.", swahili: "Mtumiaji wa API yetu hajapangwa sawa."
    )

    /// What lies with us: numbers, accounts, products, operators.
    static let ofTheSetup =
        [
            Entry(
                code: "8", theirWords: "Declined due to limit rule: would exceed the maximum balance.", side: .setup,
                meaning: Phrase(
                    "Our own M-PESA account is full.", sw: "Akaunti yetu ya M-PESA imejaa."),
                doNow: Phrase(
                    "Call the supervisor: money must be moved to the bank first.",
                    sw: "Mwite msimamizi: kwanza pesa zihamishwe benki."),
                say: otherWay),
            setup(
                "2028", "The request is not permitted according to product assignment.",
                "Pay Bill and Till are mixed up, or the till number is wrong.",
                sw: "Pay Bill na Till zimechanganywa, au namba ya till si sahihi."),
            setup(
                "SFC_IC0003", "The operator does not exist.",
                "The till number or its kind is wrong.", sw: "Namba ya till au aina yake si sahihi."),
            setup(
                "2029", "", "Our account can't receive just now.", sw: "Akaunti yetu haiwezi kupokea kwa sasa."),
            setup(
                "TP40153", "", "The operator of our API lacks a role.", sw: "Mtumiaji wa API yetu hana ruhusa."),
        ]
        + [
            ("6", "Unresolved primary party"), ("7", "Unresolved receiver party"), ("12", "Invalid credit account"),
            ("13", "Invalid debit account"), ("14", "Invalid account"),
        ].map { setup($0.0, $0.1, ourAccount.english, sw: ourAccount.swahili) }
        + [
            ("18", "Initiator password is wrong"), ("20", "Unknown initiator"),
            ("21", "The initiator is not allowed to initiate this request"), ("22", "The initiator is not active"),
            ("24", "A parameter is missing"), ("25", "A parameter is invalid"), ("29", "Unknown command"),
        ].map { setup($0.0, $0.1, ourOperator.english, sw: ourOperator.swahili) }
}
