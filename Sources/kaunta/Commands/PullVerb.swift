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
            written down; a pay bill's prompt with a reference of its own that a complete list lacks is NOT PAID, once it was \
            asked about. No money moves. A console at work has the ledger to itself: with pull_phone set it pulls by \
            itself, and Alt-L there pulls now. 9: there is something to look into, or the list was not read to its end.
            """, subcommands: [PullRegisterVerb.self])

    @Option(help: ArgumentHelp("How far back.", valueName: "number"))
    var hours: Int = 24

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (1...48).contains(hours) else { throw VerbFailure("--hours takes 1 to 48. Nothing was asked.", .usage) }
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let hours = hours
        let (named, isWhole) = try waitFor { [settings = workplace.settings] in
            let desk = try await Self.desk(settings, pullsByItself: gateway.pullPhone != nil)
            let now = desk.now()
            let list = try await Self.list(gateway.list, from: now + .seconds(-3600 * Int64(hours)), to: now)
            let findings = try await desk.ledger.verify(
                list.lines, reversals: list.reversals, of: list.complete(readAt: now), source: .pull, at: desk.now())
            return (try await NamedFindings.read(findings, of: list, in: desk.ledger), list.isWhole)
        }
        let report = PullOutput(findings: named.findings, isWhole: isWhole)
        let words = [report.words] + named.phrases
        print(output.json ? report.line : workplace.ink.fitted(words.map(workplace.ink.say).joined(separator: "\n")))
        if !isWhole || !named.isClean { throw ShellStatus.differences }
    }

    /// The ledger, or in plain words who has it and what to do.
    private static func desk(_ settings: Settings, pullsByItself: Bool) async throws -> LedgerDesk {
        do {
            return try await LedgerDesk.open(settings)
        } catch LedgerError.locked(let holder) {
            throw VerbFailure(
                "The ledger is in use by \(holder), which alone may write to it. Nothing was asked or changed. "
                    + (pullsByItself
                        ? "It pulls by itself, every quarter of an hour and more often while something is unsettled. "
                            + "Alt-L in the console pulls now."
                        : "Set pull_phone and start it again, then it pulls by itself, and Alt-L in the console pulls "
                            + "now; or end it, then: kaunta pull"),
                .unavailable)
        }
    }

    private static func list(
        _ source: any StatementSource, from start: Timestamp, to end: Timestamp
    ) async throws(VerbFailure) -> StatementList {
        do throws(GatewayUnready) {
            return try await source.list(from: start, to: end)
        } catch {
            let isRefused = if case .credentials = error { true } else { false }
            throw VerbFailure(
                "Safaricom's list can't be had: \(error.reason). Nothing was changed. Try again later.",
                isRefused ? .refused : .unavailable)
        }
    }
}

extension GatewaySettings {
    /// Safaricom's own list, for a verb that asks nothing else.
    var list: DarajaStatement {
        let calls = DarajaCalls(
            account: account, wire: Wire(Transport(logger: .quiet("kaunta.pull"))), timekeeper: .system)
        return DarajaStatement(calls, of: account.payee.payee)
    }
}
