import Payments

/// The inbox on that disk. The judge sees what is kept and how it ends at the moment when it is written down, also where a
/// commit returns an error all the same.
extension RunBooks {
    func keep(_ message: InboundMessage) async throws -> InboxID {
        let mail = post.read(message.body)
        let id = try await write {
            let id = try await disk.keep(message)
            guard let mail else { return id }
            around.judge.note { $0.kept(id, mail) }
            around.trace.note(.books, mail.number, 29, "message \(mail.number) is kept in place \(id.number)")
            return id
        }
        if let mail { around.judge.note { $0.saidToBeKept(mail) } }
        return id
    }

    func settle(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        do {
            return try await write { try await end(id, as: outcome) }
        } catch {
            around.trace.note(.books, Int(id.number), 30, "message in place \(id.number) could not be ended: \(error)")
            throw error
        }
    }

    /// Ends a message, and shows the judge the attempt that it tells of.
    private func end(_ id: InboxID, as outcome: InboxOutcome) async throws -> AttemptID? {
        let taught = try await disk.settle(id, as: outcome)
        let left = try await disk.unsettled()
        around.judge.note { book in
            book.ended(id, as: outcome)
            book.look(atUnended: left)
        }
        if case .confirmed(let told) = outcome { try await weigh([told.receipt]) }
        if case .told(let result) = outcome { around.judge.note { $0.told(result) } }
        if outcome.isAboutOrders { try await lookAfterOrders() }
        let about = around.judge.about(id) ?? taught
        if let about, let record = try await disk.record(of: about) {
            var fact: Fact?
            if case .applied(let evidence) = outcome { fact = evidence.fact }
            tell(record, by: fact)
            try await weigh(receiptsOf: record)
        }
        await lookAtPlacedRows()
        return taught
    }

    func unsettled() async throws -> [KeptMessage] { try await read { try await disk.unsettled() } }

    func address(of hash: TokenHash) async throws -> InboundAddress? {
        guard let token = CallbackToken(simulatedHash: hash) else { return nil }
        return try await read {
            if let prompt = try await disk.attempt(heardAt: token) { return .prompt(prompt) }
            return try await addressOfOrders(token)
        }
    }

    /// Shows the judge that a message is answered with 200, whatever becomes of this run.
    func show(answerTo mail: Post.Mail) async {
        around.judge.note { $0.answered(mail) }
        // Nothing may end between the look and what is made of it.
        try? await around.queue.alone {
            let left = try await disk.unsettled()
            around.judge.note { $0.look(atUnended: left) }
        }
    }
}

extension CallbackToken {
    /// What stands for the hash of a token here, where nobody steals one: the token itself.
    var simulatedHash: TokenHash { hash { $0 } }

    /// The token that this stands for.
    fileprivate init?(simulatedHash hash: TokenHash) { self.init(String(decoding: hash.bytes, as: UTF8.self)) }
}
