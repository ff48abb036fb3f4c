import Foundation
import GRDB
import Payments
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Test(arguments: [true, false])
func nothingIsWrittenToAFileThatSomebodyDeletedOrReplaced(isReplaced: Bool) async throws {
    let ledger = try Shop().open()
    let kept = try await ledger.prepared(1)
    try FileManager.default.moveItem(atPath: ledger.path, toPath: ledger.path + ".away")
    if isReplaced { try Data().write(to: URL(filePath: ledger.path)) }
    await #expect(throws: LedgerError.gone(path: ledger.path)) { try await ledger.prepared(2) }
    await #expect(throws: LedgerError.gone(path: ledger.path)) {
        try await ledger.keep(InboundMessage(body: bigBody, address: .prompt(kept.id), peer: "", at: Shop.start))
    }
    if isReplaced { try FileManager.default.removeItem(atPath: ledger.path) }
    try FileManager.default.moveItem(atPath: ledger.path + ".away", toPath: ledger.path)
    _ = try await ledger.prepared(2)
    #expect(try await ledger.attemptsToWatch().count == 2)
}

@Test func aFullDiskIsSaidAndLosesNothing() async throws {
    let ledger = try Shop().open()
    let kept = try await ledger.prepared(1)
    let sent = try await ledger.prepared(2)
    try ledger.fill()
    // Some entries still fit into the pages there are.
    var refused: (any Error)?
    for phone in 10..<2_000 where refused == nil {
        do { _ = try await ledger.prepared(phone) } catch { refused = error }
    }
    #expect(refused as? LedgerError == .diskFull(path: ledger.path))
    let before = try await ledger.attemptsToWatch().count
    for _ in 0..<50 {
        _ = try? await ledger.keep(InboundMessage(body: bigBody, address: .prompt(kept.id), peer: "", at: Shop.start))
    }
    await #expect(throws: LedgerError.diskFull(path: ledger.path)) {
        try await ledger.add(
            Evidence(
                source: .query, fact: .queryOpen(reason: "x"), at: Shop.start, raw: String(repeating: "x", count: 9_000)
            ),
            to: kept.id)
    }
    #expect(try await ledger.attemptsToWatch().count == before)
    #expect(try await ledger.record(of: sent.id)?.state == .prepared)

    try await ledger.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1073741823") }
    let permit = try await ledger.markSending(sent.id, token: sent.token, boot: BootID("boot-1"), at: Shop.start)
    let attempt = permit.attempt.id
    #expect(attempt == sent.id)
}

private let bigBody = [UInt8](repeating: 65, count: 9_000)

extension Ledger {
    /// Lets the file grow no further, as on a full disk.
    fileprivate func fill() throws {
        try database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(pages)")
        }
    }
}

@Test func noPermitIsHandedOutWhenTheCommitOfTheMarkFails() async throws {
    let ledger = try Shop().open()
    let (id, token) = try await ledger.prepared()
    let disk = FailingDisk(ledger, times: 1)
    let error = await #expect(throws: LedgerError.self) {
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
    }
    guard case .commitUnknown = error else {
        Issue.record("said \(String(describing: error))")
        return
    }
    #expect(disk.commits == 1)
    // It was not made again behind anybody's back.
    #expect(try await ledger.record(of: id)?.state == .prepared)
}

@Test func whatWasLearntIsWrittenAgainWhenACommitFailsOnce() async throws {
    let ledger = try Shop().open()
    let id = try await ledger.pending(checkout: "checkout-1")
    let disk = FailingDisk(ledger, times: 1)
    let paid = Evidence(
        source: .query, fact: .queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "ok"), at: Shop.start)
    #expect(try await ledger.add(paid, to: id).state == .paid)
    #expect(disk.commits == 2)
    #expect(try await ledger.record(of: id)?.evidence.filter { $0 == paid }.count == 1)
}

@Test(arguments: [false, true])
func whatAFailedCommitLeftInTheLogIsWrittenAnew(fails: Bool) async throws {
    let ledger = try Shop().open()
    let id = try await ledger.prepared().id
    let runs = Mutex(0)
    let disk = FailingDisk(ledger, times: fails ? 1 : 0)
    try await ledger.write(isRepeatable: true) { books in
        let isFirst = runs.withLock { runs in
            runs += 1
            return runs == 1
        }
        // The second time there is nothing to write.
        if isFirst { try books.database.execute(sql: "UPDATE counter SET last = last + 1") }
    }
    #expect(runs.withLock { $0 } == (fails ? 2 : 1) && disk.commits > 0)
    let file = try Data(contentsOf: URL(filePath: ledger.path))
    #expect((file.firstRange(of: Data(id.text.utf8)) != nil) == fails)
}

@Test func whatCannotBeWrittenTwiceOverIsSaidToBeUnknown() async throws {
    let ledger = try Shop().open()
    let disk = FailingDisk(ledger, times: 2)
    let error = await #expect(throws: LedgerError.self) { try await ledger.prepared() }
    guard case .commitUnknown = error else {
        Issue.record("said \(String(describing: error))")
        return
    }
    #expect(disk.commits == 2)
    #expect(try await ledger.attemptsToWatch().isEmpty)
}

@Test func aCancelledTaskStillWritesDownWhatItLearnt() async throws {
    let ledger = try Shop().open()
    let id = try await ledger.pending(checkout: "checkout-1")
    let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        try await ledger.add(Evidence(source: .console, fact: .deadlinePassed, at: Shop.start), to: id)
    }
    try await task.value
    #expect(try await ledger.record(of: id)?.state == .expired)
}

@Test func theFileItselfIsTheLastNetUnderTheGate() async throws {
    let ledger = try Shop().open()
    let first = try await ledger.prepared(1)
    try await ledger.add(
        Evidence(source: .person, fact: .withdrawn(reason: "changed mind"), at: Shop.start), to: first.id)
    // A projection gone wrong: the evidence says void, so the gate sees nothing; the file does.
    try await ledger.database.write { try $0.execute(sql: "UPDATE attempt SET state = 'pending'") }
    await #expect(throws: JournalRefusal.gate(.shut(by: first.id, state: .pending))) {
        try await ledger.prepared(1)
    }
}

private let everyError: [LedgerError] = [
    .locked(holder: LockHolder(process: 0, boot: BootID(""), program: "", since: nil)), .newer(found: 2, known: 1),
    .notALedger(path: "/x"), .damaged(path: "/x", detail: "d"), .unfinished(path: "/x"), .missing(path: "/x"),
    .gone(path: "/x"),
    .noPermission(path: "/x"),
    .readOnly(path: "/x"), .diskFull(path: "/x"), .networkFolder(path: "/x"), .commitUnknown(detail: "d"),
    .watching, .failed(code: 1, message: "m"),
]

@Test(arguments: everyError)
func everyErrorSaysWhatToDoNext(error: LedgerError) {
    #expect(error.description.hasSuffix(".") && error.description.count > 40)
}

@Test(arguments: everyError)
func noErrorOfTheLedgerSaysWhetherAPromptWasSent(error: LedgerError) {
    #expect(!error.description.contains(/\bsent\b/.ignoresCase()))
    #expect(!error.description.contains("Restart and try again"))
}

/// Makes the next commits fail at the last moment, and counts them.
private final class FailingDisk: TransactionObserver, Sendable {
    private struct Failure: Error {}
    private let state: Mutex<(left: Int, commits: Int)>

    var commits: Int { state.withLock(\.commits) }

    init(_ ledger: Ledger, times: Int) {
        state = Mutex((times, 0))
        ledger.database.add(transactionObserver: self)
    }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
    func databaseDidChange(with event: DatabaseEvent) {}
    func databaseDidCommit(_ database: Database) {}
    func databaseDidRollback(_ database: Database) {}
    func databaseWillCommit() throws {
        let fails = state.withLock { state in
            state.commits += 1
            state.left -= 1
            return state.left >= 0
        }
        if fails { throw Failure() }
    }
}
