import Payments

/// What is said about a sale: its parts, the same again, a wrong number.
enum SaleWords {
    // MARK: Parts

    static func owesLess(_ owed: Money) -> Phrase {
        Phrase("The sale owes KES \(owed.short)", sw: "Mauzo yanadai KES \(owed.short)")
    }

    /// Over the form, when it asks for a sale that is open already.
    static func sameSale(_ owed: Money) -> Phrase {
        Phrase("Same sale · KES \(owed.short) owed", sw: "Mauzo yale yale · baki KES \(owed.short)")
    }

    /// Over the form, when it asks in a sale of its own for what another one owes.
    static func sameDebt(_ owed: Money) -> Phrase {
        Phrase("The same debt · KES \(owed.short)", sw: "Deni lile lile · KES \(owed.short)")
    }

    /// Under the amount, when it is not what that one owes.
    static func ownDebtBrief(_ owed: Money) -> Phrase {
        Phrase("Not KES \(owed.short): another debt", sw: "Si KES \(owed.short): deni jipya")
    }

    /// The same on the read-back.
    static func ownDebt(_ owed: Money) -> Phrase {
        Phrase(
            "A debt of its own: the earlier sale's KES \(owed.short) stay owed.",
            sw: "Ni deni jipya: KES \(owed.short) za mauzo yale bado zinadaiwa.")
    }

    /// The form was emptied that asked for a sale.
    static let saleLeft = Phrase(
        "The form is empty: what is typed now is a new sale.", sw: "Fomu ni tupu: utakachoandika ni mauzo mapya.")

    /// The smallest numbers that a part can have among the parts of its sale; nil where several payers share the sale, so
    /// that nobody knows how many parts there will be.
    private static func place(of amount: Money, before: Money, due: Money) -> (number: Int64, of: Int64)? {
        let most = PromptOrder.shillings.upperBound * 100
        let isCutByMPESA = before.cents % most == 0 && amount.cents == min(most, due.cents - before.cents)
        guard isCutByMPESA else { return nil }
        let number = 1 + (before.cents + most - 1) / most
        let after = max(0, due.cents - before.cents - amount.cents)
        return (number, number + (after + most - 1) / most)
    }

    /// On the read-back of a part after the first: which it is, of what sum, and what is paid of that.
    static func laterPart(_ amount: Money, of sale: SaleStanding) -> Phrase? {
        guard sale.paid > .zero, sale.owed > .zero else { return nil }
        guard let (number, count) = place(of: amount, before: sale.paid, due: sale.due) else {
            return Phrase(
                "A part of KES \(sale.due.short); KES \(sale.paid.short) is paid",
                sw: "Sehemu ya KES \(sale.due.short); KES \(sale.paid.short) imelipwa")
        }
        return Phrase(
            "Part \(number) of \(count) of KES \(sale.due.short); KES \(sale.paid.short) is paid",
            sw: "Sehemu \(number) ya \(count) ya KES \(sale.due.short); KES \(sale.paid.short) imelipwa")
    }

    /// Once every part is paid.
    static func complete(_ whole: Money) -> Phrase {
        Phrase("SALE COMPLETE, KES \(whole.short)", sw: "MAUZO YAMEKAMILIKA, KES \(whole.short)")
    }

    /// On the read-back, when M-PESA does not move as much at once.
    static func parts(_ parts: [Money]) -> Phrase {
        let (first, rest) = (parts.first ?? .zero, parts.dropFirst().map(\.short).joined(separator: ", "))
        let whole = Money(cents: parts.reduce(0) { $0 + $1.cents }).short
        return Phrase(
            "\(parts.count) prompts, KES \(whole) together: \(first.short) now, then \(rest)",
            sw: "Maombi \(parts.count), jumla KES \(whole): \(first.short) sasa, kisha \(rest)")
    }

    /// Which part of its sale a prompt asks for, and what is left after it.
    static func part(_ line: PaymentLine) -> Phrase? {
        guard line.isPart, let sale = line.sale else { return nil }
        guard let (number, count) = place(of: line.amount, before: sale.paidBefore, due: sale.due) else {
            let rest = line.rest == .zero || sale.isGivenUp ? nil : line.rest.short
            return Phrase(
                "a part of KES \(sale.due.short)" + (rest.map { ", KES \($0) to go" } ?? ""),
                sw: "sehemu ya KES \(sale.due.short)" + (rest.map { ", bado KES \($0)" } ?? ""))
        }
        if sale.isGivenUp {
            return Phrase("part \(number) of \(count)", sw: "sehemu \(number) ya \(count)")
        }
        if line.rest == .zero {
            return Phrase("part \(number) of \(count), the last", sw: "sehemu \(number) ya \(count), ya mwisho")
        }
        return Phrase(
            "part \(number) of \(count), KES \(line.rest.short) to go",
            sw: "sehemu \(number) ya \(count), bado KES \(line.rest.short)")
    }

    /// What a sale has and lacks, short enough for the narrowest box.
    static func lacks(_ sale: SaleStanding) -> Phrase {
        let (paid, owed) = (sale.paid.short, Money(cents: sale.due.cents - sale.paid.cents).short)
        return sale.isGivenUp
            ? Phrase("of the sale \(paid) paid, the rest given up", sw: "mauzo: \(paid) imelipwa, baki iliachwa")
            : Phrase("of the sale \(owed) owed, \(paid) paid", sw: "mauzo: baki \(owed), imelipwa \(paid)")
    }

    static func partPaid(_ owed: Money) -> Phrase {
        Phrase("PART PAID – KES \(owed.short) still owed", sw: "SEHEMU IMELIPWA – baki KES \(owed.short)")
    }

    static let restAsked = Phrase(
        "PART PAID – the rest is asked for", sw: "SEHEMU IMELIPWA – baki inaombwa")

    static let partLost = Phrase(
        "PART PAID – money of the sale went back", sw: "SEHEMU IMELIPWA – pesa za mauzo zimerudi")

    static let putAwayTitle = Phrase("Put it away?", sw: "Kuiondoa?")

    /// What putting away leaves behind where a part of a sale is paid.
    static func putAway(_ rest: Money) -> Phrase {
        Phrase(
            "KES \(rest.short) of this sale is not paid: no goods yet. Put away, it stays in the live list (F3).",
            sw: "KES \(rest.short) za mauzo haya hazijalipwa: usitoe bidhaa. Ukiiondoa, inabaki kwenye orodha hai (F3)."
        )
    }

    static let noGoodsYetElsewhere = Phrase(
        "No goods yet: a prompt in another sale asks for the rest.",
        sw: "USITOE bidhaa bado: ombi la mauzo mengine linaomba kilichobaki.")

    static let noGoodsYetLost = Phrase(
        "No goods yet: money of another part went back. Supervisor.",
        sw: "USITOE bidhaa bado: pesa za sehemu nyingine zimerudi. Msimamizi.")

    static let noGoodsYet = Phrase(
        "No goods yet: Alt-N asks for the rest.", sw: "USITOE bidhaa bado: Alt-N huomba kilichobaki.")

    // MARK: The same again

    static let againTitle = Phrase("The same again?", sw: "Malipo yale yale tena?")

    static func again(_ order: PromptOrder, _ before: PaidBefore) -> Phrase {
        let tag = before.tag.map { " (\($0))" } ?? ""
        let whole = before.whole.map { Phrase(", a part of KES \($0.short),", sw: ", sehemu ya KES \($0.short),") }
        let now = order.due.map {
            Phrase(" It would be a part of KES \($0.short) now.", sw: " Sasa ingekuwa sehemu ya KES \($0.short).")
        }
        if before.hasGoneBack {
            return Phrase(
                "KES \(order.amount.short)\(whole?.english ?? "") that \(order.phone.grouped) paid at \(before.at.time)\(tag) "
                    + "went back, or a part of it.\(now?.english ?? "") Ask for it anew? Nothing is sent yet.",
                sw:
                    "KES \(order.amount.short)\(whole?.swahili ?? "") za \(order.phone.grouped) za saa \(before.at.time)\(tag) "
                    + "zimerudi, au sehemu.\(now?.swahili ?? "") Uombe upya? Bado hakuna kilichotumwa.")
        }
        return Phrase(
            "\(order.phone.grouped) paid KES \(order.amount.short)\(whole?.english ?? "") at \(before.at.time)\(tag)."
                + "\(now?.english ?? "") Is this another payment of the same amount? Nothing is sent yet.",
            sw:
                "\(order.phone.grouped) ililipa KES \(order.amount.short)\(whole?.swahili ?? "") saa \(before.at.time)\(tag)."
                + "\(now?.swahili ?? "") Je, ni malipo mengine ya kiasi kile kile? Bado hakuna kilichotumwa.")
    }

    /// On an order that came back with that question.
    static let answers = Phrase("Alt-R answers.", sw: "Alt-R hujibu.")

    /// On the read-back, once it was said.
    static func meantAgain(_ line: PaymentLine) -> Phrase {
        if line.hasGoneBack {
            return Phrase(
                "Asked for anew: what it paid at \(line.updatedAt.hourAndMinute) went back, or a part of it.",
                sw: "Inaombwa upya: ilizolipa saa \(line.updatedAt.hourAndMinute) zimerudi, au sehemu.")
        }
        return Phrase(
            "Another payment: it paid the same at \(line.updatedAt.hourAndMinute).",
            sw: "Malipo mengine: ililipa kiasi hiki saa \(line.updatedAt.hourAndMinute).")
    }

    static func paidOtherwise(_ line: PaymentLine) -> Phrase {
        let (sum, time) = (line.amount.short, line.updatedAt.hourAndMinute)
        return Phrase(
            "Another payment: it paid KES \(sum) at \(time).", sw: "Malipo mengine: ililipa KES \(sum) saa \(time).")
    }

    // MARK: A wrong number

    static let wrongTitle = Phrase("Went to a wrong number?", sw: "Liliendea namba isiyo sahihi?")

    static func wrong(_ line: PaymentLine?, opensForm: Bool) -> Phrase {
        guard let line else { return wrongTitle }
        let what = "KES \(line.amount.short), \(line.phone.masked)"
        let next = opensForm ? formOpens : Phrase("", sw: "")
        return Phrase(
            "The prompt (\(what)) cannot be called back. It stays watched: if they pay, a refund is owed.\(next.english)",
            sw: "Ombi (\(what)) haliwezi kurudishwa. Litaangaliwa: wakilipa, pesa zirudishwe.\(next.swahili)")
    }

    /// After either question, where that is so.
    static let formOpens = Phrase(
        " The form opens for the right number.", sw: " Fomu itafunguliwa kwa namba sahihi.")

    /// The prompt was paid in the moment in which it was noted.
    static let unsigned = Phrase(
        "Not noted: it is PAID now. Alt-W on it takes a name and a reason.",
        sw: "Haikuandikwa: sasa IMELIPWA. Alt-W juu yake huhitaji jina na sababu.")

    static let restLater = Phrase(
        "Noted. The rest of this sale is asked for once this prompt is paid, or NOT PAID: Alt-N on the part that is paid.",
        sw:
            "Imeandikwa. Baki ya mauzo haya huombwa ombi hili likishalipwa, au lisipolipwa: Alt-N kwenye sehemu iliyolipwa."
    )
    static let wrongWatched = Phrase("Wrong number; still watched", sw: "Namba isiyo sahihi; linaangaliwa")
    static let wrongSentence = Phrase(
        "If they pay, a refund is owed. The right number gets a prompt of its own.",
        sw: "Wakilipa, pesa zirudishwe. Namba sahihi hupata ombi lake.")

    // MARK: Why a key does nothing

    static let formInUse = Phrase(
        "Something is typed in the form: send or clear it first.", sw: "Fomu ina maandishi: tuma au futa kwanza.")
    static let formKept = Phrase(
        "Noted. What is typed in the form was left as it is.", sw: "Imeandikwa. Fomu imeachwa ilivyo.")
    static let mayHaveLeft = Phrase(
        "It may be on the phone: do not send again.", sw: "Huenda liko kwenye simu: usitume tena.")
    static let notFailed = Phrase(
        "Only what is NOT PAID, or was released, is sent again.",
        sw: "Hutumwa tena tu kile AMBACHO HAKIJALIPWA, au kilichoruhusiwa.")

    /// On the read-back of a sale, or of a phone, one of whose prompts was released: nobody knows what became of that.
    static func bothMayBePaid(_ earlier: Money) -> Phrase {
        Phrase(
            "The earlier prompt of KES \(earlier.short) may still be paid, too.",
            sw: "Ombi la awali la KES \(earlier.short) huenda likalipwa pia.")
    }
    static let restWaits = Phrase(
        "A prompt for this sale is open. Wait until it is paid, or NOT PAID.",
        sw: "Ombi la mauzo haya liko wazi. Subiri lilipwe, au lisilipwe.")
    static let partNotPaid = Phrase(
        "This part is NOT PAID. Alt-R asks for it again.", sw: "Sehemu hii HAIJALIPWA. Alt-R huiomba tena.")
    static let partReleased = Phrase(
        "This part was released. Alt-R asks for it again: both may be paid.",
        sw: "Sehemu hii imeruhusiwa. Alt-R huiomba tena: zote mbili huenda zikalipwa.")
    static let restGivenUp = Phrase(
        "This rest was given up: nobody is asked for it.", sw: "Baki hii iliachwa: haiombwi tena.")
    static let askedElsewhere = Phrase(
        "Another prompt asks for it, or it was paid by hand and M-PESA has not confirmed that. Wait for M-PESA's word.",
        sw: "Ombi lingine linaiomba, au imelipwa kwa mkono na M-PESA haijathibitisha. Subiri neno la M-PESA.")
    static let nothingOwed = Phrase("The sale owes nothing more here.", sw: "Mauzo haya hayadai zaidi hapa.")
    static let wrongAlready = Phrase(
        "It is noted as a wrong number already.", sw: "Imeshaandikwa kuwa namba si sahihi.")
    static let reachedNobody = Phrase(
        "It reached no phone: correct the number and send.", sw: "Halikufika simu yoyote: rekebisha namba, utume.")
}
