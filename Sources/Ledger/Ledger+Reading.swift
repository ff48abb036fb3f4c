import GRDB
public import Payments

/// What screens and reports read. Each call sees one consistent state of the file, and never holds up an entry.
extension Ledger {
    /// The newest prompts, newest first.
    public func latest(_ count: Int) async throws -> [PaymentLine] {
        let search = PaymentSearch(PageRequest(filter: .all, anchor: nil, direction: .older, limit: count))
        return try await read { try search.fetch(in: $0).reversed() }
    }

    /// The newest moment of the newest entries: a clock that is behind it is wrong. Nil for books without any.
    public func newestMoment() async throws -> Timestamp? {
        try await read { database in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(at_ms) FROM (SELECT at_ms FROM (SELECT at_ms FROM evidence ORDER BY seq DESC LIMIT 200) \
                    UNION ALL SELECT at_ms FROM (SELECT at_ms FROM inbox ORDER BY number DESC LIMIT 200) \
                    UNION ALL SELECT created_ms FROM (SELECT created_ms FROM attempt ORDER BY number DESC LIMIT 200))
                    """
            ).map(Timestamp.init(milliseconds:))
        }
    }

    /// The newest payments that came straight to the shop, newest first; those that joined a prompt among them, so
    /// that whoever showed one can take it away.
    public func latestDirect(_ count: Int) async throws -> [DirectPayment] {
        try await read { try DirectRow.newest(count, in: $0) }
    }

    /// One page of the list of payments, in the order of the request: downwards when it goes to older ones, else
    /// upwards.
    ///
    /// Each of the two tables gives a page of its own by key; the nearer rows of both are the page of the list.
    public func page(_ request: PageRequest) async throws -> [PaymentRow] {
        try await read { try Self.rows(of: request, in: $0) }
    }

    /// The rows with these numbers, of one moment and in that order; of what is no row any more, none.
    public func rows(numbered numbers: [Int64]) async throws -> [PaymentRow] {
        try await read { database in
            try numbers.compactMap { number in
                let request = PageRequest(filter: .all, anchor: RowKey(number + 1), direction: .older, limit: 1)
                return try Self.rows(of: request, in: database).first { $0.number == number }
            }
        }
    }

    private static func rows(of request: PageRequest, in database: Database) throws -> [PaymentRow] {
        PaymentRow.merged(
            try PaymentSearch(request).fetch(in: database), try DirectSearch(request).fetch(in: database),
            by: request.sorting, request.direction, limit: request.limit)
    }

    /// Hands out what a filter shows at one moment, a thousand rows at a time; returns how many there are.
    public func eachPage(
        of filter: PaymentFilter, by sorting: Sorting = .newest,
        _ body: @escaping @Sendable ([PaymentRow]) throws -> Void
    ) async throws -> Int {
        try await read { database in
            var (anchor, count) = (RowKey?.none, 0)
            while true {
                let request = PageRequest(
                    filter: filter, by: sorting, anchor: anchor, direction: .older, limit: 1_000)
                let rows = try Self.rows(of: request, in: database)
                guard let last = rows.last else { return count }
                try body(rows)
                anchor = RowKey(last, by: sorting)
                count += rows.count
            }
        }
    }

    /// Every payment whose outcome is open, oldest first.
    public func openLines() async throws -> [PaymentLine] {
        try await read { try LineRow.fetch("WHERE state IN \(Schema.openStates) ORDER BY number", [], in: $0) }
    }

    /// What a person must look into, oldest first: every doubt, and every callback whose word nobody has confirmed since
    /// that moment.
    public func doubts(uncheckedSince moment: Timestamp) async throws -> [Doubt] {
        try await read { [schedule] database in
            let books = Books(database: database, schedule: schedule)
            let lines = try LineRow.fetch(Self.doubtful, [moment.milliseconds], in: database)
            let found = try lines.flatMap { line -> [Doubt] in
                let kinds = try AttemptRow.find(line.id, in: database).map { try books.record(of: $0).doubts } ?? []
                return (kinds.isEmpty ? [.unknown] : kinds).map { Doubt($0, about: line) }
            }
            let rests = try books.rests().map { Doubt(.restOwed, about: $0) }
            return (found + rests).sorted { $0.line.number < $1.line.number }
        }
    }

    /// Where a person must look, apart from rests. Two questions, each with an index of its own: asked as one, every
    /// payment of all time is read at every change.
    static let doubtful = """
        WHERE number IN (SELECT number FROM attempt WHERE doubt IS NOT NULL UNION \
        SELECT number FROM attempt WHERE state IN ('claimed', 'failedUnverified') AND sent_ms < ?) ORDER BY number
        """

    /// One payment as a list shows it.
    public func line(of id: AttemptID) async throws -> PaymentLine? {
        try await read { try LineRow.fetch("WHERE id = ?", [id.text], in: $0).first }
    }

    /// The payments that a person may mean: by our id or tag, the sale's, the gateway's ids, the receipt, or the
    /// reference; newest first, at most 100.
    public func find(_ text: String) async throws -> [AttemptID] {
        let capitals = text.uppercased()
        return try await read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT id FROM (
                        SELECT number, id FROM attempt WHERE id = ?1
                        UNION SELECT number, id FROM attempt WHERE tag = ?2
                        UNION SELECT number, id FROM attempt WHERE checkout = ?3
                        UNION SELECT number, id FROM attempt WHERE merchant = ?3
                        UNION SELECT attempt.number, id FROM receipt JOIN attempt ON attempt.number = receipt.attempt
                            WHERE receipt_no = ?2
                        UNION SELECT number, id FROM attempt WHERE upper(reference) = ?2
                        UNION SELECT attempt.number, attempt.id FROM sale JOIN attempt ON attempt.sale = sale.number
                            WHERE sale.id = ?1
                    ) ORDER BY number DESC LIMIT 100
                    """)
            return try String.fetchAll(statement, arguments: [text.lowercased(), capitals, text]).map { AttemptID($0) }
        }
    }

    /// How many payments of a day stand where, and for how much.
    public func totals(of day: BusinessDay) async throws -> DayTotals {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT state, count, cents FROM day_total WHERE day = ? AND count > 0")
            var buckets: [AttemptState: DayTotals.Bucket] = [:]
            for row in try Row.fetchAll(statement, arguments: [day.number]) {
                buckets[try stored(AttemptState(rawValue: row["state"]), "state")] =
                    DayTotals.Bucket(count: row["count"], sum: Money(cents: row["cents"]))
            }
            let replaced = try Self.replaced(on: day, in: database)
            buckets[.refused] = buckets[.refused]?.without(replaced)
            return DayTotals(
                day: day, buckets: buckets, direct: try DirectRow.totals(of: day, in: database),
                refunded: try Self.refunded(on: day, in: database),
                goodsGiven: try Self.goodsGiven(on: day, in: database))
        }
    }

    /// The sales of a day's prompts that goods were let go for, and what they still owe. A file that its owner has not taken
    /// over yet has no such word.
    private static func goodsGiven(on day: BusinessDay, in database: Database) throws -> DayTotals.Bucket {
        guard try database.indexes(on: "evidence").contains(where: { $0.name == "evidence_goods" }) else {
            return DayTotals.Bucket(count: 0, sum: .zero)
        }
        let debt = try SharedDebt(in: database)
        let owed = "\(debt.due(for: "attempt.sale")) - \(debt.paid(for: "attempt.sale"))"
        let statement = try database.cachedStatement(
            sql: """
                SELECT count(*) AS count, coalesce(sum(cents), 0) AS cents FROM (\
                SELECT \(owed) AS cents FROM attempt WHERE day = ? \
                AND number IN (SELECT attempt FROM evidence WHERE kind = 'goodsGiven') GROUP BY sale) WHERE cents > 0
                """)
        let row = try Row.fetchOne(statement, arguments: [day.number])
        return DayTotals.Bucket(count: row?["count"] ?? 0, sum: Money(cents: row?["cents"] ?? 0))
    }

    /// The paid prompts of a day whose money a person says was given back. While another doubt still asks for that, it is
    /// not back.
    private static func refunded(on day: BusinessDay, in database: Database) throws -> DayTotals.Bucket {
        let statement = try database.cachedStatement(
            sql: """
                SELECT count(*) AS count, coalesce(sum(amount_cents), 0) AS cents FROM attempt WHERE day = ? \
                AND state = 'paid' AND number IN (SELECT attempt FROM evidence WHERE kind = 'resolved') \
                AND \(LineRow.isRefunded("attempt"))
                """)
        let row = try Row.fetchOne(statement, arguments: [day.number])
        return DayTotals.Bucket(count: row?["count"] ?? 0, sum: Money(cents: row?["cents"] ?? 0))
    }

    /// How many payments a filter shows: exact without words; with words, counted up to 10,000.
    public func count(_ filter: PaymentFilter = .all) async throws -> Int {
        let request = PageRequest(filter: filter, anchor: nil, direction: .older, limit: 10_000)
        let (search, direct) = (PaymentSearch(request), DirectSearch(request))
        return try await read { database in
            if search.isUnfiltered {
                return try ["day_total", "direct_total"].reduce(0) {
                    $0 + (try Int.fetchOne(database, sql: "SELECT sum(count) FROM \($1)") ?? 0)
                }
            }
            return min(request.limit, try search.count(in: database) + direct.count(in: database))
        }
    }
}
