import Payments

/// What the gateway gives back on the shop's own orders, and what it answers about single receipts.
extension ModelGateway {
    /// Takes one order; returns its answer and how long it is under way.
    func reverse(_ order: ReversalOrder, toldAt token: CallbackToken) -> (answer: ReversalAnswer, wait: Int64) {
        let (dice, weather) = (around.dice, around.sky.weather)
        if around.strikes(\.backNeverLeft, .backNeverLeft) {
            note(order, 1, "never left")
            return (.neverLeft(reason: "connection refused"), dice.wait(1...10_000))
        }
        around.judge.note { $0.posted(order, at: self.around.time.now) }
        guard !around.strikes(\.backRefused, .backRefused), let names = nextConversation() else {
            note(order, 2, "is refused")
            around.judge.note { $0.came(of: order.id, .refused) }
            return (.refused(reason: "Bad Request"), dice.wait(50...3_000))
        }
        // Somebody who has read the address may be there before the gateway.
        if dice.happens(weather.forged) {
            post.denyReversal(at: token, named: Conversation(id: "AG_0", originator: names.originator))
        }
        let isLost = dice.happens(weather.backLost)
        if isLost, !dice.happens(weather.lostYetDone) {
            around.judge.count(.backLostUndone)
            note(order, 3, "is lost, and is not carried out")
            around.judge.note { $0.came(of: order.id, .nothing) }
            return (.lost(reason: "HTTP 503"), dice.wait(50...30_000))
        }
        around.time.after(dice.wait(500...dice.pick([5_000, 5_000, 60_000, 1_200_000]))) {
            self.carryOut(order, names, toldAt: token)
        }
        if isLost {
            around.judge.count(.backLostYetDone)
            note(order, 4, "is taken, and the answer is lost")
            return (.lost(reason: "time-out"), dice.wait(50...30_000))
        }
        note(order, 5, "is taken")
        return (.taken(names), dice.wait(50...dice.pick([500, 500, 500, 8_000])))
    }

    /// Gives a payment back that is whole, and tells what came of it.
    private func carryOut(_ order: ReversalOrder, _ names: Conversation, toldAt token: CallbackToken) {
        let dice = around.dice
        let payment = payments.first { $0.receipt == order.receipt }
        let told: ReversalResult.Told
        if payment?.isGone == true {
            around.judge.count(.gaveBackBefore)
            around.judge.note { $0.came(of: order.id, .nothing) }
            told = .doneBefore
        } else if payment?.backCents != 0 || around.strikes(\.backRefused, .backFailed) {
            around.judge.note { $0.came(of: order.id, .failed) }
            told =
                dice.happens(7_000)
                ? .failed(ResultCode("2001"), text: "not given back")
                : .open(ResultCode("4999"), text: "being processed")
        } else {
            let own = nextReceipt()
            let back = Reversal(amount: order.amount, at: around.time.outside, receipt: own)
            around.judge.note { $0.came(of: order.id, .carriedOut) }
            guard takeBack(back, of: order.receipt) != nil else { return }
            around.judge.count(.gaveBack)
            told = .done(
                of: dice.happens(7_000) ? order.receipt : nil,
                Reversal(
                    amount: dice.happens(7_000) ? order.amount : nil, at: back.at,
                    receipt: dice.happens(7_000) ? own : nil))
        }
        note(order, 6, "ends: \(told)")
        post.tell(.reversed(ReversalResult(names, told: told)), at: token)
    }

    /// Takes a question about a receipt; returns its answer and how long it is under way.
    func ask(about receipt: Receipt, toldAt token: CallbackToken) -> (reply: StatusReply, wait: Int64) {
        let dice = around.dice
        guard !around.strikes(\.tooMany, .tooMany), let names = nextConversation() else {
            return (.notTaken(reason: "spike arrest"), dice.wait(50...3_000))
        }
        around.time.after(dice.wait(500...20_000)) {
            guard let payment = self.payments.first(where: { $0.receipt == receipt }) else { return }
            var told = StatusResult.Told.nothing(reason: "it was reversed")
            if !payment.isGone {
                self.around.judge.note { $0.saidToStand(receipt, at: self.around.time.now) }
                // The account is never told.
                told = .paid(payment.row(payer: .clear(payment.payer)).withoutAccount)
            }
            self.around.trace.note(.gateway, -1, 7, "asked about \(receipt): \(told)")
            self.post.tell(.told(StatusResult(names, told: told)), at: token)
        }
        let isLost = dice.happens(around.sky.weather.backLost)
        return (isLost ? .unclear(reason: "time-out") : .taken(names), dice.wait(50...8_000))
    }

    /// Others take what is left of a payment back, or a part of it.
    func takeBack(isWhole: Bool, of receipt: Receipt) -> ModelPayment? {
        guard let payment = payments.first(where: { $0.receipt == receipt }), !payment.isGone, let own = nextReceipt()
        else { return nil }
        let rest = payment.amount.cents - payment.backCents
        let part = isWhole ? rest : max(100, rest / 100 / 2 * 100)
        return takeBack(
            Reversal(amount: Money(cents: min(part, rest)), at: around.time.outside, receipt: own), of: receipt)
    }

    /// The names of the next call that is answered later: no two have the same.
    private func nextConversation() -> Conversation? {
        nextReceipt().map { Conversation(id: "AG_\($0.text)", originator: "\($0.text)-1") }
    }

    private func note(_ order: ReversalOrder, _ detail: Int, _ words: String) {
        around.trace.note(.gateway, -2, detail, "the order to give \(order.receipt) back \(words)")
    }
}

extension C2BConfirmation {
    fileprivate var withoutAccount: C2BConfirmation {
        C2BConfirmation(
            receipt: receipt, amount: amount, payee: payee, account: "", payer: payer, name: name, paidAt: paidAt)
    }
}
