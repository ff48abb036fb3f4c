import Foundation
import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// Files as a program leaves them that ended in the middle of an entry, with the rollback journal beside them.
@Suite struct UnfinishedFileTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    /// Puts such files in the ledger's place: what was there before, and what was being written.
    private func leaveUnfinished(_ before: String = "", writing entry: String) throws {
        let other = shop.folder.appending(path: "other.sqlite").path
        let queue = try DatabaseQueue(path: other)
        if !before.isEmpty { try queue.write { try $0.execute(sql: before) } }
        try queue.inDatabase { database in
            // A cache of one page: the file is written to before the commit, as a large entry does.
            try database.execute(sql: "PRAGMA cache_size = 1; BEGIN IMMEDIATE; CREATE TABLE filler (text TEXT)")
            for _ in 0..<40 {
                try database.execute(sql: "INSERT INTO filler VALUES (hex(randomblob(1000)))")
            }
            try database.execute(sql: entry)
            for ending in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: other + ending, toPath: shop.path + ending)
            }
            try database.execute(sql: "ROLLBACK")
        }
        let journal = try #require(RollbackJournal(besides: shop.path))
        #expect(try Data(contentsOf: URL(filePath: shop.path)).count > 4096)
        #expect(journal.isOurs == before.isEmpty)
    }

    @Test func anOwnerMakesTheLedgerWhoseMakingWasCutShort() async throws {
        try leaveUnfinished(writing: "PRAGMA user_version = 1")
        let id = try await shop.open().prepared().id
        #expect(try await shop.open().latest(5).map(\.id) == [id])
    }

    @Test func aWatcherIsToldToStartAnOwnerAndChangesNothing() throws {
        try leaveUnfinished(writing: "PRAGMA user_version = 1")
        let before = try Data(contentsOf: URL(filePath: shop.path))
        #expect(throws: LedgerError.unfinished(path: shop.path)) { try shop.watch() }
        #expect(try Data(contentsOf: URL(filePath: shop.path)) == before)
        _ = try shop.open()
        _ = try shop.watch()
    }

    @Test func aStrangersUnfinishedFileIsRefusedUntouched() throws {
        try leaveUnfinished("CREATE TABLE notes (text TEXT)", writing: "DROP TABLE notes")
        let files = ["", "-journal"].map { URL(filePath: shop.path + $0) }
        let before = try files.map { try Data(contentsOf: $0) }
        #expect(throws: LedgerError.notALedger(path: shop.path)) { try shop.open() }
        #expect(try files.map { try Data(contentsOf: $0) } == before)
    }

    @Test func aJournalLeftBesideAnEmptyFileIsNoHindrance() async throws {
        try Data().write(to: URL(filePath: shop.path))
        try Data(repeating: 0xD9, count: 512).write(to: URL(filePath: shop.path + "-journal"))
        #expect(try await !shop.open().prepared().id.text.isEmpty)
    }
}
