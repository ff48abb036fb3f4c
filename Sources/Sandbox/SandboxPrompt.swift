public import Payments

/// One prompt as the virtual phone shows it.
public struct SandboxPrompt: Equatable, Sendable {
    /// The gateway's name for it.
    public let checkout: CheckoutRequestID
    /// The gateway's second name for it.
    public let merchant: MerchantRequestID
    /// The phone it is on.
    public let phone: MSISDN
    /// What it asks for, in whole shillings.
    public let amount: Money
    /// Who gets the money.
    public let payee: String
    /// The reference it shows.
    public let reference: String
    /// When it was sent.
    public let submittedAt: Timestamp
    /// How it ended; nil while it is open.
    public let outcome: ResultCode?
    /// The receipt, once it is paid.
    public let receipt: Receipt?
    /// How many questions about it were answered or refused.
    public let questions: Int

    /// Whether the phone still shows it.
    public var isOpen: Bool { outcome == nil }
}

extension SandboxPrompt: CustomStringConvertible {
    public var description: String {
        "\(checkout.masked) \(phone) \(amount) \(reference): \(outcome.map { "ended with \($0)" } ?? "open")"
    }
}

/// What the customer does with a prompt.
public enum CustomerAct: String, Equatable, Sendable, CaseIterable {
    /// Types the right PIN.
    case approve
    /// Presses cancel.
    case cancel
    /// Types a wrong PIN.
    case wrongPIN = "wrong-pin"
    /// Lets the time run out.
    case expire

    /// The result it leads to.
    var code: String {
        switch self {
        case .approve: "0"
        case .cancel: "1032"
        case .wrongPIN: "2001"
        case .expire: "1037"
        }
    }
}
