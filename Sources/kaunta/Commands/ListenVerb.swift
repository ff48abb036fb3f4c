import ArgumentParser
import Console
import Engine
import Ledger
import Listener
import Payments

/// Hears callbacks and asks about open payments, without a screen.
struct ListenVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "listen",
        abstract: "Hear Safaricom's messages and ask about open payments, without a screen.",
        discussion: """
            It prints a line for everything that happens, until Ctrl-C. It has the ledger to itself: a console on the \
            same ledger can only watch meanwhile.
            """)

    @Option(help: ArgumentHelp("The port where callbacks are heard.", valueName: "port"))
    var listenPort: String?

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        var flags: [SettingName: String] = [:]
        flags[.listenPort] = listenPort
        let workplace = try Workplace(common, with: flags)
        let gateway = try GatewaySettings(from: workplace.report)
        let printer = ListenPrinter(ink: workplace.ink, isJSON: output.json)
        let interruption = Interruption.ofThisProcess {}
        let isQuiet = output.json
        let ending = try waitFor { [settings = workplace.settings] in
            let counter = try await LiveCounter.open(
                settings, gateway, hearing: gateway.route, as: "kaunta listen",
                telling: { told in printer.print(ListenLine(told, at: Timekeeper.system.now())) },
                noting: { noted in printer.print(ListenLine(noted, at: Timekeeper.system.now())) },
                pulled: { news in printer.print(ListenLine(news, at: Timekeeper.system.now())) })
            if gateway.callback == nil {
                complain("No callback_url is set: nothing is heard, and asking does the work. Ctrl-C ends it.")
            }
            let ending = await Self.follow(counter, printer, until: interruption)
            await counter.close()
            if !isQuiet {
                complain(Self.closing(open: (try? await counter.ledger.openLines().count) ?? 0, workplace.ink))
            }
            return ending
        }
        throw ending
    }

    /// The last line: nothing is heard any more, and what is left.
    static func closing(open count: Int, _ ink: Ink) -> String {
        ink.say(
            count == 0
                ? Phrase(
                    "Ended: nothing is heard or asked now. No payment is open.", sw: "Imeisha: hakuna kilicho wazi.")
                : Phrase(
                    "Ended: nothing is heard or asked now. \(count) not settled, all written down: the next start asks on.",
                    sw: "Imeisha: hakuna kinachoulizwa. \(count) bado wazi, yote yameandikwa: utakapoanza yataulizwa."))
    }

    /// Prints what changes, until somebody ends it.
    private static func follow(
        _ counter: LiveCounter, _ printer: ListenPrinter, until interruption: Interruption
    ) async -> ShellStatus {
        let (looks, look) = AsyncStream.makeStream(of: Health.self)
        counter.pulse.tell { look.yield($0) }
        let changes = await counter.changes()
        let telling = Task {
            var shown: [AttemptID: AttemptState] = [:]
            for await id in changes {
                guard let record = try? await counter.record(of: id), shown[id] != record.state else { continue }
                // What is over is not held in mind for ever.
                shown[id] = record.state.isOpen ? record.state : nil
                let line = (try? await counter.line(of: id)) ?? nil
                printer.print(ListenLine(record, as: line, at: counter.clock.now()))
            }
        }
        let watching = Task {
            var teller = HealthTeller()
            for await health in looks {
                for line in teller.lines(health, at: counter.clock.now()) { printer.print(line) }
            }
        }
        defer {
            telling.cancel()
            watching.cancel()
        }
        return await interruption.next() ?? .interrupted
    }
}

/// Prints lines as they come, each whole.
private struct ListenPrinter: Sendable {
    let ink: Ink
    let isJSON: Bool

    func print(_ line: ListenLine) {
        Swift.print(isJSON ? line.json : line.text(ink))
        flush()
    }
}
