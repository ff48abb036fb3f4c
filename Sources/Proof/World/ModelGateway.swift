import Payments
import Synchronization

/// Safaricom and the phones, as a model: it knows every prompt that really came to be and every shilling that moved.
final class ModelGateway: Sendable {
    private struct State {
        var prompts: [ModelPrompt] = []
        var places: [CheckoutRequestID: Int] = [:]
        var paid: [MSISDN: [(amount: Money, at: Int64)]] = [:]
        var payments: [ModelPayment] = []
        var transactions = 0
        /// What strangers claimed for prompts that it did not pay.
        var claimed: Set<Receipt> = []
    }

    private let state = Mutex(State())
    let around: Surroundings
    let post: Post

    init(_ around: Surroundings, post: Post) {
        self.around = around
        self.post = post
    }

    // MARK: - Pushing

    /// Takes one request to prompt; returns its answer and how long it is under way.
    func push(_ attempt: Attempt, token: CallbackToken) -> (answer: PushAnswer, wait: Int64) {
        let number = around.judge.number(attempt.id)
        if around.strikes(\.neverLeft, .neverLeft) {
            around.trace.note(.gateway, number, 1, "#\(number) never left")
            return (PushAnswer(.neverLeft(reason: "connection refused")), around.dice.wait(1...10_000))
        }
        around.judge.note { $0.pushed(attempt) }
        if let refusal = refusal(of: attempt) {
            around.trace.note(.gateway, number, 2, "#\(number) is refused: \(refusal.kind.rawValue)")
            return (PushAnswer(.refused(refusal)), around.dice.wait(50...3_000))
        }
        let isLost = around.dice.happens(around.sky.weather.pushLost)
        if isLost, !around.dice.happens(around.sky.weather.lostYetDone) {
            around.judge.count(.pushLostUndone)
            around.trace.note(.gateway, number, 3, "#\(number) is lost, and was not carried out")
            return (PushAnswer(.lost(reason: "HTTP 503")), around.dice.wait(50...30_000))
        }
        let prompt = makePrompt(attempt, token: token, number: number)
        if isLost {
            around.judge.count(.pushLostYetDone)
            around.trace.note(.gateway, number, 4, "#\(number) is on the phone, and the answer is lost")
            return (PushAnswer(.lost(reason: "time-out")), around.dice.wait(50...30_000))
        }
        around.trace.note(.gateway, number, 5, "#\(number) is on the phone")
        return (
            PushAnswer(.accepted(merchant: prompt.merchant, checkout: prompt.checkout)),
            around.dice.wait(50...around.dice.pick([500, 500, 500, 8_000]))
        )
    }

    private func refusal(of attempt: Attempt) -> Refusal? {
        if around.strikes(\.tokenWar, .tokenWar) {
            return Refusal(code: "404.001.03", message: "Invalid Access Token", kind: .token)
        }
        let isBusy = state.withLock { state in
            state.prompts.contains { $0.attempt.phone == attempt.phone && $0.isRinging }
        }
        if isBusy {
            return Refusal(code: "500.001.1001", message: "Unable to lock subscriber", kind: .phoneBusy)
        }
        guard around.strikes(\.refused, .refused) else { return nil }
        let kind = around.dice.pick([Refusal.Kind.invalidField, .configuration, .phoneBusy, .busy])
        return Refusal(code: "400.002.02", message: "Bad Request", kind: kind)
    }

    private func makePrompt(_ attempt: Attempt, token: CallbackToken, number: Int) -> ModelPrompt {
        let repeats = state.withLock { state in
            (state.paid[attempt.phone] ?? []).contains {
                $0.amount == attempt.amount && around.time.now - $0.at < 120_000
            }
        }
        let prompt = ModelPrompt(
            attempt: attempt, token: token, number: number, place: state.withLock(\.prompts.count),
            will: Customer.draw(around.dice, isRepeat: repeats, paysLate: around.sky.weather.paysLate),
            takenAt: around.time.outside)
        state.withLock { state in
            state.places[prompt.checkout] = prompt.place
            state.prompts.append(prompt)
        }
        around.judge.note { $0.prompted(attempt.id, as: prompt.checkout) }
        around.time.after(prompt.will.after) { self.act(prompt.place) }
        return prompt
    }

    // MARK: - What the customer does

    private func act(_ place: Int) {
        let prompt = state.withLock { $0.prompts[place] }
        switch prompt.will.deed {
        case .pays: pay(place)
        case .declines(let code, let paysAfter):
            state.withLock { $0.prompts[place].code = code }
            around.trace.note(.phone, prompt.number, 1, "#\(prompt.number) ends with \(code)")
            if let paysAfter {
                around.time.after(paysAfter) {
                    self.around.judge.count(.paidLate)
                    self.pay(place)
                }
            } else {
                around.judge.note { $0.died(prompt.attempt.id) }
            }
            post.tell(of: prompt, .failed(code))
        }
    }

    private func pay(_ place: Int) {
        let prompt = state.withLock { state -> ModelPrompt in
            state.prompts[place].code = "0"
            let prompt = state.prompts[place]
            state.paid[prompt.attempt.phone, default: []].append((prompt.attempt.amount, around.time.now))
            return prompt
        }
        let attempt = prompt.attempt
        guard
            let payment = receive(
                attempt.amount, from: attempt.phone, account: attempt.account,
                payee: attempt.payee.payee, meant: attempt.id)
        else { return }
        around.trace.note(.phone, prompt.number, 2, "#\(prompt.number) is paid: \(payment.receipt)")
        around.judge.note { $0.charged(attempt.id, payment.receipt) }
        post.tell(of: prompt, .paid(payment.receipt))
    }

    // MARK: - Money

    /// All that came in.
    var payments: [ModelPayment] { state.withLock(\.payments) }

    /// Money comes in.
    func receive(
        _ amount: Money, from payer: MSISDN, account: String, payee: ShortCode, meant: AttemptID?
    ) -> ModelPayment? {
        guard let receipt = nextReceipt() else { return nil }
        // Most rows are in the list within minutes, some after hours, and a few never are.
        let isLate = around.dice.happens(around.sky.weather.rowsLate)
        let isNever = isLate && around.dice.happens(1_000)
        let wait = around.dice.wait(0...(isLate ? 14_400_000 : around.dice.pick([60_000, 540_000])))
        let payment = ModelPayment(
            receipt: receipt, amount: amount, payer: payer, payee: payee, account: account,
            paidAt: around.time.outside, meant: meant,
            isListedFrom: isNever ? nil : around.time.now + wait)
        state.withLock { $0.payments.append(payment) }
        around.judge.note { $0.received(payment) }
        return payment
    }

    /// A stranger claims a payment for a prompt that it did not pay.
    func claim(_ receipt: Receipt) { state.withLock { _ = $0.claimed.insert(receipt) } }

    /// Whether somebody did.
    func isClaimed(_ receipt: Receipt) -> Bool { state.withLock { $0.claimed.contains(receipt) } }

    /// The number of the next transaction.
    func nextReceipt() -> Receipt? {
        Receipt.made(
            state.withLock { state in
                state.transactions += 1
                return state.transactions
            })
    }

    /// Takes money of a payment back, and tells the judge.
    func takeBack(_ reversal: Reversal, of receipt: Receipt) -> ModelPayment? {
        let payment = state.withLock { state -> ModelPayment? in
            guard let place = state.payments.firstIndex(where: { $0.receipt == receipt }) else { return nil }
            state.payments[place].take(back: reversal)
            return state.payments[place]
        }
        guard let payment else { return nil }
        around.trace.note(
            .phone, -1, Int(payment.backCents), "\(reversal.amount ?? .zero) of \(receipt) is taken back")
        around.judge.note { $0.received(payment) }
        return payment
    }

    /// The prompt that was made of an attempt, if one was.
    func prompt(for id: AttemptID) -> ModelPrompt? { state.withLock { $0.prompts.first { $0.attempt.id == id } } }

    // MARK: - Asking

    /// Why a question is open to which nothing came back.
    private static let noAnswer = "no answer"

    /// Answers a question.
    func query(_ name: CheckoutRequestID) -> (answer: QueryAnswer, wait: Int64) {
        let prompt = state.withLock { state in state.places[name].map { state.prompts[$0] } }
        let number = prompt?.number ?? -1
        let outcome = outcome(of: prompt)
        around.trace.note(.gateway, number, 6, "asked about #\(number): \(outcome)")
        if case .failed = outcome, let prompt { around.judge.note { $0.toldUnpaid(name, of: prompt.attempt.id) } }
        let isAnswered = if case .open(Self.noAnswer) = outcome { false } else { true }
        return (QueryAnswer(outcome, raw: isAnswered ? "{}" : nil), around.dice.wait(50...2_000))
    }

    private func outcome(of prompt: ModelPrompt?) -> QueryAnswer.Outcome {
        if around.strikes(\.tooMany, .tooMany) {
            return .rateLimited(retryAfter: around.dice.happens(5_000) ? .seconds(around.dice.draw(1...120)) : nil)
        }
        if around.strikes(\.ourFault, .ourFault) { return .ourFault(reason: "Wrong credentials") }
        if around.strikes(\.queryDead, .queryDead) { return .open(reason: Self.noAnswer) }
        guard let prompt else { return .open(reason: "Invalid CheckoutRequestID") }
        // Only codes after which the counter looks again: what else is denied for good, only a statement shows.
        if prompt.code == "0" || prompt.code == nil, around.strikes(\.wrongNegative, .wrongNegative) {
            return .failed(ResultCode(around.dice.pick(["1032", "1037", "1019"])), text: "said wrongly")
        }
        if prompt.code != nil, around.strikes(\.tooEarly, .tooEarly) {
            return .open(reason: "The transaction is being processed")
        }
        return switch prompt.code {
        case nil: .open(reason: "The transaction is still under processing")
        case "0": .paid(text: "processed")
        case let code?: .failed(ResultCode(code), text: "ended")
        }
    }
}

extension Attempt {
    /// The account that its payment is told with.
    var account: String {
        switch payee {
        case .payBill(_, account: nil): reference.text
        case .payBill(_, account: let fixed?): fixed.text
        case .till: ""
        }
    }

    /// Whether its payment carries a reference that no other one's does.
    var isNamed: Bool {
        if case .payBill(_, account: nil) = payee { true } else { false }
    }
}

extension Receipt {
    /// The number of the nth transaction of a world.
    static func made(_ number: Int) -> Receipt? {
        let digits = String(number, radix: 36, uppercase: true)
        return Receipt("UK7" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits)
    }
}
