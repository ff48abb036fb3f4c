import Payments

extension JournalClause {
    /// What holds of a person's decisions, and of sales that take more than one prompt.
    static let decisions = [
        JournalClause("The same amount from the same phone asks for ten minutes, and goes when it is meant") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            try await scene.pay(first, after: .seconds(10))
            let asks = JournalRefusal.gate(.asks(about: first, paidAt: Scene.start + .seconds(10)))
            try await demandRefusal(asks) { _ = try await scene.prepare(order(), after: .seconds(609)) }
            _ = try await scene.prepare(order(shillings: 101), after: .seconds(20)).withdrawn(in: scene)
            var again = try order()
            again.isMeantAgain = true
            _ = try await scene.prepare(again, after: .seconds(20)).withdrawn(in: scene)
            _ = try await scene.prepare(order(), after: .seconds(610))
        },
        JournalClause("A sale takes a second part up to what it owes, and no more") { journal in
            let scene = Scene(journal: journal)
            var part = try order(shillings: 250_000)
            part.due = Money(cents: 40_000_000)
            let first = try await scene.pending(part)
            let sale = try await journal.record(of: first)?.attempt.sale
            try await scene.pay(first)
            var tooMuch = try order(shillings: 150_001)
            tooMuch.sale = sale
            try await demandRefusal(JournalRefusal.overDue(remaining: Money(cents: 15_000_000))) {
                _ = try await scene.prepare(tooMuch, after: .seconds(20))
            }
            var rest = try order(shillings: 150_000)
            rest.sale = sale
            let second = try await scene.prepare(rest, after: .seconds(20))
            try demandEqual(second.attempt.sale, sale)
        },
        JournalClause("Two equal parts of one sale ask nothing") { journal in
            let scene = Scene(journal: journal)
            var part = try order(shillings: 250_000)
            part.due = Money(cents: 50_000_000)
            let first = try await scene.pending(part)
            part.sale = try await scene.pay(first).attempt.sale
            let second = try await scene.prepare(part, after: .seconds(20))
            try demandEqual(second.attempt.sale, part.sale)
        },
        JournalClause("A part that failed can be asked for again under its sale, after its minute") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            let failed = Fact.queryFailed(
                checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1"), text: "no funds")
            var again = try order(phone: "0712345679")
            again.sale = try await journal.add(scene.query(failed), to: first).attempt.sale
            try await demandRefusal(
                JournalRefusal.gate(.waits(until: Scene.start + .seconds(130), because: .saleJustFailed))
            ) {
                _ = try await scene.prepare(again, after: .seconds(60))
            }
            let second = try await scene.prepare(again, after: .seconds(130))
            try demandEqual(second.attempt.sale, again.sale)
        },
        JournalClause("A prompt to a wrong number keeps its phone and sale; a stranger's payment is owed back") {
            journal in
            let scene = Scene(journal: journal)
            let stranger = try await scene.pending(order())
            let noted = try await journal.add(
                Evidence(source: .person, fact: .wrongNumber, at: Scene.start + .seconds(5)), to: stranger)
            try demandEqual(noted.state, .pending)
            try demandEqual(noted.doubts, [])
            _ = try await scene.prepare(order(phone: "0712345679"), after: .seconds(6))
            try await demandRefusal(JournalRefusal.gate(.shut(by: stranger, state: .pending))) {
                _ = try await scene.prepare(order(shillings: 300), after: .seconds(7))
            }
            try demandEqual(try await scene.pay(stranger).doubts, [.refundOwed])
            guard let word = Approval(by: "Amina", reason: "sent back") else { return }
            let ended = try await journal.add(
                Evidence(source: .person, fact: .resolved(.refundOwed, word), at: Scene.start), to: stranger)
            try demandEqual(ended.doubts, [])
            try demandEqual(ended.state, .paid)
        },
        JournalClause("The same word by the same person ends a doubt that is there again, too") { journal in
            let scene = Scene(journal: journal)
            let id = try await scene.pending(order())
            try await scene.pay(id)
            guard let word = Approval(by: "Amina", reason: "it is in the list") else { return }
            for (time, code) in ["1032", "1037"].enumerated() {
                let denial = CallbackDenial(
                    merchant: nil, checkout: CheckoutRequestID("checkout-1"), code: ResultCode(code), text: "")
                let at = Scene.start + .seconds(60 * (time + 1))
                let denied = try await journal.add(
                    Evidence(source: .callback, fact: .callbackFailed(denial), at: at), to: id)
                try demandEqual(denied.doubts, [.denied])
                let said = Evidence(source: .person, fact: .resolved(.denied, word), at: at + .seconds(5))
                for _ in 0..<2 { try demandEqual(try await journal.add(said, to: id).doubts, []) }
                try demandEqual(try await journal.record(of: id)?.evidence.count { $0.source == .person }, time + 1)
            }
        },
        JournalClause("A prompt that nobody knows of is released after five minutes, and lets another go") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.unknown(order())
            guard let word = Approval(by: "Amina", reason: "customer left") else { return }
            try await journal.add(scene.noRow(after: .seconds(290)), to: first)
            let early = Evidence(source: .person, fact: .released(word.proven()), at: Scene.start + .seconds(299))
            try await demandRefusal(
                JournalRefusal.notReleased(.tooSoon(until: Scene.start + .seconds(300)))
            ) {
                try await journal.add(early, to: first)
            }
            try await demandRefusal(JournalRefusal.gate(.shut(by: first, state: .unknown))) {
                _ = try await scene.prepare(order(), after: .seconds(300))
            }
            try await journal.add(
                Evidence(source: .person, fact: .released(word.proven()), at: Scene.start + .seconds(300)), to: first)
            _ = try await scene.prepare(order(), after: .seconds(301))
        },
        JournalClause("A supervisor's word without their PIN is nobody's") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.unknown(order())
            guard let word = Approval(by: "Amina", reason: "customer left") else { return }
            try await journal.add(scene.noRow(after: .seconds(299)), to: first)
            for fact in [Fact.released(word), .goodsGiven(word), .closedUnpaid(reason: "no row of it")] {
                try await demandRefusal(JournalRefusal.needsPIN) {
                    try await journal.add(
                        Evidence(source: .person, fact: fact, at: Scene.start + .seconds(300)), to: first)
                }
            }
            try demandEqual(try await journal.record(of: first)?.isReleased, false)
            for fact in [Fact.goodsGiven(word.proven()), .released(word.proven())] {
                try await journal.add(Evidence(source: .person, fact: fact, at: Scene.start + .seconds(300)), to: first)
            }
            try demandEqual(try await journal.record(of: first)?.isReleased, true)
        },
        JournalClause("What Safaricom never named is released after a fresh look in its own list, each look anew") {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.unknown(order())
            guard let word = Approval(by: "Amina", reason: "customer left") else { return }
            for looks in 1...2 {
                let now = Duration.seconds(400 * Int64(looks))
                let release = Evidence(source: .person, fact: .released(word.proven()), at: Scene.start + now)
                try await demandRefusal(JournalRefusal.notReleased(.listFirst)) {
                    try await journal.add(release, to: first)
                }
                let seen = try await journal.add(scene.noRow(after: now - .seconds(looks == 1 ? 301 : 300)), to: first)
                try demandEqual(seen.evidence.count { $0.source == .pull }, looks)
                if looks == 2 { try demandEqual(try await journal.add(release, to: first).isReleased, true) }
            }
        },
        JournalClause("Only what nobody knows of is released, and not before Safaricom was asked") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            guard let word = Approval(by: "Amina", reason: "customer left") else { return }
            let release = Evidence(source: .person, fact: .released(word.proven()), at: Scene.start + .seconds(400))
            try await demandRefusal(JournalRefusal.notReleased(.notDoubtful(.pending))) {
                try await journal.add(release, to: first)
            }
            try await journal.add(
                Evidence(source: .console, fact: .deadlinePassed, at: Scene.start + .seconds(180)), to: first)
            try await demandRefusal(JournalRefusal.notReleased(.askFirst)) {
                try await journal.add(release, to: first)
            }
            try await journal.add(scene.query(.queryOpen(reason: "not yet"), after: .seconds(390)), to: first)
            try demandEqual(try await journal.add(release, to: first).isReleased, true)
        },
        JournalClause(
            "Only a contradiction is closed as not paid; it then waits like a failure, and a success still wins"
        ) {
            journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            for claimed in [false, true] {
                if claimed { try await journal.add(scene.claim("checkout-1"), to: first) }
                try await demandRefusal(JournalRefusal.notClosed(.notContradicted(claimed ? .claimed : .pending))) {
                    _ = try await scene.close(first, after: .seconds(20))
                }
            }
            let failed = Fact.queryFailed(
                checkout: CheckoutRequestID("checkout-1"), code: ResultCode("1032"), text: "cancelled")
            try demandEqual(try await journal.add(scene.query(failed), to: first).state, .conflict)
            try await demandRefusal(JournalRefusal.notClosed(.tooSoon(until: Scene.start + .seconds(780)))) {
                _ = try await scene.close(first, after: .seconds(779))
            }
            try demandEqual(try await scene.close(first, after: .seconds(900)).state, .failed)
            let gate = ResendGate.waits(until: Scene.start + .seconds(1020), because: .sameAmount)
            try await demandRefusal(JournalRefusal.gate(gate)) {
                _ = try await scene.prepare(order(), after: .seconds(960))
            }
            _ = try await scene.prepare(order(), after: .seconds(1020)).withdrawn(in: scene)
            let late = try await scene.pay(first, after: .seconds(1100))
            try demandEqual(late.state, .paid)
            try demand(late.doubts.contains(.late), "nobody hears of the late success")
        },
        JournalClause("A person says once what became of the rest of a sale, and only of what is paid") { journal in
            let scene = Scene(journal: journal)
            var part = try order(shillings: 250_000)
            part.due = Money(cents: 40_000_000)
            let first = try await scene.pending(part)
            guard let word = Approval(by: "Amina", reason: "paid in cash") else { return }
            let said = Evidence(source: .person, fact: .resolved(.restOwed, word), at: Scene.start + .seconds(30))
            try await demandRefusal(JournalRefusal.notResolvable(.restOwed)) { try await journal.add(said, to: first) }
            try await scene.pay(first)
            try demandEqual(try await journal.add(said, to: first).isRestGivenUp, true)
        },
        JournalClause("What a stranger paid is not the sale's: the sale may be asked for it again") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.pending(order())
            try await journal.add(
                Evidence(source: .person, fact: .wrongNumber, at: Scene.start + .seconds(20)), to: first)
            let stranger = try await scene.pay(first)
            try demandEqual(stranger.doubts.first, .refundOwed)
            var again = try order()
            again.sale = stranger.attempt.sale
            again.isMeantAgain = true
            let second = try await scene.pending(again, checkout: "checkout-2", after: .seconds(700))
            let paid = try await scene.pay(second, checkout: "checkout-2", after: .seconds(720))
            try demandEqual(paid.doubts, [])
        },
        JournalClause("Paid twice is no doubt any more once the other payment is noted as a stranger's") { journal in
            let scene = Scene(journal: journal)
            let (first, second) = try await scene.releasedAndFollowed()
            try await scene.find(first, after: .seconds(310))
            let doubled = try await scene.pay(second, checkout: "checkout-2", after: .seconds(320))
            try demand(doubled.doubts.contains(.doubled), "nobody has to look into it")
            try await journal.add(scene.wrongNumber(after: .seconds(400), by: "Amina: one digit off"), to: first)
            try demand(
                try await journal.record(of: first)?.doubts.contains(.refundOwed) ?? false,
                "nobody refunds the stranger")
            try demandEqual(try await journal.record(of: second)?.doubts, [])
        },
        JournalClause("What a new sale asks for again after a release is a possible double") { journal in
            let scene = Scene(journal: journal)
            let first = try await scene.released()
            let second = try await scene.pending(order(), checkout: "checkout-2", after: .seconds(301))
            try await scene.pay(second, checkout: "checkout-2", after: .seconds(320))
            let late = try await scene.find(first, after: .seconds(900))
            // One thing to do about it, and not "refund" beside "give the goods".
            try demandEqual(late.doubts, [.doubled])
            guard let word = Approval(by: "Amina", reason: "sent back") else { return }
            let ended = try await journal.add(
                Evidence(source: .person, fact: .resolved(.doubled, word), at: Scene.start + .seconds(910)), to: first)
            try demandEqual(ended.doubts, [])
            try demandEqual(try await journal.record(of: second)?.doubts, [])
        },
        JournalClause("Of another amount, meant again or an hour later it is a sale of its own") { journal in
            let scene = Scene(journal: journal)
            for change in [0, 1, 2] {
                let phone = "071234567\(change)"
                let first = try await scene.released(order(phone: phone))
                var another = try order(phone: phone)
                if change == 0 { another.amount = Money(cents: 20_000) }
                if change == 1 { another.isMeantAgain = true }
                let checkout = "checkout-\(change)"
                let second = try await scene.pending(
                    another, checkout: checkout, after: .seconds(change == 2 ? 3_900 : 301))
                try await scene.pay(second, checkout: checkout, after: .seconds(3_920))
                let late = try await scene.find(first, receipt: "UKK6AB12C\(change)", after: .seconds(4_000))
                try demandEqual(late.doubts, [.late])
            }
        },
        JournalClause("A sale that is paid by two prompts says which was paid before") { journal in
            let scene = Scene(journal: journal)
            let (first, second) = try await scene.releasedAndFollowed()
            try demandEqual(try await scene.pay(second, checkout: "checkout-2", after: .seconds(320)).doubts, [])
            let late = try await scene.find(first, after: .seconds(900))
            try demandEqual(late.state, .paid)
            try demand(late.evidence.map(\.fact).contains(.doubled(with: second)), "nothing says that it is too much")
            try demand(late.doubts.contains(.doubled), "nobody has to look into it")
        },
    ]
}

extension Scene {
    /// Somebody notes that a prompt went to a stranger's phone.
    func wrongNumber(after wait: Duration, by words: String? = nil) -> Evidence {
        Evidence(source: .person, fact: .wrongNumber, at: Self.start + wait, raw: words)
    }

    /// Safaricom's own list was looked at in vain.
    func noRow(after wait: Duration) -> Evidence {
        Evidence(source: .pull, fact: .queryOpen(reason: "no row"), at: Self.start + wait)
    }

    /// A prompt whose answer was lost and that was released, and the one that followed it in the same sale.
    func releasedAndFollowed() async throws -> (first: AttemptID, second: AttemptID) {
        let first = try await released()
        var again = try order()
        again.sale = try await journal.record(of: first)?.attempt.sale
        return (first, try await pending(again, checkout: "checkout-2", after: .seconds(301)))
    }

    /// A prompt whose answer was lost and that was released.
    func released(_ order: PromptOrder? = nil) async throws -> AttemptID {
        let first = try await unknown(order ?? TestSupport.order())
        guard let word = Approval(by: "Amina", reason: "customer left") else {
            throw BrokenClause(description: "a name and a reason are no approval")
        }
        try await journal.add(noRow(after: .seconds(299)), to: first)
        try await journal.add(
            Evidence(source: .person, fact: .released(word.proven()), at: Self.start + .seconds(300)), to: first)
        return first
    }

    /// A row of the statement has its payment.
    @discardableResult
    func find(
        _ id: AttemptID, receipt text: String = "UKK6AB12CD", after wait: Duration
    ) async throws -> AttemptRecord {
        guard let receipt = Receipt(text) else { throw BrokenClause(description: "no receipt reads like that") }
        return try await journal.add(
            Evidence(
                source: .statement, fact: .receiptFound(receipt, amount: Money(cents: 10_000)),
                at: Self.start + wait), to: id)
    }

    /// An attempt that was sent, and whose answer was lost.
    func unknown(_ order: PromptOrder) async throws -> AttemptID {
        let token = token()
        let id = try await prepare(order, token: token).attempt.id
        _ = try await journal.markSending(id, token: token, boot: Self.boot, at: Self.start)
        try await journal.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Self.start), to: id)
        return id
    }
}

extension AttemptRecord {
    /// Takes it back, so that its phone is free.
    func withdrawn(in scene: Scene) async throws -> AttemptRecord {
        try await scene.journal.add(
            Evidence(source: .person, fact: .withdrawn(reason: "changed mind"), at: attempt.createdAt),
            to: attempt.id)
    }
}

extension Scene {
    /// A supervisor closes it as not paid.
    @discardableResult
    func close(_ id: AttemptID, after wait: Duration = .seconds(900)) async throws -> AttemptRecord {
        guard let record = try await journal.record(of: id), let word = Approval(by: "Amina", reason: "not in the list")
        else { throw JournalRefusal.noSuchAttempt }
        let closing = Closing(of: record, seen: .statement, times: record.timeToCover, approval: word.proven())
        return try await journal.add(
            Evidence(source: .person, fact: closing.fact, at: Self.start + wait), to: id)
    }
}
