/// Money that came in before a prompt goes out, and may be what that one is about to ask for once more.
public enum EarlierMoney: Equatable, Sendable {
    /// It came straight to the shop.
    case direct(DirectPayment)
    /// It may be the payment of an earlier prompt.
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

    /// What of all that came in may be what an order asks for, money paid straight to the shop first: what of that waits for a
    /// prompt is told as waiting, since nobody can take it.
    public static func found(
        among direct: [DirectPayment], _ unplaced: [UnplacedRow], for order: PromptOrder, at now: Timestamp
    ) -> [EarlierMoney] {
        let waiting = unplaced.filter { $0.mayBePaid(for: order, at: now) }
        let receipts = Set(waiting.map(\.told.receipt))
        return direct.filter { $0.mayBePaid(for: order, at: now) && !receipts.contains($0.id) }.map(EarlierMoney.direct)
            + waiting.map(EarlierMoney.unplaced)
    }
}

extension DirectPayment {
    /// How long after it came it looks like what the next prompt asks for, whoever paid it.
    package static let justNow = Duration.seconds(900)
    /// How long where its payer or its account fits.
    private static let today = Duration.seconds(86_400)

    /// Whether somebody who pays what this order asks for may have paid this instead: it is free, or was taken for a sale a
    /// short while ago, no list speaks against it, and payer or account fit.
    fileprivate func mayBePaid(for order: PromptOrder, at now: Timestamp) -> Bool {
        guard reversal == nil, look == nil, paidIn == order.amount else { return false }
        let told = known(as: paidIn)
        if let takenAt { return now - takenAt < ResendGate.sameAgain && (told.isPaid(for: order) ?? true) }
        guard isFree else { return false }
        return told.isPaid(for: order).map { $0 && now - heardAt < Self.today } ?? (now - heardAt < Self.justNow)
    }
}

extension UnplacedRow {
    /// Whether it may be what this order asks for, or a part of it: it may be the payment of a prompt to the same phone, or
    /// for the same sale, whenever that was; or its payer has the phone, or it came a short while ago and may be anybody's.
    fileprivate func mayBePaid(for order: PromptOrder, at now: Timestamp) -> Bool {
        if isLikelySpent || isGone { return false }
        if perhapsOf.contains(where: { [order.sale, order.insteadOf].contains($0.sale) }) { return true }
        guard told.amount == order.amount else { return false }
        if perhapsOf.contains(where: { $0.phone == order.phone }) { return true }
        return told.isPaid(for: order) ?? (now - listedAt < DirectPayment.justNow)
    }
}

extension C2BConfirmation {
    /// Whether payer or account fit an order; nil where nobody is named, or a hash, so that it may be anybody's.
    fileprivate func isPaid(for order: PromptOrder) -> Bool? {
        if let reference = order.reference, isNamed(reference) { return true }
        if (try? MSISDN(parsing: account)) == order.phone { return true }
        guard let payer, payer.isDigits else { return nil }
        return payer.mayHold(order.phone)
    }
}
