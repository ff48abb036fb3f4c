import Foundation
import Testing

/// In a process of its own: a world on a real disk takes in the jobs that other threads hand back.
struct LedgerSimulationTests {
    @Test func theRealBooksKeepTheSameRules() throws {
        let first = try simulate(from: 14, seeds: 3)
        #expect(first.status == 0)
        #expect(first.output.contains(#""failedSeed":null"#))
    }

    private func simulate(from seed: Int, seeds: Int) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: Self.program)
        process.arguments =
            [
                "simulate", "--journal", "ledger", "--from", "\(seed)", "--seeds", "\(seeds)", "--attempts", "8",
                "--json",
            ]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// The program lies beside the tests.
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "kaunta-prove").path
}
