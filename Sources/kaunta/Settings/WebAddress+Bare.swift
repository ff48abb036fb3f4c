import Transport

extension WebAddress {
    /// Reads the address of a server that people write into settings: no query, no odd path, a slash at the end or not,
    /// the host in small letters (Safaricom has refused capitals).
    init?(bare text: String) {
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        guard let written = WebAddress(text),
            written.path.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "/-_.~".contains($0)) }),
            !written.path.contains("//"), !written.path.split(separator: "/").contains("..")
        else { return nil }
        let start = written.isSecure ? "https://" : "http://"
        self.init(start + written.authority.lowercased() + written.path)
    }
}
