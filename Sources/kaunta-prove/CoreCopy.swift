import ArgumentParser
import Foundation

/// A copy of the core, of the ledger and of the simulation in a package of its own. Of libraries from elsewhere it needs
/// GRDB alone, which the project has fetched already, so that it is built with optimization in a few minutes, and again in
/// half a minute.
struct CoreCopy {
    /// Where the project lies.
    let root: URL
    /// Where the copy lies.
    let folder: URL

    /// What is copied.
    private static let parts = [
        "Sources/Payments", "Sources/Engine", "Sources/Ledger", "Sources/Proof",
        "Tests/TestSupport/MemoryJournal.swift",
        "Tests/TestSupport/MemoryJournal+Direct.swift", "Tests/TestSupport/MemoryJournal+Inbox.swift",
        "Tests/TestSupport/MemoryJournal+Reversals.swift",
        "Tests/TestSupport/SeededChance.swift",
    ]

    /// The program that the copy is built for.
    var program: URL { folder.appending(path: ".build/release/program") }

    /// Copies the core, and writes its program beside it.
    func write(_ texts: [String: String], copying files: [String: String] = [:]) throws {
        let manager = FileManager.default
        let build = folder.appending(path: ".build")
        for old in (try? manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        where old.lastPathComponent != build.lastPathComponent {
            try manager.removeItem(at: old)
        }
        for (from, to) in Self.parts.map({ ($0, $0) }) + files.map({ ($0.key, $0.value) }) {
            let copy = folder.appending(path: to)
            try manager.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try manager.copyItem(at: root.appending(path: from), to: copy)
        }
        for (path, text) in self.texts.merging(texts, uniquingKeysWith: { $1 }) {
            let file = folder.appending(path: path)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// Builds a program of that main file and of files of `kaunta-prove` in the copy, and runs it.
    ///
    /// - Throws: `ValidationError` where it does not build, `ExitCode` where it fails.
    func run(_ main: String, with files: [String], _ arguments: [String]) throws {
        let copies = files.map { path in
            ("Sources/kaunta-prove/\(path)", "Sources/program/\(URL(filePath: path).lastPathComponent)")
        }
        try write(["Sources/program/main.swift": main], copying: Dictionary(uniqueKeysWithValues: copies))
        guard try build() else { throw ValidationError("The copy of the core does not build.") }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw ExitCode(1) }
    }

    /// Builds the copy; whether it could be built.
    func build() throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // That nothing is read while it is changed is checked by the suite, which runs the same code; here it costs time.
        process.arguments = [
            "swift", "build", "-c", "release", "--package-path", folder.path, "-Xswiftc", "-cross-module-optimization",
            "-Xswiftc", "-enforce-exclusivity=unchecked",
        ]
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
