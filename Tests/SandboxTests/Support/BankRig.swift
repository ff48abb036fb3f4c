import FoundationEssentials
import Payments
import TestSupport
import Transport

@testable import Sandbox

/// The pure bank on a hand-wound clock, driven as a client would drive it.
struct BankRig {
    var bank: Bank
    var moment: Moment

    /// Friday, 2 October 2026, 11:30:05.271 in Nairobi.
    static let start = Moment(now: Timestamp(milliseconds: 1_790_929_805_271), uptime: .seconds(1000))

    init(seed: UInt64 = 1, _ change: (inout SandboxConfiguration) -> Void = { _ in }) {
        var configuration = SandboxConfiguration()
        configuration.queryLimit = nil
        change(&configuration)
        bank = Bank(configuration, chance: .seeded(seed))
        moment = Self.start
    }

    mutating func wait(_ duration: Duration) {
        moment = moment.at(uptime: moment.uptime + duration)
    }

    mutating func send(
        _ method: String, _ path: String, query: String? = nil, headers: [String: String] = [:], body: [UInt8] = []
    ) -> WireAnswer {
        bank.answer(
            WireRequest(method: method, path: path, query: query, headers: headers, body: body), at: moment)
    }

    mutating func tokenAnswer(
        _ credentials: String = "sandbox-key:sandbox-secret", query: String = "grant_type=client_credentials"
    ) -> WireAnswer {
        send(
            "GET", "/oauth/v1/generate", query: query,
            headers: ["authorization": "Basic \(base64(credentials))"])
    }

    mutating func token() -> String { tokenAnswer().json["access_token"]?.text ?? "" }

    mutating func post(_ path: String, _ body: JSON, token: String? = nil) -> WireAnswer {
        let token = token ?? self.token()
        return send(
            "POST", path, headers: ["authorization": "Bearer \(token)", "content-type": "application/json"],
            body: body.bytes)
    }

    mutating func push(_ fields: JSON = pushBody(), token: String? = nil) -> WireAnswer {
        post("/mpesa/stkpush/v1/processrequest", fields, token: token)
    }

    /// Pushes and returns the CheckoutRequestID.
    mutating func accepted(
        _ phone: String, amount: Int64 = 10, reference: String = "INV1", callback: String = "https://till.example/cb"
    ) -> String {
        push(pushBody(phone: phone, amount: .number(String(amount)), reference: reference, callback: callback))
            .json["CheckoutRequestID"]?.text ?? ""
    }

    mutating func query(_ checkout: String, token: String? = nil) -> WireAnswer {
        post("/mpesa/stkpushquery/v1/query", queryBody(checkout), token: token)
    }

    /// The code that a question is answered with now.
    mutating func code(_ checkout: String) -> String? { query(checkout).json["ResultCode"]?.text }

    /// The callbacks that are due now, as JSON.
    mutating func callbacks() -> [JSON] {
        bank.advance(to: moment)
        return bank.takeDeliveries(dueBy: moment.uptime).map { (try? JSON(strict: $0.body)) ?? .null }
    }
}

/// A push that is in order, with one thing or another changed.
func pushBody(
    phone: String = "254712345678", amount: JSON = "10", reference: String = "INV1",
    callback: String = "https://till.example/cb", signer: String = "174379", payee: String? = nil,
    type: String = "CustomerPayBillOnline"
) -> JSON {
    let timestamp = "20261002113005"
    return [
        "BusinessShortCode": .string(signer),
        "Password": .string(base64(signer + SandboxMerchant.publicPasskey + timestamp)),
        "Timestamp": .string(timestamp), "TransactionType": .string(type), "Amount": amount,
        "PartyA": .string(phone), "PartyB": .string(payee ?? signer), "PhoneNumber": .string(phone),
        "CallBackURL": .string(callback), "AccountReference": .string(reference), "TransactionDesc": "Payment",
    ]
}

/// A question that is in order.
func queryBody(_ checkout: String, signer: String = "174379") -> JSON {
    let timestamp = "20160216165627"
    return [
        "BusinessShortCode": .string(signer),
        "Password": .string(base64(signer + SandboxMerchant.publicPasskey + timestamp)),
        "Timestamp": .string(timestamp), "CheckoutRequestID": .string(checkout),
    ]
}

func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

extension JSON {
    /// The object with one member set to another value, or taken out with nil.
    func setting(_ name: String, _ value: JSON?) -> JSON {
        var members = members.filter { $0.name != name }
        if let value { members.append(.init(name, value)) }
        return .object(members)
    }

    /// The object without some members, its names in order: what two answers have in common.
    func without(_ names: String...) -> JSON {
        .object(members.filter { !names.contains($0.name) }.sorted { $0.name < $1.name })
    }

    /// The metadata item of that name of a callback.
    func item(_ name: String) -> JSON? {
        self["Body"]?["stkCallback"]?["CallbackMetadata"]?["Item"]?.elements.first { $0["Name"]?.text == name }
    }

    /// A member of a callback's `stkCallback`.
    func callback(_ name: String) -> JSON? { self["Body"]?["stkCallback"]?[name] }
}

extension WireAnswer {
    /// The body as JSON; null where it is none.
    var json: JSON { (try? JSON(strict: body)) ?? .null }

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// A raw sample of Safaricom's, as kept beside the tests of Daraja.
func vector(_ name: String) throws -> [UInt8] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return Array(try Data(contentsOf: tests.appending(path: "DarajaTests/Fixtures/\(name)")))
}
