import GRDB
import Payments

/// A payment as lists show it, read from the file.
enum LineRow {
    static let columns = """
        number, id, tag, created_ms, phone, amount_cents, reference, state, result_code, receipt, next_check_ms, \
        sent_ms, updated_ms, doubt, released
        """

    static func fetch(_ sql: String, _ arguments: StatementArguments, in database: Database) throws -> [PaymentLine] {
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM attempt \(sql)")
        return try Row.fetchCursor(statement, arguments: arguments).map(line).makeArray()
    }

    private static func line(_ row: Row) throws -> PaymentLine {
        PaymentLine(
            number: row[0], id: AttemptID(row[1]), tag: Tag(row[2]), createdAt: Timestamp(milliseconds: row[3]),
            phone: try MSISDN(parsing: row[4]), amount: Money(cents: row[5]),
            reference: try stored(AccountReference(row[6] as String), "reference"),
            state: try stored(AttemptState(rawValue: row[7]), "state"),
            resultCode: (row[8] as String?).map { ResultCode($0) },
            receipt: (row[9] as String?).flatMap { Receipt($0) },
            nextCheckAt: moment(row[10]), sentAt: moment(row[11]), updatedAt: Timestamp(milliseconds: row[12]),
            doubt: try (row[13] as String?).map { try stored(Doubt.Kind(rawValue: $0), "doubt") },
            isReleased: row[14])
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map(Timestamp.init(milliseconds:))
    }
}

extension Cursor {
    fileprivate func makeArray() throws -> [Element] { try Array(self) }
}
