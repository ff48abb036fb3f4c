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

    /// What came of it.
    struct Result: Sendable {
        /// What was allowed of what people tried.
        var allowed: [String] = []
        /// What the books say at the end, the same in every order.
        var end: [String] = []
        /// What went wrong.
        var faults: [String] = []
    }

    func run() async throws -> Result {
        var result = Result()
        let ids = try await ask()
        for (step, telling) in order.enumerated() {
            let now = start + .seconds(60 + Int64(step))
            if let word = try await tell(telling, ids, now) { result.allowed.append("\(telling): \(word)") }
            try await judge(ids, after: "\(telling)", &result)
        }
        let all = scene.payments.map(\.receipt)
        for hour in 1...2 {
            // Twice: the same list again changes nothing.
            let source: Evidence.Source = hour == 1 ? .statement : .pull
            _ = try await ledger.verify(
                all.map { try row($0, .clear) }, source: source, at: start + .seconds(Int64(hour) * 3600))
            try await judge(ids, after: "the whole list", &result)
        }
        try await judgeEnd(ids, &result)
        return result
    }

    // What is told.

    private func ask() async throws -> [AttemptID] {
        var ids: [AttemptID] = []
        for prompt in Scene.Prompt.allCases {
            var order = try PromptOrder(phone: phone(of: prompt.customer), amount: amount)
            order.reference = AccountReference(reference(of: prompt))
            let token = CallbackToken(from: .system)
            let record = try await ledger.prepare(order, payee: payee, token: token, at: start)
            let id = record.attempt.id
            _ = try await ledger.markSending(id, token: token, boot: Self.boot, at: start)
            try await ledger.add(
                Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: checkout(prompt)), at: start),
                to: id)
            ids.append(id)
        }
        return ids
    }

    /// Tells it to the books; what came of it, where a person may have been refused.
    private func tell(_ telling: Telling, _ ids: [AttemptID], _ now: Timestamp) async throws -> String? {
        func add(_ source: Evidence.Source, _ fact: Fact, to prompt: Scene.Prompt) async throws {
            try await ledger.add(Evidence(source: source, fact: fact, at: now), to: ids[prompt.rawValue])
        }
        switch telling {
        case .callback(let prompt, let slot):
            let claim = CallbackClaim(
                merchant: nil, checkout: checkout(prompt), receipt: try receipt(slot), amount: amount, payer: nil,
                paidAt: nil, balance: nil)
            try await add(.callback, .callbackPaid(claim), to: prompt)
        case .denial(let prompt):
            let denial = CallbackDenial(
                merchant: nil, checkout: checkout(prompt), code: ResultCode("1032"), text: "cancelled")
            try await add(.callback, .callbackFailed(denial), to: prompt)
        case .confirmed(let prompt):
            try await add(.query, .queryPaid(checkout: checkout(prompt), text: "ok"), to: prompt)
        case .denied(let prompt):
            let fact = Fact.queryFailed(checkout: checkout(prompt), code: ResultCode("1032"), text: "cancelled")
            try await add(.query, fact, to: prompt)
        case .confirmation(let slot, let form):
            try await hear(try row(slot, form).told, at: now)
        case .forged(let slot, let customer, let prompt, let percent):
            let payer = try payer(customer, .clear)
            let lie = try told(
                slot, by: payer, under: prompt, amount: Money(cents: amount.cents * percent / 100 / 100 * 100))
            try await hear(lie, at: now)
        case .list(let slots, let form):
            _ = try await ledger.verify(slots.map { try row($0, form) }, source: .pull, at: now)
        case .reversal(let slot, let withRow):
            let back = Reversal(amount: amount, at: now, receipt: try receipt(slot, "R"))
            let line = ReversalLine(
                of: try receipt(slot), told: back, payment: withRow ? try row(slot, .clear).told : nil)
            _ = try await ledger.verify([], reversals: [line], source: .statement, at: now)
        case .take(let slot):
            do {
                _ = try await ledger.hold(try receipt(slot), for: "T1", at: now)
                _ = try await ledger.take(try receipt(slot), by: "T1", at: now)
                return "taken"
            } catch is ClaimRefusal {
                return "refused"
            }
        case .resolve(let prompt):
            guard let record = try await ledger.record(of: ids[prompt.rawValue]), let kind = record.doubts.first,
                kind.endsByWord, let word = Approval(by: "Amina", reason: "looked")
            else { return "nothing to resolve" }
            try await add(.person, .resolved(kind, word), to: prompt)
            return "resolved \(kind)"
        }
        return nil
    }

    private func hear(_ told: C2BConfirmation, at now: Timestamp) async throws {
        let message = InboundMessage(body: [], address: .confirmation, peer: "orders", at: now)
        _ = try await ledger.settle(ledger.keep(message), as: .confirmed(told))
    }
}
