internal import NIOSSL
public import Payments

/// The certificate with which TLS is spoken here, and its key.
public struct ListenerCertificate: Sendable {
    /// When the certificate ends to be valid.
    public let expiry: Timestamp
    let context: NIOSSLContext

    /// Why a certificate can't be used.
    public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
        /// In words.
        public let reason: String

        public var description: String { reason }
    }

    /// Reads the chain, our own certificate first, and the key, both as PEM.
    ///
    /// TLS 1.2 and newer, and only suites in which a stolen key does not open what was recorded (ECDHE).
    ///
    /// - Throws: `Fault`; never with a part of the key.
    public init(chain: [UInt8], key: [UInt8]) throws(Fault) {
        let certificates: [NIOSSLCertificate]
        do { certificates = try NIOSSLCertificate.fromPEMBytes(chain) } catch {
            throw Fault(reason: "the certificate is not PEM")
        }
        guard let own = certificates.first else { throw Fault(reason: "there is no certificate in it") }
        let secret: NIOSSLPrivateKey
        do { secret = try NIOSSLPrivateKey(bytes: key, format: .pem) } catch {
            throw Fault(reason: "the key is not PEM, or has a passphrase")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuiteValues = [
            .TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, .TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            .TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, .TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
            .TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, .TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ]
        configuration.applicationProtocols = ["http/1.1"]
        do { context = try NIOSSLContext(configuration: configuration) } catch {
            throw Fault(reason: "the key is not this certificate's")
        }
        expiry = Timestamp(milliseconds: Int64(own.notValidAfter) * 1000)
    }
}
