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

    /// The most bytes of a change, at 80x24 and at 120x40. What the cursor lies on is drawn anew beside the list, whole:
    /// where the list is followed that is another payment with every new row.
    private static let most = [
        "live-beside.status": [60, 60], "live-beside.new-row": [60, 60], "live-beside.paid": [200, 200],
        "till.status": [230, 230], "till.paid": [570, 610], "till.new-row": [800, 1_650],
        "live.page": [530, 1_700], "live.next-page": [730, 2_550],
        "live.new-row": [675, 1_290], "live.status": [320, 1_280], "live.paid": [480, 1_440],
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
            for (size, most) in zip(["80x24", "120x40"], most) {
                let cost = try #require(costs.first { $0.figure == "screen.bytes.\(change).\(size)" })
                #expect(cost.value <= most, "\(cost.figure): \(cost.value) bytes")
            }
        }
    }
}
