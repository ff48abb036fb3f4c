import Payments

/// What the detail of one payment says.
enum DetailWords {
    static let title = Phrase("Payment", sw: "Malipo")
    static let none = Phrase("No payment.", sw: "Hakuna malipo.")
    static let reading = Phrase("Reading…", sw: "Inasoma…")

    static let amount = Phrase("Asked", sw: "Imeombwa")
    static let paid = Phrase("Paid", sw: "Imelipwa")
    static let claimed = Phrase("Claimed", sw: "Inadaiwa")
    static let phone = Phrase("Phone", sw: "Simu")
    static let payer = Phrase("Payer", sw: "Mlipaji")
    static let receipt = Phrase("Receipt", sw: "Risiti")
    static let reference = Phrase("Reference", sw: "Rejea")
    static let tag = Phrase("Our tag", sw: "Alama yetu")
    static let payee = Phrase("Paid to", sw: "Kwa")
    static let created = Phrase("Written", sw: "Iliandikwa")

    static let asAsked = Phrase("as asked", sw: "kama ilivyoombwa")
    static let differs = Phrase("NOT what was asked", sw: "SI kilichoombwa")
    static let claimOnly = Phrase("says a message, unchecked", sw: "ujumbe unasema, haijakaguliwa")

    static let whatNext = Phrase("What next", sw: "Kinachofuata")
    static let code = Phrase("The code", sw: "Msimbo")
    static let theirWords = Phrase("Their words", sw: "Maneno yao")
    static let meaning = Phrase("Meaning", sw: "Maana")
    static let doNow = Phrase("Do now", sw: "Fanya sasa")
    static let sayEnglish = Phrase("Say", sw: "Sema (Eng)")
    static let saySwahili = Phrase("Say (Sw)", sw: "Sema")
    static let history = Phrase("Who said what, and when", sw: "Nani alisema nini, na lini")
    static let ids = Phrase("Ids", sw: "Vitambulisho")
    static let checkout = Phrase("Checkout", sw: "Checkout")
    static let merchant = Phrase("Merchant", sw: "Merchant")
    static let raw = Phrase("Raw messages", sw: "Ujumbe halisi")

    static func checkoutMoment(_ moment: String) -> Phrase {
        Phrase("made by M-PESA on \(moment)", sw: "ilitengenezwa na M-PESA \(moment)")
    }

    static func receiptDay(_ day: String, isOld: Bool) -> Phrase {
        isOld
            ? Phrase("its letters say \(day): look again", sw: "herufi zake zinasema \(day): angalia tena")
            : Phrase("its letters say \(day)", sw: "herufi zake zinasema \(day)")
    }

    static func folded(_ count: Int) -> Phrase {
        Phrase("\(count) kept · r shows them", sw: "\(count) zimehifadhiwa · r huonyesha")
    }

    static func willAsk(_ moment: String) -> Phrase {
        Phrase("Will ask M-PESA at \(moment).", sw: "Itauliza M-PESA saa \(moment).")
    }

    static let settled = Phrase("Settled. Nothing more is asked.", sw: "Imekamilika. Hakuna kinachoulizwa tena.")

    static func restOwed(_ owed: Money) -> Phrase {
        Phrase(
            "Its sale still owes KES \(owed.short): no goods yet. Alt-N asks for it.",
            sw: "Mauzo yake bado yanadai KES \(owed.short): usitoe bidhaa. Alt-N huomba.")
    }

    /// Why the payment stands as it does. A prompt that was never accepted may not have reached the phone: nobody knows
    /// whether any customer's time ran.
    static func reason(for line: PaymentLine, _ record: AttemptRecord?) -> Phrase {
        if let closing = record?.closing { return closing.words }
        if let list = record?.listThatTells {
            let (who, paid) = (list.words, line.state == .paid)
            return paid
                ? Phrase("\(who.english) says it is paid.", sw: "\(who.swahili) inasema imelipwa.")
                : Phrase("\(who.english) says it is not paid.", sw: "\(who.swahili) inasema haijalipwa.")
        }
        guard line.isUnasked else { return reason(for: line.state) }
        guard let record, record.checkout == nil else { return reason(for: .unknown) }
        return Phrase(
            "We do not know if it reached the phone. Do not send again: it could charge twice.",
            sw: "Hatujui kama lilifika kwenye simu. Usitume tena: mteja anaweza kutozwa mara mbili.")
    }

    /// Why the state is what it is, as far as rules and not the gateway's codes explain it.
    private static func reason(for state: AttemptState) -> Phrase {
        switch state {
        case .prepared:
            Phrase("It is written down; nothing has been sent.", sw: "Imeandikwa; hakuna kilichotumwa.")
        case .sending:
            Phrase(
                "The send mark is on disk; the prompt may be on its way.",
                sw: "Alama ya kutuma imeandikwa; ombi linaweza kuwa njiani.")
        case .pending:
            Phrase(
                "M-PESA took the prompt. Taken is not paid.", sw: "M-PESA imepokea ombi. Kupokea si kulipwa.")
        case .unknown:
            Phrase(
                "It was sent, and no usable answer came. Sending again could charge twice.",
                sw: "Ilitumwa, na hakuna jibu la maana. Kutuma tena kunaweza kutoza mara mbili.")
        case .claimed:
            Phrase(
                "A message says paid. Anybody could have sent it, so Safaricom is asked.",
                sw: "Ujumbe unasema imelipwa. Yeyote angeweza kuutuma, kwa hiyo Safaricom inaulizwa.")
        case .paid:
            Phrase("Safaricom, asked by us, says it is paid.", sw: "Safaricom, tulipoiuliza, inasema imelipwa.")
        case .refused:
            Phrase(
                "Refused, or never sent: no prompt, no money moved.",
                sw: "Ilikataliwa, au haikutumwa: hakuna ombi, hakuna pesa.")
        case .failedUnverified:
            Phrase(
                "A message says not paid. It is checked before another prompt may go.",
                sw: "Ujumbe unasema haijalipwa. Inakaguliwa kabla ya ombi jingine.")
        case .failed:
            Phrase(
                "Safaricom, asked by us, says it is not paid.", sw: "Safaricom, tulipoiuliza, inasema haijalipwa.")
        case .expired:
            Phrase(
                "The customer's time is up without an answer. It may still be paid.",
                sw: "Muda wa mteja umeisha bila jibu. Inaweza bado kulipwa.")
        case .conflict:
            Phrase(
                "What came in contradicts itself. A supervisor decides.",
                sw: "Yaliyopokelewa yanapingana. Msimamizi aamue.")
        case .void:
            Phrase("It was never sent.", sw: "Haikutumwa kamwe.")
        }
    }
}

extension AttemptRecord {
    /// The list that alone proves that it is paid, or is not; nil where an answer to a question says so.
    fileprivate var listThatTells: Evidence.Source? {
        let isAnswered = evidence.contains {
            if case .queryPaid = $0.fact { return state == .paid }
            if case .queryFailed = $0.fact { return state == .failed }
            return false
        }
        let row = evidence.last {
            if case .receiptFound(_, attempt.amount) = $0.fact { return state == .paid }
            return $0.fact == .rowMissing && state == .failed
        }
        return isAnswered ? nil : row?.source
    }
}
