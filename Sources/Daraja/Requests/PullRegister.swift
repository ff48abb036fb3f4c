public import Payments
public import Transport

/// Asks Safaricom to keep a list of what a number receives, so that it can be pulled. Once for a number; production only.
public struct PullRegister: DarajaRequest {
    /// Whose money.
    public let number: ShortCode
    /// The organisation's own phone, as registered with Safaricom.
    public let phone: MSISDN
    /// An address of ours that the product wants to have.
    public let callbackAddress: String

    /// Takes the parts.
    public init(_ number: ShortCode, phone: MSISDN, callbackAddress: String) {
        self.number = number
        self.phone = phone
        self.callbackAddress = callbackAddress
    }

    public var path: String { "/pulltransactions/v1/register" }

    public var body: JSON {
        [
            "ShortCode": .string(number.digits), "RequestType": "Pull", "NominatedNumber": .string(phone.digits),
            "CallBackURL": .string(callbackAddress),
        ]
    }

    public func response(to reply: HTTPReply) -> PullRegistration {
        switch DarajaReply(reply) {
        case .fault(let fault): .unclear(reason: fault.description)
        case .answer(let json): PullRegistration(json)
        }
    }
}

extension PullRegister: CustomStringConvertible {
    public var description: String { "list of \(number)" }
}

/// What Safaricom said to it.
public enum PullRegistration: Equatable, Sendable {
    /// It keeps a list from now on.
    case registered
    /// It does already.
    case alreadyRegistered
    /// It does not say.
    case unclear(reason: String)

    /// Reads an answer; the names come with and without a space.
    init(_ json: JSON) {
        let code = (json["ResponseStatus"] ?? json["Response Status"])?.shownText ?? ""
        let words = (json["ResponseDescription"] ?? json["Response Description"])?.shownText ?? ""
        self =
            switch code {
            case "1000": .registered
            case "1001": .alreadyRegistered
            default: .unclear(reason: code.isEmpty ? words : "\(code): \(words)")
            }
    }
}
