import Payments

/// What the till screen says.
enum TillWords {
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
    static let pasteDoesNotFit = Phrase(
        "What was pasted does not fit this field. Nothing was changed.",
        sw: "Kilichobandikwa hakifai hapa. Hakuna kilichobadilika.")
    static let pasteDropped = Phrase(
        "Paste works only in a field. It was dropped.", sw: "Kubandika ni kwenye sehemu tu. Imeachwa.")
    static let readBackFirst = Phrase(
        "Enter first: the payment is read back before it is sent.",
        sw: "Enter kwanza: malipo husomwa kabla ya kutumwa.")
    static let enterDoesNotSend = Phrase("Enter does not send: F9 or + does.", sw: "Enter haitumi: F9 au + hutuma.")
    static let formIsEmpty = Phrase("The form is empty.", sw: "Fomu ni tupu.")
    static let noPayment = Phrase("There is no payment here.", sw: "Hakuna malipo hapa.")
    static let nothingToAsk = Phrase(
        "M-PESA never named this one: there is nothing to ask by.",
        sw: "M-PESA haikutaja hili: hakuna cha kuulizia.")
    static let nothingToStop = Phrase(
        "This one is settled: nobody waits for it.", sw: "Hili limekamilika: hakuna anayelisubiri.")
    static let alreadyStopped = Phrase(
        "Nobody waits for this one; it is still asked about.", sw: "Hakuna anayelisubiri; bado linaulizwa.")
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
            "The last prompt to this phone failed just now. You can send again \(wait.english).",
            sw: "Ombi la mwisho kwa simu hii limekwama sasa hivi. Unaweza kutuma tena \(wait.swahili).")
    }

    // MARK: Read-back

    static let sendsNow = Phrase("sends the prompt", sw: "hutuma ombi")
    static let changes = Phrase("changes it", sw: "hubadili")
    static let or = Phrase("or", sw: "au")

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

    static func outcome(_ banner: Banner) -> Phrase {
        let line = banner.line
        let what = "KES \(line.amount.short)"
        if line.owesRefund {
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
        if line.leavesRest, let part = SaleWords.part(line) {
            return Phrase(
                "PART PAID  \(what) by \(line.phone.masked) · \(part.english)",
                sw: "SEHEMU  \(what) na \(line.phone.masked) · \(part.swahili)")
        }
        if line.state == .paid {
            let proof = line.receipt.map { Phrase("\($0)", sw: "\($0)") } ?? receiptToFollow
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

    static func openFromBefore(_ count: Int) -> Phrase {
        count == 1
            ? Phrase("1 payment from before is open: it is asked about", sw: "Malipo 1 ya awali yako wazi: yanaulizwa")
            : Phrase(
                "\(count) payments from before are open: each is asked about",
                sw: "Malipo \(count) ya awali yako wazi: yote yanaulizwa")
    }

    // MARK: Totals

    static let today = Phrase("Today", sw: "Leo")
    static let paid = Phrase("Paid", sw: "Zimelipwa")
    static let waiting = Phrase("Waiting", sw: "Zinasubiri")
    static let doubt = Phrase("In doubt", sw: "Hazijulikani")
    static let notPaid = Phrase("Not paid", sw: "Hazijalipwa")
    static let needsAnswer = Phrase("needs an answer before close", sw: "zahitaji jibu kabla ya kufunga")

    // MARK: Card

    static let enlarge = Phrase("Make the window larger (60x18).", sw: "Panua dirisha (60x18).")
}
