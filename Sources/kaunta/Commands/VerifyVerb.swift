import ArgumentParser
import Console
import Payments

/// Looks a receipt code up in the books.
struct VerifyVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Look up a receipt code that somebody shows. A code alone proves nothing.",
        discussion: """
            Nobody is asked: only the books are read. 0: Safaricom's list has the money and nobody has taken it. \
            2: no receipt code. 5: not confirmed, perhaps a prompt's, in a message that was not believed, or never heard of. 8: somebody is about to take it. 9: used already, \
            taken back, or Safaricom's list has the money and the code's first letters name another day than today or yesterday.
            """)

    @Argument(
        help: "The ten letters and digits of the receipt; spaces and hyphens don't matter. Or the whole SMS, in quotes."
    )
    var code: [String]

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let code = try TypedCode.read(code)
        let workplace = try Workplace(common)
        let report = try waitFor { [settings = workplace.settings] in
            let now = Timekeeper.system.now()
            return CodeReport(
                code: code, finding: try await LedgerReader(settings).look(up: code), today: now.day, now: now)
        }
        print(output.json ? report.line : report.words(workplace.ink))
        if report.status != .done { throw report.status }
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
