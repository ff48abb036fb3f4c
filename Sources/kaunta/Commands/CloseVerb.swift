import ArgumentParser
import Console
import Ledger
import Payments

/// Closes a contradiction as not paid.
struct CloseVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a payment about which M-PESA gave two answers as not paid, on a supervisor's name and PIN.",
        discussion: """
            For CONFLICT only, and only when M-PESA's own statement, or a pull of its list, covers the whole time and has \
            no row of it. Nothing is sent now. The payment stays watched: a success that comes later wins, and is PAID \
            LATE. What is claimed, unknown or without an answer is not closed: ask (kaunta query), or, where Safaricom \
            never named it, look it up (kaunta verify, kaunta pull) or release it.
            """)

    @OptionGroup var payment: PaymentArgument

    @Flag(help: "It is not paid: the one way in which a payment is closed.")
    var unpaid = false

    @Option(help: ArgumentHelp("What was looked at: statement or pull.", valueName: "source"), transform: Self.source)
    var seen: Closing.Source

    @Option(
        help: ArgumentHelp(
            "Which times that covers: \"10:00 to 12:30\", or \"2026-11-06 23:00 to 00:30\".", valueName: "times"))
    var covering: String

    @OptionGroup var decision: ApprovalOptions
    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static func source(_ text: String) throws -> Closing.Source {
        guard let source = Closing.Source(typed: text) else {
            throw ValidationError("“\(text.fitForEyes)” proves nothing. \(DecisionWords.provesNothing.english)")
        }
        return source
    }

    /// Reads the arguments.
    ///
    /// - Throws: `VerbFailure`; nothing was changed.
    func wanted() throws(VerbFailure) -> WantedClosing {
        guard unpaid else {
            throw VerbFailure(
                "A payment is closed as not paid or not at all: say --unpaid. Nothing was changed.", .usage)
        }
        guard let times = TypedTimes(covering) else {
            throw VerbFailure("--covering: \(DecisionWords.unreadableTimes.english) Nothing was changed.", .usage)
        }
        return WantedClosing(seen: seen, times: times, approval: try decision.approval())
    }

    func run() throws {
        let wanted = try wanted()
        let workplace = try Workplace(common)
        let signed = try decision.signed(workplace.ink)
        let id = payment.id
        let (record, words) = try waitFor { [settings = workplace.settings] in
            let desk = try await LedgerDesk.open(settings)
            let approval = try await desk.admit(signed, settings)
            let closing = try await desk.closing(of: id, as: wanted).signed(by: approval)
            let record = try await desk.close(id, closing)
            return (record, DecisionWords.written(closing.fact, now: record).text)
        }
        if output.json {
            print(PaymentJSON(record).lineWithEvidence)
        } else {
            print(workplace.ink.fitted("\(record.attempt.tag): \(workplace.ink.say(words))"))
        }
        // A closing that closes nothing is no success for a script.
        if record.verdict != .notPaid { throw ShellStatus(of: record) }
    }
}

/// A closing as it was typed, before the payment that it is about is looked up.
struct WantedClosing: Equatable, Sendable {
    var seen: Closing.Source
    var times: TypedTimes
    var approval: Approval
}

extension LedgerDesk {
    /// What was typed, held against the one payment that a text names.
    ///
    /// - Throws: `VerbFailure` when the payment can't be closed, or the list does not cover its time; nothing was changed.
    func closing(of text: String, as wanted: WantedClosing) async throws -> Closing {
        let id = try onlyOne(try await ledger.find(text), for: text)
        guard let record = try await ledger.record(of: id) else { throw JournalRefusal.noSuchAttempt }
        guard record.state == .conflict else { throw VerbFailure.notClosed(record, at: now()) }
        let span: TimeSpan
        do {
            span = try wanted.times.span(covering: record.timeToCover, at: now())
        } catch {
            throw VerbFailure("--covering: \(DecisionWords.unfit(error).english) Nothing was changed.", .usage)
        }
        return Closing(of: record, seen: wanted.seen, times: span, approval: wanted.approval)
    }

    /// Closes the one payment that a text names as not paid.
    ///
    /// - Throws: `VerbFailure` that says why not, and what to do instead; nothing was changed.
    func close(_ text: String, _ closing: Closing) async throws -> AttemptRecord {
        do {
            return try await decide(closing.fact, about: text)
        } catch JournalRefusal.notClosed(.notContradicted) {
            let id = try onlyOne(try await ledger.find(text), for: text)
            guard let record = try await ledger.record(of: id) else { throw JournalRefusal.noSuchAttempt }
            throw VerbFailure.notClosed(record, at: now())
        }
    }
}

extension VerbFailure {
    /// Why a payment is not closed, and what to do instead.
    static func notClosed(_ record: AttemptRecord, at now: Timestamp) -> VerbFailure {
        let tag = record.attempt.tag
        let out = record.wayOut(at: now)?.english
        let why =
            switch record.state {
            case .claimed, .failedUnverified:
                "only a message speaks of it so far. \(out ?? "Ask Safaricom: kaunta query \(tag) --wait 60")"
            case .unknown, .expired:
                "nobody denied it. "
                    + (out ?? "Ask: kaunta query \(tag) --wait 60; a supervisor may let another prompt go: "
                        + "kaunta release \(tag) --by NAME --reason TEXT")
            case .prepared, .sending, .pending: "it is under way. Wait for its answer: kaunta query \(tag) --wait 60"
            case .paid: "Safaricom confirms it. See: kaunta doubts"
            case .refused, .failed, .void: "it is NOT PAID already."
            case .conflict: "look at it again: kaunta show \(tag)"
            }
        return VerbFailure("Nothing was changed: \(why)", .usage)
    }
}
