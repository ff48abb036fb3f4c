import Payments

extension PaymentLine {
    /// Whether M-PESA refused it for its access token alone.
    var isTokenRefusal: Bool {
        state == .refused && resultCode.map { PaymentLine.tokenCodes.contains($0.text) } ?? false
    }

    private static let tokenCodes: Set<String> = ["404.001.03", "401.002.01", "400.003.01", "HTTP 401"]

    /// What its sale came to, once this part and every other one is paid.
    var completedSale: Money? {
        guard isPart, state == .paid, doubt == nil, !isStrangers, let sale, sale.owed == .zero else { return nil }
        return sale.due
    }

    /// Whether nobody knows what became of it and no question to Safaricom is to come: it never named the prompt, or
    /// was asked for as long as it is asked by itself.
    var isUnasked: Bool { (state == .unknown || state == .expired) && nextCheckAt == nil }
}
