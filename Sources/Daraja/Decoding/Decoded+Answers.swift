internal import Payments
internal import Transport

extension Decoded {
    static func ofToken(_ json: JSON) -> Decoded {
        var decoded = Decoded(.oauth, meaning: Phrase("An access token.", sw: "Tokeni ya kuingia."))
        decoded.add("token", json["access_token"]?.text.map { "\($0.count) characters" })
        decoded.add("lifeSeconds", String(json["expires_in"]?.integer ?? TokenRequest.usualLife.wholeSeconds))
        if case .string = json["expires_in"] { decoded.warnings.append("expires_in is a text, not a number.") }
        if json["expires_in"]?.integer == nil {
            decoded.warnings.append("expires_in can't be read; an hour is assumed.")
        }
        return decoded
    }

    static func ofPush(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .push,
            meaning: Phrase(
                "The prompt was accepted for sending. That never means paid.",
                sw: "Ombi limekubaliwa kutumwa. Haimaanishi limelipwa."))
        decoded.verdict = .dontKnow
        decoded.doNow = Phrase("Wait for the customer's PIN.", sw: "Subiri mteja aweke PIN.")
        decoded.resultCode = json["ResponseCode"]?.resultCode
        decoded.theirWords = json["ResponseDescription"]?.shownText ?? ""
        if json["ResponseCode"]?.integer != 0 {
            decoded.meaning = Phrase(
                "An acknowledgement that is not a plain yes: it proves nothing.",
                sw: "Jibu lisilo ndiyo kamili: halithibitishi chochote.")
            decoded.doNow = Phrase("Do not send again; wait for the check.", sw: "Usitume tena; subiri ukaguzi.")
        }
        decoded.addIDs(json)
        return decoded
    }

    static func ofQuery(_ json: JSON) -> Decoded {
        let words = json["ResultDesc"]?.shownText ?? ""
        let code = json["ResultCode"]?.resultCode ?? ResultCode("")
        let isFinal = code.isSuccess || code.isTerminalFailure
        let decline = ResultCatalogue.decline(for: isFinal ? code : ResultCode("4999"), theirWords: words)
        var decoded = Decoded(.query, meaning: decline.meaning)
        decoded.doNow = decline.doNow
        decoded.resultCode = code.text.isEmpty ? nil : code
        decoded.theirWords = words
        decoded.verdict = code.isSuccess ? .paid : code.isTerminalFailure ? .notPaid : .dontKnow
        if code.isSuccess {
            decoded.meaning = Phrase(
                "Paid. An answer to a question never names the receipt.",
                sw: "Imelipwa. Jibu la swali halitaji risiti kamwe.")
        }
        decoded.addIDs(json)
        if !isFinal, !code.text.isEmpty, code.text != "4999" {
            decoded.warnings.append("Code \(code) is not on the closed list: it settles nothing.")
        }
        if case .number = json["ResultCode"] {
            decoded.warnings.append("ResultCode is a number; usually it is a text.")
        }
        return decoded
    }

    static func ofAcknowledgement(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .acknowledgement,
            meaning: Phrase(
                "What a callback is answered with. It says nothing about money.",
                sw: "Jibu la callback. Halisemi chochote kuhusu pesa."))
        decoded.resultCode = json["ResultCode"]?.resultCode
        decoded.theirWords = json["ResultDesc"]?.shownText ?? ""
        return decoded
    }

    static func ofFault(_ json: JSON, _ kind: Kind, answering call: Kind?) -> Decoded {
        // The status of a bare body is not known; a refusal is one of the statuses from 400 on.
        guard case .fault(let fault) = DarajaReply(HTTPReply(status: 400, body: json.bytes)) else {
            return Decoded(kind, meaning: Phrase("An error.", sw: "Kosa."))
        }
        let proof = Phrase(
            "An error that proves nothing about a payment.", sw: "Kosa lisilothibitisha chochote kuhusu malipo.")
        var decoded = Decoded(kind, meaning: proof)
        decoded.doNow = Phrase("Do not send again; wait for the check.", sw: "Usitume tena; subiri ukaguzi.")
        decoded.verdict = .dontKnow
        decoded.resultCode = fault.code.isEmpty ? nil : ResultCode(fault.code)
        decoded.theirWords = fault.message
        if let refusal = fault.pushRefusal, call != .query {
            let decline = ResultCatalogue.decline(forRefusal: refusal)
            decoded.meaning = decline.meaning
            decoded.doNow = decline.doNow
            // Only as the answer to a push does a refusal prove that there was no prompt.
            decoded.verdict = call == .push ? .notPaid : nil
        }
        if call == .directAnswer || [.alreadyRegistered, .registeredElsewhere].contains(fault.meaning) {
            decoded.explain(C2BRegistration(fault))
        }
        if [.beingProcessed, .withoutWords].contains(fault.meaning) {
            let pending = ResultCatalogue.decline(for: ResultCode("4999"))
            decoded.meaning = pending.meaning
            decoded.doNow = pending.doNow
        }
        if [.rateLimited, .quota, .busy].contains(fault.meaning), decoded.meaning == proof {
            decoded.meaning = Phrase(
                "Too many calls, or M-PESA is busy. It proves nothing about a payment.",
                sw: "Maombi mengi mno, au M-PESA ina shughuli. Haithibitishi chochote kuhusu malipo.")
        }
        if fault.meaning == .oauthMisuse {
            decoded.verdict = nil
            decoded.meaning = Phrase("The call for a token was wrong.", sw: "Ombi la tokeni halikuwa sahihi.")
            decoded.doNow = Phrase("Call support with this message.", sw: "Pigia msaada ukiwa na ujumbe huu.")
        }
        if case .invalidField(let field) = fault.meaning { decoded.add("field", field) }
        decoded.add("requestID", json["requestId"]?.shownText.map { CheckoutRequestID($0).masked })
        return decoded
    }

    mutating func addIDs(_ json: JSON) {
        add("merchantRequestID", json["MerchantRequestID"]?.shownText)
        guard let checkout = json["CheckoutRequestID"]?.shownText.map({ CheckoutRequestID($0) }) else { return }
        add("checkoutRequestID", checkout.masked)
        add("promptedAt", checkout.moment?.rfc3339)
    }
}
