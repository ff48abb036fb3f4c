import Foundation
import TestSupport
import Testing

@testable import kaunta

/// The real program where few files may be open at once.
@Suite(.timeLimit(.minutes(5))) struct OpenFilesTests {
    private struct Run {
        let status: Int32
        let text: String
    }

    /// Sends a prompt to a gateway that is not there, from a shell with those limits.
    private func push(under limits: String) async throws -> Run {
        let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        var environment = Samples.sandbox
        environment["HOME"] = home.path
        environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        environment["MPESA_BASE_URL"] = "http://127.0.0.1:1"
        let file = home.appending(path: "words")
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let process = try ChildProcess(
            "/bin/sh", ["-c", "\(limits) && exec \"$0\" push 0712345678 10", Program.path], environment: environment,
            errors: FileHandle(forWritingTo: file))
        let status = try await process.ended()
        return Run(status: status, text: try String(contentsOf: file, encoding: .utf8))
    }

    @Test func aLimitThatMayBeRaisedIsRaised() async throws {
        let run = try await push(under: "ulimit -S -n 18")
        #expect(run.status == 6)
        #expect(run.text.contains("no money moved"))
    }

    @Test func whereTooFewFilesMayBeOpenItSaysSoAndBeginsNothing() async throws {
        let run = try await push(under: "ulimit -n 18")
        #expect(run.status == 1)
        #expect(run.text.hasPrefix("Only 18 files may be open at once here"))
        #expect(run.text.contains("Nothing was sent."))
    }
}
