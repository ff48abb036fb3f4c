import ArgumentParser
import Console
import Ledger
import Payments

/// Looks a receipt code up in the books.
struct VerifyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Look up a receipt code that somebody shows. A code alone proves nothing.",
        discussion: """
            Only the books are read. With --ask Safaricom is asked about it, too, and its answer is waited for: that \
            needs initiator_name, security_credential and callback_url. No money moves. 0: Safaricom's list has the \
            money and nobody has taken it. 2: no receipt code. 5: not confirmed, perhaps a prompt's, in a message \
            that was not believed, or never heard of. 8: somebody is about to take it. 9: used already, taken back, \
            or Safaricom's list has the money and the code's first letters name another day than today or yesterday.
            """)

    @Argument(
        help: "The ten letters and digits of the receipt; spaces and hyphens don't matter. Or the whole SMS, in quotes."
    )
    var code: [String]

    @Flag(help: "Ask Safaricom about the code, and wait for the answer.")
    var ask = false

    @Option(help: ArgumentHelp("How long to wait for it, 1 to 600.", valueName: "seconds"))
    var wait: Int = 60

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let code = try TypedCode.read(code)
        guard (1...600).contains(wait) else {
            throw VerbFailure("--wait takes 1 to 600 seconds. Nothing was asked.", .usage)
        }
        let workplace = try Workplace(common)
        if ask { try putQuestion(about: code.receipt, workplace) }
        let report = try waitFor { [settings = workplace.settings] in
            let now = Timekeeper.system.now()
            let reader = try LedgerReader(settings)
            return CodeReport(
                code: code, finding: try await reader.look(up: code),
                question: try await reader.question(about: code.receipt),
                order: try await reader.reversal(of: code.receipt), today: now.day, now: now)
        }
        print(output.json ? report.line : report.words(workplace.ink))
        if report.status != .done { throw report.status }
    }

    /// Asks Safaricom, and waits for its answer, for so long or until somebody asks to end.
    private func putQuestion(about receipt: Receipt, _ workplace: Workplace) throws {
        let gateway = try GatewaySettings(from: workplace.report)
        let interruption = Interruption.ofThisProcess { complain("Interrupted.") }
        let wait = wait
        let answer = try waitFor { [settings = workplace.settings] in
            let counter = try await Composition.openCounter(
                settings, gateway,
                orSay: "Nothing was asked or changed. In the console: Alt-V, the code, F5.", .unavailable)
            do {
                let question = try await Self.ask(about: receipt, at: counter, for: wait, interruption)
                await counter.close()
                return question
            } catch {
                await counter.close()
                throw error
            }
        }
        if let request = interruption.request { throw request }
        if answer == nil {
            complain("No answer yet: it is written down when it comes while a console or listen is at work.")
        }
    }

    private static func ask(
        about receipt: Receipt, at counter: LiveCounter, for seconds: Int, _ interruption: Interruption
    ) async throws -> StatusQuestion.Answer? {
        guard counter.asksAboutReceipts else {
            throw VerbFailure(
                "Safaricom can't be asked about a code: set initiator_name, security_credential and callback_url. "
                    + "Nothing was asked or changed.", .usage)
        }
        var question = try await counter.ask(about: receipt)
        let (clock, end) = (ContinuousClock(), ContinuousClock.now + .seconds(seconds))
        while question?.answer == nil, clock.now < end, interruption.request == nil {
            try await Task.sleep(for: .milliseconds(200))
            question = try await counter.ledger.question(about: receipt)
        }
        return question?.answer
    }
}

extension TypedCode {
    /// Reads what was typed, in one piece or several, or finds it in a whole message.
    ///
    /// - Throws: `VerbFailure` for what is no receipt code.
    static func read(_ words: [String]) throws(VerbFailure) -> TypedCode {
        if words.count > 1, words.allSatisfy({ TypedCode($0) != nil }) {
            throw VerbFailure("Those are several codes. Nothing was looked up or changed: give one at a time.", .usage)
        }
        let text = words.joined(separator: " ")
        guard let code = TypedCode(text) ?? TypedCode(inMessage: text) else {
            throw VerbFailure(CodeWords.noneInThat.english, .usage)
        }
        return code
    }
}
