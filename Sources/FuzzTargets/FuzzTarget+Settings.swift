import Payments

extension FuzzTarget {
    /// The settings, from a file and a secrets file: every finding has a line, and none tells a secret.
    static let settings = FuzzTarget("settings") { bytes throws(BrokenProperty) in
        let text = String(decoding: bytes, as: UTF8.self)
        for kind in [SettingsDocument.Kind.config, .secrets] {
            let document = SettingsDocument(text, at: "f.toml", kind: kind)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
            for finding in document.findings { try checkPlace(finding.place, lines: lines) }
            for value in document.values.values { try hold((1...lines).contains(value.line), "a value of no line") }
            if kind == .config {
                try hold(document.values.keys.allSatisfy { !$0.isSecret }, "a secret is read from a file that is none")
            }
        }
        // The two files in one text, with a line of dashes between them.
        let halves = text.split(separator: "\n---\n", maxSplits: 1)
        let config = halves.first.map(String.init) ?? ""
        let secrets = halves.count == 2 ? String(halves[1]) : ""
        let report = SettingsReport(from: sources(config: config, secrets: secrets))
        let values = SettingName.allCases.filter(\.isSecret).compactMap { report[$0] }
        // A secret that somebody also wrote where secrets do not belong is no secret any more.
        let told = values.filter { $0.utf8.count >= 12 && text.ranges(of: $0).count == 1 }
        for name in SettingName.allCases { try hold(report[name]?.isEmpty != true, "\(name) is set to nothing") }
        let console = said { () throws(SettingsError) in try Settings(from: report) }
        let gateway = said { () throws(SettingsError) in try GatewaySettings(from: report) }
        try hold(!told.contains { console.contains($0) || gateway.contains($0) }, "a secret is told")
    }

    private static func sources(config: String, secrets: String) -> SettingsSources {
        SettingsSources(
            flags: [:], configFlag: nil, environment: ["HOME": "/home"],
            read: { path throws(UnreadableFile) in
                let text = path.hasSuffix("secrets.toml") ? secrets : config
                return SettingsSources.FoundFile(text: text, mode: 0o600, owner: 1, isLink: false)
            }, user: 1)
    }
}

/// `f.toml:LINE:COLUMN`, of a line that is there.
private func checkPlace(_ place: String, lines: Int) throws(BrokenProperty) {
    let parts = place.split(separator: ":")
    let numbers = parts.dropFirst().map { Int($0) ?? 0 }
    try hold(parts.first == "f.toml" && numbers.count == 2, "a finding without a line: \(place)")
    try hold(numbers.allSatisfy { $0 >= 1 } && numbers[0] <= lines + 1, "a finding of no line: \(place)")
}

/// What is said of settings: themselves, or why they can't be used.
private func said(_ settings: () throws(SettingsError) -> some Any) -> String {
    do throws(SettingsError) {
        return "\(try settings())"
    } catch {
        return error.description
    }
}
