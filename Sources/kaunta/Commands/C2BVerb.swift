import ArgumentParser
import Daraja
import Payments

/// Sets up how Safaricom tells of money paid straight to the shop.
struct C2BVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "c2b", abstract: "Have Safaricom tell of money paid straight to the pay bill or till.",
        subcommands: [C2BRegisterVerb.self, C2BTokensVerb.self])
}

/// Registers the two addresses that Safaricom posts to.
struct C2BRegisterVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Register the addresses for direct payments with Safaricom.",
        discussion: """
            The addresses are callback_url with confirmation_token and validation_token behind it. In production a \
            number takes them once; later only the Daraja portal changes them. No money moves.
            """)

    @Option(help: "The product that the app has: v1 or v2.", completion: .list(["v1", "v2"]), transform: Self.version)
    var version: C2BVersion = .v2

    @Option(
        help: "What becomes of a payment whose validation nobody answers: completed or cancelled.",
        completion: .list(["completed", "cancelled"]), transform: Self.silence)
    var response: C2BRegister.Silence = .completed

    @Option(help: ArgumentHelp("The number to register, when it is not the one that signs.", valueName: "digits"))
    var shortcode: String?

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    private static func version(_ text: String) throws -> C2BVersion {
        guard let version = C2BVersion(rawValue: text.lowercased()) else {
            throw ValidationError("There are the versions v1 and v2. Nothing was sent.")
        }
        return version
    }

    private static func silence(_ text: String) throws -> C2BRegister.Silence {
        guard let found = C2BRegister.Silence.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
        else { throw ValidationError("--response takes completed or cancelled. Nothing was sent.") }
        return found
    }

    func run() throws {
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let request = try C2BRegister.read(
            workplace.report, gateway, number: try number(), version: version, silence: response)
        let answer = try waitFor {
            try await gateway.account.registering(for: "c2b") { (calls) async throws(GatewayUnready) in
                try await calls.register(request)
            }
        }
        let result = RegistrationOutput(request: request, answer: answer)
        if output.json { print(result.line) }
        let words = workplace.ink.fitted(workplace.ink.say(result.words))
        if result.status != .done { throw VerbFailure(words, result.status) }
        if !output.json { print(words) }
    }

    private func number() throws(VerbFailure) -> ShortCode? {
        guard let shortcode else { return nil }
        guard let number = ShortCode(shortcode) else {
            throw VerbFailure("A shortcode has 5 to 7 digits. Nothing was sent.", .usage)
        }
        return number
    }
}

/// Prints two fresh tokens for the settings.
struct C2BTokensVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokens", abstract: "Print two fresh secrets for secrets.toml. Nothing is sent or stored.",
        discussion: "Whoever has new ones registers again: addresses with old tokens are not heard any more.")

    @OptionGroup var common: CommonOptions

    func run() throws {
        print(Self.lines(from: .system))
        let path = common.report(.ofThisProcess()).secretsPath ?? "secrets.toml beside config.toml"
        complain("Put these two lines into \(path), mode 0600, then: kaunta c2b register")
    }

    /// The two settings, as they stand in the file.
    static func lines(from chance: Chance) -> String {
        [SettingName.confirmationToken, .validationToken].map { name in
            "\(name.rawValue) = \"\(CallbackToken(from: chance).hex)\""
        }.joined(separator: "\n")
    }
}
