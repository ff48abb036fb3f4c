import Engine
import Payments

/// What the shop has given back itself.
extension World {
    /// Now and then a supervisor has a payment given back that Safaricom's own list has shown, or orders again what was
    /// ordered.
    func giveBack() {
        around.time.inside(after: around.dice.wait(60_000...1_200_000)) {
            guard self.isTrading else { return }
            if let shop = self.openShop, let desks = shop.backDesks {
                Task { await self.giveOneBack(in: shop, by: desks) }
            }
            self.giveBack()
        }
    }

    private func giveOneBack(in shop: Shop, by desks: Shop.BackDesks) async {
        let dice = around.dice
        if let listed, dice.happens(5_000) {
            let reading = gateway.readList(
                isWhole: dice.happens(5_000), hidesPayers: listed.hidesPayers, hash: listed.hash)
            await compare(reading, in: shop)
        }
        let open = around.judge.orders.filter(\.order.state.isOpen).map(\.order.receipt)
        if !open.isEmpty, dice.happens(4_000) { return await askAndOrderAgain(dice.pick(open), in: shop, by: desks) }
        guard let receipt = receiptToGiveBack() else { return }
        // Whoever has the portal open may take the same money back at that moment.
        if dice.happens(1_000) { takeBackBesides(receipt) }
        switch dice.draw(below: 10) {
        case ..<6: await order(receipt, by: "Amina", with: "Brian", at: desks)
        case ..<8:
            await order(receipt, by: "Amina", with: "Brian", at: desks)
            around.judge.count(.backOrderedAgain)
            await shop.run.sleep(dice.wait(0...dice.pick([5_000, 600_000])))
            await order(receipt, by: "Amina", with: dice.pick(["Brian", "Brian", "amina "]), at: desks)
        default:
            around.judge.count(.backOrderedAtOnce)
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.order(receipt, by: "Amina", with: "Brian", at: desks) }
                group.addTask { await self.order(receipt, by: "Brian", with: "Chege", at: desks) }
            }
        }
    }

    /// Nobody knows what came of an order: mostly Safaricom is asked before the same is ordered again.
    private func askAndOrderAgain(_ receipt: Receipt, in shop: Shop, by desks: Shop.BackDesks) async {
        if around.dice.happens(8_000) {
            around.judge.count(.backAsked)
            _ = try? await desks.status.ask(about: receipt)
            await shop.run.sleep(around.dice.wait(1_000...90_000))
        }
        around.judge.count(.backOrderedAgain)
        await order(receipt, by: "Amina", with: "Brian", at: desks)
    }

    /// A payment that a list has told; seldom another one, or one that was ordered back before.
    private func receiptToGiveBack() -> Receipt? {
        let all = gateway.payments.map(\.receipt)
        let fit = around.judge.receiptsToGiveBack
        let proven = all.filter(fit.contains)
        let some = proven.isEmpty || around.dice.happens(1_500) ? all : proven
        return some.isEmpty ? nil : around.dice.pick(some)
    }

    private func order(_ receipt: Receipt, by name: String, with second: String, at desks: Shop.BackDesks) async {
        guard let approval = Approval(by: name, reason: "paid twice") else { return }
        around.judge.count(.backOrdered)
        around.trace.note(.shop, -1, 1, "\(name) has \(receipt) given back")
        do {
            _ = try await desks.reversals.giveBack(receipt, by: approval, with: second)
        } catch {
            around.trace.note(.shop, -1, 2, "\(receipt) is not given back: \(error)")
        }
    }

    private func takeBackBesides(_ receipt: Receipt) {
        let isWhole = around.dice.happens(5_000)
        if gateway.takeBack(isWhole: isWhole, of: receipt) != nil {
            around.judge.count(isWhole ? .reversedWhole : .reversedPart)
        }
    }

    /// The last look at the shop's orders: as they are, and as the next start leaves them.
    func auditOrders() async {
        guard let listed, around.sky.weather.givesBack else { return }
        do {
            try await around.queue.alone {
                try await listed.showOrders(to: self.around.judge)
                self.around.judge.note { $0.auditOrders() }
                try await listed.orders.resumeReversals(at: self.around.time.wall)
                try await listed.showOrders(to: self.around.judge)
                self.around.judge.note { $0.auditOrdersAfterStart() }
            }
        } catch {
            around.judge.note { $0.fail("I15", "the orders to give payments back could not be read: \(error)") }
        }
    }
}
