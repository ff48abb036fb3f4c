import ArgumentParser
import Daraja
import Ledger
import Payments
import Transport

/// Compares the books with Safaricom's own list.
struct PullVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Compare the books with Safaricom's own list of what came in.",
        discussion: """
            Asks for the rows of the last hours, at most 48. What the list has is confirmed; what nothing told of is \
            written down. No money moves. 9: a row does not fit what the books have under its receipt.
            """)

    @Option(help: ArgumentHelp("How far back.", valueName: "number"))
    var hours: Int = 24

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (1...48).contains(hours) else { throw VerbFailure("--hours takes 1 to 48. Nothing was asked.", .usage) }
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let hours = hours
        let findings = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            let calls = DarajaCalls(
                account: gateway.account, wire: Wire(Transport(logger: .quiet("kaunta.pull"))), timekeeper: .system)
            let source = DarajaStatement(calls, of: gateway.account.payee.payee)
            let now = desk.now()
            let lines = try await Self.lines(source, from: now + .seconds(-3600 * Int64(hours)), to: now)
            return try await desk.ledger.verify(lines, source: .pull, at: desk.now())
        }
        let report = PullOutput(findings: findings)
        print(output.json ? report.line : workplace.ink.fitted(workplace.ink.say(report.words)))
        if report.status != .done { throw report.status }
    }

    private static func lines(
        _ source: any StatementSource, from start: Timestamp, to end: Timestamp
    ) async throws(VerbFailure) -> [StatementLine] {
        do throws(GatewayUnready) {
            return try await source.lines(from: start, to: end)
        } catch {
            let isRefused = if case .credentials = error { true } else { false }
            throw VerbFailure(
                "Safaricom's list can't be had: \(error.reason). Nothing was changed. Try again later.",
                isRefused ? .refused : .unavailable)
        }
    }
}
