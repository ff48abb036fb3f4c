import Payments

extension JournalClause {
    /// What holds of money paid straight to the shop, and of the prompts that it may belong to.
    static let direct = [
        JournalClause("Money paid straight to the shop is kept as it was told, free and unverified") { journal in
            let scene = Scene(journal: journal)
            let told = try confirmation()
            try await scene.hear(told)
            let found = try await journal.directPayment(told.receipt)
            try demandEqual(found?.told, told)
            try demandEqual(found?.heardAt, Scene.start)
            try demandEqual(found?.state, .claimed)
            try demandEqual(try await journal.freeDirectPayments(), [found].compactMap { $0 })
            try demandEqual(try await journal.unsettled(), [])
        },
        JournalClause("A confirmation that comes twice is one payment, whatever it says the second time") { journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            try await scene.hear(confirmation(cents: 999_900), after: .seconds(5))
            try demandEqual(try await journal.freeDirectPayments().map(\.told), [try confirmation()])
        },
        JournalClause("Prompts and direct payments share their numbers") { journal in
            let scene = Scene(journal: journal)
            _ = try await scene.prepare(order())
            try await scene.hear(confirmation())
            try await scene.hear(confirmation("UKK6AB12CE"))
            try demandEqual(try await journal.freeDirectPayments().map(\.number), [2, 3])
        },
        JournalClause("What a prompt's callback named joins it once it is proved, and nobody takes it before or after")
        {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.hear(confirmation())
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, nil)
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
            try await scene.pay(id)
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, id)
            try demandEqual(try await journal.freeDirectPayments(), [])
            try await demandRefusal(ClaimRefusal.belongsToPrompt(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
        },
        JournalClause("Another payer's money joins no prompt, whoever named its receipt, and can be taken") { journal in
            let scene = Scene(journal: journal)
            for (number, payer) in try others.enumerated() {
                let told = try confirmation("UKK6AB12C\(number)", payer: payer)
                let id = try await scene.pending(
                    order(phone: "071234567\(number)"), checkout: "checkout-\(number)")
                try await journal.add(scene.claim("checkout-\(number)", receipt: told.receipt.text), to: id)
                try await scene.hear(told)
                try demandEqual(try await journal.directPayment(told.receipt)?.prompt, nil)
                _ = try await journal.hold(told.receipt, for: "till 4", at: Scene.start)
                _ = try await journal.take(told.receipt, by: "till 4", at: Scene.start)
            }
        },
        JournalClause("What came first joins the prompt that is proved by it, even while it is held") { journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            let id = try await scene.pending(order())
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
            }
            try await scene.pay(id)
            let joined = try await journal.directPayment(receipt)
            try demandEqual(joined?.prompt, id)
            try demandEqual(joined?.claim, nil)
            try await demandRefusal(ClaimRefusal.belongsToPrompt(id)) {
                _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
            }
        },
        JournalClause("A payment to the reference that one prompt alone carried makes it CLAIMED, never PAID") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await scene.hear(confirmation(account: record.attempt.reference.text.lowercased()))
            try demandEqual(try await journal.record(of: id)?.state, .claimed)
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, nil)
            try await scene.pay(id)
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, id)
        },
        JournalClause("Money that a message named for a prompt which turns out unpaid is there to be taken") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.hear(confirmation())
            let denied = Fact.queryFailed(checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1032"), text: "")
            try await journal.add(scene.query(denied, after: .seconds(10)), to: id)
            try demandEqual(try await journal.record(of: id)?.state, .conflict)
            try await scene.close(id)
            try demandEqual(try await journal.record(of: id)?.state, .failed)
            try demandEqual(try await journal.freeDirectPayments().map(\.state), [.claimed])
            _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start + .seconds(3_600))
        },
        JournalClause("A receipt that a callback alone named does not free a prompt's own payment") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await journal.add(scene.claim("checkout-1", receipt: "FAKE123456"), to: id)
            try await scene.pay(id)
            try await scene.hear(confirmation(account: record.attempt.reference.text))
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
            try demandEqual(try await journal.record(of: id)?.state, .paid)
            try demandEqual(try await journal.record(of: id)?.receipt, nil)
            try demandEqual(try await journal.record(of: id)?.doubts, [.doubled])
        },
        JournalClause("A second payment under a prompt's reference is no prompt's once the first is confirmed") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await scene.hear(confirmation(account: record.attempt.reference.text))
            try await scene.pay(id)
            try await scene.hear(confirmation("UKK6AB12CE", account: record.attempt.reference.text))
            try demandEqual(try await journal.record(of: id)?.receipt, try confirmation().receipt)
            try demandEqual(try await journal.freeDirectPayments().map(\.id.text), ["UKK6AB12CE"])
        },
        JournalClause("Another amount joins no prompt") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await scene.hear(confirmation(cents: 9_900, account: record.attempt.reference.text))
            try demandEqual(try await journal.record(of: id)?.state, .pending)
            try demandEqual(try await journal.freeDirectPayments().count, 1)
        },
        JournalClause("What was taken by hand stays with its sale when a prompt's callback names it later") { journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            let taken = try await journal.take(receipt, by: "till 4", at: Scene.start)
            let id = try await scene.pending(order())
            try await journal.add(scene.claim("checkout-1"), to: id)
            try demandEqual(try await journal.directPayment(receipt)?.sale, taken.sale)
            try demandEqual(try await journal.directPayment(receipt)?.prompt, nil)
            try demandEqual(try await journal.record(of: id)?.state, .claimed)
            try await scene.pay(id)
            try demandEqual(try await journal.record(of: id)?.doubts, [.usedTwice])
            guard case .direct = try await journal.look(up: receipt) else {
                throw BrokenClause(description: "a receipt that was taken by hand was spent again")
            }
        },
        JournalClause("A typed code is looked up: unheard, direct, named, and spent once Safaricom confirms it") {
            journal in
            let scene = Scene(journal: journal)
            let receipt = try confirmation().receipt
            try demandEqual(try await journal.look(up: receipt), .unheard)
            try await scene.hear(confirmation())
            guard case .direct(let found) = try await journal.look(up: receipt) else {
                throw BrokenClause(description: "a direct payment was not found by its code")
            }
            try demandEqual(found.id, receipt)
            let id = try await scene.pending(order())
            try await journal.add(scene.claim("checkout-1"), to: id)
            guard case .named(let lines) = try await journal.look(up: receipt) else {
                throw BrokenClause(description: "the prompt whose callback named the code was not found")
            }
            try demandEqual(lines.map(\.id), [id])
            try demandEqual(lines.map(\.state), [.claimed])
            try await scene.pay(id)
            guard case .spent(let line) = try await journal.look(up: receipt) else {
                throw BrokenClause(description: "a code that paid a prompt was not called spent")
            }
            try demandEqual(line.id, id)
            try demandEqual(line.state, .paid)
        },
        JournalClause("A typed code that only a message that was not believed has is told as that, the newest first") {
            journal in
            let scene = Scene(journal: journal)
            let told = try confirmation()
            for (seconds, isListed, outcome) in [
                (1, true, InboxOutcome.rejected("it says nothing")), (2, false, .quarantined("not listed")),
                (3, true, .answered("welcome")),
            ] {
                let message = InboundMessage(
                    body: Array(#"{"TransID":"\#(told.receipt)"}"#.utf8), address: .confirmation,
                    peer: "192.0.2.\(seconds)", isListed: isListed, at: Scene.start + .seconds(Int64(seconds)))
                try await journal.settle(try await journal.keep(message), as: outcome)
                let found = SetAsideMessage(
                    at: Scene.start + .seconds(Int64(min(seconds, 2))), peer: "192.0.2.\(min(seconds, 2))",
                    isListed: seconds == 1, reason: seconds == 1 ? "it says nothing" : "not listed")
                try demandEqual(try await journal.look(up: told.receipt), .setAside(found))
            }
            guard let other = Receipt("UK6H4X2QP7") else { return }
            try demandEqual(try await journal.look(up: other), .unheard)
            // What is believed has the word.
            try await scene.hear(told)
            guard case .direct = try await journal.look(up: told.receipt) else {
                throw BrokenClause(description: "a message that was set aside hid the payment")
            }
        },
    ]
}

/// Payers that hold none of the phones that are asked.
private var others: [Payer] {
    get throws { [.clear(try MSISDN(parsing: "0722000126")), .masked("2547 ***** 126"), .masked("254722***673")] }
}

/// A hundred shillings paid straight to the shop, unless told otherwise.
func confirmation(
    _ receipt: String = "UKK6AB12CD", cents: Int64 = 10_000, account: String = "rent", name: String = "JANE WANJIKU",
    payer: Payer = .masked("2547 ***** 678")
) throws -> C2BConfirmation {
    guard let receipt = Receipt(receipt) else { throw BrokenClause(description: "\(receipt) is no receipt") }
    return C2BConfirmation(
        receipt: receipt, amount: Money(cents: cents), payee: knownShortCode, account: account,
        payer: payer, name: name, paidAt: Scene.start)
}

extension Scene {
    /// A confirmation comes.
    func hear(_ told: C2BConfirmation, after wait: Duration = .zero) async throws {
        let id = try await journal.keep(
            InboundMessage(body: [], address: .confirmation, peer: "196.201.214.200", at: Self.start + wait))
        try await journal.settle(id, as: .confirmed(told))
    }

    /// Safaricom, asked, says that a prompt is paid.
    @discardableResult
    func pay(_ id: AttemptID, checkout: String = "checkout-1", after wait: Duration = .seconds(10)) async throws
        -> AttemptRecord
    {
        try await journal.add(
            query(.queryPaid(checkout: CheckoutRequestID(checkout), text: "ok"), after: wait), to: id)
    }
}

func demandRefusal(_ expected: ClaimRefusal, _ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let refusal as ClaimRefusal {
        return try demandEqual(refusal, expected)
    }
    throw BrokenClause(description: "nothing was refused; expected \(expected)")
}
