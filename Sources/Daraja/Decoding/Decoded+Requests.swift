internal import Payments
internal import Transport

extension Decoded {
    static func ofPushRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .pushRequest, meaning: Phrase("A prompt on its way to Safaricom.", sw: "Ombi linaloelekea Safaricom."))
        decoded.add("signer", json["BusinessShortCode"]?.shownText)
        decoded.add("payee", json["PartyB"]?.shownText)
        decoded.add("transactionType", json["TransactionType"]?.shownText)
        decoded.add("amount", json["Amount"]?.money?.decimal)
        decoded.add("phone", json["PhoneNumber"]?.payer?.description)
        decoded.add("reference", json["AccountReference"]?.shownText)
        decoded.add("description", json["TransactionDesc"]?.shownText)
        decoded.add("callbackAddress", json["CallBackURL"]?.shownText.map { Redaction.redacted($0) })
        decoded.addSignature(json)
        if json["Amount"]?.money?.wholeShillings == nil {
            decoded.warnings.append("The amount is not a whole number of shillings: it will be refused.")
        }
        for name in ["AccountReference", "TransactionDesc"] where json[name]?.shownText?.isEmpty != false {
            decoded.warnings.append("\(name) is empty: production answers that with “Invalid Remarks”.")
        }
        if json["PartyA"]?.text != json["PhoneNumber"]?.text {
            decoded.warnings.append("PartyA and PhoneNumber differ.")
        }
        return decoded
    }

    static func ofQueryRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .queryRequest,
            meaning: Phrase(
                "A question about a prompt, on its way to Safaricom.", sw: "Swali kuhusu ombi, kwa Safaricom."))
        decoded.add("signer", json["BusinessShortCode"]?.shownText)
        decoded.addIDs(json)
        decoded.addSignature(json)
        return decoded
    }

    private mutating func addSignature(_ json: JSON) {
        add("signedAt", json["Timestamp"]?.moment?.rfc3339)
        if json["Timestamp"]?.moment == nil { warnings.append("Timestamp is no date of 14 digits.") }
    }
}
