import Transport

extension WebAddress {
    /// Words that Safaricom refuses in an address, in any case.
    private static let refusedWords = ["mpesa", "m-pesa", "safaricom", "exec", "exe", "cmd", "sql", "query"]

    /// Reads where callbacks reach us off the settings; nil when nothing does.
    static func readCallback(
        _ report: SettingsReport, host: HostChoice?, _ findings: inout [SettingsFinding]
    ) -> WebAddress? {
        guard let written = report[.callbackURL] else { return nil }
        func refuse(_ what: String, _ fix: String) -> WebAddress? {
            findings.append(
                SettingsFinding(what: what, place: report.place(of: .callbackURL), fix: fix, stops: .gateway))
            return nil
        }
        guard let address = WebAddress(bare: written) else {
            return refuse(
                "that is not a callback address.",
                "Write https://your.host, or take it out: questions do the work then.")
        }
        if address.isLoopback {
            if case .local = host { return address }
            return refuse(
                "Safaricom can't reach this machine's own address.",
                "Write the public https address that leads here, or take it out: questions do the work then.")
        }
        guard address.isSecure else {
            return refuse("Safaricom posts to https addresses only.", "Write https://…")
        }
        let lower = (address.host + address.path).lowercased()
        if let word = refusedWords.first(where: lower.contains) {
            return refuse(
                "Safaricom refuses addresses with “\(word)” in them.", "Use another name for the host or the path.")
        }
        return address
    }
}
