import Daraja
import Transport

/// Where a number wants to be told of money that comes in: fields checked in the order in which they are documented.
struct Registration: Equatable, Sendable {
    let version: C2BVersion
    let number: String
    let silence: C2BRegister.Silence
    let confirmation: CallbackAddress
    let validation: CallbackAddress

    init(_ body: JSON, version: C2BVersion) throws(WireRefusal) {
        self.version = version
        guard let number = digits(of: body["ShortCode"], in: 5...7) else { throw .unfit("ShortCode") }
        self.number = number
        // Sentence case, nothing else.
        guard let silence = body["ResponseType"]?.text.flatMap({ C2BRegister.Silence(rawValue: $0) })
        else { throw .unfit("ResponseType") }
        self.silence = silence
        confirmation = try Self.address(body, "ConfirmationURL")
        validation = try Self.address(body, "ValidationURL")
    }

    private static func address(_ body: JSON, _ field: String) throws(WireRefusal) -> CallbackAddress {
        guard case .string(let text) = body[field], let address = CallbackAddress(text) else { throw .unfit(field) }
        if let word = address.listedWord {
            throw .unfit(field, because: "URL has the word \(word.uppercased())")
        }
        return address
    }
}

/// What the shop said to a direct payment before it happened.
enum Validation: Equatable, Sendable {
    case accepted
    case refused
    /// No answer that can be read: what was registered for silence applies.
    case silent

    init(_ receipt: Courier.Receipt) {
        guard receipt.result == .answered(200), let code = (try? JSON(strict: receipt.body))?["ResultCode"] else {
            self = .silent
            return
        }
        self =
            code.integer == 0 ? .accepted : code.text.map { $0.hasPrefix("C2B") } ?? false ? .refused : .silent
    }
}
