import Daraja
public import Payments

/// Which payments straight to the shop are welcome: what a validation is answered by, from what is known here alone.
public struct ValidationPolicy: Sendable {
    /// Which accounts may be paid to.
    public var accounts: Accounts
    /// The least that may be paid; nil for any amount.
    public var minimum: Money?
    /// Whether the account that the payer typed is one that waits for money: a tag or reference of an open payment.
    public var isAwaited: @Sendable (String) async -> Bool

    /// Which accounts may be paid to.
    public enum Accounts: String, Equatable, Sendable, CaseIterable {
        /// Whatever the payer types.
        case all
        /// Only those that wait for money.
        case open
    }

    /// Takes the parts; without any, every payment is welcome.
    public init(
        accounts: Accounts = .all, minimum: Money? = nil,
        isAwaited: @escaping @Sendable (String) async -> Bool = { _ in true }
    ) {
        self.accounts = accounts
        self.minimum = minimum
        self.isAwaited = isAwaited
    }

    /// What is answered.
    enum Ruling: Equatable, Sendable {
        /// It may come.
        case welcome
        /// It is turned away, before any money moves.
        case unwelcome(C2BObjection)

        /// The body that the gateway gets.
        var reply: String {
            switch self {
            case .welcome: C2BMessage.accepted()
            case .unwelcome(let objection): C2BMessage.rejected(objection)
            }
        }

        /// What is written down about it.
        var words: String {
            switch self {
            case .welcome: "accepted"
            case .unwelcome(let objection): "refused (\(objection.rawValue))"
            }
        }
    }

    /// Decides. A question that can't be read is welcome where everything is.
    func ruling(on reading: C2BReading) async -> Ruling {
        if accounts == .all, minimum == nil { return .welcome }
        guard case .paid(let question) = reading else { return .unwelcome(.other) }
        if let minimum, question.amount < minimum { return .unwelcome(.amount) }
        switch accounts {
        case .all: return .welcome
        case .open: return await isAwaited(question.account) ? .welcome : .unwelcome(.account)
        }
    }
}
