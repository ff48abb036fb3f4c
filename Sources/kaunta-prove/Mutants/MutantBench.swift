import Foundation

/// A copy of the core with all mistakes in it, built once, and run once for each.
struct MutantBench {
    /// Where the project lies.
    let root: URL
    /// Where the copy lies.
    let folder: URL

    private var copy: CoreCopy { CoreCopy(root: root, folder: folder) }

    /// Copies the core and makes the mistakes in it.
    func write() throws {
        let plan = "SeedRun.Plan+Books.swift"
        try copy.write(Self.texts, copying: ["Sources/kaunta-prove/\(plan)": "Sources/program/\(plan)"])
        for (number, mutant) in Mutant.all.enumerated() {
            let file = folder.appending(path: mutant.file)
            let source = try String(contentsOf: file, encoding: .utf8)
            try mutant.mutate(source, number: number + 1).write(to: file, atomically: true, encoding: .utf8)
        }
    }

    /// Builds the copy.
    func build() throws -> Bool { try copy.build() }

    /// How one mistake fared.
    struct Fate: Codable {
        /// The seeds that were run.
        let seeds: Int
        /// The one that failed; nil when none did, or when it never ended.
        let seed: UInt64?
        /// What was found; nil when nothing was.
        let found: String?
    }

    /// The program ended well, and what it told can't be read.
    struct Unreadable: Error { let output: String }

    /// Runs seeds with one mistake switched on (0: none), up to the first that fails.
    func run(
        _ number: Int, on books: SimulatedBooks, from first: UInt64 = 1, seeds: Int, threads: Int
    ) throws -> Fate {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = copy.program
        process.arguments = ["\(number)", "\(seeds)", "\(threads)", "\(first)", books.rawValue]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        if let fate = try? JSONDecoder().decode(Fate.self, from: output) { return fate }
        guard process.terminationStatus != 0 else { throw Unreadable(output: String(decoding: output, as: UTF8.self)) }
        return Fate(seeds: seeds, seed: nil, found: "the program stops (status \(process.terminationStatus))")
    }
}
