import Transport

/// An answer that refuses, in one of the four shapes that Safaricom's front doors use.
enum WireRefusal: Error, Equatable, Sendable {
    /// Daraja's own envelope.
    case envelope(status: Int, code: String, message: String)
    /// The rate limit's fault object.
    case spikeArrest(RateLimit)
    /// A SOAP fault that somebody turned into JSON.
    case soap
    /// A page of the edge in front of everything.
    case page(status: Int)
    /// Nothing but the status.
    case bare(status: Int)

    static func invalid(_ field: String, because reason: String? = nil) -> WireRefusal {
        .envelope(
            status: 400, code: "400.002.02",
            message: "Bad Request - Invalid \(field)" + (reason.map { " - \($0)" } ?? ""))
    }

    /// How the calls about direct payments refuse a field.
    static func unfit(_ field: String, because reason: String? = nil) -> WireRefusal {
        .envelope(
            status: 400, code: "400.003.02",
            message: "Bad Request - Invalid \(field)" + (reason.map { " - \($0)" } ?? ""))
    }

    static func wrongMethod(_ method: String) -> WireRefusal {
        .envelope(status: 405, code: "405.001", message: "\(method) Method Not Allowed")
    }

    static func token(_ fault: TokenFault, token: String) -> WireRefusal {
        switch fault {
        case .notFound: .envelope(status: 404, code: "404.001.03", message: "Invalid Access Token")
        case .unauthorised:
            .envelope(
                status: 401, code: "401.002.01", message: "Error Occurred - Invalid Access Token - \(token)")
        case .badRequest: .envelope(status: 400, code: "400.003.01", message: "Invalid Access Token")
        }
    }

    static let wrongPath = WireRefusal.envelope(status: 404, code: "404.001.01", message: "Resource not found")
    static let noToken = WireRefusal.envelope(
        status: 404, code: "404.001.04", message: "Invalid Authentication Header")
    static let noProduct = WireRefusal.envelope(
        status: 401, code: "401.003.01",
        message: "Error Occurred - Invalid Access Token - Invalid API call as no apiproduct match found")
    static let notBasic = WireRefusal.envelope(
        status: 400, code: "400.008.01", message: "Invalid authentication type passed")
    static let wrongGrant = WireRefusal.envelope(status: 400, code: "400.008.02", message: "Invalid grant type passed")
    static let noMerchant = WireRefusal.envelope(
        status: 500, code: "500.001.1001", message: "Merchant does not exist")
    static let wrongCredentials = WireRefusal.envelope(
        status: 500, code: "500.001.1001", message: "[MerchantValidate] - Wrong credentials")
    static let phoneLocked = WireRefusal.envelope(
        status: 500, code: "500.001.1001",
        message: "Unable to lock subscriber, a transaction is already in process for the current subscriber")
    static let unknownPrompt = WireRefusal.envelope(
        status: 500, code: "500.001.1001", message: "The transaction does not Exist")
    static let busy = WireRefusal.envelope(
        status: 500, code: "500.003.02", message: "System is busy. Please try again in few minutes.")
    static let spikeInEnvelope = WireRefusal.envelope(
        status: 500, code: "500.003.02", message: "Error Occurred: Spike Arrest Violation")
    static let quota = WireRefusal.envelope(
        status: 500, code: "500.003.03", message: "Error Occurred: Quota Violation")
    static let alreadyRegistered = WireRefusal.envelope(
        status: 500, code: "500.003.1001", message: "Urls are already registered.")
    static let internalError = WireRefusal.envelope(
        status: 500, code: "500.003.1001", message: "Internal Server Error")

    /// The answer, with a request id where the shape has one.
    func answer(requestID: String) -> WireAnswer {
        switch self {
        case .envelope(let status, let code, let message):
            WireAnswer(
                status,
                ["requestId": .string(requestID), "errorCode": .string(code), "errorMessage": .string(message)])
        case .spikeArrest(let limit):
            WireAnswer(429, Self.fault(limit))
        case .soap:
            WireAnswer(
                500,
                [
                    "Envelope": [
                        "encodingStyle": "http://schemas.xmlsoap.org/soap/encoding/",
                        "Body": ["Fault": ["faultcode": "SOAP-ENV:Server", "faultstring": "Internal Error"]],
                    ]
                ])
        case .page(let status):
            WireAnswer(status: status, contentType: "text/html", body: Array(Self.page(status).utf8))
        case .bare(let status):
            WireAnswer(status: status, contentType: nil, body: [])
        }
    }

    private static func fault(_ limit: RateLimit) -> JSON {
        let microseconds = limit.period.components.seconds * 1_000_000
        let rate =
            "MessageRate{messagesPerPeriod=\(limit.calls), periodInMicroseconds=\(microseconds), "
            + "maxBurstMessageCount=\(limit.burst).0}"
        return [
            "fault": [
                "faultstring": .string("Spike arrest violation. Allowed rate : \(rate)"),
                "detail": ["errorcode": "policies.ratelimit.SpikeArrestViolation"],
            ]
        ]
    }

    private static func page(_ status: Int) -> String {
        if status == 403 {
            return """
                <html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW">\
                <meta name="format-detection" content="telephone=no"></head>\
                <body style="margin:0px;height:100%">Request unsuccessful. Incapsula incident ID: \
                000000000000000000-000000000000000000</body></html>
                """
        }
        return """
            <html><head><title>503 Service Temporarily Unavailable</title></head>\
            <body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>
            """
    }
}
