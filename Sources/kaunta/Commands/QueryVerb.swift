import ArgumentParser
import Console
import Ledger
import Payments

/// Asks Safaricom about one payment now.
struct QueryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Ask Safaricom about one payment now.",
        discussion: "The exit status is the verdict, as for push.", aliases: ["status"])

    @OptionGroup var payment: PaymentArgument

    @Option(help: ArgumentHelp("How long to wait for an answer.", valueName: "seconds"))
    var wait: Int = 30

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (0...86_400).contains(wait) else {
            throw VerbFailure("--wait takes 0 to 86400 seconds. Nothing was asked.", .usage)
        }
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let interruption = Interruption.ofThisProcess { complain("Interrupted.") }
        let (id, wait, json, ink) = (payment.id, wait, output.json, workplace.ink)
        let status = try waitFor { [settings = workplace.settings] in
            let counter: any Counter
            do {
                counter = try await Composition.openCounter(settings, gateway)
            } catch let LedgerError.locked(holder) {
                complain("\(holder) has the ledger and asks by itself. This is what it knows:")
                let reader = try LedgerReader(settings)
                let record = try await reader.one(id)
                return Self.tell(record, as: try await reader.line(of: record.attempt.id), json: json, ink: ink)
            }
            do {
                let status = try await Self.ask(
                    id, at: counter, for: .seconds(wait), interruption: interruption, json: json, ink: ink)
                await counter.close()
                return status
            } catch {
                await counter.close()
                throw error is LedgerError ? VerbFailure.afterSending(error) : error
            }
        }
        if status != .done { throw status }
    }

    private static func ask(
        _ text: String, at counter: any Counter, for limit: Duration, interruption: Interruption, json: Bool, ink: Ink
    ) async throws -> ShellStatus {
        let id = try onlyOne(try await counter.find(text), for: text)
        guard let known = try await counter.record(of: id) else { throw notFound(text) }
        if known.checkout == nil {
            // Refused, or never sent, is an answer already; only in doubt is there more to do.
            if let out = known.wayOut(at: Timekeeper.system.now()) { complain(ink.fitted(ink.say(out))) }
            return tell(known, as: try await counter.line(of: id), json: json, ink: ink)
        }
        let asked = known.lastAskedAt
        await counter.askNow(id)
        let wait = PromptWait(counter: counter, timekeeper: .system, interruption: interruption)
        let ending = try await wait.follow(
            id, for: limit, until: { $0.lastAskedAt != asked }, onChange: { _ in })
        guard let record = try await counter.record(of: id) else { throw notFound(text) }
        if record.lastAskedAt == asked { complain("No answer to this question yet.") }
        let status = tell(record, as: try await counter.line(of: id), json: json, ink: ink)
        if case .interrupted(let signal) = ending, status == .dontKnow { return signal }
        return status
    }

    private static func tell(
        _ record: AttemptRecord, as line: PaymentLine?, json: Bool, ink: Ink
    ) -> ShellStatus {
        if json {
            print(PaymentJSON(record).line)
        } else {
            print(PaymentText(ink: ink).verdict(of: record, as: line, at: Timekeeper.system.now()))
        }
        return ShellStatus(of: record, as: line)
    }
}

/// The one attempt that is meant.
///
/// - Throws: `VerbFailure` when there is none, or more than one.
func onlyOne(_ ids: [AttemptID], for text: String) throws(VerbFailure) -> AttemptID {
    guard let first = ids.first else { throw notFound(text) }
    guard ids.count == 1 else {
        let shown = ids.prefix(5).map(\.text).joined(separator: ", ")
        throw VerbFailure(
            "“\(text.fitForEyes)” names \(ids.count) payments. Name one by its id: \(shown)\(ids.count > 5 ? ", …" : "").",
            .usage)
    }
    return first
}

/// That nothing is known by that name.
func notFound(_ text: String) -> VerbFailure {
    VerbFailure("There is no payment “\(text.fitForEyes)” in this ledger. See: kaunta list", .usage)
}
