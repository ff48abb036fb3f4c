import Console
import Payments

extension CodeReport {
    /// A few lines for people: what the code is, and what to do.
    func words(_ ink: Ink) -> String {
        var lines = [ink.paint(ink.say(headline), as: role), ink.say(sentence).fitForEyes]
        if let strangeAmount { lines.append(ink.say(CodeWords.otherAmount(strangeAmount))) }
        if let ageWords { lines.append(ink.say(ageWords)) }
        if let question, question.answer?.reason == nil || finding.wantsProof {
            let moment = "\(question.askedAt.day) \(question.askedAt.time)"
            lines.append(ink.say(StatusQuestionWords.standing(of: question, at: moment, now: now)))
        }
        return ink.fitted(lines.joined(separator: "\n"))
    }

    private var role: Ink.Role {
        status == .done ? .strong : status == .differences ? .bad : .doubt
    }

    private var headline: Phrase {
        let code = code.receipt
        if isOnItsWayBack { return Phrase("\(code)  ON ITS WAY BACK?", sw: "\(code)  ZINARUDI?") }
        return switch finding {
        case .spent(let line) where line.state == .paid:
            Phrase("\(code)  ALREADY USED", sw: "\(code)  IMESHATUMIKA")
        case .takenBack: Phrase("\(code)  REVERSED", sw: "\(code)  IMEREJESHWA")
        case .direct(let payment) where payment.isReversed:
            Phrase("\(code)  REVERSED", sw: "\(code)  IMEREJESHWA")
        case .direct(let payment) where payment.isGivenBack:
            Phrase("\(code)  GIVEN BACK", sw: "\(code)  ZIMERUDI")
        case .direct(let payment) where !payment.isFree:
            Phrase("\(code)  ALREADY USED", sw: "\(code)  IMESHATUMIKA")
        case .direct(let payment) where payment.foreignTag != nil:
            Phrase("\(code)  ANOTHER TILL'S", sw: "\(code)  YA KAUNTA NYINGINE")
        case .direct: Phrase("\(code)  Paid straight to the shop", sw: "\(code)  Imelipwa moja kwa moja")
        case .setAside: Phrase("\(code)  NOT BELIEVED", sw: "\(code)  HAIJAAMINIWA")
        case .spent, .named, .unplaced, .unheard: Phrase("\(code)  DON'T KNOW", sw: "\(code)  HAIJULIKANI")
        }
    }

    /// What happened, and what to do.
    var sentence: Phrase {
        if isOnItsWayBack, let order { return order.sentence }
        return switch finding {
        case .spent(let line): spent(line)
        case .direct(let payment): direct(payment)
        case .named(let lines) where lines.allSatisfy { $0.state == .paid }:
            Phrase(
                "A message named it for \(Self.names(lines)), which is PAID: perhaps its receipt, and no second payment. "
                    + "No goods on the code itself.",
                sw:
                    "Ujumbe uliutaja kwa \(Self.names(lines)), ambayo IMELIPWA: huenda ni risiti yake, si malipo ya pili. "
                    + "Usitoe bidhaa kwa namba yenyewe.")
        case .named(let lines):
            Phrase(
                "A message named it for \(Self.names(lines)), and Safaricom has not confirmed it. No goods on it. "
                    + "Ask: kaunta query \(lines.first?.tag.text ?? "ID")",
                sw: "Ujumbe uliutaja kwa \(Self.names(lines)), na Safaricom haijathibitisha. Usitoe bidhaa. "
                    + "Uliza: kaunta query \(lines.first?.tag.text ?? "ID")")
        case .takenBack(let told): OperatorTexts.takenBack(told)
        case .unplaced(let row): OperatorTexts.unplaced(row)
        case .setAside(let message):
            Self.inTheList(after: CodeWords.setAside(message, at: "\(message.at.day) \(message.at.time)"))
        case .unheard:
            Phrase(
                "Nothing has named this code. A code proves nothing: look it up in M-PESA's own list. No goods on it.",
                sw: "Hakuna kilichoitaja namba hii. Namba haithibitishi chochote: itafute kwenye orodha ya M-PESA.")
        }
    }

    private static func inTheList(after words: Phrase) -> Phrase {
        Phrase(
            "\(words.english) Look in M-PESA's own list: kaunta pull, or Alt-L in a console at work.",
            sw: "\(words.swahili) Angalia orodha ya M-PESA: kaunta pull, au Alt-L kwenye kaunta iliyo wazi.")
    }

    private func spent(_ line: PaymentLine) -> Phrase {
        let what = Self.name(line)
        guard line.state == .paid else {
            return Phrase(
                "It belongs to \(what), and Safaricom has not confirmed that payment. No goods on it.",
                sw: "Ni ya \(what), na Safaricom haijathibitisha malipo hayo. Usitoe bidhaa.")
        }
        if let warning = line.warning {
            let word = StatusWord(for: line).word
            return Phrase(
                "It is the receipt of \(what): \(word.english). \(warning.english)",
                sw: "Ni risiti ya \(what): \(word.swahili). \(warning.swahili)")
        }
        return Phrase(
            "It is the receipt of \(what), which is PAID. A receipt is spent once.",
            sw: "Ni risiti ya \(what), ambayo IMELIPWA. Risiti hutumika mara moja.")
    }

    private func direct(_ payment: DirectPayment) -> Phrase {
        let told = payment.told
        let from = told.name.isEmpty ? "" : " \(told.name)"
        let at = payment.paidAt
        let what = "KES \(told.amount.grouped)\(from), \(at.day) \(at.time)"
        if payment.isReversed {
            return Phrase("\(what): \(payment.words.english)", sw: "\(what): \(payment.words.swahili)")
        }
        if let sale = payment.sale {
            // That it was taken back outlives the word of whoever looked into that.
            let back = payment.reversal == nil ? nil : payment.words
            let when = payment.takenAt.map { ", \($0.day) \($0.time)" } ?? ""
            return Phrase(
                "\(what): it was taken for sale \(sale)\(when). A receipt is spent once."
                    + (back.map { " \($0.english)" } ?? ""),
                sw: "\(what): ilichukuliwa kwa mauzo \(sale)\(when). Risiti hutumika mara moja."
                    + (back.map { " \($0.swahili)" } ?? ""))
        }
        if payment.prompt != nil {
            return Phrase(
                "\(what): it is the payment of a prompt, which is in the list already.",
                sw: "\(what): ni malipo ya ombi ambalo tayari liko kwenye orodha.")
        }
        if payment.listedAmount != nil || payment.reversal != nil {
            return Phrase(
                "\(what): \(payment.words.english)", sw: "\(what): \(payment.words.swahili)")
        }
        if let tag = payment.foreignTag {
            return Phrase(
                "\(what): it was paid under \(tag), a prompt that this ledger does not have. Look at the till that has it.",
                sw: "\(what): ililipwa kwa \(tag), ombi ambalo leja hii haina. Angalia kwenye kaunta iliyo nalo.")
        }
        guard payment.state == .paid else {
            let hold = payment.holder(at: now).map { claim in
                let who = claim.by.fitForEyes
                return Phrase(
                    " \(who) is about to take it (until \(claim.until.time)).",
                    sw: " \(who) anakaribia kuichukua (hadi \(claim.until.time)).")
            }
            return Phrase(
                "\(what): only an unsigned message tells of it. No goods on it before Safaricom's own list has it."
                    + (hold?.english ?? ""),
                sw: "\(what): ni ujumbe usiothibitishwa tu. Usitoe bidhaa kabla orodha ya Safaricom kuwa nayo."
                    + (hold?.swahili ?? ""))
        }
        if let claim = payment.claim, claim.until > now {
            return Phrase(
                "\(what): Safaricom's list has it, and \(claim.by) is about to take it (until \(claim.until.time)).",
                sw:
                    "\(what): orodha ya Safaricom inayo, na \(claim.by) anakaribia kuichukua (hadi \(claim.until.time))."
            )
        }
        let lacks = DirectWords.lacksAccount(payment)
        return Phrase(
            "\(what): Safaricom has it, and nobody has taken it here.\(lacks.map { " \($0.english)" } ?? "") "
                + "Take it: kaunta claim \(code.receipt)",
            sw: "\(what): Safaricom inayo, na hakuna aliyeichukua hapa.\(lacks.map { " \($0.swahili)" } ?? "") "
                + "Ichukue: kaunta claim \(code.receipt)")
    }

    /// What the code's first characters say, where somebody should look again. It convicts nobody.
    private var ageWords: Phrase? {
        switch age {
        case .fresh: nil
        case .old(let day):
            Phrase(
                "Its first letters say \(day), not today: look at the code again.",
                sw: "Herufi zake za kwanza zinasema \(day), si leo: angalia namba tena.")
        case .future(let day):
            Phrase(
                "Its first letters say \(day), a day to come: look at the code again.",
                sw: "Herufi zake za kwanza zinasema \(day), siku ijayo: angalia namba tena.")
        case .undated:
            Phrase(
                "Its first letters name no day: look at the code again.",
                sw: "Herufi zake za kwanza hazitaji siku: angalia namba tena.")
        }
    }

    private static func name(_ line: PaymentLine) -> String {
        "\(line.tag) (KES \(line.amount.grouped), \(line.phone.masked), \(line.createdAt.day) \(line.createdAt.time))"
    }

    private static func names(_ lines: [PaymentLine]) -> String {
        lines.prefix(3).map(name).joined(separator: ", ") + (lines.count > 3 ? ", …" : "")
    }
}
