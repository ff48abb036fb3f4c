import Payments

extension JournalClause {
    /// What holds of adding what was learnt.
    static let evidence = [
        JournalClause("Evidence comes back in the order in which it was added, with the message it was read from") {
            journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            let raw = "{\"Body\":\"line\\n\u{0}\u{1F4B5}\"}"
            let claim = scene.claim("checkout-1", raw: raw)
            let returned = try await journal.add(claim, to: id)
            try demandEqual(returned.evidence.last, claim)
            try demandEqual(returned.state, .claimed)
            try demandEqual(try await journal.record(of: id), returned)
        },
        JournalClause("The same fact from the same source again adds nothing") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            let first = try await journal.add(scene.claim("checkout-1", raw: "{}"), to: id)
            let again = try await journal.add(scene.claim("checkout-1", raw: "{ }"), to: id)
            try demandEqual(again, first)
        },
        JournalClause("The same fact from another source is added") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            guard let receipt = Receipt("UKK6AB12CD") else { return }
            for source in [Evidence.Source.pull, .statement] {
                try await journal.add(
                    Evidence(
                        source: source, fact: .receiptFound(receipt, amount: Money(cents: 10_000)), at: Scene.start),
                    to: id)
            }
            try demandEqual(try await journal.record(of: id)?.evidence.map(\.source).suffix(2), [.pull, .statement])
        },
        JournalClause("Every answer to a question is added, however alike") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            for _ in 0..<3 {
                try await journal.add(scene.query(.queryOpen(reason: "being processed")), to: id)
            }
            try demandEqual(try await journal.record(of: id)?.evidence.filter { $0.source == .query }.count, 3)
        },
        JournalClause("Evidence for what does not exist is refused") { journal in
            try await demandRefusal(.noSuchAttempt) {
                try await journal.add(
                    Evidence(source: .console, fact: .deadlinePassed, at: Scene.start), to: AttemptID("nowhere"))
            }
            try demandEqual(try await journal.record(of: AttemptID("nowhere")), nil)
        },
        JournalClause("What is said of one prompt is no evidence about another") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order(phone: "0712345678"), checkout: "checkout-1")
            let second = try await scene.pending(order(phone: "0712345679"), checkout: "checkout-2")
            let paid = scene.query(.queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "ok"))
            for stranger in [paid, scene.claim("checkout-1")] {
                try await demandRefusal(.belongsElsewhere(first)) {
                    try await journal.add(stranger, to: second)
                }
            }
            try demandEqual(try await journal.record(of: second)?.state, .pending)
        },
        JournalClause("The prompts to watch are told oldest first, and a paid one is no longer among them") { journal in
            let scene = Scene(journal: journal)
            let phones = ["0712345671", "0712345672", "0712345673"]
            var ids: [AttemptID] = []
            for (index, phone) in phones.enumerated() {
                ids.append(try await scene.pending(order(phone: phone), checkout: "checkout-\(index)"))
            }
            try demandEqual(try await journal.attemptsToWatch().map(\.attempt.id), ids)
            let paid = Fact.queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "ok")
            try await journal.add(scene.query(paid), to: ids[1])
            try demandEqual(try await journal.attemptsToWatch().map(\.attempt.id), [ids[0], ids[2]])
        },
        JournalClause("A callback's token leads to its attempt, and a stranger's token nowhere") { journal in
            let scene = Scene(journal: journal)
            let token = scene.token()
            let id = try await scene.prepare(order(), token: token).attempt.id
            try demandEqual(try await journal.attempt(heardAt: token), id)
            try demandEqual(try await journal.attempt(heardAt: scene.token()), nil)
        },
    ]
}
