public import Daraja

/// What a sandbox plays, and how strictly. The defaults are Safaricom's own sandbox as of 2026.
public struct SandboxConfiguration: Equatable, Sendable {
    /// The address to listen at. Only this machine itself is taken.
    public var host = "127.0.0.1"
    /// The port to listen at; 0 takes any free one.
    public var port = 8700

    /// The consumer key that gets a token.
    public var consumerKey = "sandbox-key"
    /// Its secret.
    public var consumerSecret = "sandbox-secret"
    /// Who may ask about transactions.
    public var initiator = "testapi"
    /// That user's password, as if it were encrypted: nothing here decrypts it.
    public var securityCredential = "c2FuZGJveCBjcmVkZW50aWFs"
    /// The organisations that can be paid.
    public var merchants: [SandboxMerchant] = [.publicPayBill, .testTill]
    /// Whether the app may use M-PESA Express; without it every call is refused with 401.003.01.
    public var hasProduct = true

    /// How long a token is good, in seconds.
    public var tokenSeconds: Int64 = 3599
    /// Whether a new token ends the one before, as Safaricom's portal says.
    public var newTokenEndsOld = true
    /// Whether `expires_in` is written as text, as older gateways did.
    public var writesExpiryAsText = false
    /// How a bad token is refused.
    public var tokenFault: TokenFault = .notFound

    /// What a phone does that no trigger number speaks for.
    public var customer: VirtualCustomer = .waitsForYou
    /// How long a prompt stays on the phone.
    public var promptLife: Duration = .seconds(60)
    /// Whether the same amount from the same phone within two minutes of a payment ends with code 17.
    public var refusesSameAmount = true

    /// How many questions a minute are answered; nil answers all.
    public var queryLimit: RateLimit? = .safaricomSandbox
    /// How many prompts a minute are taken; nil takes all.
    public var pushLimit: RateLimit?
    /// How a question about an open prompt is answered.
    public var pendingForm: PendingForm = .code4999
    /// Whether about one question in five is answered "does not Exist" for a prompt that exists.
    public var forgetsSome = false

    /// Whether references over 12 and descriptions over 13 characters are refused; else the prompt takes them.
    public var checksLengths = true
    /// Whether callback addresses with words that Safaricom lists (mpesa, exe, cmd, …) are refused.
    public var checksAddressWords = false

    /// Which products for direct payments the app has; the path of another is refused with 401.003.01.
    public var directProducts: Set<C2BVersion> = [.v1, .v2]
    /// Whether the shop is asked before a direct payment happens.
    public var validatesDirectPayments = true
    /// Whether it plays the real thing: addresses are registered once for a number, and no payment is made up.
    public var playsProduction = false

    /// The sandbox as it is.
    public init() {}
}

/// How a bad token is refused: three APIs of Safaricom, three codes.
public enum TokenFault: Equatable, Sendable {
    /// 404 with 404.001.03.
    case notFound
    /// 401 with 401.002.01, which repeats the token.
    case unauthorised
    /// 400 with 400.003.01.
    case badRequest
}

/// What a phone does that no trigger number speaks for.
public enum VirtualCustomer: Equatable, Sendable {
    /// It rings until somebody approves or cancels through the control addresses.
    case waitsForYou
    /// The customer types the right PIN after so long, unless somebody acts earlier.
    case pays(after: Duration)
}

/// How a question about an open prompt is answered.
public enum PendingForm: Equatable, Sendable {
    /// 200 with code 4999.
    case code4999
    /// 500 with 500.001.1001 "The transaction is being processed".
    case classicError
    /// 200 with 500.001.1001 and no message.
    case emptyMessage
}

/// So many calls in so long, evenly spread, with no more than `burst` at once.
public struct RateLimit: Equatable, Sendable {
    /// How many calls.
    public var calls: Int
    /// In how long.
    public var period: Duration
    /// How many at once.
    public var burst: Int

    /// Takes the parts.
    public init(calls: Int, period: Duration, burst: Int) {
        self.calls = max(1, calls)
        self.period = period
        self.burst = max(1, burst)
    }

    /// 5 in a minute, one at a time: measured at Safaricom's sandbox in 2026.
    public static let safaricomSandbox = RateLimit(calls: 5, period: .seconds(60), burst: 1)
}
