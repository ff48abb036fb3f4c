import ArgumentParser
import Daraja
import Payments

/// Has Safaricom keep a list of what comes in.
struct PullRegisterVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "Have Safaricom keep a list of what comes in, so that it can be pulled.",
        discussion: "Once for a number, in production only. It needs callback_url and pull_phone. No money moves.")

    @OptionGroup var output: JSONOption
    @OptionGroup var common: CommonOptions

    func run() throws {
        let workplace = try Workplace(common)
        let gateway = try GatewaySettings(from: workplace.report)
        let request = try Self.request(gateway)
        let answer = try waitFor {
            try await gateway.account.registering(for: "pull") { (calls) async throws(GatewayUnready) in
                try await calls.register(request)
            }
        }
        let result = PullRegistrationOutput(number: request.number, answer: answer)
        if output.json { print(result.line) }
        let words = workplace.ink.fitted(workplace.ink.say(result.words))
        if result.status != .done { throw VerbFailure(words, result.status) }
        if !output.json { print(words) }
    }

    /// The registration that the settings describe.
    ///
    /// - Throws: what is not set; nothing was sent.
    static func request(_ gateway: GatewaySettings) throws(VerbFailure) -> PullRegister {
        guard let phone = gateway.pullPhone, let callback = gateway.callback else {
            let missing = [
                gateway.pullPhone == nil ? SettingName.pullPhone : nil, gateway.callback == nil ? .callbackURL : nil,
            ].compactMap { $0 }
            let variables = missing.map(\.variable).joined(separator: " and ")
            let keys = missing.map(\.rawValue).joined(separator: " and ")
            throw VerbFailure(
                "Export \(variables), or put \(keys) into config.toml: Safaricom asks for a phone and an address. "
                    + "Nothing was sent.", .usage)
        }
        return PullRegister(gateway.account.payee.payee, phone: phone, callbackAddress: callback.description)
    }
}
