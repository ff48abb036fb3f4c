import Payments
import Synchronization
import TestSupport
import Testing

@testable import Ledger

/// A search that counts how often it was begun.
private final class Search: Sendable {
    struct Found: Error {}
    let clock = TestTimekeeper()
    private let begun = Mutex(0)

    var count: Int { begun.withLock { $0 } }

    func start() -> DamageSearch {
        DamageSearch(clock.timekeeper) {
            self.begun.withLock { $0 += 1 }
            throw Found()
        }
    }
}

@Test func aLargeFileIsSearchedOnlyAMomentAfterItWasOpened() async throws {
    let search = Search()
    let running = search.start()
    while search.clock.sleeperCount == 0 { await Task.yield() }
    #expect(search.clock.firstWake == DamageSearch.grace && search.count == 0)
    search.clock.advance(by: DamageSearch.grace)
    while search.count == 0 { await Task.yield() }
    await #expect(throws: Search.Found.self) { try await running.result() }
    #expect(search.count == 1)
}

@Test func whoWaitsForTheSearchDoesNotWaitForItsMoment() async throws {
    let search = Search()
    let running = search.start()
    await #expect(throws: Search.Found.self) { try await running.result() }
    await #expect(throws: Search.Found.self) { try await running.result() }
    #expect(search.count == 1)
}

@Test func aSearchThatNobodyWantsAnyMoreIsNotBegun() async throws {
    let search = Search()
    let running = search.start()
    while search.clock.sleeperCount == 0 { await Task.yield() }
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.result() }
    #expect(search.count == 0)
}
