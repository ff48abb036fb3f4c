public import Payments

/// The reasons that this program gives for what it writes down, in both languages.
///
/// The books keep them in English. Of what is not ours, the sentences that the gateway says every day are put in
/// Kiswahili, too; the rest is left as it came.
public enum ReasonWords {
    /// A reason as it stands in the books, put in both languages as far as its words are known here.
    public static func phrase(_ reason: String) -> Phrase {
        var swahili = reason
        if let (own, words) = beginnings.first(where: { reason.hasPrefix($0.0) }) {
            swahili = words + reason.dropFirst(own.count)
        } else if let (own, words) = endings.first(where: { reason.hasSuffix($0.0) }) {
            swahili = reason.dropLast(own.count) + words
        }
        for (own, words) in TheirWords.sentences { swahili = swahili.replacing(own, with: words) }
        return Phrase(reason, sw: swahili)
    }

    /// How a reason ends whose beginning is the name of another machine.
    private static let endings: [(String, String)] = [
        (" refuses the connection: nothing listens there", " inakataa muunganisho: hakuna kinachosikiliza"),
        (" can't be reached: is the network up?", " haifikiki: je, mtandao upo?"),
        (" is not known here: is the network up?", " haijulikani hapa: je, mtandao upo?"),
        (" closed the connection in the middle", " imefunga muunganisho katikati"),
        (" reset the connection", " imekata muunganisho"),
        (" ahead of the gateway's", " mbele ya saa ya M-PESA"),
        (" behind the gateway's", " nyuma ya saa ya M-PESA"),
    ]

    private static let beginnings: [(String, String)] = [
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
        ("no list of M-PESA's own is set up here", "orodha ya M-PESA haijawekwa hapa"),
        ("M-PESA's own list can't be had:", "orodha ya M-PESA haipatikani:"),
        ("M-PESA's own list has no row of it yet", "orodha ya M-PESA bado haina mstari wake"),
        ("M-PESA's own list has rows that may be its own:", "orodha ya M-PESA ina mistari inayoweza kuwa yake:"),
        ("M-PESA's own list is too long to be read whole", "orodha ya M-PESA ni ndefu mno kusomwa yote"),
        (
            "M-PESA's own list is empty: nothing came in, or it is not set up",
            "orodha ya M-PESA ni tupu: hakuna kilichoingia, au haijawekwa"
        ),
        ("not finished yet", "bado halijakamilika"),
        ("still being processed", "bado linashughulikiwa"),
        ("no usable answer", "hakuna jibu la maana"),
        ("an earlier prompt was answered meanwhile", "ombi la awali limejibiwa kabla ya hili"),
        ("the sale was paid meanwhile", "mauzo yamelipwa kabla ya hili"),
        ("the send mark could not be written", "alama ya kutuma haikuandikwa"),
        ("Safaricom refuses the consumer key or secret", "Safaricom inakataa consumer key au secret"),
        ("Safaricom refuses the keys", "Safaricom inakataa funguo"),
        ("Safaricom gives no token", "Safaricom haitoi tokeni"),
        ("Safaricom's answer has no usable token", "jibu la Safaricom halina tokeni"),
        ("nobody waited for the answer", "hakuna aliyesubiri jibu"),
        ("no answer within", "hakuna jibu ndani ya"),
        ("no connection to", "hakuna muunganisho na"),
        ("no secure connection to", "hakuna muunganisho salama na"),
        ("the connection to", "muunganisho na"),
        ("the answer is too long", "jibu ni refu mno"),
        ("our own keys or signature were refused", "funguo au saini yetu imekataliwa"),
    ]
}
