public import Payments
internal import Transport

/// What the result of an order to give a payment back says.
public enum ReversalReading: Equatable, Sendable {
    /// It is the result of that.
    case told(ReversalResult)
    /// It can't be read; where it broke, in words.
    case unreadable(reason: String)
}

/// The message that tells what came of an order to give a payment back (Reversal).
public enum ReversalMessage {
    /// The codes that say for good that nothing was given back. Any other one leaves it open.
    static let failures: Set<String> = ["1", "11", "21", "2001", "2006", "2028", "8006", "R000002"]

    /// Reads a body as it was posted, strictly in its JSON and leniently in its values.
    public static func decode(_ body: [UInt8]) -> ReversalReading {
        do {
            return read(try JSON(strict: body, limits: .callback))
        } catch {
            return .unreadable(reason: error.description)
        }
    }

    static func read(_ json: JSON) -> ReversalReading {
        guard let result = CallResult(json) else { return .unreadable(reason: CallResult.isNone) }
        let told: ReversalResult.Told =
            switch result.code.text {
            case "0":
                .done(
                    of: result.one("originaltransactionid")?.text.flatMap { Receipt($0) },
                    Reversal(
                        amount: result.one("amount")?.money, at: result.one("transcompletedtime")?.moment,
                        receipt: result.transaction))
            case "R000001": .doneBefore
            case let code where failures.contains(code): .failed(result.code, text: result.words)
            default: .open(result.code, text: result.words)
            }
        return .told(ReversalResult(result.conversation, told: told))
    }
}
