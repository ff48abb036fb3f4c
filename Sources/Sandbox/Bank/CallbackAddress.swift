/// Where a callback goes: an https address, or a plain one of this machine.
struct CallbackAddress: Equatable, Sendable {
    let text: String
    let host: String

    /// Reads an absolute address; nil for what the gateway would refuse.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        guard let mark = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        let authority = text[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), let host = Self.host(of: authority) else { return nil }
        guard scheme == "https" || (scheme == "http" && Self.isLoopback(host)) else { return nil }
        self.text = text
        self.host = host
    }

    /// Whether nothing can ever answer there: `.invalid` is reserved for names that lead nowhere (RFC 6761).
    var leadsNowhere: Bool { host == "invalid" || host.hasSuffix(".invalid") }

    /// The first word in it that Safaricom does not want to see.
    var listedWord: String? {
        let lowered = text.lowercased()
        return ["m-pesa", "mpesa", "safaricom", "exe", "exec", "cmd", "sql", "query"].first(where: lowered.contains)
    }

    private static func host(of authority: Substring) -> String? {
        var host = authority
        var port: Substring?
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let rest = host[host.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
            host = host[host.index(after: host.startIndex)..<end]
        } else if let colon = host.firstIndex(of: ":") {
            port = host[host.index(after: colon)...]
            host = host[..<colon]
        }
        if let port { guard let number = UInt16(port), number > 0 else { return nil } }
        return host.isEmpty || host.contains("..") ? nil : host.lowercased()
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
