import Foundation
import GRDB
import Glibc
import Payments
import TestSupport
import Testing

@testable import Ledger

@Test func aSecondWriterIsToldWhoHoldsTheLedger() throws {
    let shop = try Shop()
    let first = try shop.open(program: "kaunta", boot: "boot-1")
    let holder = LockHolder(process: getpid(), boot: BootID("boot-1"), program: "kaunta", since: Shop.start)
    #expect(throws: LedgerError.locked(holder: holder)) { try shop.open(program: "kaunta push", boot: "boot-2") }
    #expect("\(LedgerError.locked(holder: holder))".contains("kaunta (process \(getpid())"))
    withExtendedLifetime(first) {}
}

@Test func theLedgerIsFreeAgainWhenItsWriterIsGone() throws {
    let shop = try Shop()
    let first = try shop.open()
    #expect(throws: LedgerError.self) { try shop.open() }
    withExtendedLifetime(first) {}
    _ = consume first
    #expect(throws: Never.self) { try shop.open() }
}

@Test func aLedgerIsForItsOwnersEyesOnly() throws {
    let shop = try Shop()
    let path = shop.folder.appending(path: "a/b/ledger.sqlite").path
    let ledger = try shop.open(path)
    let mode = { (path: String) in
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(shop.folder.appending(path: "a").path) == 0o700)
    for file in [path, path + "-wal", path + "-shm", path + ".lock"] { #expect(try mode(file) == 0o600) }
    withExtendedLifetime(ledger) {}
}

@Test func aWatcherSeesWhatTheOwnerWritesWithinASecond() async throws {
    let shop = try Shop()
    let owner = try shop.open()
    let watcher = try shop.watch()
    var changes = watcher.changes().makeAsyncIterator()
    #expect(await changes.next() == .elsewhere)
    let (id, _) = try await owner.prepared()
    #expect(await changes.next() == .elsewhere)
    #expect(try await watcher.latest(5).map(\.id) == [id])
    #expect(Lookout.syncing + Lookout.pause <= .milliseconds(500))
}

@Test func theOwnerHearsOfEachEntryOnce() async throws {
    let ledger = try Shop().open()
    var changes = ledger.changes().makeAsyncIterator()
    let first = try await ledger.prepared(1)
    let second = try await ledger.prepared(2)
    _ = try? await ledger.prepared(2)
    let withdrawn = Evidence(source: .person, fact: .withdrawn(reason: "changed mind"), at: Shop.start)
    try await ledger.add(withdrawn, to: first.id)
    try await ledger.add(withdrawn, to: first.id)
    let third = try await ledger.prepared(3)
    for id in [first.id, second.id, first.id, third.id] { #expect(await changes.next() == .attempt(id)) }
}

@Test func aWatcherNeverWrites() async throws {
    let shop = try Shop()
    let owner = try shop.open()
    let (id, token) = try await owner.prepared()
    let watcher = try shop.watch()
    await #expect(throws: LedgerError.watching) { try await watcher.prepared(5) }
    await #expect(throws: LedgerError.watching) {
        _ = try await watcher.markSending(id, token: token, boot: BootID("b"), at: Shop.start)
    }
    #expect(throws: DatabaseError.self) { try watcher.database.write { try $0.execute(sql: "DELETE FROM counter") } }
}

@Test func aWatcherOpensALedgerThatNobodyWritesTo() async throws {
    let shop = try Shop()
    let id = try await shop.open().prepared().id
    #expect(try await shop.watch().latest(1).map(\.id) == [id])
}

@Test func thereIsNothingToWatchWhereThereIsNoLedger() throws {
    let shop = try Shop()
    #expect(throws: LedgerError.missing(path: shop.path)) { try shop.watch() }
    #expect(!FileManager.default.fileExists(atPath: shop.path))
}

@Test func aLedgerFromANewerVersionIsRefusedUntouched() throws {
    let shop = try Shop()
    let newer = Schema.version + 1
    try shop.open().database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = \(newer)") }
    let refused = LedgerError.newer(found: newer, known: Schema.version)
    #expect(throws: refused) { try shop.open() }
    #expect(throws: refused) { try shop.watch() }
}

@Test func anotherProgramsDatabaseIsRefusedUntouched() throws {
    let shop = try Shop()
    try DatabaseQueue(path: shop.path).write { try $0.execute(sql: "CREATE TABLE notes (text TEXT)") }
    let before = try Data(contentsOf: URL(filePath: shop.path))
    #expect(throws: LedgerError.notALedger(path: shop.path)) { try shop.open() }
    #expect(try Data(contentsOf: URL(filePath: shop.path)) == before)
}

@Test func aFileThatIsNoDatabaseIsRefusedUntouched() throws {
    let shop = try Shop()
    let text = Data(String(repeating: "not a ledger ", count: 100).utf8)
    try text.write(to: URL(filePath: shop.path))
    #expect(throws: LedgerError.notALedger(path: shop.path)) { try shop.open() }
    #expect(try Data(contentsOf: URL(filePath: shop.path)) == text)
}

@Test func aDamagedLedgerIsRefusedWithWhatToDo() async throws {
    let shop = try Shop()
    let ledger = try shop.open()
    for phone in 0..<40 { _ = try await ledger.prepared(phone) }
    try ledger.close()
    let damaged = shop.folder.appending(path: "damaged.sqlite").path
    var bytes = try Data(contentsOf: URL(filePath: shop.path))
    for page in stride(from: 4096 * 12, to: bytes.count, by: 4096) {
        bytes.replaceSubrange(page..<(page + 200), with: Data(repeating: 0xA5, count: 200))
    }
    try bytes.write(to: URL(filePath: damaged))
    let error = #expect(throws: LedgerError.self) { try shop.open(damaged) }
    guard case .damaged = error else {
        Issue.record("said \(String(describing: error))")
        return
    }
}

@Test func aFolderInTheFilesPlaceIsRefused() throws {
    let shop = try Shop()
    try FileManager.default.createDirectory(atPath: shop.path, withIntermediateDirectories: true)
    #expect(throws: LedgerError.noPermission(path: shop.path)) { try shop.open() }
}

@Test(arguments: 2..<Schema.version) func aWatcherReadsMoneyPaidStraightToTheShopFromAnOlderFile(_ version: Int)
    async throws
{
    let shop = try Shop()
    let old = try DatabaseQueue(path: shop.path, configuration: Ledger.configuration)
    try await old.writeWithoutTransaction { database in
        for step in Schema.steps.prefix(version) { try database.execute(sql: step) }
        try database.execute(
            sql: """
                PRAGMA journal_mode = WAL;
                PRAGMA application_id = \(Schema.applicationID);
                PRAGMA user_version = \(version);
                INSERT INTO direct_payment (number, receipt_no, amount_cents, payee, account, name, source, heard_ms, day) \
                VALUES (1, 'UK6H4X2QP7', 10000, '174379', '', '', 'confirmation', 0, 0)
                """)
    }
    let watcher = try shop.watch()
    #expect(try await watcher.latestDirect(1).map(\.state) == [.claimed])
    for (words, count) in [("status:claimed", 1), ("status:paid", 0), ("status:failed", 0), ("amount:100", 1)] {
        #expect(try await watcher.count(PaymentFilter(words: [words])) == count, "\(words)")
    }
    for sorting in Sorting.allCases {
        let request = PageRequest(filter: .all, by: sorting, anchor: nil, direction: .older, limit: 5)
        #expect(try await watcher.page(request).map(\.number) == [1])
    }
    #expect(try await watcher.disputedDirectPayments().isEmpty)
    let day = Timestamp(milliseconds: 0).day
    #expect(try await watcher.report(of: day, at: day.next.start).quarters.allSatisfy { $0 == 0 })
}

@Test func theTagsOfTwoLedgersOfOneNameAreOthersThoughTheyBeginTogether() async throws {
    let (one, other) = (try Shop().open(), try Shop().open(chance: SeededChance(77)))
    let first = try await one.prepared(at: Shop.start)
    let second = try await other.prepared(at: Shop.start)
    let tags = [try await one.record(of: first.id), try await other.record(of: second.id)].map { $0?.attempt.tag }
    #expect(tags[0] != nil && tags[1] != nil && tags[0] != tags[1])
    #expect(Tag(till: "T4", number: Tag.firstNumber(after: first.id)) == tags[0])
}
