public import Payments
public import Transport

/// Tells Safaricom where to post about money paid straight to the shop. In production that is taken once for a number;
/// after that only the portal, or Safaricom's support, changes it.
public struct C2BRegister: DarajaRequest {
    /// Which of the two products the app has: the path of the other is refused.
    public let version: C2BVersion
    /// The number whose payments are told of.
    public let number: ShortCode
    /// What becomes of a payment whose validation nobody answers in time.
    public let silence: Silence
    /// Where a payment that happened is told of.
    public let confirmation: String
    /// Where a payment that is about to happen is asked about.
    public let validation: String

    /// What becomes of a payment whose validation nobody answers in time.
    public enum Silence: String, Equatable, Sendable, CaseIterable {
        /// It goes through.
        case completed = "Completed"
        /// It is turned away.
        case cancelled = "Cancelled"
    }

    /// Makes the request; the two addresses are the callback address with a secret last part each.
    ///
    /// - Throws: `C2BRegisterFault`; the address itself was checked when it was read.
    public init(
        _ number: ShortCode, at base: CallbackBase, confirmation: CallbackToken, validation: CallbackToken,
        version: C2BVersion = .v2, silence: Silence = .completed
    ) throws(C2BRegisterFault) {
        if base == .nowhere { throw .noAddress }
        if confirmation == validation { throw .oneToken }
        self.version = version
        self.number = number
        self.silence = silence
        self.confirmation = base.address(for: confirmation)
        self.validation = base.address(for: validation)
    }

    public var path: String { "/mpesa/c2b/\(version.rawValue)/registerurl" }

    public var body: JSON {
        [
            "ShortCode": .string(number.digits), "ResponseType": .string(silence.rawValue),
            "ConfirmationURL": .string(confirmation), "ValidationURL": .string(validation),
        ]
    }

    public func response(to reply: HTTPReply) -> C2BRegistration {
        switch DarajaReply(reply) {
        case .answer(let json): C2BRegistration(json)
        case .fault(let fault): C2BRegistration(fault)
        }
    }
}

extension C2BRegister: CustomStringConvertible {
    public var description: String { "addresses for direct payments to \(number), \(version.rawValue)" }
}

/// The two products that tell of direct payments: the newer one masks the payer's number, the older one hashes it.
public enum C2BVersion: String, Equatable, Sendable, CaseIterable {
    case v1, v2
}

/// Why no addresses can be registered. Nothing was sent.
public enum C2BRegisterFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Nothing reaches us from outside.
    case noAddress
    /// Both addresses would be one: a question could not be told from news.
    case oneToken

    public var description: String {
        switch self {
        case .noAddress: "There is no callback address that Safaricom could post to. Nothing was sent."
        case .oneToken: "The confirmation and the validation have the same token, and need one each. Nothing was sent."
        }
    }
}

/// What Safaricom said to a registration. No money moves either way.
public enum C2BRegistration: Equatable, Sendable {
    /// It took the addresses.
    case registered
    /// It has addresses for this number, and keeps them: whose they are it does not say.
    case alreadyRegistered
    /// Somebody else, such as an aggregator, has registered addresses for this number.
    case registeredElsewhere
    /// It refused, and nothing changed.
    case refused(ErrorMeaning, reason: String)
    /// Its answer does not say.
    case unclear(reason: String)

    /// Reads an answer in all its shapes: some have no code, and a code of any number of zeros is zero.
    init(_ json: JSON) {
        let words = json["ResponseDescription"]?.shownText ?? ""
        let isSuccess = words.lowercased() == "success"
        if words.lowercased().contains("already registered") {
            self = .alreadyRegistered
        } else if let code = json["ResponseCode"], !code.isNull {
            self =
                code.integer == 0
                ? .registered : .unclear(reason: "ResponseCode \(code.shownText ?? "unreadable") \(words)")
        } else {
            self = isSuccess ? .registered : .unclear(reason: words.isEmpty ? "no words and no code" : words)
        }
    }

    /// Reads an error: only one that says why is a refusal.
    init(_ fault: DarajaFault) {
        self =
            switch fault.meaning {
            case .alreadyRegistered: .alreadyRegistered
            case .registeredElsewhere: .registeredElsewhere
            case .invalidField, .tokenRefused, .productMissing, .merchantUnknown, .noSuchPath, .wrongMethod,
                .unreadablePayload, .authorizationMissing, .oauthMisuse, .wrongCredentials, .busy, .rateLimited, .quota:
                .refused(fault.meaning, reason: fault.description)
            case .subscriberLocked, .beingProcessed, .doesNotExist, .withoutWords, .maintenance, .internalError,
                .unlisted:
                .unclear(reason: fault.description)
            }
    }
}
