import Foundation
import TestSupport
import Testing

/// What the console's own frames cost on the wire, by exact counters: the same on every machine and in every build.
@Suite struct ByteBudgetTests {
    private struct Cost: Decodable {
        let figure: String
        let value: Int
        let writes: Int
    }

    /// The most bytes of a change, where its size is one of the two that a till has. What the cursor lies on is drawn anew
    /// beside the list, whole: that is what the three dearer ones are.
    private static let most = [
        "live-beside.status": 60, "live-beside.new-row": 600, "live-beside.paid": 600, "till.status": 250,
        "till.paid": 650, "live.page": 3_500, "live.next-page": 3_500, "till.new-row": 1_750, "live.new-row": 1_350,
        "live.status": 1_300,
    ]

    @Test func eachChangeIsOneWriteWithinItsBudgetAndNoChangeIsNone() throws {
        let pipe = Pipe()
        let bench = URL(filePath: Program.path).deletingLastPathComponent().appending(path: "kaunta-bench").path
        let process = try ChildProcess(bench, ["screen", "--exact"], output: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        #expect(process.terminationStatus == 0)
        let costs = try output.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Cost.self, from: $0)
        }
        #expect(costs.count > 50)
        for cost in costs {
            if cost.figure.contains(".no-change.") {
                #expect(cost.value == 0 && cost.writes == 0, "\(cost.figure)")
            } else {
                #expect(cost.writes == 1, "\(cost.figure)")
            }
        }
        for (change, most) in Self.most {
            for size in ["80x24", "120x40"] {
                let cost = try #require(costs.first { $0.figure == "screen.bytes.\(change).\(size)" })
                #expect(cost.value <= most, "\(cost.figure): \(cost.value) bytes")
            }
        }
    }
}
