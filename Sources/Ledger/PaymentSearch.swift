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

    /// The payments of the page, oldest first.
    func fetch(in database: Database) throws -> [PaymentLine] {
        try LineRow.fetch(
            "WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
            [query(in: database).numbers(in: database)], in: database)
    }

    /// How many payments the page has.
    func count(in database: Database) throws -> Int {
        let query = try query(in: database)
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(query.sql))", arguments: query.arguments) ?? 0
    }

    /// What is asked of the file for the page.
    func query(in database: Database) throws -> PageRequest.Query {
        let debt = try SharedDebt(in: database)
        let words = request.filter.terms.map { SearchTerm.meanings(of: $0, debt) }
        let leader = try leadingWord(of: words, in: database)
        let others = words.enumerated().filter { $0.offset != leader }.map(\.element)
        guard let leader else { return request.first(of: queries(list, where: others)) }
        return request.first(
            of: words[leader].flatMap { term in
                queries(term.index.map { "attempt INDEXED BY \($0)" } ?? "attempt", where: [[term]] + others)
            })
    }

    private func queries(_ table: String, where words: [[SearchTerm]]) -> [PageRequest.Query] {
        let conditions = words.map { "(" + $0.map(\.condition).joined(separator: " OR ") + ")" }
        return request.queries(
            table, amount: "amount_cents", where: (["1"] + conditions).joined(separator: " AND "),
            words.joined().flatMap(\.arguments))
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
