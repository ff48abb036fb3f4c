import Glibc
import Testing

@testable import kaunta

@Suite struct SecretsFileTests {
    private let path = "/home/amina/.config/kaunta/secrets.toml"

    private func report(mode: UInt32, owner: UInt32 = Samples.user, isLink: Bool = false) -> SettingsReport {
        SettingsReport(
            from: Samples.sources(
                environment: ["HOME": "/home/amina"], files: [path: "passkey = \"do-not-show\""], mode: mode,
                owner: owner, isLink: isLink))
    }

    @Test(arguments: [0o600, 0o400, 0o700] as [UInt32]) func aFileOfOnesOwnIsRead(mode: UInt32) {
        #expect(report(mode: mode)[.passkey] == "do-not-show")
        #expect(report(mode: mode).findings.isEmpty)
    }

    @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o610, 0o602, 0o666] as [UInt32])
    func aFileThatOthersCanReachIsRefusedWithTheFix(mode: UInt32) throws {
        let report = report(mode: mode)
        #expect(report[.passkey] == nil)
        let finding = try #require(report.findings.first)
        #expect(finding.place == path)
        #expect(finding.fix.hasPrefix("chmod 600 \(path)"))
        #expect(finding.stops == .gateway)
    }

    @Test func aLinkIsRefused() {
        #expect(report(mode: 0o600, isLink: true)[.passkey] == nil)
        #expect(report(mode: 0o600, isLink: true).findings.first?.what == "the secrets file is a link.")
    }

    @Test func aFileOfAnotherUserIsRefused() {
        #expect(report(mode: 0o600, owner: 0)[.passkey] == nil)
        #expect(report(mode: 0o600, owner: 0).findings.first?.fix.contains("chown 1000 \(path)") == true)
    }

    @Test func aRefusedFileDoesNotAlsoCountAsMissingSecrets() throws {
        let error = #expect(throws: SettingsError.self) { try GatewaySettings(from: report(mode: 0o644)) }
        #expect(error?.findings.map(\.place) == [path, "MPESA_SHORTCODE"])
    }

    @Test func thisMachinesPermissionsAreSeen() throws {
        var template = Array("/tmp/kaunta-settings-XXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer { for name in ["secrets.toml", "link.toml", "pipe.toml", ""] { remove("\(folder)/\(name)") } }
        let file = "\(folder)/secrets.toml"
        let descriptor = open(file, O_CREAT | O_WRONLY, 0o600)
        write(descriptor, "passkey = \"x\"", 13)
        close(descriptor)
        symlink(file, "\(folder)/link.toml")
        mkfifo("\(folder)/pipe.toml", 0o600)
        let sources = SettingsSources.ofThisMachine(flags: [:], configFlag: nil, environment: [:])

        #expect(
            try sources.read(file) == .init(text: "passkey = \"x\"", mode: 0o600, owner: geteuid(), isLink: false))
        chmod(file, 0o644)
        #expect(try sources.read(file)?.mode == 0o644)
        #expect(try sources.read("\(folder)/link.toml")?.isLink == true)
        #expect(try sources.read("\(folder)/none.toml") == nil)
        #expect(throws: UnreadableFile.self) { try sources.read("\(folder)/pipe.toml") }
        #expect(throws: UnreadableFile.self) { try sources.read(folder) }
    }

    @Test func aSecretNeverShowsItself() {
        let secret = SettingValue(text: "do-not-show", isSecret: true)
        var dumped = ""
        dump(secret, to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), dumped, "\([secret])"] {
            #expect(!text.contains("do-not-show"))
            #expect(text.contains("set (11 characters)"))
        }
    }

    @Test func theReportShowsNoSecret() {
        let report = Samples.report()
        var shown = report.entries.values.map(\.value.description).joined()
        dump(report, to: &shown)
        for secret in ["key-of-the-shop", "secret-of-the-shop", "passkey-of-the-shop"] {
            #expect(!shown.contains(secret))
        }
        #expect(report.entries[.passkey]?.value.description == "set (19 characters)")
        #expect(report.entries[.shortcode]?.value.description == "600984")
    }
}
