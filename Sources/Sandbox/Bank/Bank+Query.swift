import Payments
import Transport

extension Bank {
    /// Says what became of a prompt: its code as text, never its receipt.
    mutating func query(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        try admit(request, at: moment)
        if queryPace?.admits(at: moment.uptime) == false, let limit = queryPace?.limit { throw .spikeArrest(limit) }
        guard request.saysJSON, let body = try? JSON(strict: request.body), case .object = body
        else { throw .invalid("BusinessShortCode") }

        let signature = try RequestSignature(body)
        guard let checkout = body["CheckoutRequestID"]?.text, !checkout.isEmpty
        else { throw .invalid("CheckoutRequestID") }
        let merchant = try signature.merchant(among: configuration.merchants)
        guard let place = places[checkout], prompts[place].order.signer == merchant.signer
        else { throw .unknownPrompt }

        prompts[place].questions += 1
        if configuration.forgetsSome, mint.oneInFive() { throw .unknownPrompt }
        guard let code = prompts[place].code(at: moment.uptime) else { return try pending(prompts[place]) }
        return answer(about: prompts[place], code: code)
    }

    private func pending(_ prompt: Prompt) throws(WireRefusal) -> WireAnswer {
        func envelope(_ status: Int, _ message: String) -> WireAnswer {
            // The classic answers carry the prompt's own name where others have a request id.
            WireRefusal.envelope(status: status, code: "500.001.1001", message: message)
                .answer(requestID: prompt.checkoutRequestID)
        }
        return switch configuration.pendingForm {
        case .code4999: answer(about: prompt, code: "4999")
        case .classicError: envelope(500, "The transaction is being processed")
        case .emptyMessage: envelope(200, "")
        }
    }

    private func answer(about prompt: Prompt, code: String) -> WireAnswer {
        WireAnswer(
            200,
            [
                "ResponseCode": "0",
                // Three s: as it stands in live logs.
                "ResponseDescription": "The service request has been accepted successsfully",
                "MerchantRequestID": .string(prompt.merchantRequestID),
                "CheckoutRequestID": .string(prompt.checkoutRequestID),
                "ResultCode": .string(code),
                "ResultDesc": .string(ResultWords.inQuery(code)),
            ])
    }
}
