import Listener
import Payments
import Testing

@testable import kaunta

@Suite struct ListenerSettingsTests {
    private static let token = String(repeating: "0123456789", count: 4)
    private static let other = String(repeating: "abcdef0123", count: 4)

    private func settings(_ changes: [String: String?] = [:]) throws -> ListenerSettings {
        try GatewaySettings(from: Samples.report(changes)).listening
    }

    private func places(_ changes: [String: String?]) -> [String] {
        do {
            _ = try settings(changes)
            return []
        } catch let error as SettingsError {
            return error.findings.map(\.place)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func nobodyHasToSetAnything() throws {
        let settings = try settings()
        #expect(settings.host == "127.0.0.1")
        #expect(settings.certificate == nil)
        #expect(settings.peers == PeerList(proxies: PeerList.loopback, mode: .quarantine))
        #expect(settings.peers.listed.count == 12)
        #expect(settings.confirmationTokens.isEmpty)
        #expect(settings.validationAccounts == .all)
    }

    @Test func aSandboxOnThisMachineIsListedAndNeedsNoProxy() throws {
        let settings = try settings(["MPESA_BASE_URL": "http://127.0.0.1:8700"])
        #expect(settings.peers.listed == PeerList.published + PeerList.thisMachine)
        #expect(settings.peers.proxies.isEmpty)
    }

    @Test func withACertificateItListensToEverybodyAndBelievesNoProxy() throws {
        let settings = try settings(["KAUNTA_TLS_CERTIFICATE": "/c.pem", "KAUNTA_TLS_KEY": "/k.pem"])
        #expect(settings.host == "0.0.0.0")
        #expect(settings.certificate == .init(certificate: "/c.pem", key: "/k.pem"))
        #expect(settings.peers.proxies.isEmpty)
    }

    @Test func aListOfPeersTakesThePlaceOfThePublishedOne() throws {
        let settings = try settings([
            "KAUNTA_CALLBACK_PEERS": "196.201.214.0/24, 10.0.0.7", "KAUNTA_PEER_MODE": "Enforce",
            "KAUNTA_TRUSTED_PROXIES": "10.0.0.1", "KAUNTA_LISTEN_ADDRESS": "10.0.0.2",
        ])
        #expect(settings.peers.listed.map(\.description) == ["196.201.214.0/24", "10.0.0.7"])
        #expect(settings.peers.proxies.map(\.description) == ["10.0.0.1"])
        #expect(settings.peers.mode == .enforce)
        #expect(settings.host == "10.0.0.2")
    }

    @Test(
        arguments: [
            (["KAUNTA_CALLBACK_PEERS": "safaricom.co.ke"], "KAUNTA_CALLBACK_PEERS"),
            (["KAUNTA_CALLBACK_PEERS": "10.0.0.0/0"], "KAUNTA_CALLBACK_PEERS"),
            (["KAUNTA_TRUSTED_PROXIES": ","], "KAUNTA_TRUSTED_PROXIES"),
            (["KAUNTA_PEER_MODE": "off"], "KAUNTA_PEER_MODE"),
            (["KAUNTA_LISTEN_ADDRESS": "0.0.0.0"], "KAUNTA_LISTEN_ADDRESS"),
            (["KAUNTA_LISTEN_ADDRESS": "localhost"], "KAUNTA_LISTEN_ADDRESS"),
            (["KAUNTA_TLS_CERTIFICATE": "/c.pem"], "KAUNTA_TLS_KEY"),
            (["KAUNTA_TLS_KEY": "/k.pem"], "KAUNTA_TLS_CERTIFICATE"),
            (["KAUNTA_CONFIRMATION_TOKEN": "short"], "KAUNTA_CONFIRMATION_TOKEN"),
            (["KAUNTA_CONFIRMATION_TOKEN": token.replacing("0", with: "A")], "KAUNTA_CONFIRMATION_TOKEN"),
            (["KAUNTA_VALIDATION_TOKEN": "\(token),\(token)"], "KAUNTA_VALIDATION_TOKEN"),
            (["KAUNTA_CONFIRMATION_TOKEN": token, "KAUNTA_VALIDATION_TOKEN": token], "KAUNTA_VALIDATION_TOKEN"),
            (["KAUNTA_VALIDATION_ACCOUNTS": "some"], "KAUNTA_VALIDATION_ACCOUNTS"),
            (["KAUNTA_VALIDATION_MINIMUM": "0"], "KAUNTA_VALIDATION_MINIMUM"),
            (["KAUNTA_VALIDATION_MINIMUM": "-5"], "KAUNTA_VALIDATION_MINIMUM"),
        ] as [([String: String], String)])
    func whatCannotBeMeantIsRefused(changes: [String: String], place: String) {
        #expect(places(changes.mapValues { $0 }) == [place])
    }

    @Test func twoTokensAreGoodWhileOneReplacesTheOther() throws {
        let file = """
            confirmation_token = ["\(Self.token)", "\(Self.other)"]
            validation_token = "\(Self.token.replacing("0", with: "f"))"
            """
        let report = Samples.report(files: ["/home/amina/.config/kaunta/secrets.toml": file])
        let settings = try GatewaySettings(from: report).listening
        #expect(settings.confirmationTokens.map(\.hex) == [Self.token, Self.other])
        #expect(settings.validationTokens.count == 1)
        #expect(!Checkup.settings(report).map { $0.line(Ink()) }.joined().contains(Self.token))
    }

    @Test func aTokenIsNeverRepeatedInAComplaint() {
        let wrong = Self.token + "0"
        let error = #expect(throws: SettingsError.self) {
            try GatewaySettings(from: Samples.report(["KAUNTA_CONFIRMATION_TOKEN": wrong]))
        }
        #expect(error.map { !$0.description.contains(wrong) } == true)
    }

    @Test func thePolicyIsRead() throws {
        let settings = try settings(["KAUNTA_VALIDATION_ACCOUNTS": "open", "KAUNTA_VALIDATION_MINIMUM": "50"])
        #expect(settings.validationAccounts == .open)
        #expect(settings.validationMinimum == Money(cents: 5000))
    }
}
