import Transport

extension Bank {
    /// Hands out a token for the right key and secret.
    mutating func token(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        guard request.method == "GET" else { throw .wrongMethod(request.method) }
        guard let credentials = request.credentials("Basic") else { throw .notBasic }
        guard request.parameter("grant_type") == "client_credentials" else { throw .wrongGrant }
        guard plainText(ofBase64: credentials) == "\(configuration.consumerKey):\(configuration.consumerSecret)"
        else { throw .bare(status: 400) }

        let token = mint.token()
        let seconds = configuration.tokenSeconds
        tokens.issue(
            token, until: moment.uptime + .seconds(seconds), endingOthers: configuration.newTokenEndsOld)
        let life: JSON = configuration.writesExpiryAsText ? .string(String(seconds)) : .number(String(seconds))
        return WireAnswer(200, ["access_token": .string(token), "expires_in": life])
    }
}
