import ArgumentParser
import Foundation

extension Simulate {
    /// Runs the seeds in an optimized copy of the core, which is built first.
    func runInCopy() throws {
        let copy = CoreCopy(
            root: URL(filePath: root).standardizedFileURL, folder: URL(filePath: folder).standardizedFileURL)
        try copy.write(
            ["Sources/program/main.swift": Self.program],
            copying: [
                "Sources/kaunta-prove/SimulationReport.swift": "Sources/program/SimulationReport.swift"
            ])
        guard try copy.build() else { throw ValidationError("The copy of the core does not build.") }
        let process = Process()
        process.executableURL = copy.program
        process.arguments = ["\(seed ?? from)", "\(seed == nil ? seeds : 1)", "\(jobs)", "\(attempts)", "\(json)"]
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw ExitCode(1) }
    }

    private static let program = """
        import Foundation
        import Payments
        import Proof
        import TestSupport

        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        var plan = SeedRun.Plan { chance in
            SeedRun.Disk(MemoryJournal(seed: chance.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }))
        }
        plan.attempts = numbers[3]
        let start = ContinuousClock.now
        let outcome = Simulation(
            first: UInt64(numbers[0]), count: numbers[1], threads: numbers[2], plan: plan
        ).run()
        let seconds = Double((ContinuousClock.now - start).milliseconds) / 1000
        let report = SimulationReport(outcome, seconds: seconds)
        print(CommandLine.arguments.last == "true" ? report.json : report.text)
        exit(outcome.failure == nil && outcome.trouble == nil ? 0 : 1)

        """
}
