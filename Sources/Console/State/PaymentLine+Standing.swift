import Payments

extension PaymentLine {
    /// Whether M-PESA refused it for its access token alone.
    var isTokenRefusal: Bool {
        state == .refused && resultCode.map { PaymentLine.tokenCodes.contains($0.text) } ?? false
    }

    private static let tokenCodes: Set<String> = ["404.001.03", "401.002.01", "400.003.01", "HTTP 401"]

    /// How its sale stands once what this prompt was paid does not count for it; nil where that was not read.
    var saleWithoutIt: SaleStanding? {
        sale.map { sale in
            let own = paysItsSale ? amount.cents : 0
            return SaleStanding(
                id: sale.id, due: sale.due, paid: Money(cents: max(0, sale.paid.cents - own)),
                paidBefore: sale.paidBefore, askedElsewhere: sale.askedElsewhere, lost: sale.lost,
                isGivenUp: sale.isGivenUp, revision: sale.revision)
        }
    }

    /// Whether a receipt may be printed of it: it is paid, for a sale, and nothing of that is doubtful.
    var hasReceipt: Bool { paysItsSale && doubt == nil && warning == nil && !lostAPart }

    /// Whether its sale takes no other prompt while this one is open.
    var holdsItsSale: Bool { state.isOpen && !isReleased }

    /// What its sale came to, once this part and every other one is paid.
    var completedSale: Money? {
        guard isPart, paysItsSale, doubt == nil, !lostAPart, let sale, sale.paid >= sale.due else { return nil }
        return sale.due
    }

    /// Whether nobody knows what became of it and no question to Safaricom is to come: it never named the prompt, or
    /// was asked for as long as it is asked by itself.
    var isUnasked: Bool { (state == .unknown || state == .expired) && nextCheckAt == nil }
}
