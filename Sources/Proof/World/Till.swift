import Engine
import Payments

/// One person at one counter, who presses keys: orders, orders again, mashes, stops waiting, releases, claims.
struct Till: Sendable {
    let number: Int
    let around: Surroundings
    let phones: [MSISDN]

    private var name: String { "till \(number)" }

    /// Does one thing.
    func act(in shop: Shop) async {
        guard number < shop.cashiers.count else { return }
        switch around.dice.draw(below: 100) {
        case ..<58: await sell(in: shop, times: 1)
        case ..<63: await sell(in: shop, times: around.dice.draw(2...5))
        case ..<70: await sellAgain(in: shop)
        case ..<74: await sellInParts(in: shop)
        case ..<77: await stopWaiting(in: shop)
        case ..<78: await wrongNumber(in: shop)
        case ..<80: await handOn(in: shop)
        case ..<88: await release(in: shop)
        case ..<92: await askByHand(in: shop)
        case ..<96: await resolve(in: shop)
        default: await claim(in: shop)
        }
    }

    private func take(_ order: PromptOrder, in shop: Shop) async {
        around.trace.note(.shop, number, 0, "\(name) orders \(order.amount) of \(order.phone.digits)")
        _ = try? await shop.cashiers[number].take(order)
    }

    /// A new sale; with several presses at once when the key is mashed.
    private func sell(in shop: Shop, times: Int) async {
        let shillings = around.dice.pick([100, 100, 250, 999, 1_500, 70_000])
        guard var order = order(around.dice.pick(phones), Money(cents: Int64(shillings) * 100)) else { return }
        order.isMeantAgain = around.dice.happens(3_000)
        if times == 1 { return await take(order, in: shop) }
        around.judge.count(.mashedKeys)
        await withTaskGroup(of: Void.self) { [order] group in
            for _ in 0..<times { group.addTask { await take(order, in: shop) } }
        }
    }

    /// The last sale again, on the same phone or another.
    private func sellAgain(in shop: Shop) async {
        guard let last = around.judge.cases.suffix(around.dice.draw(1...4)).first else { return }
        let isSamePhone = around.dice.happens(6_000)
        around.judge.count(.sameSaleAgain)
        if isSamePhone { around.judge.count(.samePhoneAgain) }
        let phone = isSamePhone ? last.attempt.phone : around.dice.pick(phones)
        guard var order = order(phone, last.attempt.amount) else { return }
        order.sale = last.attempt.sale
        await take(order, in: shop)
    }

    /// A sale above what one prompt can ask for.
    private func sellInParts(in shop: Shop) async {
        let due = Money(cents: 30_000_000)
        guard let parts = try? PromptOrder.parts(of: due), let first = parts.first,
            var order = order(around.dice.pick(phones), first)
        else { return }
        order.due = due
        guard let record = try? await shop.cashiers[number].take(order) else { return }
        await shop.run.sleep(around.dice.wait(1_000...200_000))
        var (phone, sale, stead) = (record.attempt.phone, record.attempt.sale, SaleID?.none)
        // A part went to a stranger's phone: the right one is asked for all of it, in the same sale or in one in its stead.
        let isWrong = around.dice.happens(3_000)
        if isWrong, let found = around.judge.find(record.attempt.id) {
            around.judge.count(.wrongPart)
            await say(.wrongNumber, about: found, in: shop)
            phone = around.dice.pick(phones)
            stead = sale
        }
        for part in isWrong ? parts[...] : parts.dropFirst() {
            guard var rest = self.order(phone, part) else { return }
            rest.due = due
            if let old = stead { rest.insteadOf = old } else { rest.sale = sale }
            guard let record = try? await shop.cashiers[number].take(rest) else { continue }
            (sale, stead) = (record.attempt.sale, nil)
            await shop.run.sleep(around.dice.wait(1_000...200_000))
        }
    }

    private func stopWaiting(in shop: Shop) async {
        guard let found = pick(where: { $0.state.isOpen }) else { return }
        around.judge.count(.stoppedWaiting)
        await say(.stoppedWaiting, about: found, in: shop)
    }

    private func wrongNumber(in shop: Shop) async {
        guard let found = pick(where: { $0.state.isOpen }) else { return }
        around.judge.count(.wrongNumber)
        await say(.wrongNumber, about: found, in: shop)
    }

    /// What a sale still owes is asked for in a new one in its stead, mostly because its prompt is on a wrong phone.
    private func handOn(in shop: Shop) async {
        guard let found = pick(where: { $0.state != .paid || $0.record.isWrongNumber }) else { return }
        if found.state.isOpen, around.dice.happens(7_000) {
            around.judge.count(.wrongNumber)
            await say(.wrongNumber, about: found, in: shop)
        }
        around.judge.count(.handedOn)
        for _ in 0..<around.dice.draw(1...2) {
            guard var order = order(around.dice.pick(phones), found.attempt.amount) else { return }
            order.insteadOf = found.attempt.sale
            await take(order, in: shop)
            await shop.run.sleep(around.dice.wait(1_000...200_000))
        }
    }

    /// A supervisor lets another prompt go, often too soon, sometimes without asking first.
    private func release(in shop: Shop) async {
        guard let found = pick(where: { $0.state == .unknown || $0.state == .expired }),
            let approval = Approval(by: "supervisor", reason: "the customer shows no message")
        else { return }
        if around.dice.happens(7_000) {
            await ask(about: found, in: shop)
            await shop.run.sleep(around.dice.wait(1_000...30_000))
            if found.record.checkout == nil, found.money == nil { await lookInVain(for: found, in: shop) }
        }
        if around.dice.happens(3_000) { await giveGoods(for: found, in: shop) }
        let before = around.judge.find(found.attempt.id)?.wasReleased
        if around.sky.weather.lacksPIN { await say(.released(approval), about: found, in: shop) }
        await say(.released(approval.proven()), about: found, in: shop)
        guard before == false, around.judge.find(found.attempt.id)?.wasReleased == true else { return }
        around.judge.count(.released)
        guard var order = order(found.attempt.phone, found.attempt.amount) else { return }
        // Some key it in anew.
        if around.dice.happens(6_000) { order.sale = found.attempt.sale }
        await take(order, in: shop)
    }

    /// Safaricom's own list has no row of a prompt that it never named.
    private func lookInVain(for found: Case, in shop: Shop) async {
        let word = Evidence(source: .pull, fact: .queryOpen(reason: "no row"), at: shop.clock.now())
        _ = try? await shop.books.add(word, to: found.attempt.id)
    }

    private func askByHand(in shop: Shop) async {
        guard let found = pick(where: { $0.state.isOpen }) else { return }
        around.judge.count(.askedByHand)
        await ask(about: found, in: shop)
        // Somebody lets the goods go on a screen that is a few seconds old.
        guard around.dice.happens(1_000) else { return }
        await shop.run.sleep(around.dice.wait(1_000...20_000))
        await giveGoods(for: found, in: shop)
    }

    private func giveGoods(for found: Case, in shop: Shop) async {
        guard let approval = Approval(by: "supervisor", reason: "the customer shows no message") else { return }
        around.judge.count(.goodsGiven)
        if around.sky.weather.lacksPIN { await say(.goodsGiven(approval), about: found, in: shop) }
        await say(.goodsGiven(approval.proven()), about: found, in: shop)
    }

    private func resolve(in shop: Shop) async {
        guard let found = pick(where: { !$0.record.doubts.isEmpty }),
            let approval = Approval(by: "supervisor", reason: "refunded")
        else { return }
        let kind =
            around.dice.happens(8_000)
            ? found.record.doubts[0] : around.dice.pick(Array(Doubt.Kind.allCases))
        // Who says what became of a prompt that nobody can ask about has looked in M-PESA's own list, and found nothing.
        if kind == .unknown, found.charge != nil || found.isAlive { return }
        around.judge.count(.resolved)
        await say(.resolved(kind, approval), about: found, in: shop)
        // Who has looked into one thing about it mostly ends the others, too.
        while around.dice.happens(7_000), let next = around.judge.find(found.attempt.id)?.record.doubts.first,
            next.endsByWord
        {
            await say(.resolved(next, approval), about: found, in: shop)
        }
        // What went back is owed again: the counter asks at once.
        guard kind.endsInRefund, around.dice.happens(6_000),
            var order = order(found.attempt.phone, found.attempt.amount)
        else { return }
        order.sale = found.attempt.sale
        order.isMeantAgain = true
        await take(order, in: shop)
    }

    /// Two counters want the same money that was paid straight to the shop.
    private func claim(in shop: Shop) async {
        guard let free = try? await shop.books.freeDirectPayments(), let wanted = free.last else { return }
        around.judge.count(.claimedTwice)
        // The customer whose prompt came to nothing has paid by hand.
        let failed = pick { !$0.state.isOpen && $0.state != .paid && $0.attempt.amount == wanted.amount }
        let sale = around.dice.happens(5_000) ? failed?.attempt.sale : nil
        if sale != nil { around.judge.count(.claimedForSale) }
        await withTaskGroup(of: Void.self) { group in
            for other in [name, "till \(number + 1)"] {
                group.addTask {
                    if (try? await shop.books.hold(wanted.id, for: other, at: shop.clock.now())) == nil {
                        // The other one has it: looked at again when that hold has ended, or it is taken.
                        await shop.run.sleep(around.dice.wait(0...120_000))
                        _ = try? await shop.books.hold(wanted.id, for: other, at: shop.clock.now())
                    }
                    await shop.run.sleep(around.dice.wait(0...70_000))
                    _ = try? await shop.books.take(wanted.id, for: sale, by: other, at: shop.clock.now())
                }
            }
        }
    }

    /// A customer whose phone was busy tries again soon, whatever a list said meanwhile.
    func tryAgain(_ found: Case, in shop: Shop) async {
        await shop.run.sleep(around.dice.wait(1_000...50_000))
        guard let order = order(found.attempt.phone, found.attempt.amount) else { return }
        await take(order, in: shop)
    }

    // MARK: - Small things

    private func ask(about found: Case, in shop: Shop) async {
        around.judge.note { $0.askedByHand(found.attempt.id) }
        await shop.loop.askNow(found.attempt.id)
    }

    private func say(_ fact: Fact, about found: Case, in shop: Shop) async {
        let evidence = Evidence(source: .person, fact: fact, at: shop.clock.now())
        around.trace.note(.shop, number, found.number, "\(name) says of #\(found.number): \(fact.words)")
        if (try? await shop.books.add(evidence, to: found.attempt.id)) != nil {
            await shop.loop.watch(found.attempt.id)
        }
    }

    private func order(_ phone: MSISDN, _ amount: Money) -> PromptOrder? {
        try? PromptOrder(phone: phone, amount: amount)
    }

    private func pick(where fits: (Case) -> Bool) -> Case? {
        let found = around.judge.cases.filter(fits)
        return found.isEmpty ? nil : around.dice.pick(found)
    }
}

extension Fact {
    /// What a person says, for people.
    fileprivate var words: String {
        if case .resolved(let kind, _) = self { "\(kind.rawValue) is resolved" } else { TruthEvent(self).rawValue }
    }
}
