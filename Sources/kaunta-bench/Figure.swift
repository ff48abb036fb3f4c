import Foundation

/// One measured figure: a line of JSON.
struct Figure: Encodable {
    let figure: String
    let value: Double
    let unit: String
    /// The value that 99 of 100 runs stay below, where there are many runs.
    var p99: Double?
    var runs: Int?
    var note: String?

    /// Prints it at once, so that a long run shows where it is.
    func printLine() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(rounded) + Data("\n".utf8))
    }

    private var rounded: Figure {
        func short(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        return Figure(
            figure: figure, value: short(value), unit: unit, p99: p99.map(short), runs: runs, note: note)
    }

    /// The median of many runs, in milliseconds.
    static func median(_ name: String, of times: [Duration], note: String? = nil) -> Figure {
        let sorted = times.sorted()
        func at(_ share: Int) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * share / 100)].inMilliseconds
        }
        return Figure(figure: name, value: at(50), unit: "ms", p99: at(99), runs: times.count, note: note)
    }
}

extension Duration {
    var inMilliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
    }

    var inSeconds: Double { inMilliseconds / 1e3 }
}

/// How long some work takes.
func timed(_ work: () async throws -> Void) async rethrows -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    return clock.now - start
}

/// How much memory this process holds, in megabytes.
func residentMegabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
}
