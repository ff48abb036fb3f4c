import Foundation

/// One measured figure: a line of JSON.
struct Figure: Encodable {
    let figure: String
    let value: Double
    let unit: String
    /// The value that 99 of 100 runs stay below, where there are many runs.
    var p99: Double?
    var runs: Int?
    /// In how many writes, where the value is what was written.
    var writes: Int?
    var note: String?

    /// What it may come to, where something is promised.
    var budget: Budget? { Budget.of(figure) }

    /// Whether it stays inside its budget; what is written for the screen must be one write, too.
    var verdict: Verdict? {
        guard let budget else { return nil }
        let held = budget.of == .p99 ? p99 ?? value : value
        return held <= budget.most && writes ?? 0 <= 1 ? .ok : .over
    }

    enum Verdict: String, Encodable {
        case ok, over
    }

    /// Prints it at once, so that a long run shows where it is.
    func printLine() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
    }

    private enum CodingKeys: CodingKey {
        case figure, value, unit, p99, runs, writes, note, budget, budgetOf, verdict
    }

    func encode(to encoder: any Encoder) throws {
        func short(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
        var line = encoder.container(keyedBy: CodingKeys.self)
        try line.encode(figure, forKey: .figure)
        try line.encode(short(value), forKey: .value)
        try line.encode(unit, forKey: .unit)
        try line.encodeIfPresent(p99.map(short), forKey: .p99)
        try line.encodeIfPresent(runs, forKey: .runs)
        try line.encodeIfPresent(writes, forKey: .writes)
        try line.encodeIfPresent(note, forKey: .note)
        try line.encodeIfPresent(budget?.most, forKey: .budget)
        if budget?.of == .p99 { try line.encode(Budget.Part.p99, forKey: .budgetOf) }
        try line.encodeIfPresent(verdict, forKey: .verdict)
    }

    /// The unit of a time.
    enum TimeUnit: String {
        case milliseconds = "ms"
        case microseconds = "us"
    }

    /// The median of many runs.
    static func median(
        _ name: String, of times: [Duration], in unit: TimeUnit = .milliseconds, note: String? = nil
    ) -> Figure {
        let sorted = times.sorted()
        func at(_ share: Int) -> Double {
            let time = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * share / 100)].inMilliseconds
            return unit == .milliseconds ? time : time * 1000
        }
        return Figure(figure: name, value: at(50), unit: unit.rawValue, p99: at(99), runs: times.count, note: note)
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

/// How long each of many runs takes.
func timed(_ runs: Int, _ work: (Int) -> Void) -> [Duration] {
    let clock = ContinuousClock()
    return (0..<runs).map { run in clock.measure { work(run) } }
}

/// How much memory this process holds, in megabytes.
func residentMegabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
}
