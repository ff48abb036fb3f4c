internal import Payments
internal import Transport

extension Decoded {
    static func ofCallback(_ json: JSON) throws(DecodeFault) -> Decoded {
        let body = json["Body"]?["stkCallback"] ?? .null
        let words = body["ResultDesc"]?.shownText ?? ""
        switch STKCallback.read(json) {
        case .unreadable(let reason):
            throw DecodeFault(at: 0, reason)
        case .failed(let denial):
            let decline = ResultCatalogue.decline(for: denial.code, theirWords: words)
            var decoded = Decoded(.callback, meaning: decline.meaning)
            decoded.doNow = Phrase(
                "Wait for the check before sending again. Then: \(decline.doNow.english)",
                sw: "Subiri ukaguzi kabla ya kutuma tena. Kisha: \(decline.doNow.swahili)")
            decoded.finish(code: denial.code, words: words, body)
            if !ResultCatalogue.knows(denial.code) {
                decoded.warnings.append("Code \(denial.code) is on no list.")
            }
            return decoded
        case .paid(let claim):
            var decoded = Decoded(
                .callback,
                meaning: Phrase(
                    "It says paid. A callback is unsigned: only Safaricom's answer to our question proves it.",
                    sw:
                        "Inasema imelipwa. Callback haina sahihi: jibu la Safaricom kwa swali letu ndilo linathibitisha."
                ))
            decoded.doNow = Phrase(
                "Do not release goods yet; wait for the check.", sw: "Usitoe bidhaa bado; subiri ukaguzi.")
            decoded.finish(code: ResultCode("0"), words: words, body)
            decoded.add(claim)
            decoded.warn(about: claim, CallbackItems(body["CallbackMetadata"]))
            return decoded
        }
    }

    private mutating func finish(code: ResultCode, words: String, _ body: JSON) {
        verdict = .dontKnow
        resultCode = code
        theirWords = words
        addIDs(body)
    }

    private mutating func add(_ claim: CallbackClaim) {
        add("amount", claim.amount?.decimal)
        add("receipt", claim.receipt?.text)
        add("receiptDate", claim.receipt?.dateHint?.description)
        add("paidAt", claim.paidAt?.rfc3339)
        add("payer", claim.payer?.description)
        add("balance", claim.balance?.decimal)
    }

    private mutating func warn(about claim: CallbackClaim, _ items: CallbackItems) {
        if items.all.isEmpty {
            warnings.append("It has no details: the receipt is to follow.")
            return
        }
        switch claim.payer {
        case .clear: break
        case .masked: warnings.append("The payer is masked: keep the number that was asked.")
        case .hashed: warnings.append("The payer is hashed: keep the number that was asked.")
        case nil:
            warnings.append(
                items["PhoneNumber"] == nil ? "The payer's phone is missing." : "The payer's phone can't be read.")
        }
        if claim.receipt == nil { warnings.append("The receipt is missing or can't be read.") }
        if claim.amount == nil { warnings.append("The amount is missing or can't be read exactly.") }
        if claim.paidAt == nil { warnings.append("The time is missing or can't be read.") }
        if let hint = claim.receipt?.dateHint, let day = claim.paidAt?.day, hint != day {
            warnings.append("The receipt's letters say \(hint), the transaction date says \(day). Only a hint.")
        }
        for name in ["Amount", "TransactionDate", "PhoneNumber"] {
            guard case .string(let text) = items[name], JSON.string(text).integer != nil || name != "PhoneNumber" else {
                continue
            }
            warnings.append("\(name) is a text, not a number.")
        }
        let names = items.all.map(\.name)
        for name in Set(names).sorted() where names.filter({ $0 == name }).count > 1 {
            warnings.append("\(name) stands there more than once.")
        }
    }
}
