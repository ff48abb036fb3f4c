import Payments

extension JournalClause {
    /// What holds of several reversals of one payment, and of whose payment a reversal takes back.
    static let reversedParts = [
        JournalClause("Two reversals that take all of a prompt's money are a reversal of all of it") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            try await scene.tell(5_000, by: "UKK6ZZ12ZA")
            try demand(try await !scene.say("half of it went back", of: id).isRefunded, "a half is taken for all")
            try await scene.tell(5_000, by: "UKK6ZZ12ZB")
            let told = try await journal.record(of: id)
            try demandEqual(told?.doubts, [.reversed])
            try demand(told?.isRefunded == false, "nobody has said so yet")
            try demand(try await scene.say("all of it went back", of: id).isRefunded, "two halves are not all")
        },
        JournalClause("The same reversal in two forms is one, whichever is told first") { journal in
            let scene = Scene(journal: journal)
            let forms: [(Int64?, String?)] = [(10_000, nil), (10_000, "UKK6ZZ12ZA")]
            for (number, order) in [forms, forms.reversed()].enumerated() {
                let (code, phone) = ("UKK6AB12D\(number)", "071234567\(number)")
                let id = try await scene.paid(by: code, from: phone, checkout: "checkout-\(number)")
                try await scene.hear(confirmation("UKK6AB12E\(number)"))
                for (place, form) in order.enumerated() {
                    for receipt in [code, "UKK6AB12E\(number)"] {
                        let found = try await scene.tell(form.0, by: form.1, of: receipt)
                        try demandEqual(found.reversed.isEmpty, place == 1)
                    }
                    if place == 0 { _ = try await scene.say("it went back", of: id) }
                }
                try demandEqual(try await journal.record(of: id)?.doubts, [])
            }
        },
        JournalClause("What a person said was given back stays so, whatever a list tells later") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            try await scene.tell(10_000, by: "UKK6ZZ12ZA")
            _ = try await scene.say("it went back", of: id)
            try await scene.tell(4_000, by: "UKK6ZZ12ZB")
            let told = try await journal.record(of: id)
            try demandEqual(told?.doubts, [.reversed])
            try demand(told?.isRefunded == true && told?.paysItsSale == false, "a list undid what a person said")
        },
        JournalClause("A reversal is told of the prompt that has the receipt, and of none that named it besides") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.paid()
            let other = try await scene.pending(order(phone: "0712345679"), checkout: "checkout-2")
            try await journal.add(scene.claim("checkout-2"), to: other)
            try demandEqual(try await scene.tell(10_000, by: "UKK6ZZ12ZA").touched, [id])
            try demandEqual(try await journal.record(of: other)?.lastReversing, nil)
        },
        JournalClause("Reversals of money straight to the shop add up, and where one tells no amount the sum has none")
        {
            journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            let receipt = try confirmation().receipt
            try await scene.tell(4_000, by: "UKK6ZZ12ZA")
            try demandEqual(try await journal.directPayment(receipt)?.contested, .amount(Money(cents: 6_000)))
            try await scene.tell(nil, by: "UKK6ZZ12ZB")
            try demandEqual(try await journal.directPayment(receipt)?.contested, .upTo(Money(cents: 10_000)))
            let before = try await journal.directPayment(receipt)?.reversalNumber
            try await scene.tell(6_000, by: "UKK6ZZ12ZC")
            try demandEqual(try await journal.directPayment(receipt)?.contested, .amount(Money(cents: 10_000)))
            let after = try await journal.directPayment(receipt)?.reversalNumber
            try demand((before ?? 0) < (after ?? 0), "a newer reversal has no higher number")
        },
    ]
}

extension Scene {
    fileprivate func paid(
        by receipt: String = "UKK6AB12CD", from phone: String = "0712345678", checkout: String = "checkout-1"
    ) async throws -> AttemptID {
        let id = try await pending(order(phone: phone), checkout: checkout)
        try await journal.add(claim(checkout, receipt: receipt), to: id)
        try await journal.add(query(.queryPaid(checkout: CheckoutRequestID(checkout), text: "")), to: id)
        return id
    }

    @discardableResult
    fileprivate func tell(
        _ cents: Int64?, by own: String?, of receipt: String = "UKK6AB12CD"
    ) async throws -> StatementFindings {
        guard let receipt = Receipt(receipt) else { throw BrokenClause(description: "no receipt") }
        let told = Reversal(amount: cents.map(Money.init(cents:)), at: nil, receipt: own.flatMap { Receipt($0) })
        return try await journal.hear(
            [ReversalLine(of: receipt, told: told)], from: .statement, at: Self.start + .seconds(600))
    }

    fileprivate func say(_ reason: String, of id: AttemptID) async throws -> AttemptRecord {
        guard let word = Approval(by: "Amina", reason: reason) else { throw BrokenClause(description: "no word") }
        return try await journal.add(
            Evidence(source: .person, fact: .resolved(.reversed, word), at: Self.start + .seconds(700)), to: id)
    }
}
