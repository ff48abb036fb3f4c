internal import Payments
internal import Transport

extension Decoded {
    /// Takes a message apart, recognising its kind by its shape unless it is given.
    ///
    /// - Throws: `DecodeFault` with the byte where it broke, or 0 when it is whole but nothing we know.
    public static func read(_ bytes: some Collection<UInt8>, kind: Kind? = nil) throws(DecodeFault) -> Decoded {
        let bytes = Array(bytes)
        let json: JSON
        do {
            json = try JSON(strict: bytes)
        } catch {
            if error.what == .empty, kind == nil || kind == .empty || kind == .oauth { return ofNothing() }
            let first = bytes.first { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) }
            if first == UInt8(ascii: "<"), kind == nil || kind == .html { return ofPage(bytes) }
            throw DecodeFault(at: error.offset, error.what.rawValue)
        }
        guard let found = recognise(json) else {
            throw DecodeFault(at: 0, "it is JSON, but no message of the API that is known here")
        }
        guard let kind, kind != found else { return try ofKind(found, json) }
        // An error may be the answer to either call: who knows which, knows what it proves.
        switch (kind, found) {
        case (.push, .error), (.push, .fault), (.push, .soap): return ofFault(json, found, answering: .push)
        case (.query, .error), (.query, .fault), (.query, .soap): return ofFault(json, found, answering: .query)
        case (.oauth, .error), (.oauth, .fault): return ofFault(json, found, answering: nil)
        case (.directAnswer, .error), (.directAnswer, .fault), (.directAnswer, .soap):
            return ofFault(json, found, answering: .directAnswer)
        default: throw DecodeFault(at: 0, "it is a message of kind \(found.rawValue), not \(kind.rawValue)")
        }
    }

    private static func recognise(_ json: JSON) -> Kind? {
        func has(_ names: String...) -> Bool { names.allSatisfy { json[$0] != nil } }
        if json["Body"]?["stkCallback"] != nil { return .callback }
        if has("Result") { return .result }
        if json["CommandID"]?.text == "TransactionStatusQuery" { return .statusRequest }
        if has("errorCode") || has("requestId", "errorMessage") { return .error }
        if has("fault") { return .fault }
        if json["Envelope"]?["Body"]?["Fault"] != nil { return .soap }
        if has("access_token") { return .oauth }
        if has("BusinessShortCode", "TransactionType", "CallBackURL") { return .pushRequest }
        if has("BusinessShortCode", "CheckoutRequestID") { return .queryRequest }
        if has("CheckoutRequestID", "ResultCode") { return .query }
        if has("CheckoutRequestID", "ResponseCode") { return .push }
        if has("ResultCode", "ResultDesc") { return .acknowledgement }
        if has("TransID", "BusinessShortCode") || has("TransID", "TransAmount") { return .direct }
        if has("ShortCode", "ConfirmationURL") { return .registerRequest }
        if has("ShortCode", "CommandID", "Msisdn") { return .simulateRequest }
        if has("ShortCode", "RequestType") || has("ShortCode", "OffSetValue") { return .pullRequest }
        if has("ResponseRefID") { return .pull }
        if has("ResponseDescription") { return .directAnswer }
        return nil
    }

    private static func ofKind(_ kind: Kind, _ json: JSON) throws(DecodeFault) -> Decoded {
        switch kind {
        case .callback: try ofCallback(json)
        case .error, .fault, .soap: ofFault(json, kind, answering: nil)
        case .oauth: ofToken(json)
        case .pushRequest: ofPushRequest(json)
        case .queryRequest: ofQueryRequest(json)
        case .query: ofQuery(json)
        case .push: ofPush(json)
        case .acknowledgement: ofAcknowledgement(json)
        case .direct: try ofDirectPayment(json)
        case .registerRequest: ofRegisterRequest(json)
        case .simulateRequest: ofSimulateRequest(json)
        case .directAnswer: ofDirectAnswer(json)
        case .pullRequest: ofPullRequest(json)
        case .pull: ofPull(json)
        case .statusRequest: ofStatusRequest(json)
        case .result: try ofResult(json)
        case .html, .empty: throw DecodeFault(at: 0, "it is JSON, not \(kind.rawValue)")
        }
    }

    private static func ofNothing() -> Decoded {
        var decoded = Decoded(
            .empty,
            meaning: Phrase(
                "Nothing: what Safaricom answers to a wrong consumer key or secret.",
                sw: "Tupu: jibu la Safaricom kwa consumer key au secret isiyo sahihi."))
        decoded.doNow = Phrase(
            "Copy the consumer key and secret again, for this host.",
            sw: "Nakili tena consumer key na secret, za host hii.")
        return decoded
    }

    private static func ofPage(_ bytes: [UInt8]) -> Decoded {
        var decoded = Decoded(
            .html,
            meaning: Phrase(
                "A web page from a firewall or proxy, not an answer of M-PESA.",
                sw: "Ukurasa wa wavuti kutoka firewall au proxy, si jibu la M-PESA."))
        decoded.verdict = .dontKnow
        decoded.doNow = Phrase("Do not send again; wait for the check.", sw: "Usitume tena; subiri ukaguzi.")
        let text = String(decoding: bytes.prefix(16_384), as: UTF8.self)
        if let start = text.range(of: "incident ID: ") {
            decoded.add("incident", shown(String(text[start.upperBound...].prefix { $0 != "<" })))
        }
        return decoded
    }
}

extension String {
    /// Where a text first occurs.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
