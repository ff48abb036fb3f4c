internal import Payments
internal import Transport

extension Decoded {
    static func ofPullRequest(_ json: JSON) -> Decoded {
        var decoded = Decoded(
            .pullRequest,
            meaning: Phrase(
                "A call for Safaricom's own list of what came in.",
                sw: "Ombi la orodha ya Safaricom ya pesa zilizoingia."))
        decoded.add("shortcode", json["ShortCode"]?.shownText)
        decoded.add("from", json["StartDate"]?.shownText)
        decoded.add("to", json["EndDate"]?.shownText)
        decoded.add("offset", json["OffSetValue"]?.shownText)
        decoded.add("phone", json["NominatedNumber"]?.payer?.description)
        decoded.add("callbackAddress", json["CallBackURL"]?.shownText.map { Redaction.redacted($0) })
        return decoded
    }

    static func ofPull(_ json: JSON) -> Decoded {
        // Whose list it is stands in the request alone; the rows are read the same for any number.
        let number = json["ShortCode"]?.shortCode ?? ShortCode(ShortCode.publicSandbox)
        let page = number.map { PullPage(json, of: $0) }
        var decoded = Decoded(
            .pull,
            meaning: Phrase(
                "It does not say anything about money.", sw: "Haisemi chochote kuhusu pesa."))
        decoded.resultCode = (json["ResponseCode"] ?? json["ResponseStatus"] ?? json["Response Status"])?.resultCode
        decoded.theirWords =
            (json["ResponseMessage"] ?? json["ResponseDescription"] ?? json["Response Description"])?.shownText ?? ""
        if json["ResponseCode"] == nil {
            decoded.meaning = Phrase(
                "The list is registered: it can be pulled from now on.", sw: "Orodha imesajiliwa: inaweza kuvutwa.")
            return decoded
        }
        switch page {
        case nil, .unclear: break
        case .nothing:
            decoded.meaning = Phrase(
                "An empty list: nothing came in, or the list is not set up. It proves nothing.",
                sw: "Orodha tupu: hakuna kilichoingia, au haijawekwa. Haithibitishi chochote.")
        case .rows(let lines, let others, let unread, _, let reversals):
            decoded.meaning = Phrase(
                "Safaricom's own list: each row proves that its money came in.",
                sw: "Orodha ya Safaricom: kila mstari unathibitisha pesa zimeingia.")
            for line in lines { decoded.add(line.receipt.text, particulars(line.told)) }
            for line in reversals {
                let amount = line.told.amount.map { "  KES \($0.grouped)" } ?? ""
                decoded.add("reversed", line.receipt.text + amount)
            }
            if others > unread { decoded.warnings.append("\(others - unread) rows are no money coming in.") }
            if unread > 0 { decoded.warnings.append("\(unread) rows can't be read: each may be money that came in.") }
        }
        return decoded
    }

    private static func particulars(_ told: C2BConfirmation) -> String {
        var parts = ["KES \(told.amount.grouped)", told.account, told.name]
        if let payer = told.payer { parts.append(payer.description) }
        if let paidAt = told.paidAt { parts.append(paidAt.rfc3339) }
        return parts.filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
