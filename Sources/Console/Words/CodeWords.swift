public import Payments

/// What the dialog says in which a code from a customer's phone is typed.
public enum CodeWords {
    static let title = Phrase("Code from an SMS", sw: "Msimbo wa SMS")
    static let code = Phrase("Code", sw: "Msimbo")
    static let note = Phrase("Esc closes", sw: "Esc hufunga")
    static let ask = Phrase(
        "Type the ten characters of the M-PESA SMS. A code is only looked up: it proves nothing, and an SMS can be faked.",
        sw: "Andika herufi kumi za SMS ya M-PESA. Msimbo hutafutwa tu: hauthibitishi kitu, na SMS inaweza kughushiwa.")
    /// Where the text of a message has no code in it.
    public static let noneInThat = Phrase(
        "There is no receipt code in that: it has ten letters and digits, such as UK6H4X2QP7. Nothing was changed.",
        sw: "Hakuna msimbo wa risiti humo: una herufi na tarakimu kumi, kama UK6H4X2QP7. Hakuna kilichobadilika.")
    /// To a character that the code's field does not take.
    static let takesNoMore = Phrase(
        "A code has ten letters and digits, and no more.",
        sw: "Msimbo una herufi na tarakimu kumi, si zaidi.")
    static let looking = Phrase("Looking…", sw: "Inatafuta…")

    /// What its first three characters say, where that is odd.
    static func odd(_ age: TypedCode.Age, on date: String) -> Phrase? {
        switch age {
        case .fresh: nil
        case .undated:
            Phrase("Its first letters name no day: look again.", sw: "Herufi za mwanzo hazitaji siku: angalia tena.")
        case .old:
            Phrase(
                "Its first letters say \(date), not today: look again.",
                sw: "Herufi za mwanzo zinasema \(date), si leo: angalia tena.")
        case .future:
            Phrase(
                "Its first letters say \(date), a day to come: look again.",
                sw: "Herufi za mwanzo zinasema \(date), siku ijayo: angalia tena.")
        }
    }

    /// The message that somebody shows speaks of another amount than the books.
    public static func otherAmount(_ amount: Money) -> Phrase {
        Phrase(
            "The SMS says KES \(amount.grouped), and that is not what was paid: no goods on it.",
            sw: "SMS inasema KES \(amount.grouped), na si kiasi kilicholipwa: usitoe bidhaa.")
    }

    // MARK: Findings

    static let used = Phrase("ALREADY USED", sw: "UMESHATUMIKA")
    static let straight = Phrase("STRAIGHT TO THE SHOP", sw: "MOJA KWA MOJA DUKANI")
    static let held = Phrase("ANOTHER TILL IS TAKING IT", sw: "KAUNTA NYINGINE INAIDAI")
    static let notConfirmed = Phrase("NOT CONFIRMED", sw: "HAUJATHIBITISHWA")
    static let unheard = Phrase("UNHEARD OF", sw: "HAUJULIKANI")

    /// The moment is the prompt's own: a note that was made since is no time of payment.
    static func spent(on line: PaymentLine, at moment: String) -> Phrase {
        let what = "KES \(line.amount.short), \(line.phone.masked)"
        return Phrase(
            "It paid prompt \(line.tag) (\(what)), sent at \(moment). A code is spent once.",
            sw: "Ulilipa ombi \(line.tag) (\(what)), lililotumwa saa \(moment). Msimbo hutumika mara moja.")
    }

    static func taken(_ payment: String, for sale: SaleID, at moment: String?) -> Phrase {
        let when = moment.map { Phrase(" at \($0)", sw: " saa \($0)") }
        return Phrase(
            "\(payment) went to sale \(sale)\(when?.english ?? ""). A code is spent once.",
            sw: "\(payment) zilidaiwa kwa mauzo \(sale)\(when?.swahili ?? ""). Msimbo hutumika mara moja.")
    }

    static func ofPrompt(_ payment: String) -> Phrase {
        Phrase(
            "\(payment) is the payment of a prompt, which is in the list already.",
            sw: "\(payment) ni malipo ya ombi ambalo limo kwenye orodha tayari.")
    }

    static func held(by claim: DirectPayment.Claim, _ payment: String) -> Phrase {
        let by = claim.by.fitForEyes
        return Phrase(
            "\(payment): \(by) holds it until \(claim.until.time).",
            sw: "\(payment): \(by) ameishika hadi \(claim.until.time).")
    }

    static let anotherTills = Phrase("ANOTHER TILL'S", sw: "YA KAUNTA NYINGINE")

    static func free(_ payment: String) -> Phrase {
        Phrase(
            "\(payment). Nobody has taken it for a sale: take it in the live list (F3).",
            sw: "\(payment). Haijadaiwa kwa mauzo: idai kwenye orodha (F3).")
    }

    static func named(_ line: PaymentLine) -> Phrase {
        let word = StatusWord(for: line).word
        let what = "\(line.tag), KES \(line.amount.short), \(line.phone.masked)"
        return Phrase("Prompt \(what): \(word.english)", sw: "Ombi \(what): \(word.swahili)")
    }

    static let namedByMessage = Phrase(
        "A message that anybody could have sent names it. No goods on it yet.",
        sw: "Ujumbe ambao yeyote angeweza kuutuma unautaja. Usitoe bidhaa bado.")
    static let askedNow = Phrase("M-PESA is being asked about it.", sw: "M-PESA inaulizwa kuhusu hilo.")

    static let nobodyToldOfIt = Phrase(
        "Nobody has told us of this code. It is no proof: no goods on it.",
        sw: "Hakuna aliyetuambia msimbo huu. Si uthibitisho: usitoe bidhaa.")
    static let notBelieved = Phrase("NOT BELIEVED", sw: "HAUJAAMINIWA")

    /// Where to look for what no message proves.
    static func inTheList(isPulled: Bool) -> Phrase {
        isPulled
            ? Phrase("Alt-L looks in M-PESA's own list now.", sw: "Alt-L huangalia orodha ya M-PESA sasa.")
            : Phrase("Look in M-PESA's own list: kaunta pull.", sw: "Angalia orodha ya M-PESA: kaunta pull.")
    }

    /// That a message has the code, and why it was not believed.
    public static func setAside(_ message: SetAsideMessage, at moment: String) -> Phrase {
        let (peer, reason) = (message.peer.fitForEyes, message.reason.fitForEyes)
        return message.isListed
            ? Phrase(
                "A message with this code came at \(moment) and was not taken: \(reason). No goods on it.",
                sw: "Ujumbe wenye msimbo huu ulikuja \(moment) na haukuchukuliwa: \(reason). Usitoe bidhaa.")
            : Phrase(
                "A message with this code came at \(moment) from \(peer), an address that is not on the list: anybody may "
                    + "have sent it. No goods on it. If it is Safaricom's, add it to callback_peers.",
                sw: "Ujumbe wenye msimbo huu ulikuja \(moment) kutoka \(peer), anwani isiyo kwenye orodha: yeyote "
                    + "angeweza kuutuma. Usitoe bidhaa. Ikiwa ni ya Safaricom, iongeze callback_peers.")
    }

    /// When the books could not be searched.
    public static func notRead(_ reason: Phrase) -> Phrase {
        Phrase(
            "The code could not be looked up: \(reason.english)", sw: "Msimbo haukutafutwa: \(reason.swahili)")
    }
}
