public import Payments

/// Asks Safaricom about receipts that somebody shows (Transaction Status). It moves no money; what is answered comes through
/// the inbox.
public actor StatusDesk {
    private let questions: any StatusQuestions
    private let gateway: any StatusGateway
    private let now: @Sendable () -> Timestamp
    private let chance: Chance
    /// What is being asked about: the same is not asked twice at once.
    private var underway: Set<Receipt> = []

    /// Takes what it works with.
    ///
    /// - Parameter now: the moment it is, as the books count it.
    public init(
        questions: any StatusQuestions, gateway: any StatusGateway, now: @escaping @Sendable () -> Timestamp,
        chance: Chance
    ) {
        self.questions = questions
        self.gateway = gateway
        self.now = now
        self.chance = chance
    }

    /// Asks, unless that was done within the last minute and is not known to have failed; returns the newest question as it
    /// stands then. A question that was lost on its way stays open: it may have been taken.
    ///
    /// - Throws: what the books throw. Nothing is asked that is not written down.
    public func ask(about receipt: Receipt) async throws -> StatusQuestion? {
        guard underway.insert(receipt).inserted else { return try await questions.question(about: receipt) }
        defer { underway.remove(receipt) }
        let moment = now()
        if let last = try await questions.question(about: receipt), !last.mayBeAskedAgain(at: moment) { return last }
        let question = StatusQuestion(id: StatusQuestionID(from: chance), receipt: receipt, askedAt: moment)
        let token = CallbackToken(from: chance)
        try await questions.open(question, heardAt: token)
        switch await gateway.ask(about: receipt, answeredAt: token) {
        case .taken(let names): try await questions.note(names, of: question.id)
        case .notTaken(let reason): try await questions.end(question.id, because: reason, at: now())
        case .unclear: break
        }
        return try await questions.question(about: receipt)
    }
}
