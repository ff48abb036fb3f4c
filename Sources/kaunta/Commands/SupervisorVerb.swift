import ArgumentParser
import Console
import Ledger
import Payments

/// The supervisors of the shop, and their PINs.
struct SupervisorVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "supervisor",
        abstract: "Who is a supervisor here: gives PINs, and takes them away.",
        discussion: """
            A supervisor's PIN lets another prompt go after one that nobody knows of, lets goods go without proof, and \
            closes a contradiction. The first supervisor is set by whoever sets the till up, every other by a supervisor.
            """,
        subcommands: [List.self, Set.self, Remove.self], defaultSubcommand: List.self)

    /// Lists them.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the supervisors.")

        @OptionGroup var output: JSONOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let workplace = try Workplace(common)
            let found = try waitFor { [settings = workplace.settings] in
                try await LedgerReader(settings).supervisors()
            }
            let lines = found.map(SupervisorOutput.init)
            for line in lines { print(output.json ? line.json : workplace.ink.fitted(workplace.ink.say(line.words))) }
            if found.isEmpty, !output.json {
                complain("No supervisor has a PIN yet. Give one: kaunta supervisor set NAME")
            }
        }
    }

    /// Gives a PIN.
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give somebody a PIN, or a new one: six to ten digits, typed unseen.",
            discussion: """
                Only a supervisor may (--by NAME, whose PIN is asked for first), except for the very first. In a pipe the \
                PINs are lines. Where a PIN was forgotten, another supervisor gives a new one; where there is no other, \
                whoever owns the files takes pin.key away and begins --anew, which ends every PIN.
                """)

        @Argument(help: "Their name.")
        var name: String

        @Flag(help: "Begin anew, where pin.key is gone: every PIN there was ends.")
        var anew = false

        @OptionGroup var leave: LeaveOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let workplace = try Workplace(common)
            let settings = workplace.settings
            guard let key = settings.pinKey else {
                throw VerbFailure("No PIN was set: there is no home folder to keep pin.key in.", .usage)
            }
            guard let name = Approval(by: name, reason: "PIN")?.by, name.count <= 40, name.fitForEyes == name else {
                throw VerbFailure(
                    "No PIN was set: a name is needed, of 40 signs at most, all of which can be seen.", .usage)
            }
            let desk = try waitFor { try await LedgerDesk.open(settings, makesOne: true) }
            let known = try key.read()
            let before = try waitFor { try await desk.supervisors(with: known).all() }
            let fits: Bool
            do {
                try waitFor { try await desk.supervisors(with: known).checkKey() }
                fits = true
            } catch let refusal as SupervisorRefusal {
                guard anew else {
                    throw VerbFailure(
                        "\(refusal.words.english) It would be \(key.path). Where it is lost: the same with --anew, which ends "
                            + "every PIN.", .usage)
                }
                fits = false
            }
            if anew, fits, !before.isEmpty {
                throw VerbFailure("No PIN was set: \(key.path) is there. A supervisor gives PINs: --by NAME.", .usage)
            }
            let isFirst = anew || before.isEmpty
            let signed = isFirst ? nil : try leave.signed(workplace.ink)
            let pin = try PINPrompt(workplace.ink).newPIN(
                of: name,
                knowing: [.shortcode, .tillNumber, .pullPhone].compactMap { workplace.report[$0] } + [
                    DemoWorld.practiceDigits
                ])
            let pepper = try known ?? key.make(from: .system)
            try waitFor {
                let supervisors = desk.supervisors(with: pepper)
                var leave: Approval?
                if let signed { leave = try await supervisors.admit(signed.approval, with: signed.pin, at: desk.now()) }
                try await supervisors.set(pin, for: name, by: leave, isAnew: anew, at: desk.now())
            }
            if anew { complain("Every PIN before this one has ended.") }
            if let old = before.first(where: { $0.name.lowercased() == name.lowercased() }) {
                complain("\(old.name.fitForEyes) had a PIN: it has ended.")
            }
            let who = name.fitForEyes
            let words = Phrase("\(who) is a supervisor, with that PIN.", sw: "\(who) ni msimamizi, kwa PIN hiyo.")
            print(workplace.ink.fitted(workplace.ink.say(words)))
        }
    }

    /// Takes a PIN away.
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take somebody's PIN away: they are no supervisor any more. The last one stays.")

        @Argument(help: "Their name.")
        var name: String

        @OptionGroup var leave: LeaveOption
        @OptionGroup var common: CommonOptions

        func run() throws {
            let workplace = try Workplace(common)
            let signed = try leave.signed(workplace.ink)
            try waitFor { [name, settings = workplace.settings] in
                let desk = try await LedgerDesk.open(settings)
                let supervisors = try Supervisors(of: desk.ledger, settings)
                let leave = try await supervisors.admit(signed.approval, with: signed.pin, at: desk.now())
                try await supervisors.remove(name, by: leave, at: desk.now())
            }
            let who = name.fitForEyes
            let words = Phrase("\(who) is no supervisor any more.", sw: "\(who) si msimamizi tena.")
            print(workplace.ink.fitted(workplace.ink.say(words)))
        }
    }
}

/// `--by`, where a supervisor is to allow it.
struct LeaveOption: ParsableArguments {
    @Option(help: ArgumentHelp("The supervisor who allows it.", valueName: "name"))
    var by: String?

    /// Their name and PIN.
    ///
    /// - Throws: `SupervisorRefusal.needsLeave` where nobody is named; what `PINPrompt` throws.
    func signed(_ ink: Ink) throws -> SignedApproval {
        guard let approval = by.flatMap({ Approval(by: $0, reason: "PIN") }) else { throw SupervisorRefusal.needsLeave }
        return SignedApproval(approval, try PINPrompt(ink).pin(of: approval.by))
    }
}
