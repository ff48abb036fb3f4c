import Transport

/// Where a callback goes: an https address, or a plain one of this machine.
struct CallbackAddress: Equatable, Sendable {
    /// As it was written.
    let text: String
    /// Taken apart.
    let web: WebAddress

    /// Reads an absolute address; nil for what the gateway would refuse.
    init?(_ text: String) {
        guard let web = WebAddress(text), web.isSecure || web.isLoopback else { return nil }
        self.text = text
        self.web = web
    }

    /// Whether nothing can ever answer there: `.invalid` is reserved for names that lead nowhere (RFC 6761).
    var leadsNowhere: Bool { web.host.lowercased() == "invalid" || web.host.lowercased().hasSuffix(".invalid") }

    /// The first word in it that Safaricom does not want to see.
    var listedWord: String? {
        let lowered = text.lowercased()
        return ["m-pesa", "mpesa", "safaricom", "exec", "exe", "cmd", "sql", "query"].first(where: lowered.contains)
    }
}
