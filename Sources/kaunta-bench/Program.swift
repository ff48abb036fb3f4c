import Foundation

/// This program, run once more in a process of its own.
enum Program {
    struct Failed: Error, CustomStringConvertible {
        let arguments: [String]
        var description: String { "kaunta-bench \(arguments.joined(separator: " ")) failed" }
    }

    /// Runs it with our standard output.
    static func run(_ arguments: [String]) throws {
        let process = try start(arguments, output: nil)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(arguments: arguments) }
    }

    /// Runs it and returns what it wrote.
    static func output(_ arguments: [String]) throws -> Data {
        let pipe = Pipe()
        let process = try start(arguments, output: pipe)
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(arguments: arguments) }
        return data
    }

    private static func start(_ arguments: [String], output: Pipe?) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        if let output { process.standardOutput = output }
        try process.run()
        return process
    }
}
