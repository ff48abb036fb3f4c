public import Payments

extension Evidence.Source {
    /// Who says it, in words.
    public var words: Phrase {
        switch self {
        case .console: Phrase("This console", sw: "Mashine hii")
        case .pushAnswer: Phrase("Answer to the prompt", sw: "Jibu la ombi")
        case .callback: Phrase("Callback (unsigned)", sw: "Ujumbe wa M-PESA (haujathibitishwa)")
        case .query: Phrase("Safaricom, asked", sw: "Safaricom, ilipoulizwa")
        case .confirmation: Phrase("Confirmation (unsigned)", sw: "Uthibitisho (haujathibitishwa)")
        case .transactionStatus: Phrase("Transaction status", sw: "Hali ya muamala")
        case .pull: Phrase("Safaricom's list", sw: "Orodha ya Safaricom")
        case .statement: Phrase("Statement", sw: "Taarifa ya akaunti")
        case .person: Phrase("A person", sw: "Mtu")
        }
    }

    /// Who says it, as JSON spells it: `pushAnswer`.
    public var bookName: String { rawValue }
}

extension Evidence {
    /// What it said, in a sentence without a whole phone number, a secret or a control character.
    public var words: Phrase {
        Phrase(sentence.english.fitForEyes, sw: sentence.swahili.fitForEyes)
    }

    /// Who said it and why, where the fact has no place for it.
    private var said: String { source == .person ? raw.map { " (\($0))" } ?? "" : "" }

    private var sentence: Phrase {
        switch fact {
        case .sendMarked:
            Phrase(
                "Marked as sent, on disk before the request left.", sw: "Imewekwa alama ya kutumwa kabla ya kuondoka.")
        case .accepted(_, let checkout):
            Phrase(
                "Accepted as \(checkout.masked). Accepted is not paid.",
                sw: "Limepokewa kama \(checkout.masked). Kupokewa si kulipwa.")
        case .refused(let refusal):
            Phrase(
                "Refused (\(refusal.code)): \(refusal.message)",
                sw: "Limekataliwa (\(refusal.code)): \(ReasonWords.phrase(refusal.message).swahili)")
        case .neverLeft(let reason):
            Phrase(
                "Nothing left this machine: \(reason)",
                sw: "Hakuna kilichoondoka: \(ReasonWords.phrase(reason).swahili)")
        case .answerLost(let reason):
            Phrase("No usable answer: \(reason)", sw: "Hakuna jibu la maana: \(ReasonWords.phrase(reason).swahili)")
        case .callbackPaid(let claim):
            Phrase("Says paid\(claim.particulars).", sw: "Inasema imelipwa\(claim.particulars).")
        case .callbackFailed(let denial):
            Phrase(
                "Says not paid (\(denial.code)): \(denial.text)",
                sw: "Inasema haijalipwa (\(denial.code)): \(ReasonWords.phrase(denial.text).swahili)")
        case .queryPaid(_, let text):
            Phrase("Paid (0): \(text)", sw: "Imelipwa (0): \(ReasonWords.phrase(text).swahili)")
        case .queryFailed(_, let code, let text):
            Phrase("Not paid (\(code)): \(text)", sw: "Haijalipwa (\(code)): \(ReasonWords.phrase(text).swahili)")
        case .queryOpen(let reason):
            Phrase("Does not know yet: \(reason)", sw: "Bado haijui: \(ReasonWords.phrase(reason).swahili)")
        case .receiptFound(let receipt, let amount):
            Phrase("Receipt \(receipt) for KES \(amount.grouped).", sw: "Risiti \(receipt) ya KES \(amount.grouped).")
        case .rowMissing:
            Phrase("A complete list of the time does not have it.", sw: "Orodha kamili ya wakati huo haina.")
        case .deadlinePassed:
            Phrase(
                "No answer in time. It may still be paid.", sw: "Hakuna jibu kwa wakati. Bado inaweza kulipwa.")
        case .stoppedWaiting:
            Phrase("Stopped waiting. It is still watched.", sw: "Kungoja kumeachwa. Bado inaangaliwa.")
        case .restarted:
            Phrase("Found unfinished after a restart.", sw: "Ilikutwa haijakamilika baada ya kuanza upya.")
        case .withdrawn(let reason):
            Phrase(
                "Withdrawn before it was sent: \(reason)",
                sw: "Liliondolewa kabla ya kutumwa: \(ReasonWords.phrase(reason).swahili)")
        case .closedUnpaid(let reason, _, _):
            Phrase("Closed as not paid: \(reason)", sw: "Imefungwa kama haijalipwa: \(reason)")
        case .released(let approval):
            Phrase(
                "\(approval.by) lets another prompt go: \(approval.reason). Both may be paid.",
                sw: "\(approval.by) ameruhusu ombi lingine: \(approval.reason). Yote mawili yanaweza kulipwa.")
        case .goodsGiven(let approval):
            Phrase(
                "\(approval.by) lets the goods go without proof: \(approval.reason).",
                sw: "\(approval.by) ametoa bidhaa bila uthibitisho: \(approval.reason).")
        case .wrongNumber:
            Phrase("Went to a wrong number\(said).", sw: "Liliendea namba isiyo sahihi\(said).")
        case .takenElsewhere(let receipt):
            Phrase(
                "Receipt \(receipt) was taken for another sale.",
                sw: "Risiti \(receipt) ilichukuliwa kwa mauzo mengine.")
        case .notItsReceipt(let receipt):
            Phrase(
                "Receipt \(receipt) is another payment's, not this one's\(said).",
                sw: "Risiti \(receipt) ni ya malipo mengine, si ya haya\(said).")
        case .reversed(let receipt, let told) where source == .transactionStatus:
            // Whose order it was stands beside it.
            Phrase(
                "The shop gave money of receipt \(receipt) back\(told.particulars.english) (\((raw ?? "").fitForEyes)).",
                sw: "Duka limerudisha pesa za risiti \(receipt)\(told.particulars.swahili) (\((raw ?? "").fitForEyes))."
            )
        case .reversed(let receipt, let told):
            Phrase(
                "Money of receipt \(receipt) was taken back\(told.particulars.english).",
                sw: "Pesa za risiti \(receipt) zimerudishwa\(told.particulars.swahili).")
        case .doubled(let other):
            Phrase("The sale was paid already, by \(other).", sw: "Mauzo yalikuwa yameshalipwa, kwa \(other).")
        case .doubledByHand(let receipt):
            Phrase(
                "The sale was paid already, straight to the shop (\(receipt)).",
                sw: "Mauzo yalikuwa yameshalipwa, moja kwa moja kwa duka (\(receipt)).")
        case .resolved(_, let approval):
            Phrase(
                "Looked into by \(approval.by): \(approval.reason)", sw: "\(approval.by) ameangalia: \(approval.reason)"
            )
        }
    }
}

extension CallbackClaim {
    fileprivate var particulars: String {
        let parts = [
            receipt.map { "receipt \($0)" }, amount.map { "KES \($0.grouped)" }, payer?.masked,
            paidAt.map { "\($0.day) \($0.time)" },
        ].compactMap { $0 }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}

extension Reversal {
    /// How much, when and by which receipt, as far as it is told: `: KES 450, 2026-11-06 10:00:00, receipt UK6…`.
    var particulars: Phrase {
        let told = [amount.map { "KES \($0.grouped)" }, at.map { "\($0.day) \($0.time)" }].compactMap { $0 }
        func text(_ word: String) -> String {
            let parts = told + (receipt.map { ["\(word) \($0)"] } ?? [])
            return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
        }
        return Phrase(text("receipt"), sw: text("risiti"))
    }
}

extension AttemptRecord.Note {
    /// The remark in a sentence.
    public var words: Phrase {
        switch self {
        case .deniedElsewhere:
            Phrase("Another message denied this payment.", sw: "Ujumbe mwingine ulikana malipo haya.")
        case .otherAmountNamed:
            Phrase(
                "A callback named another amount: its receipt is not trusted.",
                sw: "Ujumbe ulitaja kiasi kingine: risiti yake haiaminiki.")
        case .reversed:
            Phrase(
                "M-PESA's own list says that money of it was taken back.",
                sw: "Orodha ya M-PESA inasema pesa zake zimerudi.")
        case .late:
            Phrase("Paid after it had been given up.", sw: "Imelipwa baada ya kuachwa.")
        case .receiptToFollow:
            Phrase("Receipt to follow.", sw: "Risiti itafuata.")
        }
    }
}
