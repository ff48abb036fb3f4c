/// An address of the web in its parts: no user, no query, no fragment, nothing percent-encoded.
struct WebAddress: Equatable, Sendable, CustomStringConvertible {
    /// Whether it is https.
    let isSecure: Bool
    /// The host, in small letters; an IPv6 address without its brackets.
    let host: String
    /// The port, if one is named.
    let port: Int?
    /// The path: empty, or beginning with a slash and not ending in one.
    let path: String

    /// Reads `http://` or `https://` addresses; nil for anything that is odd.
    init?(_ text: String) {
        let lower = text.lowercased()
        let scheme: String
        if lower.hasPrefix("https://") {
            (scheme, isSecure) = ("https://", true)
        } else if lower.hasPrefix("http://") {
            (scheme, isSecure) = ("http://", false)
        } else {
            return nil
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        var path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        guard path.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "/-_.~".contains($0)) }),
            !path.contains("//"), !path.split(separator: "/").contains("..")
        else { return nil }

        var host = authority.lowercased()[...]
        var portText: Substring?
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let after = host[host.index(after: end)...]
            guard after.isEmpty || after.hasPrefix(":") else { return nil }
            portText = after.isEmpty ? nil : after.dropFirst()
            host = host[..<end].dropFirst()
            guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
        } else {
            if let colon = host.firstIndex(of: ":") {
                portText = host[host.index(after: colon)...]
                host = host[..<colon]
            }
            guard !host.isEmpty, host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) })
            else { return nil }
        }
        if let portText {
            guard !portText.isEmpty, portText.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(portText),
                (1...65_535).contains(number)
            else { return nil }
            port = number
        } else {
            port = nil
        }
        self.host = String(host)
        self.path = path
    }

    /// Whether it never leaves this machine.
    var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return parts.count == 4 && parts.first == 127
            && parts.allSatisfy { part in part.map { (0...255).contains($0) } ?? false }
    }

    var description: String {
        let shownHost = host.contains(":") ? "[\(host)]" : host
        return "\(isSecure ? "https" : "http")://\(shownHost)\(port.map { ":\($0)" } ?? "")\(path)"
    }
}
