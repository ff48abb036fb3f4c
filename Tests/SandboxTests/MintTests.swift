import Payments
import Testing
import Transport

@testable import Sandbox

@Suite struct MintTests {
    @Test(arguments: [
        ("20260101000000", "UA1"), ("20261231235959", "ULV"), ("20270509120000", "VE9"), ("20260210120000", "UBA"),
        ("20191219102036", "NLJ"), ("20171104184930", "LK4"),
    ])
    func aReceiptStartsWithItsDay(wire: String, prefix: String) throws {
        var mint = Mint(.seeded(1))
        let day = try #require(Timestamp(wire: wire)).day
        let receipt = try #require(Receipt(mint.receipt(on: day)))
        #expect(receipt.text.hasPrefix(prefix))
        #expect(receipt.dateHint == day)
    }

    @Test func receiptsAreNeverTheSame() throws {
        // A source that says the same eight times before it moves on.
        var mint = Mint(.stuttering)
        let day = try #require(BusinessDay(year: 2026, month: 10, day: 2))
        let receipts = (0..<50).map { _ in mint.receipt(on: day) }
        #expect(Set(receipts).count == 50)
    }

    @Test func aNameThatIsTakenIsNotGivenAgain() throws {
        let mint = Mint(.seeded(1))
        let phone = try MSISDN(parsing: "0712345678")
        let taken = "ws_CO_02102026113005271712345678"
        #expect(mint.checkoutRequestID(at: BankRig.start.now, phone: phone) { _ in false } == taken)
        #expect(
            mint.checkoutRequestID(at: BankRig.start.now, phone: phone) { $0 == taken }
                == "ws_CO_02102026113005272712345678")
    }

    @Test func theSameSeedTellsTheSameStory() {
        func story(seed: UInt64) -> [String] {
            var rig = BankRig(seed: seed) { $0.forgetsSome = true }
            var lines: [String] = []
            for number in 0..<20 {
                let checkout = rig.accepted("2547000000\(number < 10 ? "0" : "")\(number)", amount: Int64(number + 1))
                for _ in 0..<4 {
                    rig.wait(.seconds(2))
                    lines.append(rig.query(checkout).text)
                    lines += rig.callbacks().map(\.serialised)
                }
            }
            return lines
        }
        #expect(story(seed: 7) == story(seed: 7))
        #expect(story(seed: 7) != story(seed: 8))
    }
}

extension Chance {
    /// Says each byte eight times over.
    fileprivate static var stuttering: Chance {
        let source = Chance.seeded(3)
        let byte = source.bytes(1)
        let counter = Counter()
        return Chance { count in
            let turn = counter.next()
            return (0..<count).map { _ in turn.isMultiple(of: 8) ? source.bytes(1)[0] : byte[0] }
        }
    }
}
