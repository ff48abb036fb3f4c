import Payments

/// One prompt from its acceptance to its end.
struct Prompt: Equatable, Sendable {
    let checkoutRequestID: String
    let merchantRequestID: String
    let order: PushOrder
    let script: PhoneScript
    let submitted: Moment
    /// When and how it ends if nobody acts before; nil where it hangs for ever.
    let plan: Plan?
    /// How long the phone takes no other prompt at most; its end frees it before.
    let busyUntil: Duration
    var ending: Ending?
    var questions = 0

    /// When and how it ends by itself.
    struct Plan: Equatable, Sendable {
        var code: String
        var at: Duration
    }

    /// How it ended.
    struct Ending: Equatable, Sendable {
        var code: String
        var at: Moment
        var receipt: String?
    }

    var phone: MSISDN { order.phone }
    var shillings: Int64 { order.shillings }

    /// Whether its phone takes no other prompt now.
    func keepsPhoneBusy(at uptime: Duration) -> Bool {
        if let busyFor = script.busyFor { return uptime < submitted.uptime + busyFor }
        return ending == nil && uptime < busyUntil
    }

    /// The code that a question is answered with; nil while it is open.
    func code(at uptime: Duration) -> String? {
        if let ending { return ending.code }
        if let denial = script.denial, uptime >= submitted.uptime + denial.after { return denial.code }
        return nil
    }
}

extension SandboxPrompt {
    init(_ prompt: Prompt) {
        checkout = CheckoutRequestID(prompt.checkoutRequestID)
        merchant = MerchantRequestID(prompt.merchantRequestID)
        phone = prompt.phone
        amount = Money(shillings: prompt.shillings) ?? .zero
        payee = prompt.order.payee
        reference = prompt.order.reference
        submittedAt = prompt.submitted.now
        outcome = prompt.ending.map { ResultCode($0.code) }
        receipt = prompt.ending?.receipt.flatMap { Receipt($0) }
        questions = prompt.questions
    }
}
