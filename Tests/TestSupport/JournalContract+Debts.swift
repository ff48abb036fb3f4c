import Payments

extension JournalClause {
    /// What holds of a debt that several sales ask for, of what was given up, and of what was given back.
    static let debts = [
        JournalClause("What a sale asks for in another one's stead is not asked for there while it may be paid") {
            journal in
            let scene = Scene(journal: journal)
            let sale = try await scene.partPaid().sale
            let wrong = try await scene.pending(rest(of: sale), checkout: "checkout-2", after: .seconds(20))
            try await journal.add(scene.wrongNumber(after: .seconds(30)), to: wrong)
            let right = try await scene.pending(
                rest(insteadOf: sale, phone: "0712345677"), checkout: "checkout-3", after: .seconds(40))
            try await journal.add(scene.query(failed("checkout-2"), after: .seconds(50)), to: wrong)
            let again = try rest(of: sale, phone: "0712345676")
            try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                _ = try await scene.prepare(again, after: .seconds(400))
            }
            try await scene.pay(right, checkout: "checkout-3", after: .seconds(60))
            try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                _ = try await scene.prepare(again, after: .seconds(400))
            }
        },
        JournalClause("Where the prompt in its stead reached nobody the debt is owed again, and asked for once") {
            journal in
            let scene = Scene(journal: journal)
            let sale = try await scene.partPaid().sale
            let unsent = try await scene.prepare(rest(insteadOf: sale), after: .seconds(20)).withdrawn(in: scene)
            _ = try await scene.prepare(rest(of: sale), after: .seconds(30))
            for order in [try rest(of: unsent.attempt.sale), try rest(insteadOf: sale)] {
                var order = order
                order.phone = try MSISDN(parsing: "0712345676")
                try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                    _ = try await scene.prepare(order, after: .seconds(40))
                }
            }
        },
        JournalClause("A sale in the stead of none that is in the books is refused") { journal in
            let scene = Scene(journal: journal)
            try await demandRefusal(JournalRefusal.noSuchAttempt) {
                _ = try await scene.prepare(rest(insteadOf: SaleID("nobody")))
            }
        },
        JournalClause("A debt that two sales were paid for is paid twice") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.unknown(order())
            try await journal.add(scene.wrongNumber(after: .seconds(10)), to: first)
            guard let sale = try await journal.record(of: first)?.attempt.sale else { return }
            var instead = try order(phone: "0712345677")
            instead.insteadOf = sale
            let second = try await scene.pending(instead, checkout: "checkout-2", after: .seconds(20))
            try await journal.add(scene.query(failed("checkout-2"), after: .seconds(30)), to: second)
            try await scene.find(first, after: .seconds(40))
            var again = try order(phone: "0712345676")
            again.sale = sale
            let third = try await scene.pending(again, checkout: "checkout-3", after: .seconds(400))
            try await scene.pay(third, checkout: "checkout-3", after: .seconds(410))
            let receipt = try scene.receipt("UKK6AB77CD")
            let late = try await journal.add(
                Evidence(
                    source: .statement, fact: .receiptFound(receipt, amount: Money(cents: 10_000)),
                    at: Scene.start + .seconds(500)), to: second)
            try demand(late.evidence.map(\.fact).contains(.doubled(with: third)), "nothing says that it is too much")
        },
        JournalClause("What a stranger paid beside the customer is owed back, and the sale was paid once") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            try await journal.add(scene.query(failed("checkout-1"), after: .seconds(10)), to: first)
            guard let sale = try await journal.record(of: first)?.attempt.sale else { return }
            var instead = try order(phone: "0712345677")
            instead.insteadOf = sale
            let second = try await scene.pending(instead, checkout: "checkout-2", after: .seconds(200))
            try await scene.pay(second, checkout: "checkout-2", after: .seconds(210))
            let late = try await scene.find(first, after: .seconds(220))
            try demand(late.doubts.contains(.doubled), "nobody is told that the sale was paid twice")
            let noted = try await journal.add(scene.wrongNumber(after: .seconds(230), by: "Amina: slip"), to: first)
            try demand(noted.doubts.contains(.refundOwed), "nobody is told that a refund is owed")
            try demand(!noted.doubts.contains(.doubled), "a stranger's payment counts for the sale")
        },
        JournalClause("Of two payments for one sale, one that was taken back leaves the other one paid once") {
            journal in
            let scene = Scene(journal: journal)
            let (first, second) = try await scene.releasedAndFollowed()
            let found = try await scene.find(first, after: .seconds(310))
            let doubled = try await scene.pay(second, checkout: "checkout-2", after: .seconds(320))
            try demand(doubled.doubts.contains(.doubled), "nobody is told that the sale was paid twice")
            try await scene.takeBack(found, after: .seconds(330))
            try demandEqual(try await journal.record(of: second)?.doubts, [])
            guard let word = Approval(by: "Amina", reason: "looked") else { return }
            let looked = try await journal.add(
                Evidence(source: .person, fact: .resolved(.reversed, word), at: Scene.start + .seconds(340)), to: first)
            try demand(looked.isRefunded, "the sale has what was taken back")
            try demandEqual(try await journal.record(of: second)?.paysItsSale, true)
        },
        JournalClause("What was paid too much and taken back again is told as taken back alone") { journal in
            let scene = Scene(journal: journal)
            let (first, second) = try await scene.releasedAndFollowed()
            try await scene.pay(second, checkout: "checkout-2", after: .seconds(310))
            let found = try await scene.find(first, after: .seconds(320))
            try demand(found.doubts.contains(.doubled), "nobody is told that the sale was paid twice")
            try await scene.takeBack(found, after: .seconds(330))
            let back = try await journal.record(of: first)?.doubts ?? []
            try demand(back.contains(.reversed) && !back.contains(.doubled), "found \(back)")
        },
        JournalClause("A rest that was given up is asked for by nobody, not even by a prompt that was ready to go") {
            journal in
            let scene = Scene(journal: journal)
            let part = try await scene.partPaid()
            let sale = part.sale
            let token = scene.token()
            let ready = try await scene.prepare(rest(of: sale), token: token, after: .seconds(20))
            try await scene.giveUpRest(beside: part.id)
            try await demandRefusal(JournalRefusal.restGivenUp) {
                _ = try await journal.markSending(
                    ready.attempt.id, token: token, boot: Scene.boot, at: Scene.start + .seconds(40))
            }
            _ = try await ready.withdrawn(in: scene)
            for order in [try rest(of: sale), try rest(insteadOf: sale)] {
                try await demandRefusal(JournalRefusal.restGivenUp) {
                    _ = try await scene.prepare(order, after: .seconds(50))
                }
            }
        },
        JournalClause("What was given back does not count for its sale") { journal in
            let scene = Scene(journal: journal)
            let (first, second) = try await scene.releasedAndFollowed()
            let found = try await scene.find(first, after: .seconds(310))
            try await scene.pay(second, checkout: "checkout-2", after: .seconds(320))
            var again = try order(phone: "0712345676")
            (again.sale, again.isMeantAgain) = (found.attempt.sale, true)
            guard let word = Approval(by: "Amina", reason: "sent back") else { return }
            try await journal.add(
                Evidence(source: .person, fact: .resolved(.doubled, word), at: Scene.start + .seconds(330)), to: second)
            try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                _ = try await scene.prepare(again, after: .seconds(400))
            }
            try await journal.add(scene.wrongNumber(after: .seconds(410), by: "Amina: one digit off"), to: first)
            _ = try await scene.prepare(again, after: .seconds(1100))
        },
        JournalClause("What is paid is noted as a wrong number on a name and a reason only") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            try await scene.pay(first)
            for words in [nil, "", "  "] {
                try await demandRefusal(JournalRefusal.unsigned) {
                    try await journal.add(scene.wrongNumber(after: .seconds(20), by: words), to: first)
                }
            }
            let noted = try await journal.add(scene.wrongNumber(after: .seconds(20), by: "Amina: slip"), to: first)
            try demandEqual(noted.doubts, [.refundOwed])
        },
    ]
}

/// The 150,000 that a sale of 400,000 owes beside its first part, asked for in it.
private func rest(of sale: SaleID, phone: String = "0712345678") throws -> PromptOrder {
    var rest = try order(phone: phone, shillings: 150_000)
    rest.sale = sale
    return rest
}

/// The same, in a sale of its own.
private func rest(insteadOf sale: SaleID, phone: String = "0712345678") throws -> PromptOrder {
    var rest = try order(phone: phone, shillings: 150_000)
    rest.insteadOf = sale
    return rest
}

func failed(_ checkout: String) -> Fact {
    .queryFailed(checkout: CheckoutRequestID(checkout), code: ResultCode("1"), text: "no funds")
}

extension Scene {
    /// A sale of KES 400,000 of which 250,000 are paid, by the first prompt in the books.
    fileprivate func partPaid() async throws -> Attempt {
        var part = try order(shillings: 250_000)
        part.due = Money(cents: 40_000_000)
        return try await pay(try await pending(part)).attempt
    }

    /// Somebody says what became of the rest of the sale of which that part is paid.
    fileprivate func giveUpRest(beside paid: AttemptID) async throws {
        guard let word = Approval(by: "Amina", reason: "paid in cash") else { return }
        try await journal.add(
            Evidence(source: .person, fact: .resolved(.restOwed, word), at: Self.start + .seconds(30)), to: paid)
    }

    /// A list tells that all that a prompt was paid was taken back.
    fileprivate func takeBack(_ paid: AttemptRecord, after wait: Duration) async throws {
        guard let receipt = paid.receipt else { throw BrokenClause(description: "it has no receipt") }
        let back = Reversal(amount: paid.attempt.amount, at: nil, receipt: nil)
        try await journal.hear([ReversalLine(of: receipt, told: back)], from: .statement, at: Self.start + wait)
    }

    fileprivate func receipt(_ text: String) throws -> Receipt {
        guard let receipt = Receipt(text) else { throw BrokenClause(description: "no receipt reads like that") }
        return receipt
    }
}
