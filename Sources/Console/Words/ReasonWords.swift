import Payments

/// Our own reasons, which the books keep in English, in Kiswahili as well.
///
/// A star stands for what is not ours: a host, a number, the gateway's words. That stays as it came.
enum ReasonWords {
    /// A reason out of the books in both languages; one that is not ours reads the same in both.
    static func both(_ reason: String) -> Phrase { Phrase(reason, sw: swahili(reason)) }

    private static func swahili(_ reason: String) -> String {
        for (pattern, words) in pairs {
            guard let found = stars(of: reason, in: pattern) else { continue }
            // A reason may hold another one: why our keys were refused.
            let fillings = found.map { swahili(String($0)) } + [""]
            let pieces = words.split(separator: "*", omittingEmptySubsequences: false)
            return zip(pieces, fillings).map { $0 + $1 }.joined()
        }
        return reason
    }

    /// What stands where the pattern has stars; nil where the text does not follow it.
    private static func stars(of text: String, in pattern: String) -> [Substring]? {
        let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard let head = pieces.first, let tail = pieces.last, text.hasPrefix(head) else { return nil }
        guard pieces.count > 1 else { return text == head ? [] : nil }
        var rest = text.dropFirst(head.count)
        var found: [Substring] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let range = rest.firstRange(of: piece) else { return nil }
            found.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        guard rest.count >= tail.count, rest.hasSuffix(tail) else { return nil }
        return found + [rest.dropLast(tail.count)]
    }

    /// The first pattern that fits decides, so a longer one stands before the shorter one that it begins with. Both
    /// languages have their stars in the same order.
    private static let pairs = console + gateway + keys + connection

    private static let console: [(String, String)] = [
        ("an earlier prompt was answered meanwhile", "ombi la awali lilijibiwa wakati huo"),
        ("the sale was paid meanwhile", "mauzo yalilipwa wakati huo"),
        ("the send mark could not be written: *", "alama ya kutuma haikuandikwa: *"),
        (
            "Nothing was sent and no money moved: *. Set the clock right, then try again.",
            "Hakuna kilichotumwa na pesa hazikuhama: *. Rekebisha saa, kisha jaribu tena."
        ),
        (
            "Nothing was sent and no money moved: *. Try again.",
            "Hakuna kilichotumwa na pesa hazikuhama: *. Jaribu tena."
        ),
        ("Nothing was sent and no money moved: *.", "Hakuna kilichotumwa na pesa hazikuhama: *."),
        (
            "this machine's clock is * s ahead of the gateway's",
            "saa ya mashine hii iko mbele ya ile ya M-PESA kwa sekunde *"
        ),
        (
            "this machine's clock is * s behind the gateway's",
            "saa ya mashine hii iko nyuma ya ile ya M-PESA kwa sekunde *"
        ),
        ("the amount is not one that M-PESA takes", "kiasi hiki hakipokelewi na M-PESA"),
    ]

    private static let gateway: [(String, String)] = [
        (
            "Safaricom's answer does not say whether it took the prompt (*)",
            "jibu la Safaricom halisemi kama imepokea ombi (*)"
        ),
        ("Safaricom's answer names no prompt", "jibu la Safaricom halitaji ombi lolote"),
        (
            "Safaricom named the prompt, but with ResponseCode *",
            "Safaricom imetaja ombi, lakini kwa ResponseCode *"
        ),
        ("Safaricom answered about another prompt", "Safaricom imejibu kuhusu ombi lingine"),
        (
            "Safaricom did not take the question (ResponseCode *)", "Safaricom haikupokea swali (ResponseCode *)"
        ),
        ("Safaricom's answer has no result yet", "jibu la Safaricom bado halina matokeo"),
        ("Safaricom's answer does not name the prompt", "jibu la Safaricom halitaji ombi hili"),
        ("not finished yet (*)", "bado haijakamilika (*)"),
        ("still being processed", "bado inashughulikiwa"),
        (
            "Safaricom does not know it yet (*), which proves nothing",
            "Safaricom bado hailijui (*), na hilo halithibitishi kitu"
        ),
        ("no usable answer (*)", "hakuna jibu la maana (*)"),
    ]

    private static let keys: [(String, String)] = [
        ("our own keys or signature were refused: *", "funguo au saini zetu zimekataliwa: *"),
        (
            "Safaricom refuses our question (*): passkey, shortcode or product is wrong",
            "Safaricom inakataa swali letu (*): passkey, shortcode au bidhaa si sahihi"
        ),
        (
            "Safaricom refuses our question (*): shortcode, passkey or clock is wrong",
            "Safaricom inakataa swali letu (*): shortcode, passkey au saa si sahihi"
        ),
        ("Safaricom refused two tokens in a row", "Safaricom imekataa tokeni mbili mfululizo"),
        ("Safaricom's answer has no usable token", "jibu la Safaricom halina tokeni inayofaa"),
        (
            "Safaricom refuses the consumer key or secret: copy both again, for this host, without blanks",
            "Safaricom inakataa consumer key au secret: zinakili tena zote, za seva hii, bila nafasi"
        ),
        ("Safaricom refuses the keys (*)", "Safaricom inakataa funguo (*)"),
        ("Safaricom gives no token (*)", "Safaricom haitoi tokeni (*)"),
    ]

    private static let connection: [(String, String)] = [
        ("no connection to * within *", "hakuna muunganisho na * ndani ya *"),
        ("no secure connection to * within *", "hakuna muunganisho salama na * ndani ya *"),
        ("no secure connection to *", "hakuna muunganisho salama na *"),
        ("the connection to * broke", "muunganisho na * umekatika"),
        ("the connection to * failed (*)", "muunganisho na * umeshindwa (*)"),
        (
            "* closed the connection in the middle, or does not speak HTTP",
            "* imefunga muunganisho katikati, au haiongei HTTP"
        ),
        ("* closed the connection in the middle", "* imefunga muunganisho katikati"),
        ("* reset the connection", "* imekata muunganisho"),
        ("nobody waited for the answer", "hakuna aliyesubiri jibu"),
        ("the answer is too long", "jibu ni refu mno"),
        ("the name * is not known here: is the network up?", "jina * halijulikani hapa: je, mtandao upo?"),
        (
            "* refuses the connection: nothing listens there",
            "* inakataa muunganisho: hakuna kinachosikiliza hapo"
        ),
        ("* can't be reached: is the network up?", "* haifikiki: je, mtandao upo?"),
        ("no answer within *", "hakuna jibu ndani ya *"),
        ("the certificate of * is not trusted, or is not its own", "cheti cha * hakiaminiki, au si chake"),
        (
            "* is not this machine, and http without encryption is for this machine only",
            "* si mashine hii, na http bila usimbaji ni ya mashine hii tu"
        ),
        (
            "a header of the request has characters that no header may have",
            "kichwa cha ombi kina herufi zisizoruhusiwa"
        ),
    ]
}
