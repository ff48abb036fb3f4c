import Daraja
import Listener
import Payments

/// How callbacks are heard, and whose: checked, typed, and safe together.
struct ListenerSettings: Equatable, Sendable {
    /// The address of this machine to listen at.
    var host = "127.0.0.1"
    /// The files of the certificate and its key, when TLS is spoken here and no proxy does it.
    var certificate: Files?
    /// Whose messages count.
    var peers = PeerList()
    /// The addresses for news of money paid straight to the shop.
    var confirmationTokens: [CallbackToken] = []
    /// The addresses for the question whether such a payment may come.
    var validationTokens: [CallbackToken] = []
    /// Which accounts may be paid to.
    var validationAccounts = ValidationPolicy.Accounts.all
    /// The least that may be paid; nil for any amount.
    var validationMinimum: Money?

    /// A certificate and its key.
    struct Files: Equatable, Sendable {
        var certificate: String
        var key: String
    }

    /// Checks them, each and together.
    init(_ report: SettingsReport, host gateway: DarajaHost?, _ findings: inout [SettingsFinding]) {
        certificate = Self.files(report, &findings)
        host = report[.listenAddress] ?? (certificate == nil ? "127.0.0.1" : "0.0.0.0")
        let proxies = Self.ranges(.trustedProxies, report, &findings)
        let listed = Self.ranges(.callbackPeers, report, &findings)
        if let mode = report[.peerMode] {
            if let known = PeerList.Mode(rawValue: mode.lowercased()) {
                peers.mode = known
            } else {
                findings.append(.wrong(.peerMode, report, want: "quarantine or enforce"))
            }
        }
        let isLoopback = PeerRange(host).map { range in PeerList.thisMachine.contains { $0.contains(range) } }
        if isLoopback == nil {
            findings.append(.wrong(.listenAddress, report, want: "an address of this machine, such as 127.0.0.1"))
        } else if isLoopback == false, certificate == nil, proxies == nil {
            findings.append(
                SettingsFinding(
                    what: "without TLS only this machine is listened to.", place: report.place(of: .listenAddress),
                    fix: "Set tls_certificate and tls_key, or trusted_proxies when the proxy is another machine.",
                    stops: .gateway))
        }
        let isPractice = if case .local = gateway { true } else { false }
        // The sandbox of our own posts from this machine, and no proxy stands between.
        peers.listed = (listed ?? PeerList.published) + (isPractice ? PeerList.thisMachine : [])
        peers.proxies = proxies ?? (isPractice || isLoopback != true ? [] : PeerList.loopback)
        confirmationTokens = Self.tokens(.confirmationToken, report, &findings)
        validationTokens = Self.tokens(.validationToken, report, &findings)
        if !Set(confirmationTokens).isDisjoint(with: validationTokens) {
            findings.append(
                SettingsFinding(
                    what: "both addresses have the same token.", place: report.place(of: .validationToken),
                    fix: "Draw another: openssl rand -hex 20", stops: .gateway))
        }
        readPolicy(report, &findings)
    }

    private mutating func readPolicy(_ report: SettingsReport, _ findings: inout [SettingsFinding]) {
        if let word = report[.validationAccounts] {
            if let known = ValidationPolicy.Accounts(rawValue: word.lowercased()) {
                validationAccounts = known
            } else {
                findings.append(.wrong(.validationAccounts, report, want: "all or open"))
            }
        }
        if let text = report[.validationMinimum] {
            if let money = try? Money(typed: text), money > .zero {
                validationMinimum = money
            } else {
                findings.append(.wrong(.validationMinimum, report, want: "an amount in shillings, such as 50"))
            }
        }
    }

    private static func files(_ report: SettingsReport, _ findings: inout [SettingsFinding]) -> Files? {
        switch (report[.tlsCertificate], report[.tlsKey]) {
        case (let certificate?, let key?): return Files(certificate: certificate, key: key)
        case (nil, nil): return nil
        case (_?, nil):
            findings.append(.missing(.tlsKey))
            return nil
        case (nil, _?):
            findings.append(.missing(.tlsCertificate))
            return nil
        }
    }

    private static func ranges(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> [PeerRange]? {
        guard let text = report[name] else { return nil }
        let words = words(of: text)
        let ranges = words.compactMap { PeerRange($0) }
        guard ranges.count == words.count, !ranges.isEmpty else {
            findings.append(.wrong(name, report, want: "addresses such as 196.201.214.200 or 196.201.214.0/24"))
            return nil
        }
        return ranges
    }

    private static func tokens(
        _ name: SettingName, _ report: SettingsReport, _ findings: inout [SettingsFinding]
    ) -> [CallbackToken] {
        guard let text = report[name] else { return [] }
        let words = words(of: text)
        let tokens = words.compactMap { CallbackToken($0) }
        guard tokens.count == words.count, (1...2).contains(tokens.count), Set(tokens).count == tokens.count else {
            findings.append(
                SettingsFinding(
                    what: "it is not one token of 40 lowercase hex digits, or two while one replaces the other.",
                    place: report.place(of: name), fix: "Draw one: openssl rand -hex 20", stops: .gateway))
            return []
        }
        return tokens
    }

    private static func words(of text: String) -> [String] {
        text.split { $0 == "," || $0.isWhitespace }.map(String.init)
    }
}
