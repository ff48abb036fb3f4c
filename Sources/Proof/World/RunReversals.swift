import Payments

/// The way from one run of the program to the shop's own orders to give payments back, and to its questions about
/// receipts. The judge sees every order at the moment it is changed.
struct RunReversals: ReversalOrders, StatusQuestions {
    private let books: RunBooks
    private let listed: ListedBooks

    /// Takes the books; nil where the shop gives nothing back.
    init?(_ books: RunBooks) {
        guard let listed = books.listed, books.around.sky.weather.givesBack else { return nil }
        (self.books, self.listed) = (books, listed)
    }

    private var judge: Judge { books.around.judge }

    // MARK: - Orders

    func prepare(
        _ id: ReversalID, of receipt: Receipt, by approval: Approval, with second: String, heardAt token: CallbackToken,
        at now: Timestamp
    ) async throws -> ReversalOrder {
        try await books.write {
            do {
                let order = try await listed.orders.prepare(
                    id, of: receipt, by: approval, with: second, heardAt: token, at: now)
                judge.note { $0.ordered(order, at: now) }
                books.around.trace.note(.books, -1, 60, "\(order.amount) of \(receipt) is to be given back")
                try await listed.showOrders(to: judge)
                return order
            } catch let refusal as ReversalRefusal {
                judge.note { $0.orderHeld(of: receipt, because: refusal, at: now) }
                throw refusal
            }
        }
    }

    func markSending(_ id: ReversalID, heardAt token: CallbackToken, at now: Timestamp) async throws -> ReversalPermit {
        try await books.write {
            let permit = try await listed.orders.markSending(id, heardAt: token, at: now)
            let order = permit.order
            judge.note { $0.marked(order) }
            return permit
        }
    }

    func note(_ answer: ReversalAnswer, of id: ReversalID, at now: Timestamp) async throws {
        try await change("\(answer)") { try await listed.orders.note(answer, of: id, at: now) }
    }

    func withdraw(_ id: ReversalID, because reason: String, at now: Timestamp) async throws {
        try await change("never left") { try await listed.orders.withdraw(id, because: reason, at: now) }
    }

    func resumeReversals(at now: Timestamp) async throws {
        try await change("the program starts") { try await listed.orders.resumeReversals(at: now) }
    }

    func reversal(of receipt: Receipt) async throws -> ReversalOrder? {
        try await books.read { try await listed.orders.reversal(of: receipt) }
    }

    private func change(_ words: String, _ work: @escaping () async throws -> Void) async throws {
        try await books.write {
            try await work()
            books.around.trace.note(.books, -1, 61, "an order to give back: \(words)")
            try await listed.showOrders(to: judge)
        }
    }

    // MARK: - Questions

    func open(_ question: StatusQuestion, heardAt token: CallbackToken) async throws {
        try await books.write {
            try await listed.questions.open(question, heardAt: token)
            judge.note { $0.asked(question) }
        }
    }

    func note(_ names: Conversation, of id: StatusQuestionID) async throws {
        try await books.write {
            try await listed.questions.note(names, of: id)
            judge.note { $0.named(id, names) }
        }
    }

    func end(_ id: StatusQuestionID, because reason: String, at now: Timestamp) async throws {
        try await books.write { try await listed.questions.end(id, because: reason, at: now) }
    }

    func question(about receipt: Receipt) async throws -> StatusQuestion? {
        try await books.read { try await listed.questions.question(about: receipt) }
    }
}

extension RunBooks {
    /// Shows the judge the shop's orders again, after something that may have ended some.
    func lookAtOrders() async throws {
        guard let listed, around.sky.weather.givesBack else { return }
        try await listed.showOrders(to: around.judge)
    }

    /// Shows the judge what the result of an order, or the answer to a question, did to the books.
    func lookAfterOrders() async throws {
        await lookAgain(at: around.judge.cases)
        try await lookAtOrders()
        try await weigh(Set(around.judge.orders.map(\.order.receipt)))
    }

    /// The order or the question whose address has that token.
    func addressOfOrders(_ token: CallbackToken) async throws -> InboundAddress? {
        guard let listed, around.sky.weather.givesBack else { return nil }
        let hex = Array(listed.hash(token.hex).utf8)
        let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { place in
            UInt8(String(decoding: hex[place..<place + 2], as: UTF8.self), radix: 16)
        }
        return try await disk.address(of: TokenHash(bytes: bytes))
    }
}

extension ListedBooks {
    /// Shows the judge the newest order about each receipt, all orders that are open, and which payments Safaricom said
    /// to stand.
    func showOrders(to judge: Judge) async throws {
        var newest: [ReversalOrder] = []
        for receipt in Set(judge.orders.map(\.order.receipt)).sorted(by: { $0.text < $1.text }) {
            if let order = try await orders.reversal(of: receipt) { newest.append(order) }
            if let question = try await questions.question(about: receipt), question.answer?.reason == nil,
                question.answer != nil
            {
                judge.note { $0.stands[receipt, default: []].append(question.askedAt) }
            }
        }
        let open = try await openOrders()
        judge.note { $0.look(at: newest, open: open) }
    }
}

extension InboxOutcome {
    /// Whether it tells what came of an order, or answers a question about a receipt.
    var isAboutOrders: Bool {
        switch self {
        case .reversed, .told: true
        case .applied, .confirmed, .answered, .rejected, .quarantined: false
        }
    }
}
