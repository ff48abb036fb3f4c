internal import Payments
internal import Transport

extension Decoded {
    static func ofDirectPayment(_ json: JSON) throws(DecodeFault) -> Decoded {
        let told: C2BConfirmation
        switch C2BMessage.read(json) {
        case .unreadable(let reason): throw DecodeFault(at: 0, reason)
        case .paid(let found): told = found
        }
        var decoded = Decoded(
            .direct,
            meaning: Phrase(
                "It tells of money paid straight to the shop. It is unsigned: only Safaricom's own list proves it.",
                sw: "Inasema pesa zimelipwa moja kwa moja. Haina sahihi: orodha ya Safaricom ndiyo inathibitisha."))
        decoded.verdict = .dontKnow
        decoded.doNow = Phrase(
            "Look the receipt up before releasing goods.", sw: "Tafuta risiti kabla ya kutoa bidhaa.")
        decoded.add("transactionType", json["TransactionType"]?.shownText)
        decoded.add("amount", told.amount.decimal)
        decoded.add("receipt", told.receipt.text)
        decoded.add("receiptDate", told.receipt.dateHint?.description)
        decoded.add("paidAt", told.paidAt?.rfc3339)
        decoded.add("payee", told.payee.digits)
        decoded.add("account", told.account)
        decoded.add("payer", told.payer?.description)
        decoded.add("name", told.name)
        decoded.add("balance", json["OrgAccountBalance"]?.money?.decimal)
        decoded.add("ourID", json["ThirdPartyTransID"]?.shownText)
        if told.paidAt == nil { decoded.warnings.append("The time is missing or can't be read.") }
        if told.payer == nil { decoded.warnings.append("The payer's phone is missing or can't be read.") }
        if let hint = told.receipt.dateHint, let day = told.paidAt?.day, hint != day {
            decoded.warnings.append("The receipt's letters say \(hint), the transaction date says \(day). Only a hint.")
        }
        return decoded
    }

    static func ofRegisterRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .registerRequest,
            meaning: Phrase(
                "Addresses for direct payments, on their way to Safaricom.",
                sw: "Anwani za malipo ya moja kwa moja, zikielekea Safaricom."))
        decoded.add("shortcode", json["ShortCode"]?.shownText)
        decoded.add("unanswered", json["ResponseType"]?.shownText)
        for (name, wire) in [("confirmationAddress", "ConfirmationURL"), ("validationAddress", "ValidationURL")] {
            decoded.add(name, json[wire]?.shownText.map { Redaction.redacted($0) })
        }
        if json["ResponseType"]?.text.flatMap({ C2BRegister.Silence(rawValue: $0) }) == nil {
            decoded.warnings.append("ResponseType must be Completed or Cancelled, spelt so.")
        }
        return decoded
    }

    static func ofSimulateRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .simulateRequest,
            meaning: Phrase(
                "A made-up direct payment, on its way to a sandbox.", sw: "Malipo ya majaribio, yakielekea sandbox."))
        decoded.add("shortcode", json["ShortCode"]?.shownText)
        decoded.add("transactionType", json["CommandID"]?.shownText)
        decoded.add("amount", json["Amount"]?.money?.decimal)
        decoded.add("phone", json["Msisdn"]?.payer?.description)
        decoded.add("account", json["BillRefNumber"]?.shownText)
        return decoded
    }

    static func ofDirectAnswer(_ json: JSON) -> Decoded {
        var decoded = Decoded(.directAnswer, meaning: Phrase("An answer.", sw: "Jibu."))
        decoded.explain(C2BRegistration(json))
        decoded.resultCode = json["ResponseCode"]?.resultCode
        decoded.theirWords = json["ResponseDescription"]?.shownText ?? ""
        // Misspelt by the gateway, and not always.
        for name in ["OriginatorCoversationID", "OriginatorConversationID"] {
            decoded.add("conversationID", json[name]?.shownText)
        }
        return decoded
    }

    /// Says what a registration came to: nothing of it is about a payment.
    mutating func explain(_ registration: C2BRegistration) {
        verdict = nil
        switch registration {
        case .registered:
            meaning = Phrase(
                "It was taken. That says nothing about any payment.", sw: "Imekubaliwa. Haisemi chochote kuhusu malipo."
            )
            doNow = Phrase("", sw: "")
        case .alreadyRegistered:
            meaning = Phrase(
                "Addresses are registered already, and stay as they are.",
                sw: "Anwani zimesajiliwa tayari, na hazibadiliki.")
            doNow = Phrase(
                "If they are not yours, take them off in the Daraja portal first.",
                sw: "Kama si zako, ziondoe kwanza kwenye tovuti ya Daraja.")
        case .registeredElsewhere:
            meaning = Phrase(
                "Somebody else registered addresses for this number.", sw: "Mwingine amesajili anwani za namba hii.")
            doNow = Phrase(
                "Ask Safaricom's support to take them off.", sw: "Omba msaada wa Safaricom uziondoe.")
        case .refused(let meaning, _):
            self.meaning = Phrase("It was refused. Nothing changed.", sw: "Imekataliwa. Hakuna kilichobadilika.")
            doNow = Self.advice(meaning)
        case .unclear:
            meaning = Phrase("It does not say whether it was taken.", sw: "Haisemi kama imekubaliwa.")
            doNow = Phrase("Ask again: that harms nothing.", sw: "Uliza tena: haina madhara.")
        }
    }

    private static func advice(_ meaning: ErrorMeaning) -> Phrase {
        if meaning == .productMissing {
            return Phrase(
                "Try the other version (v1 or v2), or have the C2B product added to the app.",
                sw: "Jaribu toleo lingine (v1 au v2), au huduma ya C2B iongezwe kwenye app.")
        }
        return Phrase("Mend what it names, then register again.", sw: "Rekebisha kilichotajwa, kisha sajili tena.")
    }
}
