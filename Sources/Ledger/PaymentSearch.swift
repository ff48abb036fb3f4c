import GRDB
import Payments

/// Finds one page of the payments that fit a filter, by key.
///
/// The word with the fewest payments leads, through its indexes; when every word is common, the payments are looked
/// through from the anchor on, in the order of the list, which then soon fills a page.
struct PaymentSearch: Sendable {
    private let request: PageRequest
    /// Beyond this many, a search by index and sorting costs more than looking through.
    private let rare: Int

    init(_ request: PageRequest, rare: Int = 5_000) {
        self.request = request
        self.rare = rare
    }

    /// Whether every payment is shown.
    var isUnfiltered: Bool { request.filter.terms.isEmpty }

    /// The page.
    func fetch(in database: Database) throws -> [PaymentLine] {
        let (sql, arguments) = try numbers(in: database)
        return try LineRow.fetch("WHERE number IN (SELECT number FROM (\(sql))) \(order)", arguments, in: database)
    }

    /// How many payments the page has.
    func count(in database: Database) throws -> Int {
        let (sql, arguments) = try numbers(in: database)
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(sql))", arguments: arguments) ?? 0
    }

    private func numbers(in database: Database) throws -> (sql: String, arguments: StatementArguments) {
        let debt = try SharedDebt(in: database)
        let words = request.filter.terms.map { SearchTerm.meanings(of: $0, debt) }
        let leader = try leadingWord(of: words, in: database)
        let others = words.enumerated().filter { $0.offset != leader }.map(\.element)
        guard let leader else { return page(of: list, where: others) }
        var sql: [String] = []
        var arguments = StatementArguments()
        for term in words[leader] {
            let table = term.index.map { "attempt INDEXED BY \($0)" } ?? "attempt"
            let branch = page(of: table, where: [[term]] + others)
            sql.append("SELECT \(place) FROM (\(branch.sql))")
            arguments += branch.arguments
        }
        return ("SELECT number FROM (\(sql.joined(separator: " UNION "))) \(order) LIMIT \(request.limit)", arguments)
    }

    private func page(
        of table: String, where words: [[SearchTerm]]
    ) -> (sql: String, arguments: StatementArguments) {
        var conditions = words.map { "(" + $0.map(\.condition).joined(separator: " OR ") + ")" }
        var values = words.joined().flatMap(\.arguments)
        if let anchor = request.anchor {
            conditions.append(request.isBeyondAnchor(amount: "amount_cents"))
            values += anchor.values
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return ("SELECT \(place) FROM \(table) \(filter) \(order) LIMIT \(request.limit)", StatementArguments(values))
    }

    private var order: String { request.order(amount: "amount_cents") }

    /// What a row is sorted by, and its number.
    private var place: String {
        switch request.sorting {
        case .newest: "number"
        case .largest: "amount_cents, number"
        }
    }

    /// The payments in the order of the list. An index ends with the number of the row.
    private var list: String {
        switch request.sorting {
        case .newest: "attempt NOT INDEXED"
        case .largest: "attempt INDEXED BY attempt_amount"
        }
    }

    /// The word to search by index: one with few payments, else one whose index is in order, else none.
    private func leadingWord(of words: [[SearchTerm]], in database: Database) throws -> Int? {
        var inOrder: Int?
        for (index, meanings) in words.enumerated() {
            let isFew = try meanings.allSatisfy { try isOrdered($0) || isRare($0, in: database) }
            if isFew, !meanings.contains(where: isOrdered) { return index }
            if isFew, inOrder == nil { inOrder = index }
        }
        return inOrder
    }

    /// Whether its index gives a page of the list at once.
    private func isOrdered(_ term: SearchTerm) -> Bool {
        switch request.sorting {
        case .newest: term.isOrdered
        case .largest: term.isOrdered && term.index == "attempt_amount"
        }
    }

    private func isRare(_ term: SearchTerm, in database: Database) throws -> Bool {
        let table = term.index.map { "attempt INDEXED BY \($0)" } ?? "attempt"
        let found = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE \(term.condition) LIMIT \(rare + 1))",
            arguments: StatementArguments(term.arguments))
        return (found ?? 0) <= rare
    }
}
