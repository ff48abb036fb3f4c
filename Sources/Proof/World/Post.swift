import Payments
import Synchronization

/// Carries the gateway's messages, and strangers' forgeries, to the shop: late, twice, in any order, or never.
final class Post: Sendable {
    /// A message on its way. Its body is its number, so that it can be read again after a crash.
    struct Mail: Sendable {
        let number: Int
        let token: CallbackToken?
        let reading: Reading
        let isListed: Bool
        /// Whose payment it tells of, for the judge.
        let about: AttemptID?

        /// The prompt that it names.
        var named: CheckoutRequestID? {
            switch reading {
            case .paid(let claim): claim.checkout
            case .failed(let denial): denial.checkout
            case .confirmed, .reversed, .told, .junk: nil
            }
        }
    }

    /// What a body says.
    enum Reading: Sendable {
        case paid(CallbackClaim)
        case failed(CallbackDenial)
        case confirmed(C2BConfirmation)
        case reversed(ReversalResult)
        case told(StatusResult)
        case junk
    }

    /// How a prompt ended.
    enum Ending: Sendable {
        case paid(Receipt)
        case failed(String)
    }

    private let mails = Mutex<[Mail]>([])
    private let around: Surroundings
    private let receiver = Mutex<(@Sendable (Mail) -> Bool)?>(nil)

    init(_ around: Surroundings) { self.around = around }

    /// Who takes what is delivered; answers whether anybody was there.
    func deliver(to take: @escaping @Sendable (Mail) -> Bool) { receiver.withLock { $0 = take } }

    /// What a kept body says.
    func read(_ body: [UInt8]) -> Mail? {
        guard let number = Int(String(decoding: body, as: UTF8.self)) else { return nil }
        return mails.withLock { $0.indices.contains(number) ? $0[number] : nil }
    }

    // MARK: - True messages

    /// The gateway tells how a prompt ended.
    func tell(of prompt: ModelPrompt, _ ending: Ending) {
        let reading: Reading =
            switch ending {
            case .paid(let receipt): .paid(claim(prompt, receipt: receipt, amount: prompt.attempt.amount))
            case .failed(let code):
                .failed(
                    CallbackDenial(
                        merchant: prompt.merchant, checkout: prompt.checkout, code: ResultCode(code), text: "ended"))
            }
        if !around.strikes(\.callbackLost, .callbackLost) {
            let mail = add(prompt.token, reading, isListed: true, about: prompt.attempt.id)
            send(mail)
            while around.strikes(\.callbackTwice, .callbackTwice) { send(mail) }
        }
        if case .paid(let receipt) = ending, around.dice.happens(around.sky.weather.confirmed) {
            send(add(nil, .confirmed(confirmation(prompt, receipt)), isListed: true, about: prompt.attempt.id))
        }
        let isUnnamed = around.judge.find(prompt.attempt.id)?.record.acceptedAt == nil
        // A prompt whose answer was lost has no name yet: that is when a forged one could be believed.
        if around.dice.happens(around.sky.weather.forged * (isUnnamed ? 5 : 1)) { forge(about: prompt, isUnnamed) }
    }

    /// The gateway tells of money paid straight to the shop.
    func tell(of told: C2BConfirmation) {
        send(add(nil, .confirmed(told), isListed: true, about: nil))
    }

    /// The gateway tells what came of an order to give a payment back, or answers a question about a receipt.
    func tell(_ reading: Reading, at token: CallbackToken) {
        if around.strikes(\.callbackLost, .callbackLost) { return }
        let mail = add(token, reading, isListed: true, about: nil)
        send(mail)
        while around.strikes(\.callbackTwice, .callbackTwice) { send(mail) }
    }

    /// A stranger who knows the address of an order's result says that the money did not go back.
    func denyReversal(at token: CallbackToken, named names: Conversation) {
        around.judge.count(.backForged)
        let told = ReversalResult(names, told: .failed(ResultCode("2001"), text: "forged"))
        send(add(token, .reversed(told), isListed: around.dice.happens(7_000), about: nil), isFast: true)
    }

    private func claim(_ prompt: ModelPrompt, receipt: Receipt?, amount: Money) -> CallbackClaim {
        CallbackClaim(
            merchant: prompt.merchant, checkout: prompt.checkout, receipt: receipt, amount: amount, payer: nil,
            paidAt: around.time.outside, balance: nil)
    }

    private func confirmation(_ prompt: ModelPrompt, _ receipt: Receipt) -> C2BConfirmation {
        C2BConfirmation(
            receipt: receipt, amount: prompt.attempt.amount, payee: prompt.attempt.payee.payee,
            account: prompt.attempt.account,
            payer: payer(holding: prompt.attempt.phone), name: "A CUSTOMER", paidAt: around.time.outside)
    }

    /// The payer as the gateway tells it: in full, masked, or not at all.
    func payer(holding phone: MSISDN) -> Payer? {
        around.dice.pick([nil, .clear(phone), .masked("2547 ***** \(phone.digits.suffix(3))")])
    }

    // MARK: - Forgeries

    /// A stranger who knows the prompt's secret address posts there.
    private func forge(about prompt: ModelPrompt, _ isUnnamed: Bool) {
        let (reading, fault): (Reading, Fault) =
            switch isUnnamed ? 4 : around.dice.draw(below: 6) {
            case 0:
                (
                    .paid(
                        claim(prompt, receipt: Receipt("FAKE\(100_000 + prompt.number)"), amount: prompt.attempt.amount)
                    ), .forgedReceipt
                )
            case 1: (.paid(claim(prompt, receipt: nil, amount: prompt.attempt.amount)), .forgedSuccess)
            case 2: (.paid(claim(prompt, receipt: nil, amount: Money(cents: 100))), .forgedAmount)
            case 3: (.junk, .forgedSuccess)
            case 4: (forgedName(prompt), .forgedPrompt)
            default:
                (
                    .failed(
                        CallbackDenial(
                            merchant: prompt.merchant, checkout: prompt.checkout, code: ResultCode("1032"),
                            text: "forged")), .forgedFailure
                )
            }
        around.judge.count(fault)
        let isListed = around.dice.happens(7_000)
        if !isListed { around.judge.count(.strangerPeer) }
        // Whoever wants to name another prompt is there before the gateway.
        let mail = add(prompt.token, reading, isListed: isListed, about: prompt.attempt.id)
        send(mail, isFast: isUnnamed)
        // A stranger who wants the gateway to be asked says it again and again.
        while !isListed, around.dice.happens(6_000) { send(mail) }
    }

    /// A stranger claims once more that the prompt was paid: by another customer's receipt, or by one that nobody has
    /// heard of.
    func claimAgain(_ prompt: ModelPrompt, by others: Receipt? = nil) {
        around.judge.count(.forgedReceipt)
        let receipt = others ?? Receipt("FAKF\(100_000 + prompt.number)")
        around.trace.note(
            .post, prompt.number, 40, "a stranger claims \(receipt?.text ?? "nothing") for #\(prompt.number)")
        let claim = claim(prompt, receipt: receipt, amount: prompt.attempt.amount)
        send(add(prompt.token, .paid(claim), isListed: true, about: prompt.attempt.id))
    }

    /// A success for this prompt that names another one. What nobody can know is the name of another prompt to the same
    /// phone before the gateway told us of it.
    private func forgedName(_ prompt: ModelPrompt) -> Reading {
        let others = around.judge.cases.filter {
            $0.name != nil && ($0.record.acceptedAt != nil || $0.attempt.phone != prompt.attempt.phone)
        }
        // Best are those that the books can't know either.
        let secret = others.filter { $0.record.checkout == nil }.compactMap(\.name)
        let known = others.compactMap(\.name)
        let isMadeUp = known.isEmpty || around.dice.happens(3_000)
        let name =
            isMadeUp
            ? CheckoutRequestID("ws_CO_nobody_\(prompt.number)")
            : around.dice.pick(secret.isEmpty || around.dice.happens(3_000) ? known : secret)
        return .paid(
            CallbackClaim(
                merchant: nil, checkout: name, receipt: nil, amount: prompt.attempt.amount, payer: nil, paidAt: nil,
                balance: nil))
    }

    // MARK: - The way

    private func add(_ token: CallbackToken?, _ reading: Reading, isListed: Bool, about: AttemptID?) -> Mail {
        mails.withLock { mails in
            let mail = Mail(number: mails.count, token: token, reading: reading, isListed: isListed, about: about)
            mails.append(mail)
            return mail
        }
    }

    private func send(_ mail: Mail, isFast: Bool = false) {
        let isUsual = around.dice.happens(6_000)
        let span = isFast ? 1...200 : isUsual ? 300...5_000 : 0...around.sky.weather.callbackDelay
        let wait = around.dice.wait(span)
        if wait > 60_000 { around.judge.count(.callbackLate) }
        around.time.after(wait) { self.hand(over: mail, triesLeft: 2) }
    }

    private func hand(over mail: Mail, triesLeft: Int) {
        if receiver.withLock({ $0 })?(mail) == true { return }
        around.judge.count(.callbackUnheard)
        around.trace.note(.post, mail.number, 0, "message \(mail.number) found nobody")
        // The gateway does not promise to try again, and sometimes does.
        guard triesLeft > 0, around.dice.happens(3_000) else { return }
        around.time.after(around.dice.wait(1_000...300_000)) { self.hand(over: mail, triesLeft: triesLeft - 1) }
    }
}
