import ArgumentParser
import Foundation

@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaunta-bench",
        abstract: "Measures Kaunta on this machine: one JSON object a line and figure.",
        subcommands: [
            All.self, ScreenFigures.self, LedgerFigures.self, StartFigures.self, Fill.self, Anchors.self,
            FirstFrame.self,
        ],
        defaultSubcommand: All.self)
}

/// All figures.
struct All: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measures everything.")

    @OptionGroup var past: PastOptions

    func run() async throws {
        try await ScreenFigures.measure()
        try await past.withLedger { path in
            try await LedgerFigures.measure(path)
            try StartFigures.measure(path)
        }
    }
}

/// A ledger with a long past to measure on.
struct PastOptions: ParsableArguments {
    @Option(help: "How many payments the ledger holds, when one is made.")
    var payments = 1_000_000

    @Option(help: "A ledger to measure on, made with “fill”; else one is made in a temporary folder.")
    var ledger: String?

    /// Works with the named ledger, or with one that is made for it.
    func withLedger(_ work: (String) async throws -> Void) async throws {
        if let ledger { return try await work(ledger) }
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "past.sqlite").path
            try await Fill.measure(path, with: payments)
            try await work(path)
        }
    }
}

/// Works in a folder that is gone afterwards, also when the work is interrupted: it may hold gigabytes.
func withTemporaryFolder(_ work: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let remove: @Sendable () -> Void = { try? FileManager.default.removeItem(at: folder) }
    let interruption = DispatchSource.makeSignalSource(signal: SIGINT)
    interruption.setEventHandler {
        remove()
        exit(130)
    }
    signal(SIGINT, SIG_IGN)
    interruption.activate()
    defer {
        interruption.cancel()
        signal(SIGINT, SIG_DFL)
        remove()
    }
    try await work(folder)
}

/// Says on standard error what is being done: figures alone go to standard output.
func note(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}
