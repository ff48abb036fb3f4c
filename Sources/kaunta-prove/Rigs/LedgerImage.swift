import Foundation
import GRDB
import Ledger
import Payments

/// What a ledger's files say, read from the files alone.
struct LedgerImage: Sendable {
    /// The one attempt of the round; nil when it was not written down.
    var record: AttemptRecord?
    /// How many attempts there are.
    var attempts = 0
    /// The one payment straight to the shop; nil where there is none.
    var direct: DirectPayment?
    /// The newest order to give money back; nil where there is none.
    var reversal: ReversalOrder?
    /// How many such orders there are.
    var reversals = 0
    /// How many callbacks were kept.
    var kept = 0
    /// How many of those have not ended.
    var unread = 0
    /// What does not hang together; nothing when all does.
    var damage: [String] = []

    /// One with nothing in it.
    init() {}

    /// Reads a ledger. One that is not there, or was never finished being made, has nothing in it.
    init(at path: String) async throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let ledger: Ledger
        do {
            ledger = try Ledger.open(at: path, as: .watcher, timekeeper: .machine)
        } catch LedgerError.missing, LedgerError.unfinished {
            return
        }
        let found = try await ledger.read { database in
            (
                ids: try String.fetchAll(database, sql: "SELECT id FROM attempt ORDER BY number"),
                paid: try Self.receipts(of: "direct_payment", in: database),
                back: try Self.receipts(of: "reversal_order", in: database),
                kept: try Int.fetchOne(database, sql: "SELECT count(*) FROM inbox") ?? 0,
                unread: try Int.fetchOne(database, sql: "SELECT count(*) FROM inbox WHERE outcome IS NULL") ?? 0,
                damage: try Self.damage(database)
            )
        }
        attempts = found.ids.count
        reversals = found.back.count
        kept = found.kept
        unread = found.unread
        damage = found.damage
        do { try await ledger.checkSeals() } catch { damage.append("\(error)") }
        if let first = found.ids.first { record = try await ledger.record(of: AttemptID(first)) }
        let money = try await Self.money(paid: found.paid.first, givenBack: found.back.last, in: ledger)
        (direct, reversal) = money
        try ledger.close()
    }

    /// Whether the send mark is on disk.
    var isMarked: Bool { record?.sendMarkedAt != nil }

    /// The state; nil without an attempt.
    var state: AttemptState? { record?.state }

    /// The receipts in a table; none where a kill left a file that has not come that far.
    private static func receipts(of table: String, in database: Database) throws -> [String] {
        guard try database.tableExists(table) else { return [] }
        return try String.fetchAll(database, sql: "SELECT receipt_no FROM \(table) ORDER BY number")
    }

    private static func money(
        paid: String?, givenBack: String?, in ledger: Ledger
    ) async throws -> (DirectPayment?, ReversalOrder?) {
        var money: (DirectPayment?, ReversalOrder?) = (nil, nil)
        if let paid = paid.flatMap({ Receipt($0) }) { money.0 = try await ledger.directPayment(paid) }
        if let givenBack = givenBack.flatMap({ Receipt($0) }) { money.1 = try await ledger.reversal(of: givenBack) }
        return money
    }

    private static func damage(_ database: Database) throws -> [String] {
        var damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        if try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") != nil {
            damage.append("a reference leads nowhere")
        }
        let wrongTotals = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM (
                    SELECT day, state, count(*) AS count, sum(amount_cents) AS cents FROM attempt GROUP BY day, state
                    EXCEPT SELECT day, state, count, cents FROM day_total)
                """)
        if wrongTotals != 0 { damage.append("a day's totals do not add up") }
        return damage
    }
}
