import Payments

/// I15: what the shop gives back goes back once, of what is whole, and nobody orders it again before it is known what
/// came of that.
extension CaseBook {
    // MARK: - What the books did

    /// An order was written down.
    mutating func ordered(_ order: ReversalOrder, at now: Timestamp) {
        let receipt = order.receipt
        if let paid = money[receipt], order.amount <= paid.amount {
            if !listedReceipts.contains(receipt) {
                fail("I15", "\(receipt) is to be given back, and no list has told of it")
            }
        } else {
            fail("I15", "more of \(receipt) is to be given back than was paid")
        }
        if order.second.lowercased() == order.approval.by.lowercased() {
            fail("I15", "\(receipt) is to be given back by one person alone")
        }
        lookAtToldBack(receipt, "is to be given back")
        for place in orders.indices where orders[place].order.receipt == receipt {
            let earlier = orders[place]
            if earlier.order.state == .done { fail("I15", "\(receipt) is to be given back again") }
            guard earlier.order.state.isOpen || earlier.order.state == .superseded else { continue }
            if !mayBeReplaced(earlier, at: now, as: mayStand) {
                let words = "is to be given back, and an earlier order is \(earlier.order.state.rawValue)"
                fail("I15", "\(receipt) \(words)")
            }
            if earlier.order.state.isOpen { coverage.hit(.backReplaced) }
            orders[place].order = earlier.order.read(as: .superseded)
        }
        orders.append(OrderCase(order))
    }

    /// Whether another order may take the place of that one: nobody knows what came of it, and Safaricom has said since
    /// that the payment stands.
    private func mayBeReplaced(
        _ found: OrderCase, at now: Timestamp, as stands: [Receipt: [Timestamp]]
    ) -> Bool {
        guard let sent = found.order.sentAt else { return false }
        switch found.order.state {
        case .unknown, .superseded: break
        case .asked where now - sent >= ReversalOrder.patience: break
        case .asked, .prepared, .sending, .done, .failed, .refused, .void: return false
        }
        let isTold = stands[found.order.receipt]?.contains { $0 >= sent + ReversalOrder.patience } ?? false
        let isTrue = stoodAt[found.order.receipt].map { $0 > found.postedAt ?? 0 } ?? false
        return isTold && isTrue
    }

    /// An order was held back.
    mutating func orderHeld(of receipt: Receipt, because refusal: ReversalRefusal, at now: Timestamp) {
        coverage.hit(.backHeld)
        let own = orders.filter { $0.order.receipt == receipt }
        switch refusal {
        case .underway(let state):
            if !own.contains(where: { $0.order.state == state && state.isOpen }) {
                fail("gate", "an order of \(receipt) was held back by one that is not there")
            }
        case .askFirst:
            if !own.contains(where: {
                [.unknown, .asked, .superseded].contains($0.order.state) && !mayBeReplaced($0, at: now, as: stands)
            }) {
                fail("gate", "an order of \(receipt) was held back although nothing is to be asked")
            }
        case .unheard, .unproven, .takenBack, .samePerson, .notPrepared: return
        }
    }

    /// An order's send mark was made.
    mutating func marked(_ order: ReversalOrder) {
        lookAtToldBack(order.receipt, "goes out")
        see(order)
    }

    /// The books hold the newest order about each receipt so, and those are open.
    mutating func look(at newest: [ReversalOrder], open: [ReversalOrder]) {
        for order in newest + open { see(order) }
        for (receipt, some) in Dictionary(grouping: open, by: \.receipt) where some.count > 1 {
            fail("I15", "\(some.count) orders to give \(receipt) back are open")
        }
        let known = Set(open.map(\.id))
        for found in orders where found.order.state.isOpen && !known.contains(found.order.id) {
            fail("I15", "the order to give \(found.order.receipt) back is open, and nobody is told")
        }
    }

    private mutating func see(_ order: ReversalOrder) {
        guard let place = orders.firstIndex(where: { $0.order.id == order.id }) else {
            return fail("I15", "an order to give \(order.receipt) back stands in the books that nobody gave")
        }
        let before = orders[place].order
        if before.read(as: .prepared) != order.read(as: .prepared) {
            fail("I14", "the order to give \(order.receipt) back is not what it was given as")
        }
        orders[place].order = order
        if before.state == order.state { return }
        let states = "from \(before.state.rawValue) to \(order.state.rawValue)"
        if !before.state.successors.contains(order.state) {
            fail("I15", "the order to give \(order.receipt) back went \(states)")
        }
        if !orders[place].mayRead(order.state) {
            let fate = orders[place].end.map { "\($0)" } ?? "open"
            fail("I15", "the order to give \(order.receipt) back went \(states), was sent, and is \(fate)")
        }
        guard order.state == .done else { return }
        if money[order.receipt]?.isGone != true {
            fail("I15", "\(order.receipt) is said to be given back, and is not")
        }
        reversed.insert(order.receipt)
        toldBack[order.receipt, default: []].append(Reversal(amount: order.amount, at: nil, receipt: nil))
    }

    private mutating func lookAtToldBack(_ receipt: Receipt, _ words: String) {
        if toldBack[receipt] != nil { fail("I15", "\(receipt) \(words), and a list has told that it went back") }
    }

    /// Money that is on its way back was taken for a sale.
    mutating func lookAtTaken(_ receipt: Receipt) {
        guard let found = orders.last(where: { $0.order.receipt == receipt && !$0.order.state.isHarmless }) else {
            return
        }
        fail("I15", "\(receipt) was taken for a sale, and an order to give it back is \(found.order.state.rawValue)")
    }

    /// A question about a receipt was written down.
    mutating func asked(_ question: StatusQuestion) { questions[question.id] = question }

    /// How the gateway named a question was written down.
    mutating func named(_ id: StatusQuestionID, _ names: Conversation) {
        if let question = questions[id] { namedQuestions[names] = namedQuestions[names] ?? question }
    }

    /// A message was read that answers a question.
    mutating func told(_ result: StatusResult) {
        guard case .paid = result.told, let question = namedQuestions[result.conversation] else { return }
        mayStand[question.receipt, default: []].append(question.askedAt)
    }

    // MARK: - What really happened

    /// A request to give a payment back reached the gateway.
    mutating func posted(_ order: ReversalOrder, at moment: Int64) {
        guard let place = orders.firstIndex(where: { $0.order.id == order.id }) else {
            return fail("I15", "an order to give \(order.receipt) back was sent that was never written down")
        }
        orders[place].posts += 1
        orders[place].postedAt = orders[place].postedAt ?? moment
        let found = orders[place]
        if found.posts > 1 { fail("I15", "an order to give \(order.receipt) back was sent \(found.posts) times") }
        if found.order.state != .sending {
            fail("I15", "an order to give \(order.receipt) back was sent while it was \(found.order.state.rawValue)")
        }
        if found.order != order {
            fail("I14", "an order to give \(order.receipt) back was sent with other values than it was given with")
        }
        for other in orders where other.order.receipt == order.receipt && other.order.id != order.id && other.posts > 0
        {
            switch other.order.state {
            case .superseded, .failed, .refused, .void: continue
            case .prepared, .sending, .asked, .unknown, .done:
                fail("I15", "\(order.receipt) is sent back while an order is \(other.order.state.rawValue)")
            }
        }
    }

    /// The gateway decided about an order.
    mutating func came(of id: ReversalID, _ end: OrderCase.End) {
        guard let place = orders.firstIndex(where: { $0.order.id == id }) else { return }
        orders[place].end = end
        if end == .carriedOut, !orders[place].mayRead(orders[place].order.state) {
            fail("I15", "\(orders[place].order.receipt) goes back, and its order does not say that it may")
        }
    }

    /// The gateway answered that a payment stands.
    mutating func saidToStand(_ receipt: Receipt, at moment: Int64) { stoodAt[receipt] = moment }

    // MARK: - The end

    /// Each order has its end, or is said to be unknown; what went back is in the books.
    mutating func auditOrders() {
        for found in orders {
            let receipt = found.order.receipt
            if !found.isSettled {
                fail("liveness", "the order to give \(receipt) back was sent, and its answer is neither in nor lost")
            }
            if found.end == .carriedOut {
                let isNewest = orders.last { $0.order.receipt == receipt }?.order.id == found.order.id
                let isTold = toldBack[receipt].map { TakenBack($0).takesAll(of: found.order.amount) } ?? false
                if isTold, isNewest, found.order.state != .done {
                    fail("I15", "\(receipt) went back by an order that is \(found.order.state.rawValue)")
                }
                if money[receipt]?.isListedFrom != nil, toldBack[receipt] == nil {
                    fail("I15", "\(receipt) went back, and the books know nothing of it")
                }
            }
            let own = orders.filter { $0.order.receipt == receipt && $0.end == .carriedOut }
            if own.count > 1 { fail("I15", "\(receipt) was given back \(own.count) times") }
        }
    }

    /// After the next start no order waits for a step of a program that is gone.
    mutating func auditOrdersAfterStart() {
        for found in orders {
            switch found.order.state {
            case .prepared, .sending:
                fail("liveness", "the order to give \(found.order.receipt) back is \(found.order.state.rawValue)")
            case .asked, .unknown, .done, .failed, .refused, .void, .superseded: continue
            }
        }
    }
}

extension ReversalOrder {
    /// The same as given, in another state.
    fileprivate func read(as state: State) -> ReversalOrder {
        ReversalOrder(
            id: id, receipt: receipt, amount: amount, approval: approval, second: second, preparedAt: preparedAt,
            sentAt: state == .prepared ? nil : sentAt, state: state)
    }
}

extension ReversalOrder.State {
    /// Whether the money stays by it.
    fileprivate var isHarmless: Bool {
        switch self {
        case .failed, .refused, .void, .superseded: true
        case .prepared, .sending, .asked, .unknown, .done: false
        }
    }
}
