import Payments

/// The reasons that this program gives for what it writes down, in both languages.
///
/// The books keep them in English. What is not ours, such as the gateway's own words in brackets, is left as it came.
enum ReasonWords {
    /// A reason as it stands in the books, put in both languages as far as its beginning is one of ours.
    static func phrase(_ reason: String) -> Phrase {
        guard let (own, swahili) = table.first(where: { reason.hasPrefix($0.0) }) else {
            return Phrase(reason, sw: reason)
        }
        let rest = reason.dropFirst(own.count)
        let proves = ", which proves nothing"
        let tail = rest.hasSuffix(proves) ? rest.dropLast(proves.count) + ", haithibitishi kitu" : rest
        return Phrase(reason, sw: swahili + tail)
    }

    private static let table: [(String, String)] = [
        ("the amount is not one that M-PESA takes", "M-PESA haipokei kiasi hiki"),
        ("Safaricom refused two tokens in a row", "Safaricom imekataa tokeni mbili mfululizo"),
        (
            "Safaricom's answer does not say whether it took the prompt",
            "jibu la Safaricom halisemi kama imepokea ombi"
        ),
        ("Safaricom's answer names no prompt", "jibu la Safaricom halitaji ombi"),
        ("Safaricom's answer does not name the prompt", "jibu la Safaricom halitaji ombi"),
        ("Safaricom's answer has no result yet", "jibu la Safaricom bado halina matokeo"),
        ("Safaricom named the prompt, but with", "Safaricom imetaja ombi, lakini kwa"),
        ("Safaricom answered about another prompt", "Safaricom imejibu kuhusu ombi jingine"),
        ("Safaricom did not take the question", "Safaricom haikupokea swali"),
        ("Safaricom does not know it yet", "Safaricom bado haijui"),
        ("not finished yet", "bado halijakamilika"),
        ("still being processed", "bado linashughulikiwa"),
        ("no usable answer", "hakuna jibu la maana"),
        ("an earlier prompt was answered meanwhile", "ombi la awali limejibiwa kabla ya hili"),
        ("the sale was paid meanwhile", "mauzo yamelipwa kabla ya hili"),
        ("the send mark could not be written", "alama ya kutuma haikuandikwa"),
        ("our own keys or signature were refused", "funguo au saini yetu imekataliwa"),
    ]
}
