/// Where orders to give payments back are written down, step by step (R1 to R6): the port that Ledger fills.
public protocol ReversalOrders: Sendable {
    /// R1: writes an order down, with the address that its result is to come to.
    ///
    /// - Throws: `ReversalRefusal`.
    func prepare(
        _ id: ReversalID, of receipt: Receipt, by approval: Approval, with second: String, heardAt token: CallbackToken,
        at now: Timestamp
    ) async throws -> ReversalOrder

    /// R2: makes the send mark, by compare-and-set, reads it back, and hands out the one permit.
    ///
    /// - Throws: `ReversalRefusal.notPrepared` when it is not to be sent any more.
    func markSending(
        _ id: ReversalID, heardAt token: CallbackToken, at now: Timestamp
    ) async throws -> ReversalPermit

    /// R4: writes down what the gateway said at once. An order that has its result keeps it.
    func note(_ answer: ReversalAnswer, of id: ReversalID, at now: Timestamp) async throws

    /// An order that never left.
    func withdraw(_ id: ReversalID, because reason: String, at now: Timestamp) async throws

    /// What an earlier run left: what it had not sent never will be, and of what it may have sent nobody knows.
    func resumeReversals(at now: Timestamp) async throws

    /// The newest order about a receipt.
    func reversal(of receipt: Receipt) async throws -> ReversalOrder?
}

/// The gateway that gives payments back: the port that Daraja fills, and scripts in tests.
public protocol ReversalGateway: Sendable {
    /// Gets ready to send (a valid token), before the send mark is made.
    ///
    /// - Throws: `GatewayUnready`; nothing was sent.
    func makeReady() async throws(GatewayUnready)

    /// R3: sends one order, once. The permit is spent whatever comes back.
    func reverse(_ permit: consuming ReversalPermit) async -> ReversalAnswer
}

/// What comes back from such a call at once.
public enum ReversalAnswer: Equatable, Sendable {
    /// It was taken, and is named so.
    case taken(Conversation)
    /// It was refused: nothing moves.
    case refused(reason: String)
    /// It failed before the first byte of the request.
    case neverLeft(reason: String)
    /// Anything else: the money may go back.
    case lost(reason: String)
}

/// The right to send one order once: made by the books with the send mark, used up by the gateway.
public struct ReversalPermit: ~Copyable, Sendable {
    /// What is sent, frozen.
    public let order: ReversalOrder
    /// The secret part of the address that the result is to come to.
    public let token: CallbackToken

    /// Made only where the send mark was read back from disk.
    package init(markedFor order: ReversalOrder, token: CallbackToken) {
        self.order = order
        self.token = token
    }
}

/// What a message tells of an order to give a payment back, at the order's own address.
public struct ReversalResult: Equatable, Sendable {
    /// Which call it is the result of.
    public let conversation: Conversation
    /// What it says.
    public let told: Told

    /// Takes the parts.
    public init(_ conversation: Conversation, told: Told) {
        self.conversation = conversation
        self.told = told
    }

    /// What it says.
    public enum Told: Equatable, Sendable {
        /// The money went back: of which payment, as far as it is told, and what is told of that.
        case done(of: Receipt?, Reversal)
        /// It had gone back before: the goal is reached.
        case doneBefore
        /// It did not, by a code of the closed list.
        case failed(ResultCode, text: String)
        /// It does not say: a code that is on no list.
        case open(ResultCode, text: String)
    }
}
