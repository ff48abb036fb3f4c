public import Payments

/// What the dialog says in which a person decides about a doubt, and what is said afterwards.
public enum DecisionWords {
    static let releaseTitle = Phrase("Allow another prompt?", sw: "Kuruhusu ombi lingine?")
    static let resolveTitle = Phrase("What was done?", sw: "Nini kimefanywa?")
    static let goodsTitle = Phrase("Give the goods without proof?", sw: "Kutoa bidhaa bila uthibitisho?")
    static let closeTitle = Phrase("Close as NOT PAID?", sw: "Kufunga kama HAIJALIPWA?")
    static let seen = Phrase("Looked at", sw: "Imeonwa")
    static let times = Phrase("Times", sw: "Saa")
    static let seenHint = Phrase("statement or pull", sw: "taarifa au orodha")
    static let timesHint = Phrase("10:00 to 12:30", sw: "10:00 hadi 12:30")
    static let lookTitle = Phrase("What does the statement have?", sw: "Taarifa ina nini?")
    static let setApartTitle = Phrase("Another customer's?", sw: "Ya mteja mwingine?")
    static let found = Phrase("It has", sw: "Ina")
    static let foundHint = Phrase("its amount, or none", sw: "kiasi chake, au hakuna")
    static let by = Phrase("Your name", sw: "Jina lako")
    static let supervisor = Phrase("Supervisor", sw: "Msimamizi")
    static let reason = Phrase("Reason", sw: "Sababu")
    static let done = Phrase("What", sw: "Nini")

    static func title(_ kind: Decision.Kind) -> Phrase {
        switch kind {
        case .release: releaseTitle
        case .giveGoods: goodsTitle
        case .close: closeTitle
        case .resolve: resolveTitle
        case .wrongNumber: SaleWords.wrongTitle
        case .look: lookTitle
        case .setApart: setApartTitle
        }
    }

    static func release(_ line: PaymentLine) -> Phrase {
        Phrase(
            "Nobody knows what became of KES \(line.amount.short) from \(line.phone.masked). If another prompt goes, "
                + "BOTH MAY BE PAID. Both stay watched.",
            sw: "Haijulikani KES \(line.amount.short) kutoka \(line.phone.masked) zimekuwaje. Ombi lingine likitumwa, "
                + "YOTE MAWILI YANAWEZA KULIPWA. Yote yataangaliwa.")
    }

    static func giveGoods(_ line: PaymentLine) -> Phrase {
        let what = "KES \(line.amount.short)"
        return Phrase(
            "Nothing proves that \(what) from \(line.phone.masked) is paid. You answer for the goods. It never reads as "
                + "PAID for that, stays watched, and the day's figures name it until it is paid.",
            sw: "Hakuna uthibitisho kwamba \(what) kutoka \(line.phone.masked) zimelipwa. Wewe ndiye unayewajibika kwa "
                + "bidhaa. Haitasomeka IMELIPWA kwa hilo, itaangaliwa, na hesabu za siku zitaitaja hadi ilipwe.")
    }

    static func close(_ line: PaymentLine) -> Phrase {
        Phrase(
            "Only when M-PESA's own statement, or a Pull of its list, covers the whole time and has no row for "
                + "KES \(line.amount.short) from \(line.phone.masked). It is still watched: a success that comes later wins.",
            sw: "Iwapo tu taarifa ya M-PESA, au orodha yake, ina muda wote bila "
                + "KES \(line.amount.short) kutoka \(line.phone.masked). Itaangaliwa bado: malipo yakija, ndiyo yatashinda."
        )
    }

    /// What the two answers were, and which receipt to look for; nil where no record tells.
    static func answers(_ record: AttemptRecord?) -> Phrase? {
        guard let (paid, receipt, denied) = record?.answers else { return nil }
        let look = receipt.map { Phrase(" Look for \($0).", sw: " Tafuta \($0).") } ?? Phrase("", sw: "")
        return Phrase(
            "\(paid.source.words.english): paid. \(denied.source.words.english): not paid.\(look.english)",
            sw: "\(paid.source.words.swahili): imelipwa. \(denied.source.words.swahili): haijalipwa.\(look.swahili)")
    }

    static func resolve(_ kind: Doubt.Kind, _ line: PaymentLine) -> Phrase {
        let word = StatusWord(for: kind).word
        let amount = Doubt(kind, about: line).amount
        return Phrase(
            "\(word.english): KES \(amount.short), \(line.phone.masked). Write down what was done about it. "
                + "It leaves this list and stays in the payment's history.",
            sw: "\(word.swahili): KES \(amount.short), \(line.phone.masked). Andika kilichofanywa. Itaondoka "
                + "kwenye orodha hii na kubaki kwenye historia ya malipo.")
    }

    /// What a paid sale loses by it.
    static func wrongNumber(_ line: PaymentLine, opensForm: Bool) -> Phrase {
        let owed = (line.saleWithoutIt?.owed ?? line.amount).short
        let (what, due) = ("KES \(line.amount.short), \(line.phone.masked)", (line.sale?.due ?? line.amount).short)
        let next = opensForm ? SaleWords.formOpens : Phrase("", sw: "")
        if line.hasGoneBack {
            return Phrase(
                "\(what) was PAID, and money of it went back: that is not refunded once more, the statement says what is "
                    + "left. The sale has none of it: KES \(owed) of \(due) is owed then. It can't be undone.\(next.english)",
                sw:
                    "\(what) ILILIPWA, na pesa zake zimerudi: usizirudishe tena, taarifa inasema kilichobaki. Mauzo hayana "
                    + "pesa hizi: yatadai KES \(owed) kati ya \(due). Haitenguliwi.\(next.swahili)")
        }
        return Phrase(
            "\(what) is PAID. The sale loses this money: KES \(owed) of \(due) is owed then, and a refund to whoever paid. "
                + "It can't be undone.\(next.english)",
            sw:
                "\(what) IMELIPWA. Mauzo yatapoteza pesa hizi: yatadai KES \(owed) kati ya \(due), na aliyelipa arudishiwe. "
                + "Haitenguliwi.\(next.swahili)")
    }

    /// What it takes to say what the statement has of money paid straight to the shop.
    static func look(_ payment: DirectPayment) -> Phrase {
        if payment.isReversed, let contest = payment.contested {
            let counts: (String, String) =
                switch contest {
                case .amount(let amount): ("KES \(amount.grouped)", "KES \(amount.grouped)")
                case .either(let one, let other):
                    ("KES \(one.grouped) or KES \(other.grouped)", "KES \(one.grouped) au KES \(other.grouped)")
                case .upTo(let most): ("what is left of KES \(most.grouped)", "kilichobaki cha KES \(most.grouped)")
                }
            return Phrase(
                "\(payment.id): M-PESA's own list says that money was taken back. Look in the statement first. It then "
                    + "counts with \(counts.0), or as no payment. It is said once.",
                sw:
                    "\(payment.id): orodha ya M-PESA inasema pesa zilirudishwa. Angalia taarifa kwanza. Itahesabiwa kwa "
                    + "\(counts.1), au kama si malipo. Husemwa mara moja.")
        }
        guard let listed = payment.listedAmount?.grouped else {
            return Phrase(
                "\(payment.id): a message alone tells of it. Where M-PESA's own statement has no such payment, it counts as "
                    + "none until a list has it. Nobody is to get goods on it.",
                sw:
                    "\(payment.id): ujumbe tu ndio unaoyataja. Kama taarifa ya M-PESA haina malipo hayo, hayahesabiwi hadi "
                    + "orodha iyaonyeshe. Usitoe bidhaa kwa ajili yake.")
        }
        let told = payment.told.amount.grouped
        if payment.isFromList {
            return Phrase(
                "\(payment.id): one list of M-PESA's had KES \(told), a later one KES \(listed). Look in the statement "
                    + "first. It then counts with one of the two, or as no payment. It is said once.",
                sw:
                    "\(payment.id): orodha moja ya M-PESA ilisema KES \(told), nyingine KES \(listed). Angalia taarifa "
                    + "kwanza. Itahesabiwa kwa mojawapo, au kama si malipo. Husemwa mara moja.")
        }
        return Phrase(
            "\(payment.id): a message told KES \(told), M-PESA's own list has KES \(listed). Look in the statement "
                + "first. It then counts with the list's amount, or as no payment. It is said once.",
            sw:
                "\(payment.id): ujumbe ulisema KES \(told), orodha ya M-PESA ina KES \(listed). Angalia taarifa kwanza. "
                + "Itahesabiwa kwa kiasi cha orodha, au kama si malipo. Husemwa mara moja.")
    }

    /// What it takes to say that money which may be a prompt's is another customer's.
    static func setApart(_ row: UnplacedRow) -> Phrase {
        let what = "\(row.told.receipt), KES \(row.told.amount.short)"
        let tags =
            row.perhapsOf.prefix(2).map(\.tag.text).joined(separator: ", ") + (row.perhapsOf.count > 2 ? ", …" : "")
        return Phrase(
            "\(what): only when M-PESA's own statement shows that another phone than that of \(tags) paid it. It can be taken "
                + "for a sale then. If you are wrong, it is spent twice.",
            sw: "\(what): iwapo tu taarifa ya M-PESA inaonyesha simu nyingine na si ya \(tags) ililipa. Kisha itaweza "
                + "kudaiwa kwa mauzo. Ukikosea, itatumika mara mbili.")
    }

    static let confirmsSettingApart = Phrase("makes it free to take", sw: "huiacha iweze kudaiwa")

    /// That what is typed is neither an amount that it may count with nor the word for no payment.
    static func foundOtherwise(_ contest: DirectPayment.Contest) -> Phrase {
        switch contest {
        case .amount(let amount):
            Phrase(
                "Write \(amount.grouped) where the statement has it with that amount, or none where it has no such payment.",
                sw: "Andika \(amount.grouped) kama taarifa ina kiasi hicho, au hakuna kama haina malipo hayo.")
        case .either(let one, let other):
            Phrase(
                "Write \(one.grouped) or \(other.grouped), as the statement has it, or none where it has no such payment.",
                sw: "Andika \(one.grouped) au \(other.grouped), kama taarifa inavyosema, au hakuna kama haina.")
        case .upTo(let most):
            Phrase(
                "Write how much the statement leaves of \(most.grouped), or none where nothing is left.",
                sw: "Andika taarifa inabakisha kiasi gani cha \(most.grouped), au hakuna kama hakijabaki.")
        }
    }

    static let onlyNone = Phrase(
        "Write none where the statement has no such payment. Where it has it, read it in: kaunta statement import FILE.",
        sw: "Andika hakuna kama taarifa haina malipo hayo. Kama inayo, isome: kaunta statement import FILE.")

    /// What confirming it does, by what was found so far.
    static func confirmsLook(_ found: Decision.Found?) -> Phrase {
        guard let found else { return confirmsResolution }
        guard let amount = found.amount, amount > .zero else {
            return Phrase("writes down that it is no payment", sw: "huandika kwamba si malipo")
        }
        return Phrase(
            "counts it as PAID, KES \(amount.grouped)", sw: "huihesabu IMELIPWA, KES \(amount.grouped)")
    }

    static let confirmsRelease = Phrase("allows another prompt", sw: "huruhusu ombi lingine")
    static let confirmsGivingGoods = Phrase(
        "writes down that you let the goods go", sw: "huandika kwamba umetoa bidhaa")
    static let confirmsClosing = Phrase("closes it as NOT PAID", sw: "hufunga kama HAIJALIPWA")
    static let confirmsResolution = Phrase("writes it down", sw: "huandika")
    static let closes = Phrase("changes nothing", sw: "haibadili kitu")

    static func needed(_ kind: Decision.Kind) -> Phrase {
        switch kind {
        case .release, .giveGoods:
            Phrase(
                "A supervisor's name, a reason and the PIN are needed.",
                sw: "Jina la msimamizi, sababu na PIN vinahitajika.")
        case .resolve, .wrongNumber, .setApart:
            Phrase("A name and a reason are needed.", sw: "Jina na sababu vinahitajika.")
        case .look:
            Phrase(
                "Say what the statement has (the amount, or none), your name and the reason.",
                sw: "Andika taarifa ina nini (kiasi, au hakuna), jina lako na sababu.")
        case .close:
            Phrase(
                "Say what was looked at (statement or pull), which times, your name, the reason and your PIN.",
                sw: "Andika ulichoangalia (taarifa au orodha), saa zake, jina lako, sababu na PIN yako.")
        }
    }

    /// That what was typed gives no reason.
    public static let saysNothing = Phrase(
        "Give the reason in words, like: paid back in cash.",
        sw: "Andika sababu kwa maneno, mfano: amerudishiwa taslimu.")

    static let enterDecidesNothing = Phrase(
        "Enter writes nothing down: Alt-K does.", sw: "Enter haiandiki: Alt-K huandika.")
}
