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

    private static let sizes = ["80x24", "120x40", "200x60"]

    /// The most bytes of a change at those sizes, in 256 colours and in 24 bits. What the cursor lies on is drawn anew beside
    /// the list, whole: where the list is followed that is another payment with every new row.
    private static let most: [String: (full: [Int], direct: [Int])] = [
        "live-beside.status": ([60, 60, 60], [60, 60, 60]), "live-beside.new-row": ([60, 60, 60], [60, 60, 60]),
        "live-beside.paid": ([200, 200, 200], [215, 215, 215]), "till.status": ([230, 230, 230], [255, 245, 245]),
        "till.paid": ([570, 610, 840], [615, 670, 920]), "till.new-row": ([800, 1_650, 1_500], [870, 1_750, 1_580]),
        "live.page": ([640, 1_700, 2_290], [740, 1_830, 2_410]),
        "live.next-page": ([730, 2_550, 3_330], [790, 2_690, 3_420]),
        "live.new-row": ([675, 1_290, 1_960], [765, 1_410, 2_085]),
        "live.status": ([320, 1_280, 1_260], [362, 1_325, 1_300]),
        "live.paid": ([480, 1_440, 1_810], [560, 1_500, 1_885]),
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
            for (colours, most) in [("", most.full), (".24-bit", most.direct)] {
                for (size, most) in zip(Self.sizes, most) {
                    let cost = try #require(costs.first { $0.figure == "screen.bytes.\(change).\(size)\(colours)" })
                    #expect(cost.value <= most, "\(cost.figure): \(cost.value) bytes")
                }
            }
        }
    }
}
