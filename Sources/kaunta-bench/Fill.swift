import ArgumentParser
import Foundation

/// Makes a ledger with a long past, to measure and to look around in.
struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a ledger full of made-up payments.")

    @Option(help: "Where to make it; there must be nothing yet.")
    var ledger: String

    @Option(help: "How many payments.")
    var payments = 1_000_000

    func validate() throws {
        if !(1...10_000_000).contains(payments) { throw ValidationError("Take 1 to 10,000,000 payments.") }
    }

    func run() async throws {
        let took = try await timed { try await Self.fill(ledger, with: payments) }
        try Figure(figure: "ledger.fill", value: took.inSeconds, unit: "s", runs: payments).printLine()
    }

    /// Makes the file beside its place and moves it there when it is whole.
    static func fill(_ path: String, with payments: Int) async throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("\(path) exists already: name a new file.")
        }
        let making = path + ".making"
        try? FileManager.default.removeItem(atPath: making)
        let isMade = FileManager.default.createFile(
            atPath: making, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw ValidationError("\(making) can't be made.") }
        try await Filler(making).fill(with: payments)
        try FileManager.default.moveItem(atPath: making, toPath: path)
    }
}
