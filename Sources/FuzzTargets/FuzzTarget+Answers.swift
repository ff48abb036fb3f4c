import Daraja
import Payments
import Transport

extension FuzzTarget {
    /// The answer to a question, under every status: PAID needs a success status, our prompt's name and exactly zero.
    static let queryAnswer = FuzzTarget("query-answer") { bytes throws(BrokenProperty) in
        let json = try? JSON(strict: bytes)
        for status in statuses {
            let reply = HTTPReply(
                status: status, body: bytes, retryAfter: String(decoding: bytes.prefix(4), as: UTF8.self))
            switch query?.response(to: reply) {
            case .paid(let words):
                try hold(json?["ResultCode"]?.isExactlyZero == true, "paid with \(json?["ResultCode"] ?? .null)")
                try hold(json?["CheckoutRequestID"] == .string(prompt.text), "paid for another prompt")
                try hold(
                    (200..<300).contains(status) && json?["errorCode"] == nil, "paid with an error, HTTP \(status)")
                try checkShown(words)
            case .failed(let code, let words):
                try hold((200..<300).contains(status), "not paid by HTTP \(status)")
                try hold(json?["ResultCode"]?.spells(oneOf: ResultCode.terminal) == true, "not paid by \(code)")
                try checkShown(words)
            case .open(let reason), .ourFault(let reason): try checkShown(reason)
            case .rateLimited(let wait):
                if let wait { try hold((.zero ... .seconds(3600)).contains(wait), "to wait for \(wait)") }
            case nil: throw BrokenProperty(description: "there is no question")
            }
        }
    }

    /// The answer to a push, under every status: accepted needs a success status, a name and exactly zero; refused, an
    /// error of the closed list. Whatever else it says, it does not know.
    static let pushAnswer = FuzzTarget("push-answer") { bytes throws(BrokenProperty) in
        let json = try? JSON(strict: bytes)
        for status in statuses {
            switch push?.response(to: HTTPReply(status: status, body: bytes)) {
            case .accepted(_, let checkout):
                try hold((200..<300).contains(status), "accepted by HTTP \(status)")
                try hold(json?["ResponseCode"]?.isWholeZero == true, "accepted with \(json?["ResponseCode"] ?? .null)")
                try hold(!checkout.text.isEmpty, "accepted without a name")
                try checkShown(checkout.text)
            case .refused(let refusal):
                try hold(!(200..<300).contains(status) || json?["errorCode"] != nil, "refused by a success")
                try checkShown(refusal.message)
                try checkShown(refusal.code)
            case .lost(let reason): try checkShown(reason)
            case .neverLeft: throw BrokenProperty(description: "an answer to what never left")
            case nil: throw BrokenProperty(description: "there is no push")
            }
        }
        guard let decoded = try? Decoded.read(bytes) else { return }
        try checkShown(decoded.theirWords)
        for field in decoded.fields { try checkShown(field.value) }
        if decoded.verdict == .paid { try hold(json?["ResultCode"]?.isExactlyZero == true, "decoded as paid") }
    }

    private static let statuses = [200, 201, 302, 400, 404, 429, 500, 503]
    private static let prompt = CheckoutRequestID("ws_CO_26032018185226297")
    private static let moment = Timestamp(milliseconds: 1_790_000_000_000)

    private static let signature = ShortCode(ShortCode.publicSandbox).map {
        Signature(of: $0, passkey: Secret("passkey"), at: moment)
    }

    private static let query = signature.map { STKQuery(prompt, signature: $0) }

    private static let push: STKPush? = {
        guard let signature, let phone = try? MSISDN(parsing: "0700000000"), let reference = AccountReference("K2")
        else { return nil }
        let attempt = Attempt(
            id: AttemptID("attempt"), sale: SaleID("sale"), tag: Tag("K2"), phone: phone, amount: Money(cents: 10_000),
            payee: .payBill(signature.signer, account: nil), reference: reference, purpose: .usual, createdAt: moment)
        return STKPush(attempt, signature: signature, callbackAddress: "https://till.example/")
    }()
}

extension JSON {
    /// Whether it is one of those codes, spelt as it stands on the list, or the same whole number.
    fileprivate func spells(oneOf codes: Set<String>) -> Bool {
        switch self {
        case .string(let text): codes.contains { $0.utf8.elementsEqual(text.utf8) }
        case .number: integer.map { codes.contains(String($0)) } ?? false
        case .null, .bool, .array, .object: false
        }
    }

    /// Whether it is zero, spelt as a number or as the text of one.
    fileprivate var isWholeZero: Bool { integer == 0 }
}
