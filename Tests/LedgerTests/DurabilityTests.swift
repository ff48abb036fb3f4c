import Foundation
import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

@Test func everyCommitIsSyncedBeforeItReturns() throws {
    let ledger = try Shop().open()
    #expect(try ledger.synchronous() == 2)
    let mode = try ledger.database.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "wal")
}

@Test func everyConnectionIsOnItsGuard() throws {
    let ledger = try Shop().open()
    let names = [
        "foreign_keys", "trusted_schema", "mmap_size", "cell_size_check", "recursive_triggers", "busy_timeout",
    ]
    let read: (Database) throws -> [Int?] = { database in
        try names.map { try Int.fetchOne(database, sql: "PRAGMA \($0)") }
    }
    #expect(try ledger.database.read(read) == [1, 0, 0, 1, 1, 5000])
    #expect(try ledger.database.writeWithoutTransaction(read) == [1, 0, 0, 1, 1, 5000])
}

@Test func whatWasAcknowledgedIsThereAfterAKill() async throws {
    let shop = try Shop()
    let ledger = try shop.open()
    let paid = try await ledger.pending(1, checkout: "checkout-1")
    try await ledger.pay(paid, checkout: "checkout-1", receipt: "UKK6AB12CD")
    let sending = try await ledger.prepared(2)
    _ = try await ledger.markSending(sending.id, token: sending.token, boot: BootID("boot-1"), at: Shop.start)
    let message = InboundMessage(body: [1, 2, 3], address: .prompt(sending.id), peer: "127.0.0.1", at: Shop.start)
    _ = try await ledger.keep(message)

    let after = try shop.open(shop.crashImage())
    #expect(try await after.record(of: paid) == ledger.record(of: paid))
    #expect(try await after.line(of: paid)?.receipt == Receipt("UKK6AB12CD"))
    #expect(try await after.record(of: sending.id)?.state == .sending)
    #expect(try await after.unsettled().map(\.message) == [message])
    #expect(try await after.totals(of: Shop.start.day) == ledger.totals(of: Shop.start.day))
}

@Test(arguments: ["sale", "evidence", "receipt", "remark", "attempt", "inbox"])
func whatIsWrittenIsNeverDeleted(_ table: String) async throws {
    let ledger = try await fullLedger()
    #expect(throws: DatabaseError.self) { try ledger.database.write { try $0.execute(sql: "DELETE FROM \(table)") } }
}

@Test(arguments: [
    "UPDATE sale SET due_cents = 100", "UPDATE evidence SET fact = '{}'", "UPDATE evidence SET at_ms = 0",
    "UPDATE receipt SET attempt = 2", "UPDATE remark SET text = ''", "UPDATE inbox SET body = x''",
    "UPDATE inbox SET outcome = NULL", "UPDATE inbox SET outcome = 'rejected'",
    "UPDATE attempt SET amount_cents = 200", "UPDATE attempt SET phone = '254712999999'",
    "UPDATE attempt SET token_sha256 = zeroblob(32)", "UPDATE attempt SET payee = '600000'",
    "UPDATE attempt SET reference = 'x'", "UPDATE attempt SET state = 'failed' WHERE state = 'paid'",
    "UPDATE attempt SET state = 'paid' WHERE state = 'prepared'",
    "INSERT OR REPLACE INTO evidence SELECT * FROM evidence", "INSERT OR REPLACE INTO receipt SELECT * FROM receipt",
])
func whatIsWrittenIsNeverChanged(_ sql: String) async throws {
    let ledger = try await fullLedger()
    let dump = { try ledger.database.read { try String(describing: Row.fetchAll($0, sql: "SELECT * FROM attempt")) } }
    let before = try dump()
    #expect(throws: DatabaseError.self) { try ledger.database.write { try $0.execute(sql: sql) } }
    #expect(try dump() == before)
}

@Test func aTokenIsStoredOnlyAsItsHash() async throws {
    let shop = try Shop()
    let ledger = try shop.open()
    let (_, token) = try await ledger.prepared()
    for name in try FileManager.default.contentsOfDirectory(atPath: shop.folder.path) {
        let bytes = try Data(contentsOf: shop.folder.appending(path: name))
        #expect(bytes.range(of: Data(token.hex.utf8)) == nil)
    }
}

/// A ledger with something in every table.
private func fullLedger() async throws -> Ledger {
    let ledger = try Shop().open()
    let first = try await ledger.pending(1, checkout: "checkout-1")
    try await ledger.pay(first, checkout: "checkout-1", receipt: "UKK6AB12CD")
    let second = try await ledger.pending(2, checkout: "checkout-2")
    try await ledger.pay(second, checkout: "checkout-2", receipt: "UKK6AB12CD")
    let third = try await ledger.prepared(3)
    let message = try await ledger.keep(
        InboundMessage(body: [1], address: .prompt(third.id), peer: "127.0.0.1", at: Shop.start))
    try await ledger.settle(message, as: .quarantined("strange"))
    return ledger
}
