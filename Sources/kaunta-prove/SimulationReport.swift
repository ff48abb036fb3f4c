import Foundation
import Proof

/// What a simulation met, in words and as one JSON object.
struct SimulationReport {
    private let outcome: Simulation.Outcome
    private let seconds: Double

    init(_ outcome: Simulation.Outcome, seconds: Double) {
        self.outcome = outcome
        self.seconds = seconds
    }

    /// For people.
    var text: String {
        let faults = outcome.coverage.faultCounts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        let ends = outcome.coverage.endCounts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        var parts = [
            """
            \(outcome.seeds) seeds (\(outcome.onDisk) on the ledger), \(outcome.attempts) payments, \(outcome.charges) charges (\(outcome.doubtful) among \
            the doubts), \(Int(outcome.days)) days, in \(rounded) s

            State by event, how often:
            \(outcome.coverage.table)
            \(outcome.coverage.cellsHit(atLeast: 1)) cells met, \(outcome.coverage.cellsHit(atLeast: 100)) of them 100 \
            times or more.

            \(outcome.coverage.faultCount) faults: \(faults).
            How payments ended: \(ends).
            """
        ]
        if let failure = outcome.failure, let violation = failure.violation {
            parts.append(failure.lines.joined(separator: "\n"))
            parts.append("Seed \(failure.seed) fails. \(violation)")
        } else {
            parts.append(
                """
                Nothing untrue was said. Held at every change: I1 to I15; of I6 then, that the money which the change is about \
                stands in one place, and its sums at the end, day by day, of a shop with one shortcode; of I7, that what is \
                answered is in the inbox and ends as what it is, and at the end that all has ended. I9 was held for the verdict, and on the ledger for the word of each row. I12 was held for \
                what the books tell; that the ledger's file refuses changes, its own tests hold. I15 was held for what \
                others took back, and on the ledger, in one shop in sixteen, for what the shop had given back itself. \
                Lists were compared on the ledger alone.
                """)
        }
        return parts.joined(separator: "\n\n")
    }

    /// For machines.
    var json: String {
        let object: [String: Any] = [
            "seeds": outcome.seeds, "onLedger": outcome.onDisk, "attempts": outcome.attempts,
            "charges": outcome.charges,
            "doubtful": outcome.doubtful, "days": Int(outcome.days), "seconds": rounded,
            "cells": outcome.coverage.cellsHit(atLeast: 1), "cells100": outcome.coverage.cellsHit(atLeast: 100),
            "faults": Dictionary(uniqueKeysWithValues: outcome.coverage.faultCounts.map { ($0.name, $0.count) }),
            "ends": Dictionary(uniqueKeysWithValues: outcome.coverage.endCounts.map { ($0.name, $0.count) }),
            "hash": outcome.last.map { String($0.hash, radix: 16) } ?? "",
            "failedSeed": outcome.failure.map { Int($0.seed) } ?? NSNull() as Any,
            "violation": outcome.failure?.violation.map { "\($0)" } ?? NSNull() as Any,
        ]
        guard let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys]) else {
            return "{}"
        }
        return String(decoding: data, as: UTF8.self)
    }

    private var rounded: Double { (seconds * 10).rounded() / 10 }
}
