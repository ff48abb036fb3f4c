import Payments

/// What the till screen says.
enum TillWords {
    static let draftIsBack = Phrase(
        "This was being typed when the terminal went away. It was NOT sent.",
        sw: "Hii ilikuwa ikiandikwa terminali ilipopotea. HAIKUTUMWA.")
    static let newPayment = Phrase("New payment", sw: "Malipo mapya")
    static let phone = Phrase("Phone", sw: "Simu")
    static let amount = Phrase("Amount", sw: "Kiasi")
    static let reference = Phrase("Reference", sw: "Rejea")
    static let ownReference = Phrase("automatic", sw: "yenyewe")
    static let paidTo = Phrase("Paid to", sw: "Kwa")
    static let latest = Phrase("Latest payments", sw: "Malipo ya karibuni")
    static let noneYet = Phrase("Nothing yet today.", sw: "Bado hakuna leo.")

    // MARK: Refusals

    static let phoneAsAmount = Phrase("A phone number, not an amount?", sw: "Ni namba ya simu, si kiasi?")
    static let phoneAsReference = Phrase(
        "Reference: another phone? Enter keeps it.", sw: "Rejea: simu nyingine? Enter huiacha.")
    /// In the read-back.
    static let referenceIsPhone = Phrase(
        "The reference is another phone's number: is this the right customer?",
        sw: "Rejea ni namba ya simu nyingine: huyu ndiye mteja?")
    /// On the way back to the form.
    static func stillTyped(_ what: String) -> Phrase {
        Phrase("The form still has \(what): F2 empties it.", sw: "Fomu bado ina \(what): F2 huifuta.")
    }
    static let pasteDoesNotFit = Phrase(
        "What was pasted does not fit this field. Nothing was changed.",
        sw: "Kilichobandikwa hakifai hapa. Hakuna kilichobadilika.")
    static func referenceEnds(_ text: String) -> Phrase {
        Phrase(
            "The reference holds \(AccountReference.longest) characters: it ends at “\(text)”.",
            sw: "Rejea ina herufi \(AccountReference.longest): inaishia “\(text)”.")
    }
    static func leftOut(_ character: Character, of field: Phrase) -> Phrase {
        let shown = String(character).fitForEyes
        return Phrase(
            "\(field.english): “\(shown)” does not fit there and was left out.",
            sw: "\(field.swahili): “\(shown)” haifai hapo na imeachwa.")
    }
    static let pasteDropped = Phrase(
        "Paste works only in a field. It was dropped.", sw: "Kubandika ni kwenye sehemu tu. Imeachwa.")
    static let readBackFirst = Phrase(
        "Enter first: the payment is read back before it is sent.",
        sw: "Enter kwanza: malipo husomwa kabla ya kutumwa.")
    /// A send key again, right after it sent.
    static func sentOnce(_ entry: Requests.Entry) -> Phrase {
        let what = "KES \(entry.amount.short), \(entry.phone.masked)"
        let word = StatusWord(for: entry.line?.state ?? .sending).word
        return Phrase(
            "Sent once: \(what) (\(word.english)). Pressed again, it sends nothing.",
            sw: "Imetumwa mara moja: \(what) (\(word.swahili)). Ukibonyeza tena, haitumi kitu.")
    }
    static let readItOut = Phrase(
        "Not sent: read it back first, then press again.", sw: "Haijatumwa: msomee mteja kwanza, kisha bonyeza tena.")
    static let plusWasNotAlone = Phrase(
        "Not sent: something else came after the +.", sw: "Haijatumwa: kuna kingine kilichofuata +.")
    static let notSentEscFirst = Phrase(
        "NOT sent. Esc first to change it, then that key.", sw: "HAIJATUMWA. Kwanza Esc kubadili, kisha kitufe hicho.")
    static let enterDoesNotSend = Phrase(
        "Enter does not send: F9, or + twice.", sw: "Enter haitumi: F9, au + mara mbili hutuma.")
    static let formIsEmpty = Phrase("The form is empty.", sw: "Fomu ni tupu.")
    static let noPayment = Phrase("There is no payment here.", sw: "Hakuna malipo hapa.")
    static let nothingToAsk = Phrase(
        "M-PESA never named this one: there is nothing to ask by. Alt-V looks an SMS code up; Alt-5 says the rest.",
        sw: "M-PESA haikutaja hili: hakuna cha kuulizia. Alt-V hutafuta msimbo wa SMS; Alt-5 husema mengine.")
    static let nothingToStop = Phrase(
        "This one is settled: nobody waits for it.", sw: "Hili limekamilika: hakuna anayelisubiri.")
    /// It was settled while somebody was asked whether to stop waiting for it.
    static func settledMeanwhile(_ word: Phrase) -> Phrase {
        Phrase(
            "Settled meanwhile: \(word.english). Nobody waits for it any more.",
            sw: "Limekamilika sasa: \(word.swahili). Hakuna anayelisubiri tena.")
    }
    static let alreadyStopped = Phrase(
        "Nobody waits for this one; it stays watched.", sw: "Hakuna anayelisubiri; bado linaangaliwa.")
    static let pulling = Phrase("M-PESA's list is being read…", sw: "Orodha ya M-PESA inasomwa…")
    static let noList = Phrase(
        "M-PESA's list is not pulled here: no pull_phone is set.",
        sw: "Orodha ya M-PESA haivutwi hapa: pull_phone haijawekwa.")
    static let alreadyHere = Phrase("You are here.", sw: "Uko hapa.")
    static let noMessages = Phrase("No message was kept.", sw: "Hakuna ujumbe uliohifadhiwa.")
    static let noOtherRequest = Phrase("There is no other request.", sw: "Hakuna ombi lingine.")
    static let nothingToPutAway = Phrase(
        "Nothing to put away: an open request stays.", sw: "Hakuna la kuondoa: ombi lililo wazi hubaki.")
    static let nothingToClear = Phrase("Nothing to clear.", sw: "Hakuna la kufuta.")

    static func stillOpen(_ status: Phrase) -> Phrase {
        Phrase(
            "A prompt to this phone is still open (\(status.english)). Wait for its answer.",
            sw: "Ombi kwa simu hii bado liko wazi (\(status.swahili)). Subiri jibu lake.")
    }

    /// The same, where no answer is to come by itself.
    static let stillUnasked = Phrase(
        "An earlier prompt to this phone may be paid, and M-PESA is not asked about it. Alt-5 says what to do.",
        sw: "Ombi la awali kwa simu hii huenda likalipwa, na M-PESA haiulizwi. Alt-5 husema la kufanya.")

    /// The same, to stand under the field.
    static func stillOpenBrief(_ status: Phrase) -> Phrase {
        Phrase("Prompt still open: \(status.english)", sw: "Ombi bado wazi: \(status.swahili)")
    }

    /// The same, to stand under the field.
    static func coolDownBrief(_ wait: Phrase) -> Phrase {
        Phrase("Failed just now: \(wait.english)", sw: "Limekwama: \(wait.swahili)")
    }

    static func coolDown(_ wait: Phrase) -> Phrase {
        Phrase(
            "The last prompt to this phone, or for this sale, failed just now. You can send again \(wait.english).",
            sw:
                "Ombi la mwisho kwa simu hii, au la mauzo haya, limekwama sasa hivi. Unaweza kutuma tena \(wait.swahili)."
        )
    }

    // MARK: Read-back

    static let sendsNow = Phrase("sends the prompt", sw: "hutuma ombi")
    static let changes = Phrase("changes it", sw: "hubadili")
    /// A character sends only with a second one: the first may begin a number.
    static func twice(_ sign: String) -> Phrase { Phrase("\(sign) twice", sw: "\(sign) mara mbili") }

    /// The key that sends, and the sign that does so as well.
    static func either(_ key: String, _ sign: Phrase) -> Phrase {
        Phrase("\(key), or \(sign.english)", sw: "\(key), au \(sign.swahili)")
    }

    // MARK: Requests

    static let request = Phrase("Request", sw: "Ombi")
    static let noRequest = Phrase("No request is open.", sw: "Hakuna ombi lililo wazi.")
    static let inDoubt = Phrase("In doubt", sw: "Haijulikani")
    static let fromBefore = Phrase("From before", sw: "Ya awali")
    static let nextCustomer = Phrase(
        "You can serve the next customer.", sw: "Unaweza kumhudumia mteja mwingine.")
    static let asking = Phrase("Asking M-PESA now…", sw: "Inauliza M-PESA sasa…")
    static let noQuestion = Phrase(
        "Nothing to ask M-PESA by: a callback or the statement will tell.",
        sw: "Hakuna cha kuuliza M-PESA: ujumbe au taarifa itaeleza.")
    /// Nothing is asked for a while.
    static func turnedAway(until: Timestamp) -> Phrase {
        Phrase(
            "Too many questions: asks at \(until.time).",
            sw: "Maswali mengi: itauliza \(until.time).")
    }
    static let willAskSoon = Phrase("Asks M-PESA as soon as it may.", sw: "Itauliza M-PESA mapema iwezekanavyo.")
    static let sendAgain = Phrase("You can send again", sw: "Unaweza kutuma tena")
    static let say = Phrase("Say", sw: "Sema")

    static func asks(_ wait: Phrase) -> Phrase {
        Phrase("Asks M-PESA again \(wait.english).", sw: "Itauliza M-PESA tena \(wait.swahili).")
    }

    static func place(_ index: Int, of count: Int) -> Phrase {
        Phrase("\(index) of \(count) · PgDn next", sw: "\(index) kati ya \(count) · PgDn jingine")
    }

    // MARK: Outcomes

    /// Before the outcome of a payment that is not the one in the box.
    static let anotherPayment = Phrase("Another payment", sw: "Malipo mengine")

    static func outcome(_ banner: Banner, isReceiptHeard: Bool) -> Phrase {
        let line = banner.line
        let what = "KES \(line.amount.short)"
        if line.owesRefund || line.isGivenBack {
            let word = StatusWord(for: line).word
            let proof = line.receipt.map { " · \($0)" } ?? ""
            return Phrase(
                "\(word.english)  \(what) by \(line.phone.masked)\(proof)",
                sw: "\(word.swahili)  \(what) na \(line.phone.masked)\(proof)")
        }
        if line.isStrangers {
            let by = "\(line.phone.masked) · \(line.receipt?.text ?? "")"
            let words = OperatorTexts.strangers(isOwedBack: line.isOwedBack)
            return Phrase(
                "\(words.english)  \(what) by \(by)", sw: "\(words.swahili)  \(what) na \(by)")
        }
        if line.state == .paid, line.doubt == .denied || line.doubt == .otherAmount {
            // The words of its row: no receipt to wait for ends that.
            let (words, proof) = (line.headline, line.receipt.map { " · \($0)" } ?? "")
            return Phrase(
                "\(words.english)  \(what) by \(line.phone.masked)\(proof)",
                sw: "\(words.swahili)  \(what) na \(line.phone.masked)\(proof)")
        }
        if line.state.isOpen {
            // What was settled can be contradicted: then nobody knows.
            let (verdict, word) = (Verdict(in: line.state).words, StatusWord(for: line).word)
            return Phrase(
                "\(verdict.english)  \(what) by \(line.phone.masked) · \(word.english)",
                sw: "\(verdict.swahili)  \(what) na \(line.phone.masked) · \(word.swahili)")
        }
        if line.isShort, let part = SaleWords.part(line) {
            return Phrase(
                "PART PAID  \(what) by \(line.phone.masked) · \(part.english)",
                sw: "SEHEMU  \(what) na \(line.phone.masked) · \(part.swahili)")
        }
        if let whole = line.completedSale {
            let words = SaleWords.complete(whole)
            return Phrase(
                "PAID  \(what) by \(line.phone.masked) · \(words.english)",
                sw: "IMELIPWA  \(what) na \(line.phone.masked) · \(words.swahili)")
        }
        if line.state == .paid {
            let unknown = isReceiptHeard ? receiptToFollow : receiptUnheard
            let proof = line.receipt.map { Phrase("\($0)", sw: "\($0)") } ?? unknown
            let late = banner.isLate || line.doubt == .late ? Phrase(" LATE", sw: " IMECHELEWA") : Phrase("", sw: "")
            return Phrase(
                "PAID\(late.english)  \(what) by \(line.phone.masked) · \(proof.english)",
                sw: "IMELIPWA\(late.swahili)  \(what) na \(line.phone.masked) · \(proof.swahili)")
        }
        let reason = StatusWord(for: line.state, resultCode: line.resultCode).word
        return Phrase(
            "NOT PAID  \(what) by \(line.phone.masked) · \(reason.english)",
            sw: "HAIJALIPWA  \(what) na \(line.phone.masked) · \(reason.swahili)")
    }

    static let receiptToFollow = Phrase("receipt to follow", sw: "risiti itafuata")

    /// Where no message of theirs is heard, so that none can bring it.
    static let receiptUnheard = Phrase("receipt on their SMS", sw: "risiti iko kwenye SMS yake")

    /// The prompts that an earlier run left open, so many of them without a question to come.
    static func openFromBefore(_ count: Int, unasked: Int) -> Phrase {
        let what =
            count == 1
            ? Phrase("1 payment from before is open", sw: "Malipo 1 ya awali yako wazi")
            : Phrase("\(count) payments from before are open", sw: "Malipo \(count) ya awali yako wazi")
        let state: Phrase =
            switch (unasked, count) {
            case (0, 1): Phrase("it is asked about", sw: "yanaulizwa")
            case (0, _): Phrase("each is asked about", sw: "yote yanaulizwa")
            case (count, _): Phrase("M-PESA is not asked, see Alt-5", sw: "hayaulizwi, angalia Alt-5")
            default: Phrase("\(unasked) not asked about, Alt-5", sw: "\(unasked) hayaulizwi, Alt-5")
            }
        return Phrase("\(what.english): \(state.english)", sw: "\(what.swahili): \(state.swahili)")
    }

    // MARK: Totals

    static let today = Phrase("Today", sw: "Leo")
    static let paid = Phrase("Paid", sw: "Zimelipwa")
    static let refundOwed = Phrase("Refund owed", sw: "Zirudishwe")
    static let goodsGiven = Phrase("Goods out", sw: "Bidhaa nje")
    static let takenBack = Phrase("Taken back", sw: "Zimerejeshwa")
    static let waiting = Phrase("Waiting", sw: "Zinasubiri")
    static let doubt = Phrase("In doubt", sw: "Hazijulikani")
    static let notPaid = Phrase("Not paid", sw: "Hazijalipwa")
    static let needsAnswer = Phrase("needs an answer before close", sw: "zahitaji jibu kabla ya kufunga")

    // MARK: Card

    static let enlarge = Phrase("Make the window larger (60x18).", sw: "Panua dirisha (60x18).")
}
