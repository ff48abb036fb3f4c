extension SandboxConfiguration {
    /// The settings that lead a console to a sandbox at that port, in the order in which people read them.
    public func exports(port: Int) -> [(name: String, value: String)] {
        var exports = [
            (name: "MPESA_ENVIRONMENT", value: "sandbox"),
            (name: "MPESA_BASE_URL", value: "http://127.0.0.1:\(port)"),
            (name: "MPESA_CONSUMER_KEY", value: consumerKey),
            (name: "MPESA_CONSUMER_SECRET", value: consumerSecret),
        ]
        exports.append((name: "MPESA_INITIATOR_NAME", value: initiator))
        exports.append((name: "MPESA_SECURITY_CREDENTIAL", value: securityCredential))
        if let merchant = merchants.first {
            exports.append((name: "MPESA_SHORTCODE", value: merchant.signer))
            exports.append((name: "MPESA_PASSKEY", value: merchant.passkey))
        }
        return exports
    }

    /// The same as lines for a shell: `export MPESA_ENVIRONMENT='sandbox'`.
    public func shellExports(port: Int) -> String {
        exports(port: port).map { name, value in
            // The only character that means anything inside single quotes is the single quote.
            "export \(name)='\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
        }.joined(separator: "\n")
    }
}
