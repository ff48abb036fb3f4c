import Payments
import Testing

/// Tags in what customers typed, and the tags that ledgers give out.
struct TagTests {
    @Test(arguments: [
        (Tag(till: "K3", number: 41_000_000).text, true),
        ("K3-" + Tag(till: "K3", number: 41_000_000).text.dropFirst(2).lowercased(), true),
        ("254712000", false), ("FLAT 4", false), ("", false), ("JANEWAMBU", false),
    ])
    func anAccountIsATagWhereItIsWhole(account: String, isTag: Bool) {
        #expect((Tag(in: account) != nil) == isTag)
    }

    @Test func ledgersBeginFarApartAndLeaveRoomForALifetimeOfPrompts() {
        let numbers = (0..<200).map { Tag.firstNumber(after: AttemptID("attempt\($0)")) }.sorted()
        #expect(numbers.allSatisfy { (10_000_000..<510_000_000).contains($0) })
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 > 100 })
    }
}
