import Testing

@testable import kaunta

@Suite struct SettingsDocumentTests {
    private func document(_ text: String, _ kind: SettingsDocument.Kind = .config) -> SettingsDocument {
        SettingsDocument(text, at: "config.toml", kind: kind)
    }

    @Test func valuesKnowTheirLines() {
        let read = document("# the shop\n\nshortcode = 600984\n  till = \"T4\"\n")
        #expect(read.values[.shortcode] == .init(text: "600984", line: 3))
        #expect(read.values[.till] == .init(text: "T4", line: 4))
        #expect(read.findings.isEmpty)
    }

    @Test(arguments: [
        ("shortcod = \"1\"", "config.toml:1:1", "Did you mean “shortcode”?"),
        ("\n\n  enviroment = \"sandbox\"", "config.toml:3:3", "Did you mean “environment”?"),
        ("MPESA_SHORTCODE = \"1\"", "config.toml:1:1", "Did you mean “shortcode”?"),
        ("CONSUMER_KEY = \"1\"", "config.toml:1:1", "Did you mean “consumer_key”?"),
        ("language = \"sw\"", "config.toml:1:1", "Take it out"),
        ("# till\n[shop]\ntill = \"T4\"", "config.toml:2:1", "Take it out"),
    ])
    func anUnknownKeyIsFoundWithLineColumnAndAGuess(text: String, place: String, fix: String) throws {
        let finding = try #require(document(text).findings.first)
        #expect(finding.place == place)
        #expect(finding.fix.hasPrefix(fix))
        // A misspelt till number would send the money elsewhere.
        #expect(finding.stops == .gateway)
    }

    @Test func linesThatWindowsEndedAreCountedToo() throws {
        let read = document("# the shop\r\n\r\nshortcode = 600984\r\n  tll = \"T4\"\r\n")
        #expect(read.values[.shortcode] == .init(text: "600984", line: 3))
        #expect(read.findings.map(\.place) == ["config.toml:4:3"])
    }

    @Test func aSecretInTheConfigFileIsRefusedAndNotShown() throws {
        let read = document("passkey = \"do-not-show\"")
        #expect(read.values[.passkey] == nil)
        let finding = try #require(read.findings.first)
        #expect(finding.fix.contains("secrets.toml"))
        #expect(!finding.description.contains("do-not-show"))
    }

    @Test func brokenTOMLIsFoundByLineAndNeverQuoted() throws {
        let read = document("consumer_key = \"a\"\npasskey = do-not-show\n", .secrets)
        let finding = try #require(read.findings.first)
        #expect(finding.place.hasPrefix("config.toml:2:"))
        #expect(!finding.description.contains("do-not-show"))
        #expect(read.values.isEmpty)
    }

    @Test(arguments: ["shortcode = 6.5", "till = true", "ledger = [\"a\"]"])
    func aValueOfAnotherKindIsRefused(text: String) {
        #expect(document(text).findings.count == 1)
    }

    @Test(
        arguments: [
            ("lang", "lang"), ("lnag", "lang"), ("thme", "theme"), ("pass_key", "passkey"), ("teapot", nil),
        ] as [(String, String?)])
    func theNearestWordIsTwoSlipsAwayAtMost(typed: String, meant: String?) {
        #expect(nearestWord(to: typed, among: SettingName.allCases.map(\.rawValue)) == meant)
    }
}
