internal import Payments
internal import Transport

extension Decoded {
    static func ofStatusRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .statusRequest,
            meaning: Phrase(
                "A question about one transaction. The answer is posted later.",
                sw: "Swali kuhusu muamala mmoja. Jibu litatumwa baadaye."))
        decoded.add("receipt", json["TransactionID"]?.shownText)
        decoded.add("shortcode", json["PartyA"]?.shownText)
        decoded.add("initiator", json["Initiator"]?.shownText)
        decoded.add("answerAddress", json["ResultURL"]?.shownText.map { Redaction.redacted($0) })
        return decoded
    }

    static func ofResult(_ json: JSON) throws(DecodeFault) -> Decoded {
        let result: StatusResult
        switch StatusMessage.read(json) {
        case .unreadable(let reason): throw DecodeFault(at: 0, reason)
        case .told(let found): result = found
        }
        var decoded = Decoded(
            .result,
            meaning: Phrase(
                "The result of a call that was answered later. It counts where the books asked.",
                sw: "Matokeo ya ombi lililojibiwa baadaye. Yanahesabika pale vitabu viliuliza."))
        decoded.verdict = .dontKnow
        decoded.resultCode = json["Result"]?["ResultCode"]?.resultCode
        decoded.theirWords = json["Result"]?["ResultDesc"]?.shownText ?? ""
        decoded.add("conversationID", result.conversation.id)
        switch result.told {
        case .nothing(let reason): decoded.warnings.append("It proves nothing: \(reason).")
        case .paid(let told):
            decoded.add("amount", told.amount.decimal)
            decoded.add("receipt", told.receipt.text)
            decoded.add("paidAt", told.paidAt?.rfc3339)
            decoded.add("payee", told.payee.digits)
            decoded.add("payer", told.payer?.description)
            decoded.add("name", told.name)
        }
        return decoded
    }
}
