public import Payments

/// Asks Safaricom about receipts that somebody shows (Transaction Status). It moves no money; what is answered comes through
/// the inbox.
public actor StatusDesk {
    private let questions: any StatusQuestions
    private let gateway: any StatusGateway
    private let now: @Sendable () -> Timestamp
    private let chance: Chance

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

    /// Asks, unless that was done within the last minute; returns the question as it stands then.
    ///
    /// - Throws: what the books throw. Nothing is asked that is not written down.
    public func ask(about receipt: Receipt) async throws -> StatusQuestion {
        let moment = now()
        if let last = try await questions.question(about: receipt), moment - last.askedAt < StatusQuestion.pause {
            return last
        }
        let question = StatusQuestion(id: StatusQuestionID(from: chance), receipt: receipt, askedAt: moment)
        let token = CallbackToken(from: chance)
        try await questions.open(question, heardAt: token)
        switch await gateway.ask(about: receipt, answeredAt: token) {
        case .taken(let names): try await questions.note(names, of: question.id)
        case .notTaken(let reason): try await questions.end(question.id, because: reason, at: now())
        }
        return try await questions.question(about: receipt) ?? question
    }
}
