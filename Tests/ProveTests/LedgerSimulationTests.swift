import Foundation
import TestSupport
import Testing

/// In a process of its own: a world on a real disk takes in the jobs that other threads hand back.
struct LedgerSimulationTests {
    @Test func theRealBooksKeepTheSameRules() throws {
        let first = try simulate(from: 14, seeds: 3)
        #expect(first.status == 0)
        #expect(first.output.contains(#""failedSeed":null"#))
    }

    @Test func aShopThatGivesPaymentsBackKeepsThemToo() throws {
        let run = try simulate(from: 115, seeds: 1, attempts: 20)
        #expect(run.status == 0)
        #expect(run.output.contains(#""failedSeed":null"#))
        #expect(run.output.contains(#""gaveBack":"#))
        #expect(!run.output.contains(#""gaveBack":0"#))
    }

    private func simulate(from seed: Int, seeds: Int, attempts: Int = 8) throws -> (status: Int32, output: String) {
        let pipe = Pipe()
        let arguments = [
            "simulate", "--journal", "ledger", "--from", "\(seed)", "--seeds", "\(seeds)",
            "--attempts", "\(attempts)", "--json",
        ]
        let process = try ChildProcess(Self.program, arguments, output: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// The program lies beside the tests.
    private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "kaunta-prove").path
}
