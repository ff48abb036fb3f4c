import Engine
import Payments

/// What customers and supervisors do beside the counter.
extension World {
    /// A prompt that its customer let pass, to pay by hand with its reference for the account.
    func promptToPayByHand() -> Attempt? {
        let passed = around.judge.cases.suffix(30).filter {
            $0.pushes > 0 && !$0.isAlive && $0.charge == nil && $0.hand == nil && $0.state != .paid
        }
        guard !passed.isEmpty, around.dice.happens(5_000) else { return nil }
        around.judge.count(.paidByHand)
        return around.dice.pick(passed).attempt
    }

    /// The prompt that somebody claims with money of his own: one that is open, or was paid while no message named a receipt.
    func promptToForge() -> ModelPrompt? {
        guard around.dice.happens(around.sky.weather.forged * 5) else { return nil }
        let aims = around.judge.cases.suffix(30).filter {
            $0.pushes > 0 && $0.record.receipt == nil && ($0.state.isOpen || $0.state == .paid)
        }
        return aims.isEmpty ? nil : gateway.prompt(for: around.dice.pick(aims).attempt.id)
    }

    /// A supervisor looks at what contradicts itself, and closes what Safaricom's list does not have: often too soon, and
    /// sometimes although the customer has paid by hand.
    func supervise() {
        around.time.inside(after: around.dice.wait(120_000...2_400_000)) {
            guard self.isTrading else { return }
            if let shop = self.openShop {
                Task { await self.closeContradiction(in: shop) }
                if self.listed != nil, self.around.dice.happens(3_000) { Task { await self.denyMoney(in: shop) } }
            }
            self.supervise()
        }
    }

    /// Of money that a message alone tells of, a supervisor says that the statement has no such payment: mostly since it has
    /// none yet, and sometimes without having looked.
    private func denyMoney(in shop: Shop) async {
        guard let approval = Approval(by: "supervisor", reason: "the statement has no such payment") else { return }
        let free = (try? await shop.books.freeDirectPayments()) ?? []
        let told = free.filter { $0.verifiedAt == nil }
        guard !told.isEmpty else { return }
        let receipt = around.dice.pick(told).id
        around.trace.note(.shop, -1, 0, "\(receipt) is said never to have come")
        guard (try? await shop.books.deny(receipt, by: approval, at: shop.clock.now())) != nil else { return }
        around.judge.count(.denied)
    }

    private func closeContradiction(in shop: Shop) async {
        let odd = around.judge.cases.filter { $0.state == .conflict && $0.charge == nil && !$0.isAlive }
        guard !odd.isEmpty else { return }
        let found = around.dice.pick(odd)
        guard let fact = closing(of: found)?.fact else { return }
        // Looking takes a while, and more may come meanwhile.
        await shop.run.sleep(around.dice.wait(1_000...around.dice.pick([30_000, 1_800_000])))
        let word = Evidence(source: .person, fact: fact, at: shop.clock.now())
        // Two days after a confirmation the list decides, and the person is honest: it has the row of what was paid by hand.
        let heard = around.judge.find(found.attempt.id)?.record.evidence.last { $0.source == .confirmation }?.at
        if found.hand != nil, let heard, word.at - heard >= .seconds(172_800) { return }
        if around.sky.weather.lacksPIN, let typed = closing(of: found, isProven: false)?.fact {
            _ = try? await shop.books.add(Evidence(source: .person, fact: typed, at: word.at), to: found.attempt.id)
        }
        guard (try? await shop.books.add(word, to: found.attempt.id)) != nil else { return }
        around.judge.count(.closed)
        await shop.loop.watch(found.attempt.id)
        if let prompt = gateway.prompt(for: found.attempt.id), around.dice.happens(5_000) { post.claimAgain(prompt) }
    }

    func closing(of found: Case, isProven: Bool = true) -> Closing? {
        Approval(by: "supervisor", reason: "it is not there").map {
            Closing(
                of: found.record, seen: .statement, times: found.record.timeToCover,
                approval: isProven ? $0.proven() : $0)
        }
    }
}
