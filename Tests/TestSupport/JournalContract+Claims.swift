import Payments

extension JournalClause {
    /// What holds of holding and taking a direct payment.
    static let claims = [
        JournalClause("A hold keeps other consoles out until its lease runs out, and its holder may prolong it") {
            journal in
            let (receipt, claim) = try await heldAtTheStart(journal)
            try demandEqual(claim.until, Scene.start + DirectPayment.Claim.lease)
            try await demandRefusal(ClaimRefusal.held(claim)) {
                _ = try await journal.hold(receipt, for: "till 5", at: Scene.start + .seconds(30))
            }
            let longer = try await journal.hold(receipt, for: "till 4", at: Scene.start + .seconds(30))
            try demandEqual(longer.claim?.until, Scene.start + .seconds(90))
            try await demandRefusal(
                ClaimRefusal.held(DirectPayment.Claim(by: "till 4", until: Scene.start + .seconds(90)))
            ) {
                _ = try await journal.hold(receipt, for: "till 5", at: Scene.start + .seconds(89))
            }
            let other = try await journal.hold(receipt, for: "till 5", at: Scene.start + .seconds(90))
            try demandEqual(other.claim?.by, "till 5")
        },
        JournalClause("Nothing is taken without a hold, nor by a hold that ran out") { journal in
            let scene = Scene(journal: journal)
            try await scene.hear(confirmation())
            let receipt = try confirmation().receipt
            try await demandRefusal(ClaimRefusal.notHeld) {
                _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
            }
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            try await demandRefusal(ClaimRefusal.notHeld) {
                _ = try await journal.take(receipt, by: "till 4", at: Scene.start + .seconds(60))
            }
            try demandEqual(try await journal.freeDirectPayments().count, 1)
        },
        JournalClause("Only the console that holds a payment takes it") { journal in
            let (receipt, claim) = try await heldAtTheStart(journal)
            try await demandRefusal(ClaimRefusal.held(claim)) {
                _ = try await journal.take(receipt, by: "till 5", at: Scene.start + .seconds(1))
            }
        },
        JournalClause("A payment is taken once, for a sale of its own") { journal in
            let (receipt, _) = try await heldAtTheStart(journal)
            let taken = try await journal.take(receipt, by: "till 4", at: Scene.start + .seconds(59))
            guard let sale = taken.sale else { throw BrokenClause(description: "it was taken for no sale") }
            try demandEqual(taken.claim, nil)
            try demandEqual(taken.takenAt, Scene.start + .seconds(59))
            try demandEqual(try await journal.directPayment(receipt), taken)
            try demandEqual(try await journal.freeDirectPayments(), [])
            for holder in ["till 4", "till 5"] {
                try await demandRefusal(ClaimRefusal.taken(sale)) {
                    _ = try await journal.hold(receipt, for: holder, at: Scene.start + .seconds(900))
                }
                try await demandRefusal(ClaimRefusal.taken(sale)) {
                    _ = try await journal.take(receipt, by: holder, at: Scene.start + .seconds(59))
                }
            }
        },
        JournalClause("Money paid by hand for a sale whose prompt failed is asked for in no other way") { journal in
            let scene = Scene(journal: journal)
            let sale = try await scene.failed().sale
            try await scene.hear(confirmation(), after: .seconds(30))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            let taken = try await journal.take(receipt, for: sale, by: "till 4", at: Scene.start)
            try demand(taken.sale != nil, "it was taken for no sale")
            var (again, instead) = (try order(phone: "0712345677"), try order(phone: "0712345677"))
            (again.sale, instead.insteadOf) = (sale, sale)
            for order in [again, instead] {
                try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                    _ = try await scene.prepare(order, after: .seconds(400))
                }
            }
            try await scene.hear(confirmation("UKK6AB12CE"), after: .seconds(500))
            let second = try confirmation("UKK6AB12CE").receipt
            _ = try await journal.hold(second, for: "till 4", at: Scene.start)
            try await demandRefusal(ClaimRefusal.owes(.zero)) {
                _ = try await journal.take(second, for: sale, by: "till 4", at: Scene.start)
            }
            // Not even where some of it was taken back: nobody has looked.
            let back = Reversal(amount: Money(cents: 1_000), at: Scene.start, receipt: nil)
            _ = try await journal.hear([ReversalLine(of: receipt, told: back)], from: .statement, at: Scene.start)
            try await demandRefusal(JournalRefusal.overDue(remaining: .zero)) {
                _ = try await scene.prepare(again, after: .seconds(600))
            }
        },
        JournalClause("Money pays no sale that owes another amount, is asked for still, or is not there") { journal in
            let scene = Scene(journal: journal)
            let sale = try await scene.failed().sale
            let open = try await scene.pending(order(phone: "0712345677"), checkout: "checkout-2")
            guard let asked = try await journal.record(of: open)?.attempt.sale else { return }
            // Not the open prompt's customer's.
            try await scene.hear(confirmation(cents: 9_900, payer: .masked("2547 ***** 126")), after: .seconds(30))
            let receipt = try confirmation().receipt
            _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            for (sale, refusal) in [
                (sale, ClaimRefusal.owes(Money(cents: 10_000))), (asked, .saleIsAsked(open)),
                (SaleID("nobody"), .noSuchSale),
            ] {
                try await demandRefusal(refusal) {
                    _ = try await journal.take(receipt, for: sale, by: "till 4", at: Scene.start)
                }
            }
            try demandEqual(try await journal.directPayment(receipt)?.isFree, true)
            _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
        },
        JournalClause("A hundred consoles that want one payment at once: one holds it") { journal in
            try await Scene(journal: journal).hear(confirmation())
            let receipt = try confirmation().receipt
            let held = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        (try? await journal.hold(receipt, for: "till \(number)", at: Scene.start)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            try demandEqual(held, 1)
        },
        JournalClause("What no message told of can't be held or taken") { journal in
            let receipt = try confirmation().receipt
            try await demandRefusal(ClaimRefusal.unheard(receipt)) {
                _ = try await journal.hold(receipt, for: "till 4", at: Scene.start)
            }
            try await demandRefusal(ClaimRefusal.unheard(receipt)) {
                _ = try await journal.take(receipt, by: "till 4", at: Scene.start)
            }
        },
    ]

    /// A payment that till 4 holds from the start on.
    private static func heldAtTheStart(
        _ journal: any JournalAndInbox
    ) async throws -> (Receipt, DirectPayment.Claim) {
        try await Scene(journal: journal).hear(confirmation())
        let receipt = try confirmation().receipt
        let held = try await journal.hold(receipt, for: "till 4", at: Scene.start)
        guard let claim = held.claim else { throw BrokenClause(description: "nothing is held") }
        return (receipt, claim)
    }
}

extension Scene {
    /// A prompt that Safaricom denied.
    func failed() async throws -> Attempt {
        let id = try await pending(order())
        return try await journal.add(query(TestSupport.failed("checkout-1"), after: .seconds(10)), to: id).attempt
    }
}
