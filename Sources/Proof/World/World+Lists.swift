import Engine
import Payments

/// What comes from Safaricom's own lists.
extension World {
    /// A supervisor brings Safaricom's own list: rows for what was paid, and none for what was not.
    func importStatement() {
        let pause = around.sky.weather.listPause
        around.time.inside(after: around.dice.wait(pause / 12...pause)) {
            guard self.isTrading else { return }
            if self.around.dice.happens(self.around.sky.weather.statement), let shop = self.openShop {
                Task { await self.readStatement(in: shop) }
            }
            self.importStatement()
        }
    }

    private func readStatement(in shop: Shop) async {
        if let listed {
            let reading = gateway.readList(
                isWhole: around.dice.happens(5_000), hidesPayers: listed.hidesPayers, hash: listed.hash)
            await compare(reading, in: shop)
            // The same file once more, as people do.
            if around.dice.happens(2_000) { await compare(reading, in: shop) }
        } else {
            await addRows(in: shop)
            await hearReversals(in: shop)
        }
        await closeWhatIsMissing(in: shop)
    }

    /// Compares the books with a list.
    func compare(_ reading: ModelGateway.Reading, in shop: Shop) async {
        around.judge.count(.listed)
        let source = around.dice.pick([Evidence.Source.pull, .statement])
        let findings = try? await shop.books.compare(reading, from: source, at: shop.clock.now())
        for id in (findings?.proved ?? []) + (findings?.touched ?? []) { await shop.loop.watch(id) }
    }

    /// Books that can't be compared with a list are told of single rows.
    private func addRows(in shop: Shop) async {
        let now = shop.clock.now()
        for found in around.judge.cases where around.dice.happens(3_000) {
            guard let receipt = found.money else { continue }
            let fact = Fact.receiptFound(receipt, amount: found.attempt.amount)
            let row = Evidence(source: .statement, fact: fact, at: now)
            _ = try? await shop.books.add(row, to: found.attempt.id)
            await shop.loop.watch(found.attempt.id)
        }
    }

    private func hearReversals(in shop: Shop) async {
        let form = around.dice.pick(ModelPayment.ReversalForm.allCases)
        let lines = gateway.payments.filter { _ in around.dice.happens(6_000) }.flatMap {
            $0.reversals(form, payer: nil)
        }
        if lines.isEmpty { return }
        let findings = try? await shop.books.hear(lines, from: .statement, at: shop.clock.now())
        for id in findings?.touched ?? [] { await shop.loop.watch(id) }
    }

    /// A list that is complete ten minutes after the end of the time it covers has no row for some.
    private func closeWhatIsMissing(in shop: Shop) async {
        let now = shop.clock.now()
        for found in around.judge.cases where around.dice.happens(3_000) {
            guard found.money == nil, !found.isAlive, found.record.isAnswered,
                now - found.record.updatedAt > .seconds(1_200)
            else { continue }
            // A supervisor may also try to close what is no contradiction.
            let closes = found.state == .conflict || around.dice.happens(500)
            let fact = closes ? closing(of: found)?.fact ?? .rowMissing : .rowMissing
            let source: Evidence.Source = if case .closedUnpaid = fact { .person } else { .statement }
            _ = try? await shop.books.add(Evidence(source: source, fact: fact, at: now), to: found.attempt.id)
            await shop.loop.watch(found.attempt.id)
            if case .rowMissing = fact, found.record.wasRefused(for: .phoneBusy), around.dice.happens(5_000),
                let till = tills.first
            {
                Task { await till.tryAgain(found, in: shop) }
            }
        }
    }

    /// A stranger claims for a prompt what another customer has paid. A list finds that out.
    func forgeByOthers() {
        around.time.after(around.dice.wait(120_000...2_400_000)) {
            guard self.isTrading else { return }
            if let aim = self.promptToForge() {
                let others = self.gateway.payments.suffix(20).filter {
                    $0.amount == aim.attempt.amount && $0.payer != aim.attempt.phone && $0.meant != aim.attempt.id
                }
                if !others.isEmpty { self.claim(self.around.dice.pick(others).receipt, for: aim) }
            }
            self.forgeByOthers()
        }
    }

    /// A stranger claims a payment for a prompt that it did not pay.
    func claim(_ receipt: Receipt, for aim: ModelPrompt) {
        gateway.claim(receipt)
        post.claimAgain(aim, by: receipt)
    }

    /// Now and then Safaricom, or the shop by the portal, takes a payment back, or a part of one.
    func takeBack() {
        around.time.after(around.dice.wait(600_000...7_200_000)) {
            guard self.isTrading else { return }
            if self.around.dice.happens(self.around.sky.weather.reversed) {
                let isWhole = self.around.dice.happens(5_000)
                if self.gateway.takeBack(isWhole: isWhole) != nil {
                    self.around.judge.count(isWhole ? .reversedWhole : .reversedPart)
                }
            }
            self.takeBack()
        }
    }
}
