import Payments
import Transport

/// The fields of a push, checked in the order in which Safaricom documents them; the first bad one is named.
struct PushOrder: Equatable, Sendable {
    let signature: RequestSignature
    let type: TransactionType
    let shillings: Int64
    let payee: String
    let phone: MSISDN
    let callback: CallbackAddress
    let reference: String
    let purpose: String

    /// The number that signed it.
    var signer: String { signature.signer }

    enum TransactionType: String, Equatable, Sendable {
        case payBill = "CustomerPayBillOnline"
        case buyGoods = "CustomerBuyGoodsOnline"
    }

    init(_ body: JSON, rules: SandboxConfiguration) throws(WireRefusal) {
        let signature = try RequestSignature(body)
        self.signature = signature

        guard let type = body["TransactionType"]?.text.flatMap(TransactionType.init),
            // Safaricom's sandbox refuses Buy Goods for its pay bill at once (seen in October 2026).
            type == .payBill || !rules.merchants.contains(where: { $0.signer == signature.signer && $0.isPayBill })
        else { throw .invalid("TransactionType") }
        self.type = type

        guard let amount = digits(of: body["Amount"], in: 1...18), let shillings = Int64(amount), shillings > 0
        else { throw .invalid("Amount") }
        self.shillings = shillings

        // Wrong phones were always seen reported as PhoneNumber, though PartyA carries the same digits and comes first.
        guard digits(of: body["PartyA"], in: 1...15) != nil else { throw .invalid("PartyA") }
        guard let payee = digits(of: body["PartyB"], in: 5...7) else { throw .invalid("PartyB") }
        self.payee = payee
        guard let number = digits(of: body["PhoneNumber"], in: 12...12), number.hasPrefix("254"),
            let phone = try? MSISDN(parsing: number)
        else { throw .invalid("PhoneNumber") }
        self.phone = phone

        callback = try Self.callback(body, rules: rules)
        (reference, purpose) = try Self.words(body, rules: rules)
    }

    private static func callback(_ body: JSON, rules: SandboxConfiguration) throws(WireRefusal) -> CallbackAddress {
        guard case .string(let text) = body["CallBackURL"], let address = CallbackAddress(text)
        else { throw .invalid("CallBackURL") }
        if rules.checksAddressWords, let word = address.listedWord {
            throw .invalid("CallBackURL", because: "URL has the word \(word.uppercased())")
        }
        return address
    }

    private static func words(
        _ body: JSON, rules: SandboxConfiguration
    ) throws(WireRefusal) -> (reference: String, purpose: String) {
        guard let reference = body["AccountReference"]?.text else { throw .invalid("AccountReference") }
        // An empty reference, and a description that is there but empty, were both reported so (August 2026).
        if reference.isEmpty { throw .invalid("Remarks") }
        if rules.checksLengths, reference.count > AccountReference.longest { throw .invalid("AccountReference") }

        guard let member = body["TransactionDesc"] else { return (reference, "") }
        guard let purpose = member.text, !purpose.isEmpty else { throw .invalid("Remarks") }
        if rules.checksLengths, purpose.count > PromptDescription.longest { throw .invalid("TransactionDesc") }
        return (reference, purpose)
    }

    /// What the phone shows; beyond 182 characters it can't be sent.
    var promptText: String {
        "Do you want to pay Ksh. \(shillings).00 to \(payee) Account no. \(reference)\(purpose)? Enter M-PESA PIN"
    }
}

/// The three fields that sign a request.
struct RequestSignature: Equatable, Sendable {
    let signer: String
    let password: String
    let timestamp: String

    init(_ body: JSON) throws(WireRefusal) {
        guard let signer = digits(of: body["BusinessShortCode"], in: 5...7)
        else { throw .invalid("BusinessShortCode") }
        guard case .string(let password) = body["Password"], !password.isEmpty else { throw .invalid("Password") }
        guard let timestamp = body["Timestamp"]?.text, Timestamp(wire: timestamp) != nil
        else { throw .invalid("Timestamp") }
        self.signer = signer
        self.password = password
        self.timestamp = timestamp
    }

    /// The merchant whose passkey it was made with. The age of the timestamp is not looked at: Safaricom does not either.
    func merchant(among merchants: [SandboxMerchant]) throws(WireRefusal) -> SandboxMerchant {
        guard let merchant = merchants.first(where: { $0.signer == signer }) else { throw .noMerchant }
        guard plainText(ofBase64: password) == signer + merchant.passkey + timestamp else { throw .wrongCredentials }
        return merchant
    }
}

/// A number or a text that consists of so many digits and nothing else.
func digits(of value: JSON?, in lengths: ClosedRange<Int>) -> String? {
    guard let text = value?.text, lengths.contains(text.utf8.count),
        text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return text
}
