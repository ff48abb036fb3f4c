/// An organisation that the sandbox lets customers pay.
public struct SandboxMerchant: Equatable, Sendable {
    /// The number that signs its requests.
    public var signer: String
    /// The secret it signs with.
    public var passkey: String
    /// The tills of a store; none for a pay bill, which is paid itself.
    public var tills: [String]

    /// Takes the parts.
    public init(signer: String, passkey: String, tills: [String] = []) {
        self.signer = signer
        self.passkey = passkey
        self.tills = tills
    }

    /// The passkey that Safaricom prints on its public pages.
    public static let publicPasskey = "bfb279f9aa9bdbcf158e97dd71a467cd2e0c893059b10f78e6b72ada1ed2c919"

    /// The pay bill that Safaricom's sandbox lends to everybody.
    public static let publicPayBill = SandboxMerchant(signer: "174379", passkey: publicPasskey)

    /// A store with one till: Safaricom's sandbox has none that works.
    public static let testTill = SandboxMerchant(signer: "600100", passkey: publicPasskey, tills: ["5600101"])

    /// Whether it is a pay bill.
    var isPayBill: Bool { tills.isEmpty }
}
