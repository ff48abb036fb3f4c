import Payments

/// What is paid beside what its sale was paid by hand.
extension JournalClause {
    static let doubles: [JournalClause] = [
        JournalClause("A prompt that is paid after its sale was paid by hand is one too many, and says so") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.failed()
            try await scene.hear(confirmation(payer: .masked("2547 ***** 999")), after: .seconds(30))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, for: failed.sale, by: "till 4", at: Scene.start)
            let late = try await scene.find(failed.id, receipt: "UKK6AB12CE", after: .seconds(900))
            try demandEqual(late.doubts, [.doubled])
            try demand(late.evidence.map(\.fact).contains(.doubledByHand(receipt)), "nothing says by what")
            guard let word = Approval(by: "Amina", reason: "given back") else { return }
            let looked = try await journal.add(
                Evidence(source: .person, fact: .resolved(.doubled, word), at: Scene.start + .seconds(950)),
                to: failed.id)
            try demand(looked.isRefunded && looked.doubts.isEmpty, "it is not recorded as given back")
        },
        JournalClause("What was taken by hand and may be the prompt's own payment makes it no double") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.failed()
            try await scene.hear(confirmation(), after: .seconds(30))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, for: failed.sale, by: "till 4", at: Scene.start)
            try await journal.add(scene.claim("checkout-1"), to: failed.id)
            let late = try await scene.pay(failed.id, checkout: "checkout-1", after: .seconds(900))
            try demandEqual(late.doubts.first, .usedTwice)
            try demand(!late.doubts.contains(.doubled), "one payment is told as two")
        },
        JournalClause("A prompt is no longer one too many once the money taken by hand is taken back") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.failed()
            try await scene.hear(confirmation(payer: .masked("2547 ***** 999")), after: .seconds(30))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, for: failed.sale, by: "till 4", at: Scene.start)
            _ = try await scene.find(failed.id, receipt: "UKK6AB12CE", after: .seconds(900))
            let back = Reversal(amount: Money(cents: 10_000), at: Scene.start, receipt: nil)
            _ = try await journal.hear([ReversalLine(of: receipt, told: back)], from: .statement, at: Scene.start)
            let after = try await journal.record(of: failed.id)
            try demand(after?.doubts.contains(.doubled) == false, "the only payment left is said to be too much")
            try demandEqual(after?.paysItsSale, true)
        },
        JournalClause("It stays one too many while enough of the money taken by hand is there") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.paidByHandAndLate()
            let back = Reversal(amount: Money(cents: 1_000), at: Scene.start, receipt: nil)
            _ = try await journal.hear(
                [ReversalLine(of: try confirmation().receipt, told: back)], from: .statement, at: Scene.start)
            try demandEqual(try await journal.record(of: failed)?.doubts, [.doubled])
        },
        JournalClause("What was taken back before makes no prompt one too many") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.paidByHand()
            let back = Reversal(amount: Money(cents: 10_000), at: Scene.start, receipt: nil)
            _ = try await journal.hear(
                [ReversalLine(of: try confirmation().receipt, told: back)], from: .statement, at: Scene.start)
            let late = try await scene.find(failed, receipt: "UKK6AB12CE", after: .seconds(900))
            try demand(!late.doubts.contains(.doubled), "the only payment left is said to be too much")
        },
        JournalClause("Of one payment too many one prompt alone tells, whatever is heard of the others") { journal in
            let scene = Scene(journal: journal)
            let failed = try await scene.paidByHandAndLate()
            var again = try order(phone: "0712345677")
            again.insteadOf = try await journal.record(of: failed)?.attempt.sale
            try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                _ = try await scene.prepare(again, after: .seconds(1_200))
            }
            let heard = try await scene.pay(failed, after: .seconds(1_300))
            try demandEqual(heard.evidence.count { $0.fact.isDoubling }, 1)
        },
        JournalClause("Who gave one of two late payments back still has the other beside what was paid by hand") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.failed()
            var again = try order(phone: "0712345677")
            again.sale = first.sale
            let second = try await scene.pending(again, checkout: "checkout-2", after: .seconds(200))
            try await journal.add(scene.query(TestSupport.failed("checkout-2"), after: .seconds(220)), to: second)
            try await scene.hear(confirmation(payer: .masked("2547 ***** 999")), after: .seconds(230))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            _ = try await journal.take(receipt, for: first.sale, by: "till 4", at: Scene.start)
            _ = try await scene.find(first.id, receipt: "UKK6AB12CE", after: .seconds(900))
            _ = try await scene.find(second, receipt: "UKK6AB12CF", after: .seconds(910))
            guard let word = Approval(by: "Amina", reason: "given back") else { return }
            try await journal.add(
                Evidence(source: .person, fact: .resolved(.doubled, word), at: Scene.start + .seconds(950)),
                to: first.id)
            try demandEqual(try await journal.record(of: second)?.doubts, [.doubled])
        },
    ]
}

extension Scene {
    /// A prompt failed, and its customer paid by hand what was then taken for its sale.
    fileprivate func paidByHand() async throws -> AttemptID {
        let failed = try await failed()
        try await hear(confirmation(payer: .masked("2547 ***** 999")), after: .seconds(30))
        let receipt = try confirmation().receipt
        _ = try await journal.hold(receipt, for: "till 4", at: Self.start)
        _ = try await journal.take(receipt, for: failed.sale, by: "till 4", at: Self.start)
        return failed.id
    }

    /// The same, and the prompt was paid after all.
    fileprivate func paidByHandAndLate() async throws -> AttemptID {
        let id = try await paidByHand()
        _ = try await find(id, receipt: "UKK6AB12CE", after: .seconds(900))
        return id
    }
}
