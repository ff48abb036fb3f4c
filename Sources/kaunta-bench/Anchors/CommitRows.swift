import Foundation

/// A repository of made-up commits, for a program that shows commits.
struct CommitRows {
    let path: String
    let count: Int

    struct Failed: Error { let status: Int32 }

    /// Makes it; nil when there is no git on this machine.
    init?(in folder: URL, count: Int) throws {
        let repository = folder.appending(path: "commits")
        (path, self.count) = (repository.path, count)
        guard try Self.git(["init", "--quiet", repository.path]) == 0 else { return nil }
        let script = folder.appending(path: "commits.txt")
        let commits = (1...count).map { number in
            let text = "payment \(Self.name(number))"
            let moment = 1_790_000_000 + number * 78
            return
                "commit refs/heads/main\ncommitter K <k@example.com> \(moment) +0300\ndata \(text.utf8.count)\n\(text)\n"
        }
        try commits.joined().write(to: script, atomically: false, encoding: .utf8)
        let status = try Self.git(["-C", repository.path, "fast-import", "--quiet"], reading: script)
        guard status == 0 else { throw Failed(status: status) }
    }

    /// The text that only that commit has: its number counts from the oldest.
    func name(_ number: Int) -> String { Self.name(number) }

    private static func name(_ number: Int) -> String { "KTB\(1_000_000 + number)" }

    private static func git(_ arguments: [String], reading input: URL? = nil) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
