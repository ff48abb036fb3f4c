internal import Payments

extension ResultCatalogue {
    private static let oneMoment = Phrase(
        "M-PESA is slow. One moment, please.", sw: "M-PESA iko polepole. Subiri kidogo.")

    /// What lies with Safaricom: rules, load, faults, and "not yet".
    static let ofTheGateway =
        [
            Entry(
                code: "17", theirWords: "Rule limited.", side: .gateway,
                meaning: Phrase(
                    "M-PESA refuses the same amount from the same phone within two minutes.",
                    sw: "M-PESA haikubali kiasi kile kile kutoka simu ile ile ndani ya dakika mbili."),
                doNow: Phrase(
                    "Try once more after that.", sw: "Jaribu mara moja baada ya hapo."),
                say: Phrase("We must wait two minutes.", sw: "Tusubiri dakika mbili.")),
            Entry(
                code: "26", theirWords: "System busy. Please try again.", side: .gateway,
                meaning: Phrase("M-PESA is overloaded.", sw: "M-PESA imezidiwa."),
                doNow: Phrase("Try again after 30 seconds.", sw: "Jaribu tena baada ya sekunde 30."),
                say: oneMoment),
            Entry(
                code: "4999", theirWords: "The transaction is still under processing", side: .none,
                meaning: Phrase("Not finished yet.", sw: "Bado haijakamilika."),
                doNow: Phrase("Wait. Do not send again.", sw: "Subiri. Usitume tena."),
                say: Phrase("Please enter your M-PESA PIN.", sw: "Tafadhali weka PIN yako ya M-PESA.")),
        ] + (0...11).map(platformCode)

    /// The platform's own codes, 100000000 to 100000011.
    private static func platformCode(_ number: Int) -> Entry {
        let words = [
            "Request was cached, waiting for resending", "The system is overload", "Throttling error",
            "Server error", "Invalid input value", "Invalid state", "Permission denied", "Rate limit",
            "Platform error", "Platform error", "Platform error", "Platform error",
        ]
        return Entry(
            code: String(100_000_000 + number), theirWords: words[number], side: .gateway,
            meaning: Phrase("A fault inside M-PESA.", sw: "Hitilafu ndani ya M-PESA."),
            doNow: Phrase(
                "Wait until the check knows; if it comes again, call support.",
                sw: "Subiri ukaguzi ujue; ikirudia, pigia msaada."),
            say: oneMoment)
    }
}
