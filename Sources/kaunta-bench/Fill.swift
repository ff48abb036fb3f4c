import ArgumentParser
import Foundation
import Payments

/// Makes a ledger with a long past, to measure and to look around in.
struct Fill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a ledger full of made-up payments.")

    @Option(help: "Where to make it; there must be nothing yet.")
    var ledger: String

    @Option(help: "How many payments.")
    var payments = 1_000_000

    func run() async throws { try await Self.measure(ledger, with: payments) }

    /// Fills it and says how long that took and how large it is.
    static func measure(_ path: String, with payments: Int) async throws {
        note("fill: \(payments) payments")
        let took = try await timed { try await fill(path, with: payments, until: .now) }
        try Figure(figure: "ledger.fill", value: took.inSeconds, unit: "s", runs: payments).printLine()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        try Figure(figure: "ledger.size", value: Double(size) / 1e6, unit: "MB", runs: payments).printLine()
    }

    /// Makes the file beside its place and moves it there when it is whole. The last payment is made just before `end`.
    static func fill(_ path: String, with payments: Int, until end: Timestamp) async throws {
        guard (1...10_000_000).contains(payments) else { throw ValidationError("Take 1 to 10,000,000 payments.") }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ValidationError("\(path) exists already: name a new file.")
        }
        let making = path + ".making"
        try? FileManager.default.removeItem(atPath: making)
        let isMade = FileManager.default.createFile(
            atPath: making, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw ValidationError("\(making) can't be made.") }
        try await Filler(making).fill(with: payments, until: end)
        try FileManager.default.moveItem(atPath: making, toPath: path)
    }
}

extension Timestamp {
    /// This moment, by the machine's clock.
    static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}
