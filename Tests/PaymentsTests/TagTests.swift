import Payments
import Testing

/// Tags of tills in what customers typed.
struct TagTests {
    @Test(arguments: [
        (Tag(till: "K3", number: 41_000_000).text, true), (Tag(till: "K2", number: 41_000_000).text, false),
        ("K3-" + Tag(till: "K3", number: 41_000_000).text.dropFirst(2).lowercased(), true),
        ("254712000", false), ("FLAT 4", false), ("", false), ("JANEWAMBU", false),
    ])
    func anAccountIsAnotherTillsTagWhereItIsWholeAndBeginsOtherwise(account: String, isAnothers: Bool) {
        #expect((Tag(anotherTillsIn: account, than: "K2") != nil) == isAnothers)
        #expect(Tag(anotherTillsIn: account, than: "k2") == Tag(anotherTillsIn: account, than: "K2"))
    }
}
