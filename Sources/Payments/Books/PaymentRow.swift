/// One row of the list of payments: a prompt, or money paid straight to the shop.
///
/// Both share their numbers, so that one list holds them in the order in which they were written down.
public enum PaymentRow: Equatable, Sendable, Identifiable {
    /// A prompt.
    case prompt(PaymentLine)
    /// Money paid straight to the shop that is no prompt's payment.
    case direct(DirectPayment)

    /// Names a row.
    public enum ID: Hashable, Sendable {
        /// A prompt.
        case prompt(AttemptID)
        /// Money paid straight to the shop, by its receipt.
        case direct(Receipt)
    }

    public var id: ID {
        switch self {
        case .prompt(let line): .prompt(line.id)
        case .direct(let payment): .direct(payment.id)
        }
    }

    /// Its place in the list: newer is higher.
    public var number: Int64 {
        switch self {
        case .prompt(let line): line.number
        case .direct(let payment): payment.number
        }
    }

    /// When a prompt was written down, or money was paid straight to the shop.
    public var madeAt: Timestamp {
        switch self {
        case .prompt(let line): line.createdAt
        case .direct(let payment): payment.paidAt
        }
    }

    /// What was asked for, or paid.
    public var amount: Money {
        switch self {
        case .prompt(let line): line.amount
        case .direct(let payment): payment.amount
        }
    }

    /// What it amounts to.
    public var state: AttemptState {
        switch self {
        case .prompt(let line): line.state
        case .direct(let payment): payment.state
        }
    }

    /// The receipt: of a prompt once Safaricom vouches for it, of a direct payment as the message names it.
    public var receipt: Receipt? {
        switch self {
        case .prompt(let line): line.receipt
        case .direct(let payment): payment.id
        }
    }

    /// The prompt, if it is one.
    public var prompt: PaymentLine? { if case .prompt(let line) = self { line } else { nil } }

    /// The direct payment, if it is one.
    public var direct: DirectPayment? { if case .direct(let payment) = self { payment } else { nil } }

    /// The rows of both kinds as a list has them, from its top down or from its end up, at most so many.
    public static func merged(
        _ prompts: [PaymentLine], _ direct: [DirectPayment], by sorting: Sorting = .newest,
        _ direction: PageRequest.Direction, limit: Int
    ) -> [PaymentRow] {
        let rows = (prompts.map(PaymentRow.prompt) + direct.map(PaymentRow.direct)).sorted(by: sorting)
        return Array((direction == .older ? rows : rows.reversed()).prefix(limit))
    }
}

extension [PaymentRow] {
    /// The rows as a list has them, from its top down.
    public func sorted(by sorting: Sorting) -> [PaymentRow] {
        sorted { RowKey($0, by: sorting) > RowKey($1, by: sorting) }
    }
}
