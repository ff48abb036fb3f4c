public import Payments
internal import Transport

/// What a callback to an attempt's address says. A stranger's claim: checked, not believed.
public enum CallbackReading: Equatable, Sendable {
    /// It says paid.
    case paid(CallbackClaim)
    /// It says not paid.
    case failed(CallbackDenial)
    /// It can't be read; where it broke, in words.
    case unreadable(reason: String)

    /// The evidence it makes, or nil when it can't be read.
    public func evidence(from body: [UInt8], at moment: Timestamp) -> Evidence? {
        let fact: Fact
        switch self {
        case .paid(let claim): fact = .callbackPaid(claim)
        case .failed(let denial): fact = .callbackFailed(denial)
        case .unreadable: return nil
        }
        return Evidence(source: .callback, fact: fact, at: moment, raw: String(decoding: body, as: UTF8.self))
    }
}

/// The message that Safaricom posts once a prompt has ended.
public enum STKCallback {
    /// What we answer, whatever it says; the content seems to be ignored.
    public static let acknowledgement = #"{"ResultCode":0,"ResultDesc":"Accepted"}"#

    /// Reads a body as it was posted, strictly in its JSON and leniently in its values.
    ///
    /// An unknown code is a failure here; a success without details is a claim without details.
    public static func decode(_ body: [UInt8]) -> CallbackReading {
        do {
            return read(try JSON(strict: body, limits: .callback))
        } catch {
            return .unreadable(reason: error.description)
        }
    }

    static func read(_ json: JSON) -> CallbackReading {
        guard let callback = json["Body"]?["stkCallback"] else {
            return .unreadable(reason: "there is no Body.stkCallback in it")
        }
        guard let code = callback["ResultCode"]?.resultCode, !code.text.isEmpty else {
            return .unreadable(reason: "there is no Body.stkCallback.ResultCode in it")
        }
        let merchant = callback["MerchantRequestID"]?.nonEmptyText.map { MerchantRequestID($0) }
        let checkout = callback["CheckoutRequestID"]?.nonEmptyText.map { CheckoutRequestID($0) }
        guard code.isSuccess else {
            let words = callback["ResultDesc"]?.shownText ?? ""
            return .failed(CallbackDenial(merchant: merchant, checkout: checkout, code: code, text: words))
        }
        let items = CallbackItems(callback["CallbackMetadata"])
        return .paid(
            CallbackClaim(
                merchant: merchant, checkout: checkout,
                receipt: items["MpesaReceiptNumber"]?.text.flatMap { Receipt($0) },
                amount: items["Amount"]?.money, payer: items["PhoneNumber"]?.payer,
                paidAt: items["TransactionDate"]?.moment, balance: items["Balance"]?.balance))
    }
}

/// The details of a success, by name: they come in any order, some without a value, some twice.
struct CallbackItems {
    /// Name and value of each, as they came; the value is nil where there is none.
    let all: [(name: String, value: JSON?)]

    init(_ metadata: JSON?) {
        all = (metadata?["Item"]?.elements ?? []).compactMap { item in
            guard let name = item["Name"]?.text else { return nil }
            let value = item["Value"]
            return (name, value?.isNull == true ? nil : value)
        }
    }

    /// The value of that name; nil when there is none, or when two of them disagree.
    subscript(name: String) -> JSON? {
        let values = all.filter { $0.name == name }.compactMap(\.value)
        guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}

extension JSON {
    fileprivate var nonEmptyText: String? {
        guard let text = shownText, !text.isEmpty else { return nil }
        return text
    }
}
