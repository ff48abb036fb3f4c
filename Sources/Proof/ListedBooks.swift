public import Payments

/// What only the books of a real shop do: they are compared with lists of Safaricom's own, and show rows.
public struct ListedBooks: Sendable {
    /// Compares the books with a list, and the time of which it lacks nothing.
    let compare: @Sendable (StatementList, TimeSpan?, Evidence.Source, Timestamp) async throws -> StatementFindings
    /// Writes down a person's word that the statement has no such payment.
    let deny: @Sendable (Receipt, Approval, Timestamp) async throws -> DirectPayment
    /// A prompt as lists show it.
    let line: @Sendable (AttemptID) async throws -> PaymentLine?
    /// Whether the console says of such a line, in the word of its row, that it is paid.
    let readsPaid: @Sendable (PaymentLine) -> Bool
    /// The hash of a payer's number as those books know it, in hex.
    let hash: @Sendable (String) -> String
    /// The shop's own orders to give payments back.
    let orders: any ReversalOrders
    /// Those that are under way, or of which nobody knows.
    let openOrders: @Sendable () async throws -> [ReversalOrder]
    /// The questions to Safaricom about single receipts.
    let questions: any StatusQuestions
    /// The clock by which they know how long an answer has no name.
    let clock: LentClock
    /// How many prompts they let go; nil for any number.
    let limits: PromptLimits?
    /// Whether lists may hide who paid what a stranger claims for a prompt: nobody can know then whose money it is.
    public var hidesPayers = false

    /// Takes the ways to them.
    public init(
        compare:
            @escaping @Sendable (StatementList, TimeSpan?, Evidence.Source, Timestamp) async throws -> StatementFindings,
        deny: @escaping @Sendable (Receipt, Approval, Timestamp) async throws -> DirectPayment,
        line: @escaping @Sendable (AttemptID) async throws -> PaymentLine?,
        readsPaid: @escaping @Sendable (PaymentLine) -> Bool, hash: @escaping @Sendable (String) -> String,
        orders: any ReversalOrders, openOrders: @escaping @Sendable () async throws -> [ReversalOrder],
        questions: any StatusQuestions, clock: LentClock, limits: PromptLimits?
    ) {
        self.compare = compare
        self.deny = deny
        self.line = line
        self.readsPaid = readsPaid
        self.hash = hash
        self.orders = orders
        self.openOrders = openOrders
        self.questions = questions
        self.clock = clock
        self.limits = limits
    }
}
