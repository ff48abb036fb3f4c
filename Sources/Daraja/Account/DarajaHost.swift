internal import Payments
public import Transport

/// Which Daraja is spoken to.
public enum DarajaHost: Equatable, Sendable, CustomStringConvertible {
    /// Safaricom's sandbox.
    case sandbox
    /// Safaricom's real thing: real money.
    case production
    /// A Daraja on this machine: the practice sandbox, or a test's server.
    case local(Local)

    /// An address of this machine; it can't be made of any other.
    public struct Local: Equatable, Sendable {
        /// The address.
        public let address: WebAddress

        /// Takes an http or https address of this machine; nil for any other.
        public init?(_ address: WebAddress) {
            guard address.isLoopback, !address.path.contains("?") else { return nil }
            self.address = address
        }
    }

    /// Reads a base address as settings have it: one of Safaricom's two hosts over https, or this machine.
    ///
    /// - Throws: `HostFault`; no other host is spoken to.
    public init(base text: String) throws(HostFault) {
        guard let address = WebAddress(text) else { throw .notAnAddress(text) }
        let isPlain = address.isSecure && address.port == 443 && (address.path.isEmpty || address.path == "/")
        for known in [Self.sandbox, .production] where address.host.lowercased() == known.base.host {
            guard isPlain else { throw .notAsPublished(known) }
            self = known
            return
        }
        guard let local = Local(address) else { throw .strangeHost(address.authority) }
        self = .local(local)
    }

    /// What the paths of the API are put behind.
    public var base: WebAddress {
        switch self {
        case .sandbox: WebAddress(https: "sandbox.safaricom.co.ke")
        case .production: WebAddress(https: "api.safaricom.co.ke")
        case .local(let local): local.address
        }
    }

    public var description: String {
        switch self {
        case .sandbox: "Safaricom's sandbox"
        case .production: "Safaricom"
        case .local(let local): "the sandbox on \(local.address.authority)"
        }
    }
}

/// Why a base address is not used. Nothing was sent.
public enum HostFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// It is not an address.
    case notAnAddress(String)
    /// One of Safaricom's hosts, but not over plain https as published.
    case notAsPublished(DarajaHost)
    /// Neither Safaricom nor this machine.
    case strangeHost(String)

    public var description: String {
        switch self {
        case .notAnAddress(let text): "“\(text)” is not a web address: write it like \(DarajaHost.sandbox.base)."
        case .notAsPublished(let host): "\(host) is \(host.base), with nothing behind it."
        case .strangeHost(let host):
            "\(host) is neither Safaricom nor this machine: keys and payments are sent to nobody else."
        }
    }
}
