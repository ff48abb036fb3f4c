import GRDB
import Payments

/// A page of a list, in SQL, of tables with a `number` and an amount.
extension PageRequest {
    typealias Value = any DatabaseValueConvertible & Sendable

    /// A query for some of the rows of a page: what they are sorted by, and their numbers.
    struct Query {
        let sql: String
        let values: [Value]

        var arguments: StatementArguments { StatementArguments(values) }

        /// The numbers of the rows, as a list in JSON: one argument of whatever reads them. To read them in one query with
        /// this one within would be a depth that SQLite's parser does not take.
        func numbers(in database: Database) throws -> String {
            let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
            return "[" + rows.map { "\($0["number"] as Int64)" }.joined(separator: ",") + "]"
        }
    }

    /// Asks for the rows of a table that fit and lie beyond the anchor: queries side by side, of which `first(of:)` makes
    /// one. SQLite reads no query in a query in a query, and so on, for long.
    func queries(_ table: String, amount: String, where condition: String, _ values: [Value]) -> [Query] {
        let columns =
            switch sorting {
            case .newest: "number"
            case .largest: "\(amount) AS amount, number"
            }
        return beyondAnchor(amount).map { beyond in
            let sql = """
                SELECT \(columns) FROM \(table) WHERE \(condition) AND \(beyond.condition) \(order(amount)) \
                LIMIT \(limit)
                """
            return Query(sql: sql, values: values + beyond.values)
        }
    }

    /// Asks for the first of the rows of several queries, each once.
    func first(of queries: [Query]) -> Query {
        if queries.count == 1 { return queries[0] }
        let all = queries.map { "SELECT * FROM (\($0.sql))" }.joined(separator: " UNION ")
        return Query(
            sql: "\(all) \(order("amount")) LIMIT \(limit)", values: queries.flatMap(\.values))
    }

    /// Where the rows beyond the anchor are: those of its own amount, and the others. An index finds each of them at
    /// once; asked for both together it would pass over every row of that amount, and a shop may have one price.
    private func beyondAnchor(_ amount: String) -> [(condition: String, values: [Value])] {
        guard let anchor else { return [("1", [])] }
        let sign = direction == .older ? "<" : ">"
        switch sorting {
        case .newest: return [("number \(sign) ?", [anchor.number])]
        case .largest:
            let cents = anchor.amount?.cents ?? 0
            return [("\(amount) = ? AND number \(sign) ?", [cents, anchor.number]), ("\(amount) \(sign) ?", [cents])]
        }
    }

    private func order(_ amount: String) -> String {
        let way = direction == .older ? "DESC" : "ASC"
        switch sorting {
        case .newest: return "ORDER BY number \(way)"
        case .largest: return "ORDER BY \(amount) \(way), number \(way)"
        }
    }
}
