public import Payments

/// What is said once a person has decided.
extension DecisionWords {
    /// What is told once a decision was written down: by what the payment is now, for news may have come meanwhile.
    public static func written(_ fact: Fact, now record: AttemptRecord) -> Notice {
        if case .released = fact, record.state.isOpen { return Notice(.warn, released(record)) }
        if case .goodsGiven = fact {
            return record.paysItsSale && record.doubts.isEmpty ? Notice(.good, goodsPaid) : Notice(.warn, goodsGiven)
        }
        guard case .closedUnpaid = fact else { return Notice(.good, resolved) }
        switch record.verdict {
        case .notPaid: return Notice(.warn, closed)
        case .paid: return Notice(.good, paidMeanwhile)
        case .dontKnow: return Notice(.bad, notClosed)
        }
    }

    private static let notClosed = Phrase(
        "NOT closed: other news came meanwhile. What you said is kept in its history. Look at it again; do not send.",
        sw: "HAIJAFUNGWA: habari nyingine zimefika. Ulichosema kimehifadhiwa. Iangalie tena; usitume.")

    private static let paidMeanwhile = Phrase(
        "Not closed: Safaricom says PAID. What you said is kept in its history.",
        sw: "Haijafungwa: Safaricom inasema IMELIPWA. Ulichosema kimehifadhiwa kwenye historia.")

    private static let goodsGiven = Phrase(
        "Written down: goods without proof, on that name. It is NOT paid for that, and stays watched.",
        sw: "Imeandikwa: bidhaa bila uthibitisho, kwa jina hilo. HAIJALIPWA kwa hilo, na bado inaangaliwa.")

    private static let goodsPaid = Phrase(
        "It is PAID by now. What you said is kept in its history.",
        sw: "Sasa IMELIPWA. Ulichosema kimehifadhiwa kwenye historia.")

    /// Once a contradiction was closed.
    static let closed = Phrase(
        "Closed as NOT PAID on that name. It stays watched; another prompt may go in a minute or two.",
        sw: "Imefungwa kama HAIJALIPWA kwa jina hilo. Bado inaangaliwa; ombi lingine baada ya dakika moja au mbili.")

    /// Once a prompt was released.
    static let released = Phrase(
        "Another prompt may go to this phone now. Both may be paid: the first stays watched.",
        sw: "Ombi lingine linaweza kutumwa kwa simu hii sasa. Yote mawili yanaweza kulipwa: la kwanza linaangaliwa.")

    private static func released(_ record: AttemptRecord) -> Phrase {
        guard let look = look(for: record) else { return released }
        return Phrase("\(look.english) \(released.english)", sw: "\(look.swahili) \(released.swahili)")
    }

    /// What M-PESA's own list had of a prompt that can't be asked about, where it was looked for; else nil.
    public static func look(for record: AttemptRecord) -> Phrase? {
        let look = record.evidence.last { $0.source == .pull && $0.isAnswer }
        guard record.checkout == nil, case .queryOpen(let reason)? = look?.fact else { return nil }
        return Phrase(
            "Looked first: \(reason.fitForEyes).",
            sw: "Iliangaliwa kwanza: \(ReasonWords.phrase(reason).swahili).")
    }

    /// Once a doubt was resolved.
    static let resolved = Phrase(
        "Written down on that name. It stays in the payment's history.",
        sw: "Imeandikwa kwa jina hilo. Inabaki kwenye historia ya malipo.")

    /// When the journal could not take a decision.
    public static func notWritten(_ reason: Phrase) -> Phrase {
        Phrase(
            "That could not be written down: \(reason.english) Look at the payment before you try again.",
            sw: "Hilo halikuandikwa: \(reason.swahili) Angalia malipo kabla ya kujaribu tena.")
    }
}
