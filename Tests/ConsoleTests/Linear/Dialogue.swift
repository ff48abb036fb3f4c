import Payments
import Testing

@testable import Console

/// A person who types lines and reads lines, written down: what was typed stands after `>`.
struct Dialogue {
    var console: LinearConsole
    var now = noon
    var written: [String] = []
    var commands: [ConsoleCommand] = []
    var records: [AttemptRecord] = []
    var codes: [Receipt: CodeFinding] = [:]

    init(environment: ConsoleEnvironment = environment(), start: Int64 = 3600) {
        console = LinearConsole(environment: environment, now: noon + .seconds(-start))
        take(console.start())
    }

    var sends: [PromptOrder] { commands.compactMap { if case .send(_, let order) = $0 { order } else { nil } } }

    mutating func type(_ lines: String...) {
        for line in lines {
            written.append("> \(line)")
            take(console.read(line, now: now))
        }
    }

    mutating func hear(_ messages: ConsoleMessage...) {
        for message in messages { take(console.hear(message, now: now)) }
    }

    /// The ledger now holds this.
    mutating func serve(_ lines: [PaymentLine], doubts: [Doubt] = []) {
        let newest = lines.sorted { $0.number > $1.number }
        hear(
            .open(newest.reversed().filter(\.state.isOpen)), .today(latest: newest, totals: morningTotals),
            .checks(doubts, unclaimed: []))
    }

    mutating func interrupt() {
        written.append("> Ctrl-C")
        take(console.interrupt(now: now))
    }

    /// What was written since the last time, as one text.
    mutating func text() -> String {
        defer { written = [] }
        return written.joined(separator: "\n")
    }

    private mutating func take(_ turn: LinearTurn) {
        written += turn.lines
        commands += turn.commands
        for command in turn.commands {
            if case .loadDetail(let id) = command, let record = records.first(where: { $0.attempt.id == id }) {
                hear(.detail(record))
            }
            if case .lookUp(let receipt) = command, let finding = codes[receipt] { hear(.found(receipt, finding)) }
        }
    }
}
