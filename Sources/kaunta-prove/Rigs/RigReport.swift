import ArgumentParser
import Foundation

/// What a rig found: figures, and what broke a promise.
struct RigReport: Encodable, Sendable {
    /// One figure.
    struct Figure: Encodable, Sendable {
        let name: String
        let value: Int
    }

    let rig: String
    var figures: [Figure] = []
    var violations: [String] = []
    var passed: Bool { violations.isEmpty }

    init(_ rig: String) { self.rig = rig }

    /// Adds a figure.
    mutating func add(_ name: String, _ value: Int) { figures.append(Figure(name: name, value: value)) }

    /// Adds what was found, kind by kind: each has to be zero.
    mutating func add(_ findings: Findings) {
        add("acknowledged or acted on, and lost", findings.lost.count)
        add("posted twice", findings.doubled.count)
        add("wrong states or files", findings.wrong.count)
        violations += findings.all
    }

    /// Adds the middle and the largest of some times, in milliseconds.
    mutating func add(_ name: String, _ times: [Duration]) {
        let sorted = times.map(\.wholeMilliseconds).sorted()
        guard let last = sorted.last else { return }
        add("\(name), median ms", sorted[sorted.count / 2])
        add("\(name), longest ms", last)
    }

    /// Prints it.
    ///
    /// - Throws: status 1 when a promise was broken.
    func finish(json: Bool) throws {
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            print(String(decoding: try encoder.encode(self), as: UTF8.self))
        } else {
            for figure in figures { print("\(rig): \(figure.name): \(figure.value)") }
            for violation in violations.prefix(50) { print("\(rig): LOOK AT: \(violation)") }
            print("\(rig): \(passed ? "passed" : "FAILED, \(violations.count) violations")")
        }
        if !passed { throw ExitCode.failure }
    }
}

extension Duration {
    /// Whole milliseconds.
    var wholeMilliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
