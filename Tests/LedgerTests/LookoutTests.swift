import Foundation
import Payments
import TestSupport
import Testing

@testable import Ledger

/// A lookout over a file, with a clock that is wound by hand.
private final class Tower {
    let clock = TestTimekeeper()
    let file = FileManager.default.temporaryDirectory.appending(path: "kaunta-lookout-\(UUID().uuidString)")
    private let (looks, looked) = AsyncStream.makeStream(of: Void.self)
    private let task: Task<Void, Never>
    private var next: AsyncStream<Void>.Iterator

    /// - Parameter finds: how many of its looks find something new.
    init(finding finds: Int = 1) throws {
        try Data().write(to: file)
        let lookout = Lookout(file: file.path, timekeeper: clock.timekeeper)
        next = looks.makeAsyncIterator()
        task = Task { [looked] in
            var left = finds
            await lookout.run {
                looked.yield()
                left -= 1
                return left >= 0
            }
        }
    }

    deinit {
        task.cancel()
        try? FileManager.default.removeItem(at: file)
    }

    func hasLooked() async { _ = await next.next() }

    /// How long it would rest now, if nothing happened.
    func rest() async -> Duration? {
        while clock.sleeperCount == 0 { await Task.yield() }
        return clock.firstWake
    }

    func write() throws { try Data("more".utf8).write(to: file) }
}

@Test func whoFindsNothingNewIsWokenOnceAMinute() async throws {
    let tower = try Tower()
    await tower.hasLooked()
    #expect(await tower.rest() == .milliseconds(250))
    tower.clock.advance(by: .milliseconds(250))
    var rests: [Duration?] = []
    for _ in 0..<10 {
        rests.append(await tower.rest())
        tower.clock.advance(by: rests.last.flatMap { $0 } ?? .zero)
        await tower.hasLooked()
    }
    #expect(rests.prefix(4) == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)])
    #expect(rests.suffix(2) == [.seconds(60), .seconds(60)])
}

@Test func whatIsWrittenIsLookedAtOnceItIsSynced() async throws {
    let tower = try Tower(finding: 0)
    await tower.hasLooked()
    for _ in 0..<8 {
        tower.clock.advance(by: try #require(await tower.rest()))
        await tower.hasLooked()
    }
    #expect(await tower.rest() == .seconds(60))
    try tower.write()
    while tower.clock.firstWake == .seconds(60) { await Task.yield() }
    #expect(tower.clock.firstWake == Lookout.syncing)
    tower.clock.advance(by: Lookout.syncing)
    await tower.hasLooked()
    // It may not have been synced yet. That it was let go of may have been told after that it was written to.
    while tower.clock.firstWake != .milliseconds(500) {
        if tower.clock.firstWake == Lookout.syncing { tower.clock.advance(by: Lookout.syncing) }
        await Task.yield()
    }
}

@Test func anotherFileOfTheFolderWakesNobody() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (heard, ear) = AsyncStream.makeStream(of: String.self)
    let mine = FileWatch(folder.appending(path: "a-wal").path) { ear.yield("a") }
    let all = FileWatch(folder.appending(path: "b-wal").path) { ear.yield("b") }
    #expect(mine != nil && all != nil)
    try Data("x".utf8).write(to: folder.appending(path: "b-wal"))
    var next = heard.makeAsyncIterator()
    #expect(await next.next() == "b")
    try Data("x".utf8).write(to: folder.appending(path: "a-wal"))
    // Being let go is told besides being written to.
    var later = await next.next()
    while later == "b" { later = await next.next() }
    #expect(later == "a")
    withExtendedLifetime((mine, all)) {}
}

@Test func whoWatchesHearsThatTheWriterIsGoneAndBack() async throws {
    let shop = try Shop()
    var owner: Ledger? = try shop.open()
    #expect(owner != nil)
    let watcher = try shop.watch()
    let (told, tell) = AsyncStream.makeStream(of: Bool.self)
    let watching = Task { await watcher.tellWhetherWritten { tell.yield($0) } }
    defer { watching.cancel() }
    var next = told.makeAsyncIterator()
    #expect(await next.next() == true)
    owner = nil
    #expect(await next.next() == false)
    owner = try shop.open()
    #expect(await next.next() == true)
    withExtendedLifetime(owner) {}
}
