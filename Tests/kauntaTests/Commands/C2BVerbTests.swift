import ArgumentParser
import Daraja
import Payments
import TestSupport
import Testing

@testable import kaunta

@Suite struct C2BVerbTests {
    private static let tokens: [String: String?] = [
        "KAUNTA_CONFIRMATION_TOKEN": String(repeating: "a", count: 40),
        "KAUNTA_VALIDATION_TOKEN": String(repeating: "b", count: 40),
        "MPESA_CALLBACK_URL": "https://till.example.co.ke/cb",
    ]

    private func request(_ changes: [String: String?] = [:], number: ShortCode? = nil) throws -> C2BRegister {
        let report = Samples.report(Self.tokens.merging(changes) { _, new in new })
        return try C2BRegister.read(
            report, GatewaySettings(from: report), number: number, version: .v1, silence: .cancelled)
    }

    @Test func theAddressesAreTheCallbackAddressWithTheTokensBehindIt() throws {
        let request = try request()
        #expect(request.confirmation == "https://till.example.co.ke/cb/" + String(repeating: "a", count: 40))
        #expect(request.validation == "https://till.example.co.ke/cb/" + String(repeating: "b", count: 40))
        #expect(request.number.digits == "600984")
        #expect(request.path == "/mpesa/c2b/v1/registerurl")
        #expect(request.silence == .cancelled)
    }

    @Test func anotherNumberCanBeRegistered() throws {
        #expect(try request(number: ShortCode("5600101")).number.digits == "5600101")
    }

    @Test func everythingMissingIsSaidAtOnceWithWhereToGetIt() throws {
        let error = #expect(throws: SettingsError.self) {
            try request([
                "KAUNTA_CONFIRMATION_TOKEN": nil, "KAUNTA_VALIDATION_TOKEN": nil, "MPESA_CALLBACK_URL": nil,
            ])
        }
        #expect(
            error?.findings.map(\.place) == [
                "MPESA_CALLBACK_URL", "KAUNTA_CONFIRMATION_TOKEN", "KAUNTA_VALIDATION_TOKEN",
            ])
        #expect(error?.description.contains("kaunta c2b tokens") == true)
    }

    @Test(arguments: ["abc", String(repeating: "A", count: 40), String(repeating: "g", count: 40)])
    func aTokenOfAnotherShapeIsRefusedWithoutBeingShown(token: String) throws {
        let error = #expect(throws: SettingsError.self) { try request(["KAUNTA_VALIDATION_TOKEN": token]) }
        #expect(error?.findings.map(\.place) == ["KAUNTA_VALIDATION_TOKEN"])
        #expect(error?.description.contains(token) == false)
    }

    @Test func oneTokenForBothIsRefused() throws {
        let error = #expect(throws: SettingsError.self) {
            try request(["KAUNTA_VALIDATION_TOKEN": String(repeating: "a", count: 40)])
        }
        #expect(error?.findings.count == 1)
    }

    @Test func freshTokensAreTwoSettingsThatAreRead() throws {
        let lines = C2BTokensVerb.lines(from: SeededChance(3).chance).split(separator: "\n")
        let tokens = try lines.map { try #require($0.split(separator: "\"").last.map(String.init)) }
        #expect(lines.map { $0.prefix { $0 != " " } } == ["confirmation_token", "validation_token"])
        #expect(Set(tokens.compactMap { CallbackToken($0) }.map(\.hex)).count == 2)
    }

    @Test func theTokensAreSecretsThatDoNotBelongInTheSettingsFile() {
        #expect(SettingName.confirmationToken.isSecret && SettingName.validationToken.isSecret)
    }

    private static let statuses: [(C2BRegistration, ShellStatus, String)] = [
        (.registered, .done, "registered"), (.alreadyRegistered, .done, "alreadyRegistered"),
        (.registeredElsewhere, .refused, "registeredElsewhere"),
        (.refused(.invalidField("ConfirmationURL"), reason: "x"), .usage, "refused"),
        (.refused(.productMissing, reason: "x"), .refused, "refused"),
        (.refused(.busy, reason: "x"), .unavailable, "refused"), (.unclear(reason: "x"), .unavailable, "unclear"),
    ]

    @Test(arguments: statuses)
    func theShellIsToldWhatCameOfIt(answer: C2BRegistration, status: ShellStatus, word: String) throws {
        let result = RegistrationOutput(request: try request(), answer: answer)
        #expect(result.status == status)
        #expect(result.line.contains(#""registration":"\#(word)""#))
        #expect(!result.line.contains(String(repeating: "a", count: 40)))
        #expect(!result.words.english.isEmpty && !result.words.swahili.isEmpty)
    }

    @Test func aRefusedProductNamesTheOtherVersion() throws {
        let result = RegistrationOutput(request: try request(), answer: .refused(.productMissing, reason: "HTTP 401"))
        #expect(result.words.english.contains("--version v2"))
    }

    @Test(arguments: [
        (
            ["c2b", "register", "--version", "v1", "--response", "cancelled"], C2BVersion.v1,
            C2BRegister.Silence.cancelled
        ),
        (["c2b", "register"], .v2, .completed), (["c2b", "register", "--response", "Completed"], .v2, .completed),
    ])
    func theVersionIsAnOptionOfTheVerb(arguments: [String], version: C2BVersion, silence: C2BRegister.Silence) throws {
        let verb = try #require(try Kaunta.parseAsRoot(arguments) as? C2BRegisterVerb)
        #expect(verb.version == version)
        #expect(verb.response == silence)
    }

    @Test(arguments: [["c2b", "register", "--version", "v3"], ["c2b", "register", "--response", "maybe"]])
    func anUnknownChoiceIsRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try Kaunta.parseAsRoot(arguments) }
    }
}
