import GRDB
import Payments

/// Finds one page of the money paid straight to the shop that fits a filter, by key. What joined a prompt is no row of
/// its own.
///
/// The rows are looked through from the anchor on: names and masked numbers have no order that an index could use.
struct DirectSearch: Sendable {
    private let request: PageRequest

    init(_ request: PageRequest) { self.request = request }

    /// The payments of the page, oldest first.
    func fetch(in database: Database) throws -> [DirectPayment] {
        try DirectRow.fetch(
            "WHERE direct_payment.number IN (SELECT value FROM json_each(?))",
            [query(in: database).numbers(in: database)], in: database)
    }

    /// How many the page has.
    func count(in database: Database) throws -> Int {
        let query = try query(in: database)
        return try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(query.sql))", arguments: query.arguments) ?? 0
    }

    /// What is asked of the file for the page.
    func query(in database: Database) throws -> PageRequest.Query {
        let columns = try DirectColumns(in: database)
        var conditions = ["attempt IS NULL"]
        var values: [PageRequest.Value] = []
        for term in request.filter.terms {
            let meanings = Self.meanings(of: term, columns)
            conditions.append("(" + meanings.map(\.condition).joined(separator: " OR ") + ")")
            values += meanings.flatMap(\.arguments)
        }
        let fits = conditions.joined(separator: " AND ")
        switch request.sorting {
        case .newest:
            return request.first(
                of: request.queries(
                    "direct_payment INDEXED BY direct_payment_row", amount: "amount_cents", where: fits, values))
        case .largest:
            // The few that a person found with another amount than was told stand where that one puts them.
            let index = try Schema.indexOfDirectAmounts(in: database)
            let told = request.queries(
                "direct_payment INDEXED BY \(index)", amount: "amount_cents",
                where: "\(fits) AND NOT \(columns.isFoundOtherwise)", values)
            let found = request.queries(
                "direct_payment", amount: columns.amount, where: "\(fits) AND \(columns.isFoundOtherwise)", values)
            return request.first(of: told + found)
        }
    }

    private typealias Meaning = (condition: String, arguments: [any DatabaseValueConvertible & Sendable])

    /// Everything a word may mean. What no prompt asked for has no till.
    private static func meanings(of term: PaymentFilter.Term, _ columns: DirectColumns) -> [Meaning] {
        switch term {
        case .anything(let word): meanings(of: word, columns)
        case .status(let names): orNothing(names.flatMap { states(of: plain($0), columns) }.map { ($0, []) })
        case .phone(let digits): phone(digits[...])
        case .amount(let comparison, let amount): [("\(columns.amount) \(comparison.rawValue) ?", [amount.cents])]
        case .receipt(let text): [("instr(receipt_no, ?) = 1", [text])]
        case .reference(let text): [("instr(upper(account), ?) = 1", [text.inASCIICapitals])]
        case .day(let day): [("day = ?", [day.number])]
        case .till, .nothing: orNothing([])
        }
    }

    /// Nothing, in words that leave the index its work: with a plain 0 the file would not use it, and refuse the search.
    private static func orNothing(_ meanings: [Meaning]) -> [Meaning] {
        meanings.isEmpty ? [("receipt_no = ''", [])] : meanings
    }

    private static func phone(_ digits: Substring) -> [Meaning] {
        let start = SearchTerm.international(digits)
        return [
            ("substr(payer, 1, \(start.count)) = ?", [start]),
            // The last digits, as far as they stand there: a hash ends in digits that are none of a number's.
            ("(length(payer) < 64 AND substr(payer, -\(digits.count)) = ?)", [String(digits)]),
        ]
    }

    private static func meanings(of word: String, _ columns: DirectColumns) -> [Meaning] {
        let capitals = word.inASCIICapitals
        var meanings: [Meaning] = [
            ("instr(receipt_no, ?) = 1", [capitals]), ("instr(upper(account), ?) = 1", [capitals]),
            // The beginning of any of the names.
            ("instr(' ' || upper(name), ' ' || ?) > 0", [capitals]),
        ]
        if let amount = try? Money(parsing: word) { meanings.append(("\(columns.amount) = ?", [amount.cents])) }
        if let digits = SearchTerm.phoneDigits(word) {
            meanings += phone(digits)
        }
        return meanings + states(of: word.lowercased(), columns).map { ($0, []) }
    }

    /// The name of a state behind what a prompt's row says of it: money straight to the shop has no codes and no doubts.
    private static func plain(_ name: String) -> String {
        for start in ["state.", "plain."] where name.hasPrefix(start) { return String(name.dropFirst(start.count)) }
        return name.contains(".") ? "" : name
    }

    private static func states(of word: String, _ columns: DirectColumns) -> [String] {
        guard word.count >= 3 else { return [] }
        var conditions = SearchTerm.states(word).compactMap(columns.condition)
        if "direct".hasPrefix(word) { conditions.append("1") }
        if "received".hasPrefix(word) { conditions += received(columns) }
        if "free".hasPrefix(word) { conditions.append("sale IS NULL") }
        if "taken".hasPrefix(word) { conditions.append("sale IS NOT NULL") }
        return conditions
    }

    private static func received(_ columns: DirectColumns) -> [String] {
        columns.condition(of: .claimed).map { ["(\($0) AND sale IS NULL)"] } ?? []
    }
}

extension String {
    /// The text with a to z in capitals and everything else as it is: what the file's own `upper` makes of it.
    fileprivate var inASCIICapitals: String {
        String(map { $0.isASCII ? Character($0.uppercased()) : $0 })
    }
}
