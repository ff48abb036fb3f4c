import ArgumentParser
import Console
import Payments

/// Lists what a person must look into.
struct DoubtsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doubts", abstract: "List what a person must look into, oldest first, and what to do.",
        discussion:
            "Doubtful payments, messages that nobody has confirmed for three minutes, money paid straight to the shop that nobody has taken for ten, money that may be an open prompt's, and the messages of two days that were set aside."
    )

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workplace = try Workplace(common)
        let (json, ink) = (output.json, workplace.ink)
        try waitFor { [settings = workplace.settings] in
            let now = Timekeeper.system.now()
            let items = try await LedgerReader(settings).checks(at: now)
            for item in items { print(json ? item.line(at: now) : item.words(ink, at: now)) }
            if let count = CheckItem.count(of: items), !json { print(ink.say(count)) }
            if items.isEmpty, !json {
                print(ink.say(Phrase("Nothing needs a check.", sw: "Hakuna cha kuangalia.")))
            }
        }
    }
}
