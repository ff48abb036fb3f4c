/// Money that came in before a prompt goes out, and may be what that one is about to ask for once more.
public enum EarlierMoney: Equatable, Sendable {
    /// It came straight to the shop.
    case direct(DirectPayment)
    /// A list of Safaricom's own has it, and it may be the payment of an earlier prompt.
    case unplaced(UnplacedRow)

    /// Its receipt.
    public var receipt: Receipt { told.receipt }

    /// What is told of it, with the payer that Safaricom's own list names where it names one.
    public var told: C2BConfirmation {
        switch self {
        case .direct(let payment): payment.known
        case .unplaced(let row): row.told
        }
    }

    /// What of all that came in may be what an order asks for, money paid straight to the shop first.
    public static func found(
        among direct: [DirectPayment], _ unplaced: [UnplacedRow], for order: PromptOrder, at now: Timestamp
    ) -> [EarlierMoney] {
        direct.filter { $0.mayBePaid(for: order, at: now) }.map(EarlierMoney.direct)
            + unplaced.filter { $0.mayBePaid(for: order, at: now) }.map(EarlierMoney.unplaced)
    }
}

extension DirectPayment {
    /// How long after it came it looks like what the next prompt asks for.
    package static let justNow = Duration.seconds(900)

    /// Whether somebody who pays what this order asks for may have paid this instead: it came, or was taken for a sale, a
    /// short while ago, no list speaks against it, and payer or account fit.
    fileprivate func mayBePaid(for order: PromptOrder, at now: Timestamp) -> Bool {
        let isRecent = takenAt.map { now - $0 < ResendGate.sameAgain } ?? (isFree && now - heardAt < Self.justNow)
        guard isRecent, reversal == nil, look == nil else { return false }
        return known(as: paidIn).mayBePaid(for: order)
    }
}

extension UnplacedRow {
    /// Whether it may be what this order asks for: it may be the payment of a prompt to the same phone, or for the same sale,
    /// whenever that was; or its payer has the phone, or it came a short while ago and may be anybody's.
    fileprivate func mayBePaid(for order: PromptOrder, at now: Timestamp) -> Bool {
        guard !isLikelySpent, told.amount == order.amount else { return false }
        let isOfKin = perhapsOf.contains { prompt in
            prompt.phone == order.phone || [order.sale, order.insteadOf].contains(prompt.sale)
        }
        if isOfKin { return true }
        let isRecent = told.payer?.isDigits ?? false || now - listedAt < DirectPayment.justNow
        return isRecent && told.mayBePaid(for: order)
    }
}

extension C2BConfirmation {
    /// Whether payer or account fit an order of that amount. Whom nobody names, or a hash, may be anybody.
    fileprivate func mayBePaid(for order: PromptOrder) -> Bool {
        guard amount == order.amount else { return false }
        if payer?.mayHold(order.phone) ?? true { return true }
        let account = account.filter { $0 != " " }.uppercased()
        if let reference = order.reference?.text.filter({ $0 != " " }), account == reference.uppercased() {
            return true
        }
        return (try? MSISDN(parsing: account)) == order.phone
    }
}
