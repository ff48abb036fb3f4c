import Payments

extension JournalClause {
    /// What holds of payments that Safaricom's own list says were taken back.
    static let reversals = [
        JournalClause("A prompt whose money was taken back stays PAID, and a person must look into it") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            let found = try await journal.hear([back()], from: .statement, at: Scene.start + .seconds(600))
            try demandEqual(found.reversed, [receipt()])
            try demandEqual(found.touched, [id])
            let record = try await journal.record(of: id)
            try demandEqual(record?.state, .paid)
            try demandEqual(record?.doubts, [.reversed])
            try demandEqual(record?.evidence.last?.source, .statement)
            try demand(record?.paysItsSale == true, "its sale lost the money before a person said so")
        },
        JournalClause("The same reversal again is no news, whoever tells it") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            try await journal.hear([back()], from: .statement, at: Scene.start + .seconds(600))
            try await journal.add(resolved(), to: id)
            for source in [Evidence.Source.statement, .pull] {
                let again = try await journal.hear([back()], from: source, at: Scene.start + .seconds(900))
                try demandEqual(again.reversed, [])
                try demandEqual(again.known, [receipt()])
            }
            try demandEqual(try await journal.record(of: id)?.doubts, [])
        },
        JournalClause("A code of which only a reversal is known is no unheard one") { journal in
            let code = try receipt()
            try demandEqual(try await journal.look(up: code), .unheard)
            try await journal.hear([back()], from: .statement, at: Scene.start)
            guard case .takenBack(let told) = try await journal.look(up: code) else {
                throw BrokenClause(description: "a list's reversal was not found by its payment's receipt")
            }
            try demandEqual(told, try back().told)
            // Two parts of a payment whose amount nobody has told.
            let parts = try [("UKK6AB12R1", 4_000), ("UKK6AB12R2", 2_500)].map { own, cents in
                try ReversalLine(
                    of: receipt("UKK6AB12CF"),
                    told: Reversal(amount: Money(cents: Int64(cents)), at: nil, receipt: receipt(own)))
            }
            try await journal.hear(parts, from: .pull, at: Scene.start)
            guard case .takenBack(let both) = try await journal.look(up: receipt("UKK6AB12CF")) else {
                throw BrokenClause(description: "the reversals of a payment's parts were not found by its receipt")
            }
            try demandEqual(both.amount, Money(cents: 6_500))
        },
        JournalClause("A reversal is not forgotten when the payment is heard of later") { journal in
            let scene = Scene(journal: journal)
            let found = try await journal.hear([back()], from: .pull, at: Scene.start)
            try demandEqual(found.reversedElsewhere, [receipt()])
            let id = try await scene.pending(order())
            try demandEqual(try await journal.record(of: id)?.doubts, [])
            try await journal.add(scene.claim("checkout-1"), to: id)
            try demandEqual(try await journal.record(of: id)?.state, .claimed)
            let paid = try await journal.add(scene.query(paid), to: id)
            try demandEqual(paid.state, .paid)
            try demandEqual(paid.doubts, [.reversed])
        },
        JournalClause("Once a person has said so, what was taken back whole is its sale's no more") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            try await journal.hear([back()], from: .statement, at: Scene.start + .seconds(600))
            let sale = try await journal.record(of: id)?.attempt.sale
            func again() async throws -> AttemptRecord {
                var order = try order(phone: "0722000001")
                order.sale = sale
                return try await scene.prepare(order, after: .seconds(900))
            }
            try await demandRefusal(.overDue(remaining: .zero)) { _ = try await again() }
            let said = try await journal.add(resolved(), to: id)
            try demandEqual(said.state, .paid)
            try demandEqual(said.doubts, [])
            try demand(said.isRefunded && !said.paysItsSale, "the sale has money that was taken back")
            _ = try await again()
        },
        JournalClause("A sale keeps the money of which a part was taken back, and nobody is asked for it again") {
            journal in
            let scene = Scene(journal: journal)
            for (number, amount) in [Money(cents: 9_900), nil].enumerated() {
                let checkout = "checkout-\(number)"
                let told = "UKK6AB12D\(number)"
                let id = try await scene.pending(order(phone: "071234567\(number)"), checkout: checkout)
                try await journal.add(scene.claim(checkout, receipt: told), to: id)
                try await journal.add(
                    scene.query(.queryPaid(checkout: CheckoutRequestID(checkout), text: "")), to: id)
                try await journal.hear(
                    [back(told, amount: amount)], from: .statement, at: Scene.start + .seconds(600))
                try demandEqual(try await journal.record(of: id)?.doubts, [.reversed])
                let said = try await journal.add(resolved(), to: id)
                try demand(said.paysItsSale, "the sale lost money that was not taken back")
            }
        },
        JournalClause("Of two payments for one prompt the other one stays when one is taken back") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            try await journal.add(
                Evidence(source: .pull, fact: .receiptFound(receipt("UKK6AB12CE"), amount: price), at: Scene.start),
                to: id)
            try demandEqual(try await journal.record(of: id)?.doubts, [.doubled])
            try await journal.hear([back()], from: .statement, at: Scene.start + .seconds(600))
            try demandEqual(try await journal.record(of: id)?.doubts, [.reversed, .doubled])
            try await journal.add(resolved(.doubled), to: id)
            let said = try await journal.add(resolved(), to: id)
            try demandEqual(said.doubts, [])
            try demand(said.paysItsSale, "both payments count as given back")
        },
        JournalClause("Nobody takes money straight to the shop that was taken back, whichever was heard first") {
            journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            _ = try await journal.hold(receipt(), for: "till 4", at: Scene.start)
            try await journal.hear([back()], from: .statement, at: Scene.start)
            try await journal.hear([back("UKK6AB12CE")], from: .statement, at: Scene.start)
            try await scene.hear(confirmation("UKK6AB12CE"))
            for receipt in [try receipt(), try receipt("UKK6AB12CE")] {
                let found = try await journal.directPayment(receipt)
                try demandEqual(found?.state, .conflict)
                try demandEqual(found?.reversal, try back().told)
                try demand(found?.isReversed == true, "nobody is told to look")
                try await demandRefusal(ClaimRefusal.reversed) {
                    _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
                }
                try await demandRefusal(ClaimRefusal.reversed) {
                    _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
                }
            }
        },
        JournalClause("Money straight to the shop that a sale has, and that was taken back, is looked into") {
            journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            _ = try await journal.hold(receipt(), for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt(), by: "till 4", at: Scene.start)
            let found = try await journal.hear([back()], from: .statement, at: Scene.start)
            try demandEqual(found.reversed, [receipt()])
            let taken = try await journal.directPayment(receipt())
            try demandEqual(taken?.state, .conflict)
            try demand(taken?.isReversed == true && taken?.sale != nil, "it is no more its sale's")
        },
    ]

    private static let price = Money(cents: 10_000)
    private static let paid = Fact.queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "")

    private static func receipt(_ text: String = "UKK6AB12CD") throws -> Receipt {
        guard let receipt = Receipt(text) else { throw BrokenClause(description: "no receipt") }
        return receipt
    }

    private static func back(_ text: String = "UKK6AB12CD", amount: Money? = price) throws -> ReversalLine {
        ReversalLine(
            of: try receipt(text),
            told: Reversal(amount: amount, at: Scene.start + .seconds(300), receipt: try receipt("UKK6ZZ12ZZ")))
    }

    private static func resolved(_ kind: Doubt.Kind = .reversed) throws -> Evidence {
        guard let word = Approval(by: "Amina", reason: "looked in the statement") else {
            throw BrokenClause(description: "no word")
        }
        return Evidence(source: .person, fact: .resolved(kind, word), at: Scene.start + .seconds(700))
    }
}

extension Scene {
    /// A prompt that Safaricom says is paid, by the receipt that a callback named.
    fileprivate func paid() async throws -> AttemptID {
        let id = try await pending(order())
        try await journal.add(claim("checkout-1"), to: id)
        try await journal.add(query(.queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "")), to: id)
        return id
    }
}
