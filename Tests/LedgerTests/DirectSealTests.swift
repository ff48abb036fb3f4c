import GRDB
import Payments
import Testing

@testable import Ledger

/// The chain over what people said of money paid straight to the shop.
@Suite struct DirectSealTests {
    private let shop: Shop
    private let ledger: Ledger

    /// A ledger with two payments that a list has with another amount, and what a person found of both.
    init() async throws {
        shop = try Shop()
        ledger = try shop.open()
        try await ledger.database.write { database in
            for number in 1...2 {
                try database.execute(
                    sql: """
                        INSERT INTO direct_payment (number, receipt_no, amount_cents, payee, account, name, source, \
                        heard_ms, day, listed_cents) VALUES (?, ?, 10000, '174379', '', '', 'confirmation', 0, 0, 5000)
                        """, arguments: [number, "UK6H4X2QP\(number)"])
            }
        }
        for number in 1...2 {
            let approval = try #require(Approval(by: "Amina", reason: "the statement says so"))
            let receipt = try #require(Receipt("UK6H4X2QP\(number)"))
            try await ledger.look(
                into: receipt, found: number == 1 ? Money(cents: 5_000) : nil, by: approval, at: Shop.start)
        }
    }

    @Test func theChainHoldsOverEveryWordAndOverANewStart() async throws {
        try await ledger.checkSeals()
        try await shop.open(shop.crashImage()).checkSeals()
        let seals = try await ledger.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM direct_seal") }
        #expect(seals == 2)
    }

    @Test(arguments: [
        ("UPDATE direct_event SET amount_cents = 5000 WHERE number = 2", "entry 2 of what people said"),
        ("UPDATE direct_event SET person = 'Otieno' WHERE number = 1", "entry 1 of what people said"),
        ("UPDATE direct_event SET reason = 'none' WHERE number = 1", "is not what was sealed"),
        ("UPDATE direct_event SET direct = 3 - direct", "is not what was sealed"),
        ("DELETE FROM direct_event WHERE number = 2", "entry 2 of what people said of direct payments is gone"),
        (
            "DELETE FROM direct_event WHERE number = 1; DELETE FROM direct_seal WHERE number = 1",
            "entry 2 of what people said of direct payments is not what was sealed"
        ),
        ("DELETE FROM direct_seal WHERE number = 2", "entry 2 of what people said"),
    ]) func whatWasDoneBehindTheProgramsBackShows(deed: String, finding: String) async throws {
        try await ledger.database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; DROP INDEX direct_event_looked")
            for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try database.execute(sql: "DROP TRIGGER \(name)")
            }
            try database.execute(sql: deed)
        }
        let error = await #expect(throws: LedgerError.self) { try await ledger.checkSeals() }
        #expect(error.map { "\($0)".contains(finding) } == true, "said \(String(describing: error))")
    }

    @Test func aFileWhoseLastWordWasTakenOutIsNotWrittenTo() async throws {
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    PRAGMA foreign_keys = OFF; DROP TRIGGER direct_event_no_delete; DELETE FROM direct_event WHERE number = 2
                    """)
        }
        let image = try shop.crashImage()
        let error = #expect(throws: LedgerError.self) { _ = try shop.open(image) }
        #expect(error.map { "\($0)".contains("ends with entry 1, and its seals end with 2") } == true)
    }

    @Test func theWordsOfAnOlderFileAreSealedWhenItIsTakenOver() async throws {
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    DROP INDEX direct_payment_unconfirmed; DROP TRIGGER evidence_needs_pin; DROP TABLE supervisor; DROP INDEX evidence_goods; DROP TRIGGER direct_payment_not_denied; DROP TRIGGER direct_event_of_unsigned;
                    DROP INDEX direct_event_denied; DROP TRIGGER inbox_again_frozen; DROP INDEX inbox_again; ALTER TABLE inbox DROP COLUMN again;
                    DROP INDEX direct_payment_sale; DROP TRIGGER direct_payment_not_on_its_way_back;
                    DROP TRIGGER inbox_reversal_frozen; ALTER TABLE inbox DROP COLUMN reversal_order;
                    DROP TABLE reversal_order; DROP TRIGGER inbox_question_frozen; ALTER TABLE inbox DROP COLUMN question; DROP TABLE status_question;
                    DROP TABLE unplaced_row; DROP TABLE listed_row; DROP INDEX attempt_without_receipt;
                    DROP INDEX direct_payment_row_amount; DROP TRIGGER direct_seal_no_delete; DROP TABLE direct_seal;
                    PRAGMA user_version = 12
                    """)
        }
        try await shop.watch().checkSeals()
        let again = try shop.open(shop.crashImage())
        try await again.checkSeals()
        #expect(try await again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM direct_seal") } == 2)
    }
}
