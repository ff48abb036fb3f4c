import Foundation
import TestSupport
import Testing

@testable import kaunta

/// `kaunta demo` as a real process between two pipes, where no screen can be shown.
@Suite(.serialized, .timeLimit(.minutes(2))) struct LinearProcessTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-lines-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true) }

    private var said: String { get throws { try String(contentsOf: home.appending(path: "out"), encoding: .utf8) } }

    private func start() throws -> (process: ChildProcess, typed: FileHandle) {
        let environment = [
            "HOME": home.path, "TERM": "dumb",
            "LD_LIBRARY_PATH": ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "",
        ]
        let (file, input) = (home.appending(path: "out"), Pipe())
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        let output = try FileHandle(forWritingTo: file)
        let process = try ChildProcess(
            Program.path, ["demo"], environment: environment, input: input.fileHandleForReading, output: output,
            errors: output)
        return (process, input.fileHandleForWriting)
    }

    private func wait(for words: String, _ count: Int = 1) async throws {
        while try said.ranges(of: words).count < count { try await Task.sleep(for: .milliseconds(20)) }
    }

    @Test func aPaymentIsTakenThroughPipes() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let (process, typed) = try start()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        try await wait(for: "Phone number, or a word:")
        try typed.write(contentsOf: Data("0712345678\n1250\n\n".utf8))
        try await wait(for: "Type send to send the prompt")
        // An empty line sends nothing; the word does, once it could have been read.
        try typed.write(contentsOf: Data("\n".utf8))
        try await wait(for: "Not sent: only the word send does that.")
        var asked = 2
        while try !said.contains("Sending…") {
            try typed.write(contentsOf: Data("send\n".utf8))
            asked += 1
            while try !said.contains("Sending…"), try said.ranges(of: "Type send to send the prompt").count < asked {
                try await Task.sleep(for: .milliseconds(700))
            }
        }
        try await wait(for: "Paid. 1,250 shillings. From 0712…678.")
        try typed.write(contentsOf: Data("list\n".utf8))
        try await wait(for: "Paid. 1,250 shillings. 0712…678.")
        try typed.write(contentsOf: Data("quit\n".utf8))
        #expect(try await process.ended() == 0)
        let text = try said
        #expect(!text.contains("\u{1B}"), "no escape sequence is ever written")
        #expect(text.ranges(of: "Sending…").count == 1)
        #expect(!text.contains("0712 ••• 678"))
    }

    @Test func theEndOfTheInputLeavesAndSaysWhatStaysOpen() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let (process, typed) = try start()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        try await wait(for: "Phone number, or a word:")
        // That number's customer never answers.
        try typed.write(contentsOf: Data("0712345678\n1250\nSIM-SLOW\n".utf8))
        try await wait(for: "Type send to send the prompt")
        while try !said.contains("Sending…") {
            try typed.write(contentsOf: Data("send\n".utf8))
            try await Task.sleep(for: .milliseconds(700))
        }
        try typed.close()
        #expect(try await process.ended() == 0)
        #expect(try said.contains("1 payment(s) are still open"))
    }

    @Test func controlCLeavesAnIdleConsole() async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        let (process, typed) = try start()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        try await wait(for: "Phone number, or a word:")
        try typed.write(contentsOf: Data("0712345678\n".utf8))
        try await wait(for: "Amount in shillings:")
        kill(process.processIdentifier, SIGINT)
        try await wait(for: "Ctrl-C once more leaves.")
        kill(process.processIdentifier, SIGINT)
        #expect(try await process.ended() == 130)
    }
}
