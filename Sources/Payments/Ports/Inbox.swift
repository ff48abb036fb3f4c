/// Where a stranger's message is kept before it is answered: the port that Ledger fills beside `Journal`.
public protocol Inbox: Sendable {
    /// C3: keeps a body as it came. It is on disk when this returns.
    func keep(_ message: InboundMessage) async throws -> InboxID

    /// C5: ends a kept message, together with the evidence read from it, in one transaction.
    ///
    /// Evidence that is stored already makes the message a duplicate; evidence that names the prompt of another
    /// attempt sets it aside. A message ends once: ending it again changes nothing.
    ///
    /// - Returns: the attempt that it taught something about, whatever address it was posted to; nil when there is none.
    @discardableResult
    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID?

    /// What was kept and never ended, oldest first: read again at start.
    func unsettled() async throws -> [KeptMessage]

    /// The address, of a prompt, of a question's answer or of an order's result, whose token has that hash; nil when it
    /// is none's.
    func address(of hash: TokenHash) async throws -> InboundAddress?
}

/// The place of a message in the inbox.
public struct InboxID: Equatable, Hashable, Sendable {
    /// Its row.
    public let number: Int64

    /// Takes the row.
    public init(_ number: Int64) { self.number = number }
}

/// What a gateway, or a stranger, posted.
public struct InboundMessage: Equatable, Sendable {
    /// The body as it came.
    public let body: [UInt8]
    /// Which of our addresses it was posted to.
    public let address: InboundAddress
    /// Who posted it: the socket's peer, or what a trusted proxy names.
    public let peer: String
    /// Whether that peer is one that the gateway is known to post from. A message of any other is set aside.
    public let isListed: Bool
    /// When it came.
    public let at: Timestamp

    /// Takes the parts.
    public init(body: [UInt8], address: InboundAddress, peer: String, isListed: Bool = true, at: Timestamp) {
        self.body = body
        self.address = address
        self.peer = peer
        self.isListed = isListed
        self.at = at
    }
}

/// Which of our addresses a message was posted to.
public enum InboundAddress: Equatable, Hashable, Sendable, Codable {
    /// The address of one prompt.
    case prompt(AttemptID)
    /// The address for money paid straight to the shop (C2B): it happened.
    case confirmation
    /// The same, before it happens: may it?
    case validation
    /// The address of the answer to one question about a receipt.
    case status(StatusQuestionID)
    /// The address of the result of one order to give a payment back.
    case reversal(ReversalID)
}

/// A message with its place.
public struct KeptMessage: Equatable, Sendable {
    /// Its place.
    public let id: InboxID
    /// The message.
    public let message: InboundMessage

    /// Takes the parts.
    public init(id: InboxID, message: InboundMessage) {
        self.id = id
        self.message = message
    }
}

/// How a kept message ended.
public enum InboxOutcome: Equatable, Sendable {
    /// It became evidence about the prompt whose address it was posted to.
    case applied(Evidence)
    /// It tells of money paid straight to the shop.
    case confirmed(C2BConfirmation)
    /// It was a question, and was answered: accepted or refused, in words.
    case answered(String)
    /// It answers a question of ours about a receipt.
    case told(StatusResult)
    /// It tells what came of an order of ours to give a payment back.
    case reversed(ReversalResult)
    /// It cannot be read, or proves nothing; the reason in words.
    case rejected(String)
    /// It is set aside for a person; the reason in words.
    case quarantined(String)
}
