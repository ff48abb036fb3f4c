import Payments

/// One row of what needs a check.
enum CheckItem: Equatable, Sendable {
    /// Something about a prompt that a person must look into.
    case doubt(Doubt)
    /// A prompt that an earlier run left open, and that is no doubt yet.
    case left(PaymentLine)
    /// Money paid straight to the shop that nobody has taken for a sale.
    case unclaimed(DirectPayment)
    /// Money that may be a prompt's whose receipt is not known: nobody takes it.
    case waiting(UnplacedRow)
    /// An order of the shop's to give a payment back, of which nobody knows yet what came of it.
    case reversal(ReversalOrder)
    /// Messages of one sender that were set aside. They are no doubt about money: none of them was believed.
    case setAside(SetAsideWords)

    /// Names a row. A prompt that was left open keeps its name when it becomes a doubt.
    enum Key: Hashable, Sendable {
        case prompt(AttemptID, Doubt.Kind)
        case direct(Receipt)
        case reversal(ReversalID)
        case sender(String)
    }

    var key: Key {
        switch self {
        case .doubt(let doubt): .prompt(doubt.line.id, doubt.kind)
        case .left(let line): .prompt(line.id, .unknown)
        case .unclaimed(let payment): .direct(payment.id)
        case .waiting(let row): .direct(row.told.receipt)
        case .reversal(let order): .reversal(order.id)
        case .setAside(let words): .sender(words.sender.peer)
        }
    }

    /// Since when it has been in the books.
    var since: Timestamp {
        switch self {
        case .doubt(let doubt): doubt.line.createdAt
        case .left(let line): line.createdAt
        case .unclaimed(let payment): payment.heardAt
        case .waiting(let row): row.listedAt
        case .reversal(let order): order.sentAt ?? order.preparedAt
        case .setAside(let words): words.sender.since
        }
    }

    /// What it is about, in money; nil where that is nobody's word but a stranger's.
    var amount: Money? {
        switch self {
        case .doubt(let doubt): doubt.amount
        case .left(let line): line.amount
        case .unclaimed(let payment): payment.told.amount
        case .waiting(let row): row.told.amount
        case .reversal(let order): order.amount
        case .setAside: nil
        }
    }

    /// The prompt it is about; nil for money that no prompt asked for.
    var line: PaymentLine? {
        switch self {
        case .doubt(let doubt): doubt.line
        case .left(let line): line
        case .unclaimed, .waiting, .reversal, .setAside: nil
        }
    }

    /// The money that no prompt asked for, as far as is known.
    var payment: DirectPayment? {
        switch self {
        case .doubt, .left, .reversal, .setAside: nil
        case .unclaimed(let payment): payment
        case .waiting(let row): row.payment
        }
    }

    /// The row of the list that it is about; nil for what is no payment.
    var row: PaymentRow? {
        switch self {
        case .doubt(let doubt): .prompt(doubt.line)
        case .left(let line): .prompt(line)
        case .unclaimed(let payment): .direct(payment)
        case .waiting(let row): .direct(row.payment)
        case .reversal, .setAside: nil
        }
    }

    /// Whether it is a doubt, whose own sentence says what to do.
    var isDoubt: Bool { if case .doubt = self { true } else { false } }

    /// The doubt that a person's word ends.
    var resolvable: Doubt.Kind? {
        guard case .doubt(let doubt) = self, doubt.kind.endsByWord else { return nil }
        return doubt.kind
    }
}

extension CheckItem {
    /// When its age, as the list writes it, changes next.
    func nextAge(after now: Timestamp) -> Timestamp {
        let age = max(0, (now - since).milliseconds)
        let step = CheckItem.step(of: age)
        return since + .milliseconds((age / step + 1) * step)
    }

    /// How long it has been there, in the largest unit that says something.
    func age(at now: Timestamp) -> (count: Int64, unit: AgeUnit) {
        let age = max(0, (now - since).milliseconds)
        let step = CheckItem.step(of: age)
        return (age / step, step == 60_000 ? .minutes : step == 3_600_000 ? .hours : .days)
    }

    enum AgeUnit: Equatable, Sendable { case minutes, hours, days }

    private static func step(of age: Int64) -> Int64 {
        if age < 3_600_000 { return 60_000 }
        return age < 48 * 3_600_000 ? 3_600_000 : 24 * 3_600_000
    }
}
