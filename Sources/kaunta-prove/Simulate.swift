import ArgumentParser
import Foundation
import Payments
import Proof
import Synchronization

/// Runs seeds of a simulated shop.
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs simulated shops, a seed each, and holds the books to what really happened.",
        discussion: """
            The engine and the rules are those of the shop; time, chance, the gateway, the phones and the disk are \
            simulated, with faults from calm to storm. A seed does the same each time. The status is 1 when a seed fails.
            """)

    @Option(help: "How many seeds.")
    var seeds = 1_000

    @Option(help: "The first seed.")
    var from: UInt64 = 1

    @Option(help: "Run this seed alone.")
    var seed: UInt64?

    @Flag(help: "Print what happens in the one seed.")
    var trace = false

    @Option(help: "How many payments are taken in each, before the faults stop.")
    var attempts = 50

    @Option(help: "How many threads.")
    var jobs = 2

    @Option(help: "What keeps the books: memory, the ledger (an SQLite file in memory), or both: the ledger for some.")
    var journal = SimulatedBooks.both

    @Flag(help: "Let lists hide who paid what a stranger claims for a prompt, which nobody can know then.")
    var hidePayers = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Run an optimized copy of the core, which is built first.")
    var light = false

    @Option(help: "Where the project lies, for the copy.")
    var root = "."

    @Option(help: "Where the copy is made.")
    var folder = ".build/light"

    func validate() throws {
        if light, trace { throw ValidationError("--light keeps no trace.") }
    }

    func run() throws {
        if light { return try runInCopy() }
        func simulation(from first: UInt64, count: Int, keepsTrace: Bool) -> Simulation {
            journal.simulation(first: first, count: count, threads: jobs) { plan in
                plan.attempts = attempts
                plan.keepsTrace = keepsTrace
                plan.hidesPayers = hidePayers
            }
        }
        let start = ContinuousClock.now
        let told = Mutex(start)
        let isQuiet = seed != nil
        let first = simulation(from: seed ?? from, count: seed == nil ? seeds : 1, keepsTrace: trace && seed != nil)
        var outcome = first.run { outcome in
            let now = ContinuousClock.now
            let isDue = told.withLock { told in
                guard !isQuiet, now - told > .seconds(5) else { return false }
                told = now
                return true
            }
            if isDue {
                say("\(outcome.seeds) of \(seeds) seeds, \(outcome.attempts) payments, \(Int(outcome.days)) days")
            }
        }
        let time = ContinuousClock.now - start
        if let trouble = outcome.trouble { throw ValidationError(trouble) }
        if let failure = outcome.failure, failure.lines.isEmpty {
            let again = simulation(from: failure.seed, count: 1, keepsTrace: true).run()
            outcome.failure = again.failure ?? failure
        }
        if trace, seed != nil, outcome.failure == nil { for line in outcome.last?.lines ?? [] { print(line) } }
        let report = SimulationReport(outcome, seconds: Double(time.milliseconds) / 1000)
        print(json ? report.json : report.text)
        if outcome.failure != nil { throw ExitCode(1) }
    }
}

extension SimulatedBooks: ExpressibleByArgument {}

/// Says on standard error what is being done.
func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
