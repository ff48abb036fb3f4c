import Ledger
import Testing

@Test func whoWatchesKnowsWhetherSomebodyHasTheBooks() throws {
    let shop = try Shop()
    var owner: Ledger? = try shop.open()
    let watcher = try shop.watch()
    #expect(watcher.isWrittenTo)
    // The lock goes with the last reference to it, as it does with a process that ends.
    try owner?.close()
    owner = nil
    #expect(!watcher.isWrittenTo)
    // Looking keeps nobody out.
    owner = try shop.open()
    #expect(watcher.isWrittenTo)
    #expect(owner?.isWrittenTo == true)
}
