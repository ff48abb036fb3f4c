import ArgumentParser
import Console
import Glibc
import Screen

/// The command line: one verb a file in `Commands`.
///
/// `main` is synchronous on purpose: the console's thread blocks in `poll`, and nothing of ours rests on `MainActor`.
@main
struct Kaunta: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaunta",
        abstract: "A counter for M-PESA payments: asks Safaricom until it knows, and never says PAID before.",
        discussion: "Start with: kaunta demo",
        version: VersionVerb.version,
        subcommands: [
            ConsoleVerb.self, DemoVerb.self, WatchVerb.self, ListenVerb.self, PushVerb.self, QueryVerb.self,
            ListVerb.self, ExportVerb.self, ShowVerb.self, VerifyVerb.self, DoubtsVerb.self, ReleaseVerb.self,
            GoodsVerb.self,
            ReverseVerb.self,
            CloseVerb.self,
            ResolveVerb.self, WrongNumberVerb.self,
            ClaimVerb.self, PullVerb.self, StatementVerb.self, SupervisorVerb.self,
            DecodeVerb.self, ThemeVerb.self, C2BVerb.self, SandboxVerb.self, DoctorVerb.self, KeysVerb.self,
            VersionVerb.self, HearVerb.self,
        ],
        defaultSubcommand: ConsoleVerb.self)

    static func main() {
        Heap.share()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if CrashReports.concerns(arguments) { CrashReports.arrange() }
        let status = run(arguments)
        fflush(nil)
        Glibc.exit(status.rawValue)
    }

    /// Runs what the arguments say.
    static func run(_ arguments: [String]) -> ShellStatus {
        do {
            var command = try parseAsRoot(arguments)
            try OpenFiles.makeRoom()
            try command.run()
            return .done
        } catch let status as ShellStatus {
            return status
        } catch {
            if let failure = VerbFailure(error) {
                complain(failure.message)
                return failure.status
            }
            if let words = wordsOnNegativeNumber(in: arguments) {
                complain("\(words) Nothing was sent or changed.")
                return .usage
            }
            if let words = wordsOnUnknownVerb(in: arguments) {
                complain("\(words) Nothing was sent or changed.")
                return .usage
            }
            return report(error)
        }
    }

    /// What a first word gets to hear that is no verb: the one that was perhaps meant, and all there are.
    static func wordsOnUnknownVerb(in arguments: [String]) -> String? {
        let shown = configuration.subcommands.filter { $0.configuration.shouldDisplay }
        let verbs = shown.compactMap { $0.configuration.commandName }
        let all = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let word = arguments.first, !word.hasPrefix("-"), !all.contains(word) else { return nil }
        let hint = Nearness.hint(word.lowercased(), among: verbs)
        return "“\(word.fitForEyes)” is no verb.\(hint) There are: \(verbs.joined(separator: ", "))."
    }

    /// What a number with a minus sign gets to hear, which looks like an option and is none.
    static func wordsOnNegativeNumber(in arguments: [String]) -> String? {
        guard let place = arguments.firstIndex(where: { $0.wholeMatch(of: /-[0-9][0-9.,]*/) != nil }) else {
            return nil
        }
        let before = place > 0 ? arguments[place - 1] : ""
        if ["--wait", "--limit", "--hours", "--port", "--listen-port", "--seed"].contains(before) {
            return "\(before) can't take “\(arguments[place])”: it is below nothing."
        }
        return "“\(arguments[place])” is below nothing: amounts are whole shillings from 1."
    }

    /// Help is printed; a wrong option is complained about with status 2, not ArgumentParser's 64.
    private static func report(_ error: any Error) -> ShellStatus {
        let message = fullMessage(for: error)
        if exitCode(for: error).isSuccess {
            if !message.isEmpty { print(message) }
            return .done
        }
        complain(message)
        return exitCode(for: error) == .validationFailure ? .usage : .fault
    }
}
