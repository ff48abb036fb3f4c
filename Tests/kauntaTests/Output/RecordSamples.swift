import Payments

@testable import kaunta

/// Payments made up in a test: 100 shillings from 0712 345 678, written down at 14:03:00.
enum Records {
    static let start = Timestamp(milliseconds: 1_793_962_980_000)
    static let checkout = CheckoutRequestID("ws_CO_06112026140301123712345678")
    static let merchant = MerchantRequestID("29115-34620561-1")
    static let accepted = Fact.accepted(merchant: merchant, checkout: checkout)
    static let marked = Fact.sendMarked(boot: BootID("boot"))

    /// A payment with these facts, a second apart.
    static func record(_ facts: (Evidence.Source, Fact)..., shillings: Int64 = 100) throws -> AttemptRecord {
        let tag = Tag(till: "T4", number: 7)
        return AttemptRecord(
            attempt: Attempt(
                id: AttemptID("9k3m7p1rxt5vw2yz"), sale: SaleID("fedcba9876543210"), tag: tag,
                phone: try MSISDN(parsing: "0712345678"), amount: Money(cents: shillings * 100),
                payee: .payBill(try given(ShortCode("600984")), account: nil),
                reference: try given(tag.reference), purpose: .usual, createdAt: start),
            evidence: facts.enumerated().map { index, fact in
                Evidence(source: fact.0, fact: fact.1, at: start + .seconds(index + 1))
            })
    }

    /// A claim of success with everything in it.
    static func claim() throws -> Fact {
        .callbackPaid(
            CallbackClaim(
                merchant: merchant, checkout: checkout, receipt: Receipt("UK6H4X2QP7"), amount: Money(cents: 10_000),
                payer: .clear(try MSISDN(parsing: "0712345678")), paidAt: start, balance: nil))
    }

    /// What Safaricom says when it is asked and the customer cancelled.
    static func failed(_ code: String) -> Fact {
        .queryFailed(checkout: checkout, code: ResultCode(code), text: "Request Cancelled by user.")
    }

    /// A refusal of that kind.
    static func refused(_ kind: Refusal.Kind) -> Fact {
        .refused(Refusal(code: "400.002.02", message: "Bad Request - Invalid PhoneNumber", kind: kind))
    }

    struct NotGiven: Error {}

    private static func given<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw NotGiven() }
        return value
    }
}
