import Daraja

extension CallbackBase {
    /// Reads where callbacks reach us off the settings; nil when nothing does, and questions do the work.
    static func read(
        _ report: SettingsReport, host: DarajaHost?, _ findings: inout [SettingsFinding]
    ) -> CallbackBase? {
        // Without a host it is not known which rules hold, and the host is complained about already.
        guard let written = report[.callbackURL], let host else { return nil }
        do {
            return try CallbackBase(written, for: host)
        } catch {
            findings.append(
                SettingsFinding(
                    what: error.description, place: report.place(of: .callbackURL),
                    fix: "Write the public https address that leads here, or take it out: questions do the work then.",
                    stops: .gateway))
            return nil
        }
    }
}
