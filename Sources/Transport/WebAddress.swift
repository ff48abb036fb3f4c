/// An `http` or `https` address, taken apart strictly: plain characters only, no user, no fragment.
public struct WebAddress: Equatable, Hashable, Sendable, CustomStringConvertible {
    /// Whether the connection is encrypted.
    public let isSecure: Bool
    /// The host as written: a name or an IP address, without brackets.
    public let host: String
    /// The port; 443 or 80 where none is written.
    public let port: Int
    /// Path and query: what stands in the request line. Empty, or starts with a slash.
    public let path: String

    /// Takes the address apart; nil for anything that is not one.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("#"), !text.contains("\\") else {
            return nil
        }
        let rest: Substring
        if text.lowercased().hasPrefix("https://") {
            (isSecure, rest) = (true, text.dropFirst(8))
        } else if text.lowercased().hasPrefix("http://") {
            (isSecure, rest) = (false, text.dropFirst(7))
        } else {
            return nil
        }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard rest[end...].first != "?" else { return nil }
        path = String(rest[end...])
        guard let (host, port) = Self.authority(rest[..<end], usualPort: isSecure ? 443 : 80) else { return nil }
        self.host = host
        self.port = port
    }

    /// Makes the https address of a host that stands in the source code.
    public init(https host: StaticString) {
        self.init(isSecure: true, host: host.description, port: 443, path: "")
    }

    private init(isSecure: Bool, host: String, port: Int, path: String) {
        self.isSecure = isSecure
        self.host = host
        self.port = port
        self.path = path
    }

    /// The address with more path behind it; `more` starts with a slash.
    public func appending(_ more: String) -> WebAddress {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        return WebAddress(isSecure: isSecure, host: host, port: port, path: base + more)
    }

    /// Whether it is this machine: `localhost`, 127.x.x.x or ::1.
    public var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = numbers.count == 4 && numbers.allSatisfy { UInt8($0) != nil }
        return host.lowercased() == "localhost" || host == "::1" || (isIPv4 && numbers[0] == "127")
    }

    /// Whether the host is a number rather than a name.
    var isNumeric: Bool {
        host.contains(":") || host.split(separator: ".").allSatisfy { UInt8($0) != nil }
    }

    /// Host and port as the `Host` header has them; the usual port is left out.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isSecure ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// The whole address.
    public var description: String { "\(isSecure ? "https" : "http")://\(authority)\(path)" }

    private static func authority(_ text: Substring, usualPort: Int) -> (host: String, port: Int)? {
        var host = text
        var port = usualPort
        if text.first == "[" {
            guard let close = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<close]
            guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return nil }
            let rest = text[text.index(after: close)...]
            if !rest.isEmpty {
                guard rest.first == ":", let written = self.port(rest.dropFirst()) else { return nil }
                port = written
            }
            return (String(host), port)
        }
        if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            guard let written = self.port(text[text.index(after: colon)...]) else { return nil }
            port = written
        }
        guard !host.isEmpty, host.first != ".", host.first != "-",
            host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
        else { return nil }
        return (String(host), port)
    }

    private static func port(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(text),
            (1...65_535).contains(port)
        else { return nil }
        return port
    }
}
