import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

@Suite struct SealTests {
    private let shop: Shop
    private let ledger: Ledger

    init() async throws {
        shop = try Shop()
        ledger = try shop.open()
        for number in 0..<3 {
            let id = try await ledger.pending(number, checkout: "checkout-\(number)")
            try await ledger.pay(id, checkout: "checkout-\(number)", receipt: "UKK6AB\(1000 + number)")
        }
        try await ledger.add(
            Evidence(source: .query, fact: .queryOpen(reason: "busy"), at: Shop.start, raw: "{}"),
            to: try #require(await ledger.latest(1).first).id)
    }

    private func tamper(_ deed: String) async throws {
        try await ledger.database.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try database.execute(sql: "DROP TRIGGER \(name)")
            }
            try database.execute(sql: deed)
        }
    }

    /// Rows carry no seal: they are held to the evidence, which does.
    @Test(arguments: [
        ("UPDATE attempt SET state = 'paid' WHERE number = 4", "stands as paid, and its evidence says pending"),
        ("UPDATE attempt SET state = 'failed' WHERE number = 2", "stands as failed, and its evidence says paid"),
        ("UPDATE attempt SET next_check_ms = NULL WHERE number = 4", "can be asked about, and no question is planned"),
        ("UPDATE day_total SET cents = cents + 100 WHERE state = 'paid'", "paid, are not those of its payments"),
        ("DELETE FROM day_total WHERE state = 'pending'", "pending, are not those of its payments"),
    ]) func aRowThatSaysOtherThanItsEvidenceShows(deed: String, finding: String) async throws {
        _ = try await ledger.pending(9, checkout: "checkout-9")
        try await ledger.checkStates()
        try await tamper(deed)
        let error = await #expect(throws: LedgerError.self) { try await ledger.checkStates() }
        #expect(error.map { "\($0)".contains(finding) } == true, "said \(String(describing: error))")
    }

    @Test func theChainHoldsOverAllThatIsWrittenAndOverANewStart() async throws {
        try await ledger.checkSeals()
        let again = try shop.open(shop.crashImage())
        _ = try await again.pending(7, checkout: "checkout-7")
        try await again.checkSeals()
        let counts = try await again.database.read { database in
            try ["evidence", "seal"].map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") }
        }
        #expect(counts[0] == counts[1] && counts[0] ?? 0 > 10)
    }

    @Test(arguments: [
        ("UPDATE evidence SET fact = replace(fact, 'UKK6AB1001', 'UKK6AB9999')", "is not what was sealed"),
        ("UPDATE evidence SET source = 'statement' WHERE seq = 2", "entry 2 of the evidence is not what was sealed"),
        ("UPDATE evidence SET attempt = 3 WHERE seq = 2", "entry 2 of the evidence is not what was sealed"),
        ("UPDATE evidence SET at_ms = at_ms + 1 WHERE seq = 3", "entry 3 of the evidence is not what was sealed"),
        ("UPDATE evidence SET raw = CAST('[]' AS BLOB) WHERE raw IS NOT NULL", "was changed"),
        ("UPDATE evidence SET raw = NULL WHERE raw IS NOT NULL", "was changed"),
        ("DELETE FROM evidence WHERE seq = 4", "entry 4 of the evidence is gone"),
        ("DELETE FROM evidence WHERE seq = 4; DELETE FROM seal WHERE seq = 4", "is not what was sealed"),
        (
            """
            INSERT INTO evidence (attempt, source, kind, fact, at_ms, digest)
            SELECT attempt, source, kind, fact, at_ms, randomblob(16) FROM evidence WHERE seq = 1
            """, "is not what was sealed"
        ),
    ]) func whatWasDoneBehindTheProgramsBackShows(deed: String, finding: String) async throws {
        try await tamper(deed)
        let error = await #expect(throws: LedgerError.self) { try await ledger.checkSeals() }
        #expect(error.map { "\($0)".contains(finding) } == true, "said \(String(describing: error))")
    }

    @Test(arguments: [
        "DELETE FROM evidence WHERE seq = (SELECT max(seq) FROM evidence)",
        "DELETE FROM seal WHERE seq = (SELECT max(seq) FROM seal)",
    ]) func aFileWhoseChainWasCutAtItsEndIsNotWrittenTo(deed: String) async throws {
        try await ledger.database.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA foreign_keys = OFF; DROP TRIGGER evidence_no_delete; DROP TRIGGER seal_no_delete")
            try database.execute(sql: deed)
        }
        let image = try shop.crashImage()
        let error = #expect(throws: LedgerError.self) { _ = try shop.open(image) }
        #expect(error.map { "\($0)".contains("the evidence ends with entry") } == true)
    }

    @Test func whatAnOlderFileJoinedOnAMessagesWordIsARowOfItsOwnAgainAndWhatIsProvedStays() async throws {
        let (open, proved) = (
            try await ledger.pending(801, checkout: "ws_CO_8"), try await ledger.pending(802, checkout: "ws_CO_9")
        )
        try await ledger.pay(proved, checkout: "ws_CO_9", receipt: "UKK6AB12CE")
        for (text, id) in [("UKK6AB12CD", open), ("UKK6AB12CE", proved)] {
            let receipt = try #require(Receipt(text))
            let kept = try await ledger.keep(
                InboundMessage(body: [], address: .confirmation, peer: "196.201.214.200", at: Shop.start))
            try await ledger.settle(
                kept,
                as: .confirmed(
                    C2BConfirmation(
                        receipt: receipt, amount: Money(cents: 10_000), payee: knownShortCode, account: "", payer: nil,
                        name: "", paidAt: nil)))
            try await ledger.database.writeWithoutTransaction { database in
                try database.execute(sql: "DROP TRIGGER IF EXISTS direct_payment_joined_by_proof")
                try database.execute(
                    sql: """
                        UPDATE direct_payment SET attempt = (SELECT number FROM attempt WHERE id = ?) \
                        WHERE receipt_no = ?
                        """, arguments: [id.text, text])
            }
        }
        try await ledger.database.writeWithoutTransaction { try $0.execute(sql: Schema.provenJoins) }
        #expect(try await ledger.freeDirectPayments().map(\.id.text) == ["UKK6AB12CD"])
        #expect(try await ledger.totals(of: Shop.start.day).direct[.claimed]?.count == 1)
        #expect(try await ledger.directPayment(#require(Receipt("UKK6AB12CE")))?.prompt == proved)
    }

    @Test func whatAnOlderFileJoinedThoughAnotherPayersStandsByItselfAndTheNextListIsTaken() async throws {
        let id = try await ledger.pending(803, checkout: "ws_CO_7")
        try await ledger.pay(id, checkout: "ws_CO_7", receipt: "UKK6AB12CF")
        let told = C2BConfirmation(
            receipt: try #require(Receipt("UKK6AB12CF")), amount: Money(cents: 10_000), payee: knownShortCode,
            account: "", payer: .clear(try MSISDN(parsing: "0722000126")), name: "", paidAt: nil)
        let kept = try await ledger.keep(
            InboundMessage(body: [], address: .confirmation, peer: "196.201.214.200", at: Shop.start))
        try await ledger.settle(kept, as: .confirmed(told))
        // What such a file says of another payer's receipt.
        try await ledger.add(Evidence(source: .console, fact: .takenElsewhere(told.receipt), at: Shop.start), to: id)
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    UPDATE direct_payment SET attempt = (SELECT attempt FROM receipt WHERE receipt_no = 'UKK6AB12CF') \
                    WHERE receipt_no = 'UKK6AB12CF'
                    """)
            try $0.execute(sql: "DROP TRIGGER direct_payment_joined_by_proof")
            try $0.execute(sql: Schema.provenJoins)
        }
        #expect(try await ledger.directPayment(told.receipt)?.isRow == true)
        let found = try await ledger.verify([StatementLine(told)], source: .pull, at: Shop.start)
        #expect(found.confirmed == [told.receipt])
    }

    @Test func theEvidenceOfAnOlderFileIsSealedWhenItIsTakenOver() async throws {
        try await ledger.database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    DROP INDEX direct_payment_unconfirmed; DROP TRIGGER evidence_needs_pin; DROP TABLE supervisor; DROP INDEX evidence_goods; DROP TRIGGER direct_payment_not_denied; DROP TRIGGER direct_event_of_unsigned;
                    DROP INDEX direct_event_denied; DROP TRIGGER inbox_again_frozen; DROP INDEX inbox_again; ALTER TABLE inbox DROP COLUMN again;
                    DROP INDEX direct_payment_sale; DROP TRIGGER direct_payment_not_on_its_way_back;
                    DROP TRIGGER inbox_reversal_frozen; ALTER TABLE inbox DROP COLUMN reversal_order;
                    DROP TABLE reversal_order; DROP TRIGGER inbox_question_frozen; ALTER TABLE inbox DROP COLUMN question; DROP TABLE status_question;
                    DROP TABLE unplaced_row; DROP TABLE listed_row; DROP INDEX attempt_without_receipt;
                    DROP INDEX attempt_day; DROP INDEX direct_payment_day; DROP TABLE direct_seal;
                    DROP INDEX direct_payment_row_amount;
                    DROP TABLE direct_event; DROP TRIGGER direct_payment_not_taken_back;
                    DROP TABLE reversal;
                    DROP TRIGGER direct_payment_listed_once; DROP TRIGGER direct_payment_not_in_dispute;
                    DROP INDEX direct_payment_listed; DROP INDEX attempt_refused;
                    DROP TRIGGER direct_payment_payer_listed_once; DROP TRIGGER direct_payment_joined_by_proof;
                    DROP TRIGGER direct_payment_spent_once;
                    ALTER TABLE direct_payment DROP COLUMN listed_payer;
                    ALTER TABLE direct_payment DROP COLUMN listed_cents;
                    DROP TABLE shared_debt; DROP TRIGGER seal_no_delete; DROP TABLE seal; PRAGMA user_version = 4
                    """)
        }
        try await shop.watch().checkSeals()
        let again = try shop.open(shop.crashImage())
        try await again.checkSeals()
        let seals = try await again.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM seal") }
        #expect(seals ?? 0 > 10)
    }
}
