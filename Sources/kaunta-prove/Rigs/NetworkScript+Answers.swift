extension NetworkScript {
    /// Statuses: what proves that no prompt went out, and everything that does not.
    static let answers: [NetworkScript] = [
        answering("redirects of every kind", .lost) { _, turn in
            let status = [300, 301, 302, 303, 304, 305, 307, 308][turn % 8]
            return HTTPText.answer(
                status, status == 304 ? "" : "{}", "Location: /mpesa/stkpush/v1/processrequest")
        },
        answering("redirects to another place", .lost) { line, turn in
            let status = [301, 302, 307, 308][turn % 4]
            let other = "http://127.0.0.1:\(line.gateway.port)/mpesa/stkpush/v1/processrequest"
            return HTTPText.answer(status, "", "Location: \(other)")
        },
        answering("failures of every class, unlisted", .lost) { _, turn in
            let status = unlisted[turn % unlisted.count]
            return HTTPText.answer(status, HTTPText.fault("\(status).999.99", "Something else"))
        },
        answering("failures of every class, with nothing in them", .lost) { _, turn in
            HTTPText.answer(unlisted[turn % unlisted.count], "")
        },
        answering("failures of every class, as web pages", .lost) { _, turn in
            HTTPText.answer(unlisted[turn % unlisted.count], "<html><body>Incapsula incident</body></html>")
        },
        answering("refusals on the list", .refused) { _, turn in
            let (status, code, words) = listed[turn % listed.count]
            return HTTPText.answer(status, HTTPText.fault(code, words))
        },
        answering("tokens refused", .refused) { _, turn in
            let (status, code) = [(404, "404.001.03"), (401, "401.002.01"), (400, "400.003.01")][turn / 2 % 3]
            return HTTPText.answer(status, HTTPText.fault(code, "Invalid Access Token"))
        },
        answering("listed words with a status of success", .lost) { _, turn in
            let (_, code, words) = listed[turn % listed.count]
            return HTTPText.answer(200, HTTPText.fault(code, words))
        },
        answering("spike arrest of the API gateway", .lost) { _, _ in
            HTTPText.answer(
                429,
                #"{"fault":{"faultstring":"Spike arrest","detail":{"errorcode":"policies.ratelimit.SpikeArrestViolation"}}}"#
            )
        },
        answering("being processed", .lost) { _, _ in
            HTTPText.answer(500, HTTPText.fault("500.001.1001", "The transaction is being processed"))
        },
    ]

    private static let unlisted = [
        400, 402, 403, 404, 405, 406, 408, 409, 410, 411, 413, 414, 415, 418, 421, 422, 425, 428, 429, 431, 451, 499,
        500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599,
    ]

    private static let listed = [
        (400, "400.002.02", "Bad Request - Invalid PhoneNumber"), (400, "400.002.02", "Bad Request - Invalid Amount"),
        (400, "400.002.02", "Bad Request - Invalid CallBackURL"), (404, "404.001.01", "Resource not found"),
        (405, "405.001", "Method Not Allowed"), (500, "500.001.1001", "Merchant does not exist"),
        (500, "500.001.1001", "Wrong credentials"),
        (500, "500.001.1001", "Unable to lock subscriber, a transaction is already in process"),
        (500, "500.003.02", "System is busy. Please try again in few minutes."),
        (500, "500.003.02", "Error Occurred: Spike Arrest Violation"), (500, "500.003.03", "Quota Violation"),
    ]
}
