import Foundation
import Ledger
import Payments

/// One order of what is told about some money, on a ledger, up to the whole list of Safaricom's own that ends it.
struct OrderRun {
    let scene: Scene
    let order: [Telling]
    let ledger: Ledger
    /// A number of its own: its people, receipts and hours are nobody else's.
    let number: Int
    /// The prompts that were sent so far.
    var sent: [Scene.Prompt: Attempt] = [:]
    /// What was told so far.
    private(set) var heard: [Telling] = []
    /// What came of it so far.
    var result = Result()

    /// What came of it.
    struct Result: Sendable {
        /// What was allowed of what people tried.
        var allowed: [String] = []
        /// What the books say at the end, the same in every order.
        var end: [String] = []
        /// What went wrong.
        var faults: [String] = []
    }

    mutating func run() async throws -> Result {
        try await begin()
        for (step, telling) in order.enumerated() {
            let now = start + scene.pace.first + scene.pace.step * step
            let word = try await tell(telling, now)
            if let word { result.allowed.append("\(telling): \(word)") }
            if word != Self.notYet { heard.append(telling) }
            try await judge(after: "\(telling)")
        }
        for hour in 1...2 {
            // Twice: the same list again changes nothing.
            let source: Evidence.Source = hour == 1 ? .statement : .pull
            _ = try await ledger.verify(
                made.map { try row($0.receipt, .clear) }, source: source, at: start + .seconds(Int64(hour) * 3600))
            try await judge(after: "the whole list")
        }
        try await judgeEnd()
        return result
    }

    /// What has come in of what the scene has: nothing by a prompt that was not sent.
    var made: [Scene.Payment] {
        scene.payments.filter { payment in payment.prompt.map { sent[$0] != nil } ?? true }
    }

    private mutating func begin() async throws {
        try await send(.first, at: start)
        if scene.sequel == nil {
            try await send(.second, at: start)
        } else if let first = sent[.first] {
            // Nobody asks again while the first one is waited for.
            let late = start + QuerySchedule().softDeadline
            try await ledger.add(Evidence(source: .console, fact: .deadlinePassed, at: late), to: first.id)
        }
    }

    /// Sends a prompt, if the books let it go.
    mutating func send(_ prompt: Scene.Prompt, at now: Timestamp) async throws {
        var order = try PromptOrder(
            phone: phone(of: scene.customer(of: prompt)), amount: amount(scene.percent(of: prompt)))
        if scene.isReferenceTyped { order.reference = AccountReference(reference(of: prompt)) }
        switch scene.sequel {
        case .again: order.sale = sent[.first]?.sale
        case .rest:
            order.sale = sent[.first]?.sale
            order.due = Money(cents: amount(100).cents + amount(scene.secondAsks).cents)
        case .instead: order.insteadOf = sent[.first]?.sale
        case nil: break
        }
        let token = CallbackToken(from: .system)
        let attempt = try await ledger.prepare(order, payee: payee, token: token, at: now).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: Self.boot, at: now)
        let isLost = scene.isAnswerLost && prompt == .first
        let answer: Fact =
            isLost ? .answerLost(reason: "reset") : .accepted(merchant: nil, checkout: try checkout(prompt, at: now))
        try await ledger.add(Evidence(source: .pushAnswer, fact: answer, at: now), to: attempt.id)
        sent[prompt] = attempt
    }
}

extension Scene {
    /// When the first thing is told, and how far apart they are. Before another prompt may go, minutes pass.
    fileprivate var pace: (first: Duration, step: Duration) {
        sequel == nil ? (.seconds(60), .seconds(1)) : (.seconds(330), .seconds(150))
    }
}
