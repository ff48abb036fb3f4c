import Foundation

extension Simulate {
    /// Runs the seeds in an optimized copy of the core, which is built first.
    func runInCopy() throws {
        let copy = CoreCopy(
            root: URL(filePath: root).standardizedFileURL, folder: URL(filePath: folder).standardizedFileURL)
        try copy.run(
            Self.program, with: ["SimulationReport.swift", "SeedRun.Plan+Books.swift"],
            [
                "\(seed ?? from)", "\(seed == nil ? seeds : 1)", "\(jobs)", "\(attempts)", journal.rawValue,
                "\(hidePayers)", "\(json)",
            ])
    }

    private static let program = """
        import Foundation
        import Proof

        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.compactMap { Int($0) }
        let books = SimulatedBooks(rawValue: arguments[4]) ?? .both
        func run(from first: Int, count: Int, keepsTrace: Bool) -> Simulation.Outcome {
            books.simulation(first: UInt64(first), count: count, threads: numbers[2]) {
                $0.attempts = numbers[3]
                $0.keepsTrace = keepsTrace
                $0.hidesPayers = arguments[5] == "true"
            }.run()
        }
        let start = ContinuousClock.now
        var outcome = run(from: numbers[0], count: numbers[1], keepsTrace: false)
        let took = (ContinuousClock.now - start).components
        let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
        if let failure = outcome.failure {
            outcome.failure = run(from: Int(failure.seed), count: 1, keepsTrace: true).failure ?? failure
        }
        let report = SimulationReport(outcome, seconds: seconds)
        if let trouble = outcome.trouble {
            FileHandle.standardError.write(Data((trouble + "\\n").utf8))
            exit(1)
        }
        print(CommandLine.arguments.last == "true" ? report.json : report.text)
        exit(outcome.failure == nil ? 0 : 1)

        """
}
