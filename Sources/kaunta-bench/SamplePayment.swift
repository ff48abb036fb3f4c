import Ledger
import Payments

/// A payment taken now, entry by entry as the engine makes them; each entry is a commit.
struct SamplePayment {
    /// How many commits a whole payment takes.
    static let commits = 6

    private let ledger: Ledger
    private let attempt: Attempt
    private let token: CallbackToken
    private let checkout: CheckoutRequestID

    struct NoShortCode: Error {}

    /// What the list shows of it alone.
    var reference: String { attempt.reference.text }

    /// Enters the order; each number has a phone of its own.
    init(_ number: Int, in ledger: Ledger, at now: Timestamp) async throws {
        guard let shortCode = ShortCode(ShortCode.publicSandbox) else { throw NoShortCode() }
        let phone = try MSISDN(parsing: String(712_000_000 + number))
        self.ledger = ledger
        token = CallbackToken(from: .system)
        checkout = CheckoutRequestID("ws_CO_061120261403220\(number)")
        attempt = try await ledger.prepare(
            PromptOrder(phone: phone, amount: Money(cents: 125_000)), payee: .payBill(shortCode, account: nil),
            token: token, at: now
        ).attempt
    }

    /// Sent, and accepted by the gateway: the phone shows the prompt.
    func send() async throws {
        let at = attempt.createdAt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("bench"), at: at)
        let accepted = Fact.accepted(merchant: MerchantRequestID("29115-34620561-1"), checkout: checkout)
        try await ledger.add(Evidence(source: .pushAnswer, fact: accepted, at: at + .seconds(1)), to: attempt.id)
    }

    /// A callback says that it was paid.
    func claim() async throws {
        let at = attempt.createdAt + .seconds(12)
        let body = [UInt8](repeating: 0x78, count: 600)
        let message = try await ledger.keep(
            InboundMessage(body: body, address: .prompt(attempt.id), peer: "127.0.0.1", at: at))
        let claim = CallbackClaim(
            merchant: nil, checkout: checkout, receipt: Receipt("UKK" + attempt.phone.digits.suffix(7)),
            amount: attempt.amount, payer: .clear(attempt.phone), paidAt: at, balance: nil)
        let raw = String(decoding: body, as: UTF8.self)
        let evidence = Evidence(source: .callback, fact: .callbackPaid(claim), at: at, raw: raw)
        try await ledger.settle(message, as: .applied(evidence))
    }

    /// The gateway says so, too.
    func confirm() async throws {
        let paid = Fact.queryPaid(checkout: checkout, text: "The service request is processed successfully.")
        try await ledger.add(
            Evidence(source: .query, fact: paid, at: attempt.createdAt + .seconds(13)), to: attempt.id)
    }
}
