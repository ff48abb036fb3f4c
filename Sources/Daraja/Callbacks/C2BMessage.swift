public import Payments
internal import Transport

/// What a message about money paid straight to the shop says. A stranger's claim, like a callback: nothing signs it.
public enum C2BReading: Equatable, Sendable {
    /// It says that this was paid, or is about to be.
    case paid(C2BConfirmation)
    /// It can't be read; where it broke, in words.
    case unreadable(reason: String)
}

/// The message that Safaricom posts when somebody pays the pay bill or till without a prompt: as a question before
/// (validation), and as news after (confirmation). Both have one shape.
public enum C2BMessage {
    /// Reads a body as it was posted, strictly in its JSON and leniently in its values.
    ///
    /// Without a receipt, an amount and a payee it tells of no payment; payer, names, account and time may be missing.
    public static func decode(_ body: [UInt8]) -> C2BReading {
        do {
            return read(try JSON(strict: body, limits: .callback))
        } catch {
            return .unreadable(reason: error.description)
        }
    }

    static func read(_ json: JSON) -> C2BReading {
        guard let receipt = json["TransID"]?.text.flatMap({ Receipt($0) }) else {
            return .unreadable(reason: "there is no receipt in it (TransID)")
        }
        guard let amount = json["TransAmount"]?.money, amount > .zero, amount <= C2BConfirmation.most else {
            return .unreadable(reason: "there is no amount in it that can be (TransAmount)")
        }
        guard let payee = json["BusinessShortCode"]?.shortCode else {
            return .unreadable(reason: "it does not say who was paid (BusinessShortCode)")
        }
        return .paid(
            C2BConfirmation(
                receipt: receipt, amount: amount, payee: payee, account: json["BillRefNumber"]?.line ?? "",
                payer: json["MSISDN"]?.payer, name: name(in: json), paidAt: json["TransTime"]?.moment))
    }

    /// First, middle and last name in one line: any of them may be empty, null or absent.
    private static func name(in json: JSON) -> String {
        ["FirstName", "MiddleName", "LastName"].compactMap { json[$0]?.line }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
