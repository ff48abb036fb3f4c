import Daraja
import Foundation
import Listener
import Payments

/// What a listener in a process of its own is told at its start: all that it has to know, and none of the gateway's secrets.
struct ListenerBrief: Codable, Equatable, Sendable {
    /// The port; 0 takes any free one.
    var port: Int
    /// What the callback address has before the token.
    var path: String
    /// The folder for messages that the inbox does not take.
    var folder: String
    /// The newest moment in the books, in milliseconds since 1970: a clock that is behind it is not believed.
    var newest: Int64?
    private var host: String
    private var certificate: String?
    private var key: String?
    private var listed: [String]
    private var proxies: [String]
    private var mode: String
    private var confirmations: [String]
    private var validations: [String]
    private var accounts: String
    private var minimum: Int64?
    private var probe: String
    private var nonce: String

    /// Takes what the settings say.
    init(
        _ settings: ListenerSettings, port: Int, path: String, folder: String, newest: Timestamp?, probe: ListenerProbe
    ) {
        self.port = port
        self.path = path
        self.folder = folder
        self.newest = newest?.milliseconds
        host = settings.host
        certificate = settings.certificate?.certificate
        key = settings.certificate?.key
        listed = settings.peers.listed.map { "\($0)" }
        proxies = settings.peers.proxies.map { "\($0)" }
        mode = settings.peers.mode.rawValue
        confirmations = settings.confirmationTokens.map(\.hex)
        validations = settings.validationTokens.map(\.hex)
        accounts = settings.validationAccounts.rawValue
        minimum = settings.validationMinimum?.cents
        self.probe = probe.token.hex
        nonce = probe.nonce
    }

    /// How to listen.
    ///
    /// - Parameter isAwaited: whether the account that a payer typed waits for money.
    /// - Throws: `VerbFailure` when the certificate can't be used.
    func configuration(
        isAwaited: @escaping @Sendable (String) async -> Bool
    ) throws(VerbFailure) -> ListenerConfiguration {
        var configuration = ListenerConfiguration(port: port, path: path)
        configuration.host = host
        if let certificate, let key {
            configuration.certificate = try ListenerCertificate(from: .init(certificate: certificate, key: key))
        }
        configuration.peers = PeerList(
            listed: listed.compactMap { PeerRange($0) }, proxies: proxies.compactMap { PeerRange($0) },
            mode: PeerList.Mode(rawValue: mode) ?? .quarantine)
        configuration.confirmationTokens = Set(confirmations.compactMap { CallbackToken($0) })
        configuration.validationTokens = Set(validations.compactMap { CallbackToken($0) })
        configuration.validation = ValidationPolicy(
            accounts: ValidationPolicy.Accounts(rawValue: accounts) ?? .all, minimum: minimum.map { Money(cents: $0) },
            isAwaited: isAwaited)
        configuration.probe = CallbackToken(probe).map { ListenerProbe(token: $0, nonce: nonce) }
        return configuration
    }
}
