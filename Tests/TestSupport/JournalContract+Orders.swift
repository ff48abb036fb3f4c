import Payments

extension JournalClause {
    /// What holds of taking orders (S1).
    static let orders = [
        JournalClause("An order is frozen as it was given and kept as PREPARED") { journal in
            let scene = Scene(journal: journal)
            var order = try order()
            order.reference = AccountReference("Table 4")
            let record = try await scene.prepare(order)
            try demandEqual(record.state, .prepared)
            try demandEqual(record.attempt.phone, order.phone)
            try demandEqual(record.attempt.amount, order.amount)
            try demandEqual(record.attempt.reference.text, "Table 4")
            try demandEqual(record.attempt.createdAt, Scene.start)
            try demandEqual(try await journal.record(of: record.attempt.id), record)
        },
        JournalClause("An order without a reference carries its tag, and no two tags are the same") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.prepare(order(phone: "0712345678")).attempt
            let second = try await scene.prepare(order(phone: "0712345679")).attempt
            try demandEqual(first.reference, first.tag.reference)
            try demand(first.tag.isWhole && second.tag.isWhole, "a tag lacks its check character")
            try demand(first.tag != second.tag && first.id != second.id && first.sale != second.sale, "names repeat")
        },
        JournalClause("A pay bill's fixed account goes before the order's reference") { journal in
            var order = try order()
            order.reference = AccountReference("Table 4")
            let payee = CollectionPoint.payBill(knownShortCode, account: AccountReference("0110023"))
            let record = try await Scene(journal: journal).prepare(order, payee: payee)
            try demandEqual(record.attempt.reference.text, "0110023")
            try demandEqual(try await journal.record(of: record.attempt.id)?.attempt.payee, payee)
        },
        JournalClause("A till with its store comes back as it was") { journal in
            guard let till = ShortCode("5123456"), let store = ShortCode("5123400") else { return }
            let record = try await Scene(journal: journal).prepare(order(), payee: .till(till, store: store))
            try demandEqual(try await journal.record(of: record.attempt.id)?.attempt.payee, .till(till, store: store))
        },
        JournalClause("A twin that was paid while a prompt was made ready holds it back; one that was known does not") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            let denied = Fact.queryFailed(checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1032"), text: "")
            try await journal.add(scene.query(denied), to: first)
            let token = scene.token()
            let second = try await scene.prepare(order(), token: token, after: .seconds(300)).attempt.id
            _ = try await scene.pay(first, after: .seconds(310))
            try await demandRefusal(.gate(.asks(about: first, paidAt: Scene.start + .seconds(310)))) {
                _ = try await journal.markSending(
                    second, token: token, boot: Scene.boot, at: Scene.start + .seconds(320))
            }
            try await journal.add(
                Evidence(source: .console, fact: .withdrawn(reason: "asked first"), at: Scene.start + .seconds(320)),
                to: second)
            var again = try order()
            again.isMeantAgain = true
            let third = scene.token()
            let meant = try await scene.prepare(again, token: third, after: .seconds(330)).attempt.id
            _ = try await journal.markSending(meant, token: third, boot: Scene.boot, at: Scene.start + .seconds(331))
        },
        JournalClause("A second prompt to a phone is refused while one is open") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order(shillings: 100))
            try await demandRefusal(.gate(.shut(by: first, state: .pending))) {
                _ = try await scene.prepare(order(shillings: 250), after: .seconds(900))
            }
        },
        JournalClause("A second prompt for a sale is refused while one is open, to whatever phone") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.prepare(order(phone: "0712345678")).attempt
            var second = try order(phone: "0712345679")
            second.sale = first.sale
            try await demandRefusal(.gate(.shut(by: first.id, state: .prepared))) {
                _ = try await scene.prepare(second)
            }
        },
        JournalClause("After a verified failure the same phone waits a minute, and two for the same amount") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order(shillings: 100))
            let denied = Fact.queryFailed(
                checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1032"), text: "Request cancelled by user")
            try await journal.add(scene.query(denied, after: .seconds(10)), to: first)
            let minute = Scene.start + .seconds(70)
            try await demandRefusal(.gate(.waits(until: minute, because: .justFailed))) {
                _ = try await scene.prepare(order(shillings: 50), after: .seconds(69))
            }
            try await demandRefusal(.gate(.waits(until: minute + .seconds(60), because: .sameAmount))) {
                _ = try await scene.prepare(order(shillings: 100), after: .seconds(129))
            }
            _ = try await scene.prepare(order(shillings: 100), after: .seconds(130))
        },
        JournalClause("A refused order leaves nothing behind") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.prepare(order())
            let token = scene.token()
            try await demandRefusal(.gate(.shut(by: first.attempt.id, state: .prepared))) {
                _ = try await scene.prepare(order(), token: token)
            }
            try demandEqual(try await journal.attemptsToWatch(), [first])
            try demandEqual(try await journal.attempt(heardAt: token), nil)
        },
        JournalClause("A hundred orders at once for one phone: one is taken") { journal in
            let scene = Scene(journal: journal)
            let taken = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<100 {
                    group.addTask { (try? await scene.prepare(order())) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try demandEqual(taken, 1)
            try demandEqual(try await journal.attemptsToWatch().count, 1)
        },
    ]
}
