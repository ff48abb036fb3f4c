/// Something wrong, or odd, in the settings: what, where, and what to do.
struct SettingsFinding: Equatable, Sendable {
    /// What is wrong. Never a secret's value.
    var what: String
    /// Where: a variable, or a file with line and column.
    var place: String
    /// What to do about it.
    var fix: String
    /// Who must not go on.
    var stops: Reach

    /// Who must not go on because of a finding.
    enum Reach: Equatable, Sendable {
        /// Nobody: it is only said.
        case nobody
        /// What talks to a gateway; the lists still work.
        case gateway
        /// Everything.
        case everything
    }
}

extension SettingsFinding: CustomStringConvertible {
    var description: String { "\(place): \(what) \(fix)" }
}

/// Settings that can't be used. Nothing was sent and no money moved.
struct SettingsError: Error, Equatable, CustomStringConvertible {
    /// What was found, in the order in which it should be mended.
    var findings: [SettingsFinding]

    var description: String {
        let lines = findings.map { "\($0.place): \($0.what)\n    \($0.fix)" }
        return (["The settings can't be used. Nothing was sent; no money moved."] + lines).joined(separator: "\n")
    }
}
