import Foundation

/// A copy of the core with all mistakes in it, built once, and run once for each.
struct MutantBench {
    /// Where the project lies.
    let root: URL
    /// Where the copy lies.
    let folder: URL

    /// What is copied: nothing of it needs a library from elsewhere.
    private static let parts = [
        "Sources/Payments", "Sources/Engine", "Sources/Proof", "Tests/TestSupport/MemoryJournal.swift",
        "Tests/TestSupport/SeededChance.swift",
    ]

    /// Copies the core and makes the mistakes in it.
    func write() throws {
        let files = FileManager.default
        let build = folder.appending(path: ".build")
        for old in (try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        where old.lastPathComponent != build.lastPathComponent {
            try files.removeItem(at: old)
        }
        for part in Self.parts {
            let copy = folder.appending(path: part)
            try files.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try files.copyItem(at: root.appending(path: part), to: copy)
        }
        for (path, text) in Self.texts {
            let file = folder.appending(path: path)
            try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        for (number, mutant) in Mutant.all.enumerated() {
            let file = folder.appending(path: mutant.file)
            let source = try String(contentsOf: file, encoding: .utf8)
            try mutant.mutate(source, number: number + 1).write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// Builds the copy.
    func build() throws -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift", "build", "-c", "release", "--package-path", folder.path]
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// How one mistake fared.
    struct Fate: Codable {
        /// The seeds that were run.
        let seeds: Int
        /// What was found; nil when nothing was.
        let found: String?
    }

    /// Runs seeds with one mistake switched on (0: none), up to the first that fails.
    func run(_ number: Int, seeds: Int, threads: Int) throws -> Fate {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = folder.appending(path: ".build/release/mutants")
        process.arguments = ["\(number)", "\(seeds)", "\(threads)"]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        // A mistake may make the core run for ever: that is a finding as well.
        let limit = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 600, execute: limit)
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        limit.cancel()
        if let fate = try? JSONDecoder().decode(Fate.self, from: output) { return fate }
        return Fate(seeds: seeds, found: "the program stops or never ends (status \(process.terminationStatus))")
    }
}
