/// Where questions about single receipts are kept, with what was answered: the port that Ledger fills beside `Inbox`, which
/// the answers come through.
public protocol StatusQuestions: Sendable {
    /// Writes a question down before it is asked, with the address that its answer is to come to.
    func open(_ question: StatusQuestion, heardAt token: CallbackToken) async throws

    /// Writes down how Safaricom named the question: an answer that does not name it so is none.
    func note(_ names: Conversation, of id: StatusQuestionID) async throws

    /// Ends a question that Safaricom refused. One that is answered stays so.
    func end(_ id: StatusQuestionID, because reason: String, at now: Timestamp) async throws

    /// The newest question about a receipt.
    func question(about receipt: Receipt) async throws -> StatusQuestion?
}

/// A question to Safaricom about one receipt (Transaction Status): whether there is such a transaction, and whose money it
/// moved. It changes nothing and may be asked again. The answer comes later, as a message.
public struct StatusQuestion: Equatable, Sendable {
    /// Its name.
    public let id: StatusQuestionID
    /// What is asked about.
    public let receipt: Receipt
    /// When.
    public let askedAt: Timestamp
    /// What was answered, and when; nil before.
    public let answer: Answer?

    /// Takes the parts.
    public init(id: StatusQuestionID, receipt: Receipt, askedAt: Timestamp, answer: Answer? = nil) {
        self.id = id
        self.receipt = receipt
        self.askedAt = askedAt
        self.answer = answer
    }

    /// What came of it.
    public struct Answer: Equatable, Sendable {
        /// When it came.
        public let at: Timestamp
        /// Why nothing is known by it, in words; nil where Safaricom has the money, which the books have then, too.
        public let reason: String?

        /// Takes the parts.
        public init(at: Timestamp, reason: String?) {
            self.at = at
            self.reason = reason
        }
    }

    /// How long nobody asks the same again, unless it has failed.
    private static let pause = Duration.seconds(60)

    /// Whether the same may be asked again.
    public func mayBeAskedAgain(at now: Timestamp) -> Bool { answer?.reason != nil || now - askedAt >= Self.pause }

    /// Whether somebody waits for its answer: Safaricom gives up on what waits for long, and need not say so.
    public func isOpen(at now: Timestamp) -> Bool { answer == nil && now - askedAt < Self.patience }

    /// After so long nobody waits for the answer.
    package static let patience = Duration.seconds(300)
}

/// How Safaricom names a call that it answers later: by its own number and by the one that it gave us.
public struct Conversation: Equatable, Hashable, Sendable {
    /// `ConversationID`.
    public let id: String
    /// `OriginatorConversationID`.
    public let originator: String

    /// Takes both.
    public init(id: String, originator: String) {
        self.id = id
        self.originator = originator
    }
}

/// What a message answers to a question about a receipt. Nothing signs it: it counts where it names the question as only
/// Safaricom can, at an address that only Safaricom was told.
public struct StatusResult: Equatable, Sendable {
    /// The question.
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
        /// The transaction is complete, and money came in by it.
        case paid(C2BConfirmation)
        /// Anything else: no such transaction, none that brought money, none that is over, no answer.
        case nothing(reason: String)
    }
}
