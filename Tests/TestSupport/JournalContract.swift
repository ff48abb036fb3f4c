public import Payments

/// A journal with its inbox and the money paid straight to the shop, as the listener, the engine and the screens share
/// them.
public typealias JournalAndInbox = Journal & Inbox & DirectPayments & Reversals

/// One thing that every journal must do. Each clause is checked on an empty journal.
public struct JournalClause: Sendable, CustomStringConvertible {
    /// The fact.
    public let description: String
    /// Checks it; throws `BrokenClause`, or what the journal threw, when it does not hold.
    public let check: @Sendable (any JournalAndInbox) async throws -> Void

    init(_ fact: String, check: @escaping @Sendable (any JournalAndInbox) async throws -> Void) {
        description = fact
        self.check = check
    }

    /// Everything that every journal must do.
    public static let all =
        orders + marks + evidence + messages + direct + payers + claims + decisions + debts + reversals
        + reversedParts
}

/// What a journal did instead of what its contract says.
public struct BrokenClause: Error, CustomStringConvertible {
    /// What it did.
    public let description: String
}

/// What the clauses are made with: one order after another, each with a token of its own.
struct Scene {
    static let start = Timestamp(milliseconds: 1_793_959_200_000)
    static let boot = BootID("boot-1")
    let journal: any JournalAndInbox
    private let chance = SeededChance(7).chance

    func token() -> CallbackToken { CallbackToken(from: chance) }

    func prepare(
        _ order: PromptOrder, payee: CollectionPoint = .payBill(knownShortCode, account: nil),
        token: CallbackToken? = nil, after wait: Duration = .zero
    ) async throws -> AttemptRecord {
        try await journal.prepare(order, payee: payee, token: token ?? self.token(), at: Self.start + wait)
    }

    /// An attempt that the gateway took under that name.
    func pending(
        _ order: PromptOrder, checkout: String = "checkout-1", after wait: Duration = .zero
    ) async throws -> AttemptID {
        let token = token()
        let id = try await prepare(order, token: token, after: wait).attempt.id
        _ = try await journal.markSending(id, token: token, boot: Self.boot, at: Self.start + wait)
        try await journal.add(
            Evidence(
                source: .pushAnswer, fact: .accepted(merchant: nil, checkout: CheckoutRequestID(checkout)),
                at: Self.start + wait),
            to: id)
        return id
    }

    func query(_ fact: Fact, after wait: Duration = .seconds(10)) -> Evidence {
        Evidence(source: .query, fact: fact, at: Self.start + wait)
    }

    func claim(_ checkout: String, receipt: String = "UKK6AB12CD", raw: String? = nil) -> Evidence {
        Evidence(
            source: .callback,
            fact: .callbackPaid(
                CallbackClaim(
                    merchant: nil, checkout: CheckoutRequestID(checkout), receipt: Receipt(receipt),
                    amount: Money(cents: 10_000), payer: nil, paidAt: nil, balance: nil)),
            at: Self.start + .seconds(8), raw: raw)
    }
}

func demand(_ holds: Bool, _ words: @autoclosure () -> String) throws {
    if !holds { throw BrokenClause(description: words()) }
}

func demandEqual<Value: Equatable>(_ found: Value, _ expected: Value) throws {
    if found != expected { throw BrokenClause(description: "found \(found), not \(expected)") }
}

func demandRefusal(_ expected: JournalRefusal, _ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let refusal as JournalRefusal {
        return try demandEqual(refusal, expected)
    }
    throw BrokenClause(description: "nothing was refused; expected \(expected)")
}
