@testable import kaunta

/// Settings read from sources made up in a test.
enum Samples {
    /// What a shop with Safaricom's sandbox has in its environment.
    static let sandbox = [
        "HOME": "/home/amina",
        "MPESA_CONSUMER_KEY": "key-of-the-shop",
        "MPESA_CONSUMER_SECRET": "secret-of-the-shop",
        "MPESA_SHORTCODE": "600984",
        "MPESA_PASSKEY": "passkey-of-the-shop",
    ]

    /// The user who runs the tests' programs.
    static let user: UInt32 = 1000

    /// Sources with these parts; files have mode 0600 and belong to the user unless told otherwise.
    static func sources(
        flags: [SettingName: String] = [:], config: String? = nil, environment: [String: String] = [:],
        files: [String: String] = [:], mode: UInt32 = 0o600, owner: UInt32 = user, isLink: Bool = false
    ) -> SettingsSources {
        SettingsSources(
            flags: flags, configFlag: config, environment: environment,
            read: { path throws(UnreadableFile) in
                files[path].map { .init(text: $0, mode: mode, owner: owner, isLink: isLink) }
            },
            user: user)
    }

    /// A report of the sandbox's environment with changes; nil takes a variable out.
    static func report(
        _ changes: [String: String?] = [:], flags: [SettingName: String] = [:], files: [String: String] = [:]
    ) -> SettingsReport {
        var environment = sandbox
        for (name, value) in changes { environment[name] = value }
        return SettingsReport(from: sources(flags: flags, environment: environment, files: files))
    }
}
