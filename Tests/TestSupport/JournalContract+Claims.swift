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
