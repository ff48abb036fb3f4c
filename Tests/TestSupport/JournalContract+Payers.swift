import Payments

extension JournalClause {
    /// What holds of money of which nobody can tell whose it is, and of receipts that a message named falsely.
    static let payers = [
        JournalClause("What may be a prompt's own payment is taken for no sale until the prompt has a receipt") {
            journal in
            let scene = Scene(journal: journal)
            for (number, payer) in try perhaps.enumerated() {
                let wait = Duration.seconds(Int64(number) * 20_000)
                let id = try await scene.pending(order(), checkout: "checkout-\(number)", after: wait)
                let own = try late(confirmation("UKK6AB12C\(number)", payer: payer), wait + .seconds(20))
                try await scene.hear(own, after: wait + .seconds(20))
                try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                    _ = try await journal.hold(own.receipt, for: "till 4", at: Scene.start + wait + .seconds(30))
                }
                try await journal.add(scene.claim("checkout-\(number)", receipt: own.receipt.text), to: id)
                try await scene.pay(id, checkout: "checkout-\(number)", after: wait + .seconds(40))
                try demandEqual(try await journal.directPayment(own.receipt)?.prompt, id)
                try demandEqual(try await journal.record(of: id)?.doubts, [])
            }
        },
        JournalClause("What was heard before a prompt has its receipt is free once the receipt is another one") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            try await scene.hear(confirmation("UKK6AB12CE"))
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.pay(id)
            let receipt = try confirmation("UKK6AB12CE").receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
        },
        JournalClause("A hash that can't be told proves no payment, and joins once the receipt is the prompt's own") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.hear(confirmation(payer: strange))
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, nil)
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
            let named = try confirmation("UKK6AB12CE", account: record.attempt.reference.text, payer: strange)
            try await scene.hear(named)
            try demandEqual(try await journal.record(of: id)?.state, .conflict)
            for told in [try confirmation(), named] {
                try demandEqual(try await journal.directPayment(told.receipt)?.prompt, nil)
                try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                    _ = try await journal.hold(told.receipt, for: "till 4", at: Scene.start)
                }
            }
        },
        JournalClause("A relative's payment under a prompt's reference is the prompt's only when it is proved") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            let told = try confirmation(account: record.attempt.reference.text, payer: strange)
            try await scene.hear(told)
            try demandEqual(try await journal.record(of: id)?.state, .claimed)
            try demandEqual(try await journal.directPayment(told.receipt)?.prompt, nil)
            try await scene.pay(id)
            try demandEqual(try await journal.directPayment(told.receipt)?.prompt, id)
        },
        JournalClause("What a person has said of a prompt that nobody can ask about frees other money") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.unknown(order())
            try await scene.hear(confirmation("UKK6AB12CE", payer: strange))
            let receipt = try confirmation("UKK6AB12CE").receipt
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            }
            guard let word = Approval(by: "Amina", reason: "no row of it in the list") else { return }
            try await journal.add(scene.noRow(after: .seconds(600)), to: id)
            for fact in [Fact.released(word.proven()), .resolved(.unknown, word)] {
                try await journal.add(Evidence(source: .person, fact: fact, at: Scene.start + .seconds(600)), to: id)
            }
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start + .seconds(700))
        },
        JournalClause("A receipt that was named for a wrong prompt goes to the prompt whose reference it carries") {
            journal in
            let scene = Scene(journal: journal)
            let wrong = try await scene.pending(order(phone: "0722000126"))
            let right = try await scene.pending(order(), checkout: "checkout-2")
            try await journal.add(scene.claim("checkout-1"), to: wrong)
            guard let record = try await journal.record(of: right) else { return }
            try await scene.hear(confirmation(account: record.attempt.reference.text))
            try demandEqual(try await journal.record(of: right)?.state, .claimed)
            try await scene.pay(right, checkout: "checkout-2")
            try demandEqual(try await journal.directPayment(confirmation().receipt)?.prompt, right)
        },
        JournalClause("Another customer's receipt that was named for a prompt does not free the prompt's own money") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let record = try await journal.record(of: id) else { return }
            try await scene.hear(confirmation("UKK6AB12CE", payer: .masked("2547 ***** 126")))
            try await scene.pay(id)
            try await journal.add(scene.claim("checkout-1", receipt: "UKK6AB12CE"), to: id)
            try await scene.hear(confirmation())
            try await demandRefusal(ClaimRefusal.mayBeAPrompts(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
            // Under the prompt's reference it is heard as the prompt's; a person is told of the other one.
            try await scene.hear(confirmation("UKK6AB12CF", account: record.attempt.reference.text))
            try demandEqual(try await journal.record(of: id)?.doubts, [.otherReceipt])
        },
        JournalClause("What is taken for a sale is written down with each prompt that it was named for") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order(phone: "0722000126"))
            let receipt = try confirmation().receipt
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.hear(confirmation())
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
            try demand(
                try await journal.record(of: id)?.evidence.contains { $0.fact == .notItsReceipt(receipt) } ?? false,
                "nothing says that the receipt is another payment's")
            // Another message that names it again is heard like the first.
            let again = Fact.receiptFound(receipt, amount: Money(cents: 10_000))
            try await journal.add(Evidence(source: .statement, fact: again, at: Scene.start), to: id)
            try demandEqual(try await journal.record(of: id)?.doubts, [.usedTwice])
        },
        JournalClause("A receipt that is spent and turns out to be another payer's is a doubt, and taken by nobody") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order(phone: "0722000126"))
            try await journal.add(scene.claim("checkout-1"), to: id)
            try await scene.pay(id)
            try await scene.hear(confirmation())
            try demandEqual(try await journal.record(of: id)?.doubts, [.otherReceipt])
            try await demandRefusal(ClaimRefusal.belongsToPrompt(id)) {
                _ = try await journal.hold(confirmation().receipt, for: "till 4", at: Scene.start)
            }
        },
        JournalClause("A sale in another one's stead waits for what failed there, but on no stranger's phone") {
            journal in
            let scene = Scene(journal: journal)
            for (number, isWrong) in [false, true].enumerated() {
                let wait = Duration.seconds(Int64(number) * 20_000)
                let first = try await scene.pending(order(), checkout: "checkout-\(number)", after: wait)
                if isWrong { try await journal.add(scene.wrongNumber(after: wait + .seconds(5)), to: first) }
                let denied = Fact.queryFailed(
                    checkout: CheckoutRequestID("checkout-\(number)"), code: ResultCode("1032"), text: "cancelled")
                try await journal.add(scene.query(denied, after: wait + .seconds(10)), to: first)
                var instead = try order(phone: "072200012\(number)")
                instead.insteadOf = try await journal.record(of: first)?.attempt.sale
                let until = Scene.start + wait + .seconds(130)
                if !isWrong {
                    try await demandRefusal(JournalRefusal.gate(.waits(until: until, because: .saleJustFailed))) {
                        _ = try await scene.prepare(instead, after: wait + .seconds(20))
                    }
                }
                let later = wait + .seconds(isWrong ? 20 : 130)
                _ = try await scene.prepare(instead, after: later).withdrawn(in: scene)
            }
        },
    ]
}

/// No hash of a number in any spelling.
private let strange = Payer.hashed(String(repeating: "ab", count: 32))

/// Payers that may hold the phone that is asked.
private var perhaps: [Payer] {
    get throws { [.clear(try MSISDN(parsing: "0712345678")), .masked("2547 ***** 678"), strange] }
}

private func late(_ told: C2BConfirmation, _ wait: Duration) -> C2BConfirmation {
    C2BConfirmation(
        receipt: told.receipt, amount: told.amount, payee: told.payee, account: told.account, payer: told.payer,
        name: told.name, paidAt: Scene.start + wait)
}
