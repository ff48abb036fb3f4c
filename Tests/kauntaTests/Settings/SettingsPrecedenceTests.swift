import Payments
import Testing

@testable import kaunta

@Suite struct SettingsPrecedenceTests {
    private let config = "/home/amina/.config/kaunta/config.toml"
    private let secrets = "/home/amina/.config/kaunta/secrets.toml"

    @Test(
        arguments: [
            // flag, environment, config.toml, what counts, who supplied it
            ("/flag", "/variable", "/file", "/flag", "--ledger"),
            (nil, "/variable", "/file", "/variable", "KAUNTA_LEDGER"),
            (nil, nil, "/file", "/file", "/home/amina/.config/kaunta/config.toml:2"),
            (nil, "", "/file", "/file", "/home/amina/.config/kaunta/config.toml:2"),
            ("/flag", nil, nil, "/flag", "--ledger"),
        ] as [(String?, String?, String?, String, String)])
    func theStrongerSourceWins(
        flag: String?, variable: String?, file: String?, wins: String, origin: String
    ) throws {
        var environment = ["HOME": "/home/amina"]
        environment["KAUNTA_LEDGER"] = variable
        let report = SettingsReport(
            from: Samples.sources(
                flags: flag.map { [.ledger: $0] } ?? [:], environment: environment,
                files: file.map { [config: "# ours\nledger = \"\($0)\"\n"] } ?? [:]))
        #expect(report[.ledger] == wins)
        #expect(report.place(of: .ledger) == origin)
        #expect(try Settings(from: report).ledgerPath == wins)
    }

    @Test func theEnvironmentBeatsTheSecretsFile() {
        let files = [secrets: "passkey = \"from-the-file\"\nconsumer_key = \"from-the-file\""]
        let report = Samples.report(["MPESA_CONSUMER_KEY": nil], files: files)
        #expect(report[.passkey] == "passkey-of-the-shop")
        #expect(report[.consumerKey] == "from-the-file")
    }

    @Test func theSecretsFileBeatsTheConfigFile() {
        let report = Samples.report(
            ["MPESA_SHORTCODE": nil], files: [secrets: "shortcode = \"600001\"", config: "shortcode = 600002"])
        #expect(report[.shortcode] == "600001")
    }

    @Test func withNothingSetTheUsualValuesCount() throws {
        let settings = try Settings(from: SettingsReport(from: Samples.sources(environment: ["HOME": "/home/amina"])))
        #expect(settings.ledgerPath == "/home/amina/.local/state/kaunta/ledger.sqlite")
        #expect(settings.till == "K2")
        #expect(settings.theme == "savanna-dark")
        #expect(settings.language == .english)
        #expect(settings.color == .auto)
    }

    @Test func theFoldersOfXDGAreHonoured() throws {
        let report = SettingsReport(
            from: Samples.sources(
                environment: ["HOME": "/home/amina", "XDG_CONFIG_HOME": "/conf", "XDG_STATE_HOME": "/state/"],
                files: ["/conf/kaunta/config.toml": "lang = \"sw\""]))
        #expect(report.configPath == "/conf/kaunta/config.toml")
        #expect(try Settings(from: report).language == .swahili)
        #expect(try Settings(from: report).ledgerPath == "/state/kaunta/ledger.sqlite")
    }

    @Test func aRelativeFolderOfXDGIsPassedOver() {
        let sources = Samples.sources(environment: ["HOME": "/home/amina", "XDG_CONFIG_HOME": "conf"])
        #expect(sources.folders == ["/home/amina/.config/kaunta", "/etc/kaunta"])
    }

    @Test func theMachinesFileIsReadOnlyWhenTheUserHasNone() {
        let files = ["/etc/kaunta/config.toml": "till = \"E1\"", config: "lang = \"en\""]
        let user = SettingsReport(from: Samples.sources(environment: ["HOME": "/home/amina"], files: files))
        #expect(user.configPath == config)
        #expect(user[.till] == nil)
        let machine = SettingsReport(
            from: Samples.sources(
                environment: ["HOME": "/home/amina"], files: ["/etc/kaunta/config.toml": "till = \"E1\""]))
        #expect(machine[.till] == "E1")
    }

    @Test func theFileThatTheFlagNamesIsTheOnlyOne() {
        let report = SettingsReport(
            from: Samples.sources(
                config: "/tmp/other.toml", environment: ["HOME": "/home/amina"],
                files: [
                    "/tmp/other.toml": "till = \"T7\"", "/tmp/secrets.toml": "passkey = \"x\"", config: "lang = \"sw\"",
                ]))
        #expect(report[.till] == "T7")
        #expect(report[.passkey] == "x")
        #expect(report[.lang] == nil)
    }

    @Test func aMissingFileThatTheFlagNamesStopsEverything() {
        let report = SettingsReport(from: Samples.sources(config: "/tmp/none.toml", environment: ["HOME": "/h"]))
        #expect(throws: SettingsError.self) { try Settings(from: report) }
    }

    @Test(arguments: [
        (SettingName.lang, "fr"), (.color, "blue"), (.till, "TILL"), (.till, "T/"), (.theme, "../dark"),
    ])
    func aStrangeValueIsRefusedWithItsPlace(name: SettingName, value: String) throws {
        let report = Samples.report(flags: [name: value])
        let error = #expect(throws: SettingsError.self) { try Settings(from: report) }
        let finding = try #require(error?.findings.first)
        #expect(finding.place == "--\(name.rawValue)")
        #expect(finding.what.contains("“\(value)”"))
    }

    @Test func withoutAHomeTheLedgersPathMustBeGiven() throws {
        let error = #expect(throws: SettingsError.self) {
            try Settings(from: SettingsReport(from: Samples.sources()))
        }
        #expect(error?.description.contains("--ledger PATH") == true)
        #expect(error?.description.contains("no money moved") == true)
    }
}
