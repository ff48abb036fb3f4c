import ArgumentParser
import Foundation
import Ledger
import Payments
import Screen

/// How soon the console shows a ledger with a long past, and in how much memory.
struct StartFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start to first frame with a long past, and memory.")

    @OptionGroup var past: PastOptions

    func run() async throws { try await past.withLedger(Self.measure) }

    static func measure(_ path: String) throws {
        note("start")
        let starts = try (0..<20).map { _ in try FirstFrame.inProcessOfItsOwn(path) }
        try Figure.median(
            "start.first-frame", of: starts.map { .nanoseconds($0.nanoseconds) },
            note: "from the start of a process: ledger opened and read, till drawn at 120x40 and written"
        ).printLine()
        try Figure(
            figure: "start.memory", value: starts.map(\.megabytes).max() ?? 0, unit: "MB", runs: starts.count,
            note: "the most of all runs, with the list's first rows; without the gateway's client and the listener"
        ).printLine()
    }
}

/// One start of the console.
struct FirstFrame: AsyncParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Option var ledger: String
    /// When the process was started.
    @Option var since: Int64

    /// What it came to.
    struct Seen: Codable {
        let nanoseconds: Int64
        let megabytes: Double
    }

    func run() async throws {
        let ledger = try Ledger.bench(at: ledger)
        var desk = try await Desk(ledger, size: Size(columns: 120, rows: 40), now: .now)
        let line = try Line(size: Size(columns: 120, rows: 40))
        _ = try line.show(desk.frame)
        let nanoseconds = uptimeNanoseconds() - since
        try await desk.press(.function(3))
        _ = try line.show(desk.frame)
        let seen = Seen(nanoseconds: nanoseconds, megabytes: residentMegabytes())
        FileHandle.standardOutput.write(try JSONEncoder().encode(seen))
    }

    /// Runs this program anew for it.
    static func inProcessOfItsOwn(_ path: String) throws -> Seen {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["first-frame", "--ledger", path, "--since", String(uptimeNanoseconds())]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Seen.self, from: data)
    }
}

/// Time that all processes of the machine agree on.
private func uptimeNanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
