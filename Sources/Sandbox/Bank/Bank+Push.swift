import Payments
import Transport

extension Bank {
    /// Takes a prompt, or says why not. The same body twice is two prompts: nothing in it names the attempt.
    mutating func push(_ request: WireRequest, at moment: Moment) throws(WireRefusal) -> WireAnswer {
        let body = try? JSON(strict: request.body)
        log.notePush(
            callback: body?["CallBackURL"]?.text ?? "", reference: body?["AccountReference"]?.text ?? "")

        try admit(request, at: moment)
        if pushPace?.admits(at: moment.uptime) == false, let limit = pushPace?.limit { throw .spikeArrest(limit) }
        // A body that can't be read has no fields: the first one is reported.
        guard request.saysJSON, let body, case .object = body else { throw .invalid("BusinessShortCode") }

        let fault = EdgeFault(reference: body["AccountReference"]?.text)
        try showTokenFault(fault, body: body, request: request)
        if let refusal = fault?.refusal { throw refusal }

        let order = try PushOrder(body, rules: configuration)
        let merchant = try order.signature.merchant(among: configuration.merchants)
        guard !prompts.contains(where: { $0.phone == order.phone && $0.keepsPhoneBusy(at: moment.uptime) })
        else { throw .phoneLocked }

        let answer = accept(order, of: merchant, at: moment)
        return fault.map { $0.spoil(answer, requestID: mint.requestID()) } ?? answer
    }

    /// Shows an order its token fault once; the next one to the same phone goes through and clears the mark.
    ///
    /// The callback address does not count: a client that pushes anew may well have a new one.
    private mutating func showTokenFault(
        _ fault: EdgeFault?, body: JSON, request: WireRequest
    ) throws(WireRefusal) {
        guard let tokenFault = fault?.tokenFault else { return }
        let order = ["AccountReference", "PhoneNumber"].map { body[$0]?.text ?? "" }
            .joined(separator: "\n")
        if shownTokenFaults.remove(order) != nil { return }
        shownTokenFaults.insert(order)
        throw .token(tokenFault, token: request.credentials("Bearer") ?? "")
    }

    private mutating func accept(_ order: PushOrder, of merchant: SandboxMerchant, at moment: Moment) -> WireAnswer {
        let merchantRequestID = mint.requestID()
        let checkoutRequestID = mint.checkoutRequestID(at: moment.now, phone: order.phone) { places[$0] != nil }
        let script = script(for: order, of: merchant, at: moment)
        let prompt = Prompt(
            checkoutRequestID: checkoutRequestID, merchantRequestID: merchantRequestID, order: order, script: script,
            submitted: moment, plan: plan(of: script, from: moment),
            busyUntil: moment.uptime + configuration.promptLife)
        let place = prompts.count
        prompts.append(prompt)
        places[checkoutRequestID] = place
        open.insert(place)
        log.notePrompt(checkoutRequestID, callback: order.callback.text, reference: order.reference)

        var answer = WireAnswer(
            200,
            [
                "MerchantRequestID": .string(merchantRequestID), "CheckoutRequestID": .string(checkoutRequestID),
                "ResponseCode": "0", "ResponseDescription": "Success. Request accepted for processing",
                "CustomerMessage": "Success. Request accepted for processing",
            ])
        if script.callbacks == .beforeTheAnswer {
            advance(to: moment)
            if let place = outbox.lastIndex(where: { $0.subject == checkoutRequestID }) {
                answer.callbackFirst = outbox.remove(at: place)
            }
        }
        return answer
    }

    /// What will happen to an order: what it asks for may end it before the customer does.
    private func script(for order: PushOrder, of merchant: SandboxMerchant, at moment: Moment) -> PhoneScript {
        let isKnownPayee = merchant.isPayBill ? order.payee == merchant.signer : merchant.tills.contains(order.payee)
        let fitsType = merchant.isPayBill == (order.type == .payBill)
        if !fitsType { return .ending("2028") }
        if !isKnownPayee { return .ending(merchant.isPayBill ? "2028" : "SFC_IC0003") }
        if order.promptText.count > 182 { return .ending("1025") }
        if order.shillings > PromptOrder.shillings.upperBound { return .ending("3") }
        if configuration.refusesSameAmount, wasJustPaid(order, at: moment) { return .ending("17") }
        return EdgeFault(reference: order.reference)?.script ?? PhoneScript(for: order.phone)
    }

    private func wasJustPaid(_ order: PushOrder, at moment: Moment) -> Bool {
        prompts.contains {
            $0.phone == order.phone && $0.shillings == order.shillings && $0.ending?.receipt != nil
                && moment.uptime < $0.submitted.uptime + .seconds(120)
        }
    }

    private func plan(of script: PhoneScript, from moment: Moment) -> Prompt.Plan? {
        switch script.act {
        case .ends(let code, let after): Prompt.Plan(code: code, at: moment.uptime + after)
        case .nothing: nil
        case .held:
            if case .pays(let after) = configuration.customer, after < configuration.promptLife {
                Prompt.Plan(code: CustomerAct.approve.code, at: moment.uptime + after)
            } else {
                Prompt.Plan(code: CustomerAct.expire.code, at: moment.uptime + configuration.promptLife)
            }
        }
    }
}
