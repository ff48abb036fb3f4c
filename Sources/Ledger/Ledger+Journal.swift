import GRDB
public import Payments

extension Ledger: Journal {
    public func prepare(
        _ order: PromptOrder, payee: CollectionPoint, token: CallbackToken, at now: Timestamp
    ) async throws -> AttemptRecord {
        try await checkedWhole()
        // Drawn outside the transaction, so that making the entry again finds the one already made.
        let id = AttemptID(from: chance)
        let sale = Sale(id: order.sale ?? SaleID(from: chance), due: order.due ?? order.amount, openedAt: now)
        let record = try await write(isRepeatable: true) { [till, limits] books in
            if try AttemptRow.find(id, in: books.database) == nil,
                let refusal = try books.refusal(limits, to: order.phone, till: till, at: now)
            {
                throw refusal
            }
            return try books.prepare(order, id: id, sale: sale, payee: payee, token: token, till: till)
        }
        announce(id)
        return record
    }

    public func markSending(
        _ id: AttemptID, token: CallbackToken, boot: BootID, at now: Timestamp, drift: Duration
    ) async throws -> SendPermit {
        let mark = Evidence.sendMark(boot, at: now, drift: drift)
        // Not repeatable: found again after a failed commit, the mark could be somebody else's.
        try await write(isRepeatable: false) { [till, limits] books in
            let row = try books.row(of: id)
            guard try books.number(heardAt: token) == row.number else { throw JournalRefusal.noSuchAttempt }
            let state = try books.record(of: row).state
            guard state == .prepared else { throw JournalRefusal.notPrepared(state) }
            if let refusal = try books.hindrance(to: row, at: now) { throw refusal }
            if let refusal = try books.refusal(limits, to: row.attempt.phone, till: till, at: now) { throw refusal }
            _ = try books.add(mark, to: id)
        }
        announce(id)
        // Read back through another connection: the permit is for what the file says, not for what we meant to write.
        guard let kept = try await record(of: id), kept.evidence == [mark] || kept.evidence.contains(mark),
            kept.state.mayHaveReachedThePhone
        else { throw LedgerError.commitUnknown(detail: "the send mark was not read back") }
        return SendPermit(markedFor: kept.attempt, token: token)
    }

    @discardableResult
    public func add(_ evidence: Evidence, to id: AttemptID) async throws -> AttemptRecord {
        let (record, isNew, placed) = try await write(isRepeatable: true) { books in
            let added = try books.add(evidence, to: id)
            guard added.isNew else { return (added.record, false, StatementFindings()) }
            let placed = try books.placeRows(at: evidence.at)
            return (placed.isEmpty ? added.record : try books.record(of: books.row(of: id)), true, placed)
        }
        if isNew { announce(id) }
        announce(placed)
        return record
    }

    public func record(of id: AttemptID) async throws -> AttemptRecord? {
        try await read { [schedule] database in
            let books = Books(database: database, schedule: schedule)
            return try AttemptRow.find(id, in: database).map(books.record)
        }
    }

    public func attempt(heardAt token: CallbackToken) async throws -> AttemptID? {
        try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT id FROM attempt WHERE token_sha256 = ?")
            return try String.fetchOne(statement, arguments: [token.digest]).map { AttemptID($0) }
        }
    }

    public func attemptsToWatch() async throws -> [AttemptRecord] {
        try await read { [schedule] database in
            let books = Books(database: database, schedule: schedule)
            return try AttemptRow.fetch(Self.watched, [], in: database).map(books.record)
        }
    }

    /// Which prompts are asked about. Two questions, each with an index of its own: asked as one, every payment of all
    /// time is read at the start.
    static let watched = """
        WHERE attempt.number IN (SELECT number FROM attempt WHERE state IN \(Schema.openStates) UNION \
        SELECT number FROM attempt WHERE next_check_ms IS NOT NULL)
        """
}
