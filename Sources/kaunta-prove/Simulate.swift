import ArgumentParser
import Foundation
import Ledger
import Payments
import Proof
import Synchronization
import TestSupport

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

    @Option(help: "What keeps the books: memory, or the ledger (an SQLite file in memory).")
    var journal = Disk.memory

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Run an optimized copy of the core, which is built first; the books are kept in memory.")
    var light = false

    @Option(help: "Where the project lies, for the copy.")
    var root = "."

    @Option(help: "Where the copy is made.")
    var folder = ".build/light"

    enum Disk: String, ExpressibleByArgument, CaseIterable { case memory, ledger }

    func validate() throws {
        if light, trace || journal != .memory {
            throw ValidationError("--light keeps no trace and no ledger.")
        }
    }

    func run() throws {
        if light { return try runInCopy() }
        var plan = journal.plan
        plan.attempts = attempts
        plan.keepsTrace = trace && seed != nil
        let simulation = Simulation(first: seed ?? from, count: seed == nil ? seeds : 1, threads: jobs, plan: plan)
        let start = ContinuousClock.now
        let told = Mutex(start)
        let isQuiet = seed != nil
        var outcome = simulation.run { outcome in
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
            plan.keepsTrace = true
            outcome.failure = Simulation(first: failure.seed, count: 1, threads: 1, plan: plan).run().failure ?? failure
        }
        if trace, seed != nil, outcome.failure == nil { for line in outcome.last?.lines ?? [] { print(line) } }
        let report = SimulationReport(outcome, seconds: Double(time.milliseconds) / 1000)
        print(json ? report.json : report.text)
        if outcome.failure != nil { throw ExitCode(1) }
    }
}

extension Simulate.Disk {
    /// How worlds with those books are run.
    var plan: SeedRun.Plan {
        switch self {
        case .memory:
            return SeedRun.Plan { chance in
                SeedRun.Disk(MemoryJournal(seed: chance.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }))
            }
        case .ledger:
            var plan = SeedRun.Plan { chance in
                let room = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
                let folder = "\(room)/kaunta-prove-\(UUID().uuidString)"
                let ledger = try Ledger.open(
                    at: "\(folder)/ledger.sqlite", as: .owner(program: "kaunta-prove", boot: BootID(from: chance)),
                    chance: chance, timekeeper: SeedRun.dayOne)
                return SeedRun.Disk(ledger) { try? FileManager.default.removeItem(atPath: folder) }
            }
            plan.isDiskReal = true
            return plan
        }
    }
}

/// Says on standard error what is being done.
func say(_ text: String) { FileHandle.standardError.write(Data("\(text)\n".utf8)) }
