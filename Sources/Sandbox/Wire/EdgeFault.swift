/// What the reference of a prompt makes go wrong: `SIM-RESET` closes the connection, `SIM-CONFLICT` brings two answers, and
/// so on.
enum EdgeFault: String, CaseIterable, Sendable {
    case rateLimited = "SIM-429"
    case busy = "SIM-BUSY"
    case spike = "SIM-SPIKE500"
    case quota = "SIM-QUOTA"
    case internalError = "SIM-500"
    case soap = "SIM-SOAP"
    case forbidden = "SIM-403"
    case unavailable = "SIM-503"
    case reset = "SIM-RESET"
    case slow = "SIM-SLOW"
    case truncated = "SIM-TRUNC"
    case token404 = "SIM-TOKEN"
    case token401 = "SIM-TOKEN401"
    case token400 = "SIM-TOKEN400"
    case noProduct = "SIM-NOPROD"
    case locked = "SIM-LOCK"
    case conflict = "SIM-CONFLICT"
    case lateConflict = "SIM-CONFL2"

    /// Reads the first twelve characters of a reference, all that a prompt shows.
    init?(reference: String?) {
        guard let reference else { return nil }
        self.init(rawValue: String(reference.prefix(12)))
    }

    /// The refusal in place of a prompt; nil where the prompt is made.
    var refusal: WireRefusal? {
        switch self {
        case .rateLimited: .spikeArrest(.safaricomSandbox)
        case .busy: .busy
        case .spike: .spikeInEnvelope
        case .quota: .quota
        case .soap: .soap
        case .forbidden: .page(status: 403)
        case .unavailable: .page(status: 503)
        case .noProduct: .noProduct
        case .locked: .phoneLocked
        case .internalError, .reset, .slow, .truncated, .token404, .token401, .token400, .conflict, .lateConflict: nil
        }
    }

    /// The token fault it shows once.
    var tokenFault: TokenFault? {
        switch self {
        case .token404: .notFound
        case .token401: .unauthorised
        case .token400: .badRequest
        case .rateLimited, .busy, .spike, .quota, .internalError, .soap, .forbidden, .unavailable, .reset, .slow,
            .truncated, .noProduct, .locked, .conflict, .lateConflict:
            nil
        }
    }

    /// What becomes of the prompt, whatever its phone is; nil where the phone decides.
    ///
    /// Safaricom's own sandbox was seen to deny by query what its callback had called paid. Here no money moves, so that
    /// no list has a row of it; the callback comes before the first question, or after it.
    var script: PhoneScript? {
        let cancelled = PhoneScript.Act.ends(code: "1032", after: PhoneScript.usualDelay)
        return switch self {
        case .conflict: PhoneScript(cancelled, callbackSays: "0")
        case .lateConflict: PhoneScript(cancelled, callbackAfter: .seconds(20), callbackSays: "0")
        case .rateLimited, .busy, .spike, .quota, .internalError, .soap, .forbidden, .unavailable, .reset, .slow,
            .truncated, .token404, .token401, .token400, .noProduct, .locked:
            nil
        }
    }

    /// What becomes of the answer to a prompt that was made.
    func spoil(_ answer: WireAnswer, requestID: String) -> WireAnswer {
        var spoilt = answer
        switch self {
        case .internalError: spoilt = WireRefusal.internalError.answer(requestID: requestID)
        case .reset: spoilt.manner = .hangUp
        case .slow: spoilt.manner = .late(.seconds(35))
        case .truncated: spoilt.manner = .cutShort
        case .rateLimited, .busy, .spike, .quota, .soap, .forbidden, .unavailable, .token404, .token401, .token400,
            .noProduct, .locked, .conflict, .lateConflict:
            break
        }
        return spoilt
    }
}
