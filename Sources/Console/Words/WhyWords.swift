import Payments

/// What the console will do next about a payment, and why.
enum WhyWords {
    static let title = Phrase("What happens next, and when", sw: "Kinachofuata, na lini")
    static let now = Phrase("Now", sw: "Sasa")
    static let asked = Phrase("Asked", sw: "Imeulizwa")
    static let next = Phrase("Next", sw: "Ifuatayo")
    static let then = Phrase("Then", sw: "Kisha")
    static let wait = Phrase("Wait", sw: "Kusubiri")
    static let paid = Phrase("Paid", sw: "Imelipwa")
    static let again = Phrase("Again", sw: "Tena")

    static let neverAsked = Phrase("M-PESA has not been asked yet.", sw: "M-PESA bado haijaulizwa.")

    static func asked(_ count: Int, last: String) -> Phrase {
        Phrase(
            count == 1 ? "M-PESA was asked once, at \(last)." : "M-PESA was asked \(count) times, the last at \(last).",
            sw: "M-PESA imeulizwa mara \(count), mwisho \(last).")
    }

    static func nextAt(_ moment: String) -> Phrase {
        Phrase("M-PESA is asked at \(moment), by itself.", sw: "M-PESA itaulizwa \(moment), bila kubonyeza.")
    }

    static let nobodyAsks = Phrase(
        "Nobody asks M-PESA while the console is closed.", sw: "Hakuna anayeuliza M-PESA wakati kaunta imefungwa.")

    static let rhythm = Phrase(
        "Every 15 s for two minutes, every 30 s up to five, after 10, 20 and 40 minutes, then every hour for a day.",
        sw:
            "Kila sekunde 15 kwa dakika mbili, kila 30 hadi tano, baada ya dakika 10, 20 na 40, kisha kila saa kwa siku."
    )

    static let lateRhythm = Phrase(
        "It failed, but customers have been charged after such an answer: it is watched for two days.",
        sw: "Imeshindikana, lakini wateja wamewahi kutozwa baada ya jibu kama hili: inaangaliwa siku mbili.")

    static let nothingMore = Phrase("Nothing more is asked: it is settled.", sw: "Hakuna kuuliza tena: imekamilika.")

    static let unaskable = Phrase(
        "It cannot be asked about: M-PESA never named it. Only M-PESA's own list can tell.",
        sw: "Haiwezi kuulizwa: M-PESA haikuitaja. Ni orodha ya M-PESA pekee itakayojibu.")

    static let exhausted = Phrase(
        "It was asked about for a day; now only M-PESA's own list can tell.",
        sw: "Imeulizwa kwa siku nzima; sasa ni orodha ya M-PESA pekee itakayojibu.")

    static func waitEnds(_ moment: String) -> Phrase {
        Phrase(
            "At \(moment) the customer's time is up. It stays watched: money may still come.",
            sw: "Saa \(moment) muda wa mteja utaisha. Itaendelea kuangaliwa: pesa zinaweza kuja.")
    }

    static let paidOnly = Phrase(
        "It is PAID when M-PESA answers so, or its list has the receipt. A message or an SMS alone never makes it so.",
        sw: "Ni IMELIPWA M-PESA ikijibu hivyo, au orodha yake ikiwa na risiti. Ujumbe au SMS pekee haitoshi.")

    static func againFrom(_ moment: String) -> Phrase {
        Phrase(
            "The same phone may be asked again at \(moment): a late payment shows by then.",
            sw: "Simu hii inaweza kuombwa tena \(moment): malipo ya kuchelewa yataonekana kufikia hapo.")
    }

    static let againWhenSettled = Phrase(
        "No other prompt goes to this phone while this one is open: both could be paid.",
        sw: "Ombi lingine haliendi kwa simu hii wakati hili liko wazi: yote mawili yanaweza kulipwa.")

    static func releaseFrom(_ moment: String) -> Phrase {
        Phrase(
            "A supervisor may allow another prompt from \(moment), with their PIN and a reason (Alt-5, then a).",
            sw: "Msimamizi anaweza kuruhusu ombi lingine kuanzia \(moment), kwa PIN na sababu (Alt-5, kisha a).")
    }

    static let releaseNow = Phrase(
        "A supervisor may allow another prompt now, with their PIN and a reason (Alt-5, then a).",
        sw: "Msimamizi anaweza kuruhusu ombi lingine sasa, kwa PIN na sababu (Alt-5, kisha a).")

    static let releaseAfterAsking = Phrase(
        "Before another prompt M-PESA has to be asked once more (F5).",
        sw: "Kabla ya ombi lingine M-PESA iulizwe tena (F5).")
}
