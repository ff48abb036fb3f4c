public import Payments

/// What is said about money paid straight to the shop.
public enum DirectWords {
    static let title = Phrase("Direct payment", sw: "Malipo ya moja kwa moja")
    static let direct = Phrase("Direct", sw: "Moja kwa moja")
    /// Direct, and not confirmed yet.
    static let receivedOnly = Phrase("Received", sw: "Imepokelewa")
    static let refunded = Phrase("Refunded", sw: "Zimerudishwa")
    static let held = Phrase("Held", sw: "Imeshikwa")
    static let account = Phrase("Account", sw: "Akaunti")
    static let heard = Phrase("Heard", sw: "Ilisikika")
    static let name = Phrase("Name", sw: "Jina")
    /// The moment that the message names.
    static let told = Phrase("Says at", sw: "Inasema saa")

    /// What a payer typed for the account, as a list shows it: a phone without its middle.
    static func account(_ text: String) -> String { (try? MSISDN(parsing: text))?.masked ?? text.asTyped }

    static let received = Phrase("Received – not confirmed yet", sw: "Imepokelewa – haijathibitishwa bado")
    static let stranger = Phrase(
        "A message says so. Anybody could have sent it: only Safaricom's own list proves it.",
        sw: "Ujumbe unasema. Yeyote angeweza kuutuma: orodha ya Safaricom pekee huthibitisha.")
    static let isPrompts = Phrase(
        "It is the payment of a prompt, which is in the list.", sw: "Ni malipo ya ombi, lililo kwenye orodha.")
    static let taken = Phrase("Taken for a sale.", sw: "Imechukuliwa kwa mauzo.")
    /// The same, while a message alone tells of the money.
    static let takenUnconfirmed = Phrase(
        "Taken for a sale. No goods yet: M-PESA has not confirmed it. Alt-V, its code, then F5 asks.",
        sw: "Imechukuliwa kwa mauzo. USITOE bidhaa bado: M-PESA haijathibitisha. Alt-V, msimbo, kisha F5 huuliza.")
    /// What a person wrote down about it.
    static func looked(_ look: DirectPayment.Look) -> Phrase {
        let words = "\(look.approval.by.fitForEyes): “\(look.approval.reason.fitForEyes)”."
        return Phrase(words, sw: words)
    }

    static let free = Phrase("Nobody has taken it: c holds it.", sw: "Hakuna aliyeichukua: c huishikilia.")
    static let freeToWatch = Phrase("Nobody has taken it.", sw: "Hakuna aliyeichukua.")

    static func heldHere(until: Timestamp) -> Phrase {
        Phrase(
            "Held by this till until \(until.time): t takes it.",
            sw: "Imeshikwa na kaunta hii hadi \(until.time): t huichukua.")
    }

    static func heldBy(_ claim: DirectPayment.Claim) -> Phrase {
        let who = claim.by.fitForEyes
        return Phrase(
            "Held by \(who) until \(claim.until.time).", sw: "Imeshikwa na \(who) hadi \(claim.until.time).")
    }

    // MARK: Before a prompt

    /// On a read-back of the same amount.
    static func cameAlready(_ money: EarlierMoney) -> Phrase {
        guard case .direct(let payment) = money else {
            let what = came(money)
            return Phrase("\(what.english): settle that first.", sw: "\(what.swahili): maliza hilo kwanza.")
        }
        if let at = payment.takenAt?.hourAndMinute {
            let sum = sum(money)
            return Phrase(
                "A second payment: \(sum.english) was taken for a sale at \(at).",
                sw: "Malipo ya pili: \(sum.swahili) zilichukuliwa kwa mauzo saa \(at).")
        }
        let what = came(money)
        return Phrase("\(what.english). Take that (F3, c) instead?", sw: "\(what.swahili). Uchukue hizo (F3, c)?")
    }

    static let alreadyTitle = Phrase("Paid already?", sw: "Imeshalipwa?")

    /// Before the prompt is sent all the same.
    static func paidAlready(_ money: EarlierMoney, _ order: PromptOrder) -> Phrase {
        let what = came(money)
        let hint =
            switch money {
            case .direct(let payment) where payment.takenAt == nil:
                Phrase("If that is this payment, take it (F3, c).", sw: "Kama ndiyo malipo haya, zichukue (F3, c).")
            case .direct: Phrase("This would be a second payment.", sw: "Haya yangekuwa malipo ya pili.")
            case .unplaced:
                Phrase(
                    "If that is this payment, the customer would pay twice.",
                    sw: "Kama ndiyo malipo haya, mteja angelipa mara mbili.")
            }
        return Phrase(
            "\(what.english) (\(money.receipt)). \(hint.english) "
                + "Ask \(order.phone.grouped) for KES \(order.amount.short) all the same? Nothing is sent yet.",
            sw: "\(what.swahili) (\(money.receipt)). \(hint.swahili) "
                + "Uombe \(order.phone.grouped) KES \(order.amount.short) hata hivyo? Bado hakuna kilichotumwa.")
    }

    /// Instead of a prompt, where nobody can be asked.
    public static func heldBack(for money: EarlierMoney) -> Phrase {
        let (what, code) = (came(money), money.receipt)
        switch money {
        case .direct(let payment) where payment.takenAt != nil:
            return Phrase(
                "Not sent: \(what.english) (\(code)): this would be a second payment. No second charge was made. "
                    + "If it is meant: the same with --besides \(code).",
                sw: "Haikutumwa: \(what.swahili) (\(code)): haya yangekuwa malipo ya pili. Hakutozwa mara ya pili. "
                    + "Kama yamekusudiwa: amri ile ile na --besides \(code).")
        case .direct:
            return Phrase(
                "Not sent: \(what.english) (\(code)), and may be this payment. No second charge was made. If it is: "
                    + "kaunta claim \(code). If this one is another: the same with --besides \(code).",
                sw: "Haikutumwa: \(what.swahili) (\(code)), na huenda ndizo malipo haya. Hakutozwa mara ya pili. Kama "
                    + "ndizo: kaunta claim \(code). Kama haya ni mengine: amri ile ile na --besides \(code).")
        case .unplaced:
            return Phrase(
                "Not sent: \(what.english) (\(code)). No second charge was made. See kaunta verify \(code). If this "
                    + "one is another: the same with --besides \(code).",
                sw: "Haikutumwa: \(what.swahili) (\(code)). Hakutozwa mara ya pili. Angalia kaunta verify \(code). "
                    + "Kama haya ni mengine: amri ile ile na --besides \(code).")
        }
    }

    static let takenMeanwhile = Phrase(
        "That money has been taken meanwhile.", sw: "Pesa hizo zimechukuliwa sasa hivi.")

    static let placedMeanwhile = Phrase(
        "News of that money has come meanwhile.", sw: "Habari ya pesa hizo imekuja sasa hivi.")

    /// How much, and whose, as far as that is told.
    private static func sum(_ money: EarlierMoney) -> Phrase {
        let told = money.told
        let sum = "KES \(told.amount.short)"
        let name = String(told.name.asTyped.prefix(20))
        let payer: String? =
            switch told.payer {
            case .clear, .masked: told.payer?.masked
            case .hashed, nil: name.isEmpty ? nil : name
            }
        return Phrase("\(sum)\(payer.map { " of \($0)" } ?? "")", sw: "\(sum)\(payer.map { " za \($0)" } ?? "")")
    }

    /// How much came when, and what became of it.
    private static func came(_ money: EarlierMoney) -> Phrase {
        let sum = sum(money)
        switch money {
        case .direct(let payment):
            let (at, taken) = (payment.paidAt.hourAndMinute, payment.takenAt?.hourAndMinute)
            return Phrase(
                "\(sum.english) came straight to the shop at \(at)"
                    + (taken.map { ", taken for a sale at \($0)" } ?? ""),
                sw: "\(sum.swahili) zimelipwa moja kwa moja saa \(at)"
                    + (taken.map { ", zikachukuliwa kwa mauzo saa \($0)" } ?? ""))
        case .unplaced(let row):
            let at = row.told.paidAt.map { "\($0.day) \($0.hourAndMinute)" }
            let tag = row.perhapsOf.first?.tag.text ?? ""
            return Phrase(
                "\(sum.english) came in\(at.map { " \($0)" } ?? ""), perhaps for \(tag)",
                sw: "\(sum.swahili) zimeingia\(at.map { " \($0)" } ?? ""), huenda za \(tag)")
        }
    }

    // MARK: Taking

    static let takeTitle = Phrase("Take this payment?", sw: "Chukua malipo haya?")

    static func take(_ payment: DirectPayment?, for line: PaymentLine? = nil) -> Phrase {
        guard let payment else { return takeTitle }
        let who = [payment.told.name.asTyped, payment.told.payer?.masked ?? ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
        let what = "KES \(payment.amount.short) · \(who) · \(payment.id)"
        let proof =
            payment.verifiedAt == nil
            ? Phrase(
                " Safaricom has not confirmed it: no goods before M-PESA has confirmed it.",
                sw: " Safaricom haijathibitisha: usitoe bidhaa kabla M-PESA haijathibitisha.")
            : Phrase("", sw: "")
        let sale = line.map { line in
            Phrase(
                "for the sale of \(line.tag), whose prompt to \(line.phone.masked) came to nothing",
                sw: "kwa mauzo ya \(line.tag), ambayo ombi lake kwa \(line.phone.masked) halikulipwa")
        }
        return Phrase(
            "\(what).\(proof.english) Take it \(sale?.english ?? "for a sale")? A receipt is spent once.",
            sw: "\(what).\(proof.swahili) Ichukuliwe \(sale?.swahili ?? "kwa mauzo")? Risiti hutumika mara moja.")
    }

    /// Beside money that nothing tells what it was paid for: an answer about one receipt never does.
    public static func lacksAccount(_ payment: DirectPayment) -> Phrase? {
        guard payment.isFree, payment.isFromList, payment.told.account.allSatisfy(\.isWhitespace) else { return nil }
        return Phrase(
            "What it was paid for is not told: where another till asked for it, it is spent there.",
            sw: "Haijulikani ililipiwa nini: kama kaunta nyingine iliiomba, imetumika huko.")
    }

    /// Money under a tag that another till gave out: its prompt was paid, and both would spend it.
    public static func isAnotherTills(_ tag: Tag) -> Phrase {
        Phrase(
            "Nothing was taken: it was paid under \(tag), a prompt of another till. Look there: taken here, it is spent "
                + "twice. If its books are lost: kaunta claim, with --besides \(tag).",
            sw: "Haikuchukuliwa: imelipwa kwa \(tag), ombi la kaunta nyingine. Angalia huko: hapa ingetumika "
                + "mara mbili. Vitabu vyake vikipotea: kaunta claim, na --besides \(tag).")
    }

    /// Once a person said that it is no prompt's.
    static func freeNow(_ payment: DirectPayment) -> Phrase {
        Phrase(
            "KES \(payment.amount.short) (\(payment.id)) can be taken for a sale now: in the live list (F3).",
            sw: "KES \(payment.amount.short) (\(payment.id)) sasa inaweza kudaiwa kwa mauzo: kwenye orodha (F3).")
    }

    static func heldNow(_ payment: DirectPayment) -> Phrase {
        let until = payment.claim?.until.time ?? ""
        return Phrase(
            "KES \(payment.amount.short) is held for this till until \(until).",
            sw: "KES \(payment.amount.short) imeshikwa kwa kaunta hii hadi \(until).")
    }

    static func takenNow(_ payment: DirectPayment) -> Phrase {
        guard payment.state == .paid else {
            return Phrase(
                "Taken. No goods yet: M-PESA has not confirmed KES \(payment.amount.short) (\(payment.id)).",
                sw: "Imechukuliwa. USITOE bidhaa bado: M-PESA haijathibitisha KES \(payment.amount.short) "
                    + "(\(payment.id)).")
        }
        return Phrase(
            "KES \(payment.amount.short) (\(payment.id)) is taken for a sale.",
            sw: "KES \(payment.amount.short) (\(payment.id)) imechukuliwa kwa mauzo.")
    }
}
