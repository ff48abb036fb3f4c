import Ledger
import Payments

/// How each thing is told or done.
extension OrderRun {
    /// The word for what could not be told, because it was not there to be told of.
    static let notYet = "not yet"

    /// Tells it to the books; what came of it, where a person may have been refused, or where it could not be told yet.
    mutating func tell(_ telling: Telling, _ now: Timestamp) async throws -> String? {
        if let slot = telling.slot, !isMade(slot) { return Self.notYet }
        if let prompt = telling.asked, try await record(of: prompt)?.checkout == nil { return Self.notYet }
        switch telling {
        case .callback(let prompt, let slot, let percent):
            let claim = CallbackClaim(
                merchant: nil, checkout: try checkout(prompt), receipt: try receipt(slot),
                amount: amount(percent ?? scene.percent(of: prompt)), payer: nil, paidAt: nil, balance: nil)
            return try await add(.callback, .callbackPaid(claim), to: prompt, now)
        case .denial(let prompt):
            let denial = CallbackDenial(
                merchant: nil, checkout: try checkout(prompt), code: ResultCode("1032"), text: "cancelled")
            return try await add(.callback, .callbackFailed(denial), to: prompt, now)
        case .confirmed(let prompt):
            return try await add(.query, .queryPaid(checkout: try checkout(prompt), text: "ok"), to: prompt, now)
        case .denied(let prompt):
            let fact = Fact.queryFailed(checkout: try checkout(prompt), code: ResultCode("1032"), text: "cancelled")
            return try await add(.query, fact, to: prompt, now)
        case .confirmation(let slot, let form):
            try await hear(try row(slot, form).told, at: now)
        case .forged(let slot, let customer, let prompt, let percent):
            try await hear(
                try told(slot, by: payer(customer, .clear), under: prompt, amount: amount(percent)), at: now)
        case .list(let slots, let form):
            let made = slots.filter(isMade)
            _ = try await ledger.verify(made.map { try row($0, form) }, source: .pull, at: now)
            return made == slots ? nil : "of \(made)"
        case .reversal(let slot, let part, let withRow):
            let line = ReversalLine(
                of: try receipt(slot), told: try reversal(of: slot, part, at: now),
                payment: withRow ? try row(slot, .clear).told : nil)
            _ = try await ledger.verify([], reversals: [line], source: .statement, at: now)
        case .take(let slot):
            return try await allowed("taken") {
                _ = try await ledger.hold(try receipt(slot), for: "T1", at: now)
                _ = try await ledger.take(try receipt(slot), for: nil, by: "T1", at: now)
            }
        case .look(let slot):
            let known = try await ledger.directPayment(receipt(slot))?.reversalNumber
            return try await allowed("looked into, knowing \(taken(of: slot))") {
                let left = left(of: slot)
                try await ledger.look(
                    into: try receipt(slot), found: left > .zero ? left : nil, knowing: known, by: Self.word(), at: now)
            }
        case .resolve(let prompt):
            guard let record = try await record(of: prompt), let kind = record.doubts.first,
                kind.endsByWord || record.isLeftToPeople
            else { return "nothing to resolve" }
            return try await add(.person, .resolved(kind, Self.word()), to: prompt, now)
                ?? "resolved \(kind)\(known(of: record, kind))"
        case .ask:
            let first = try await record(of: .first)
            let word = try await allowed("asked") { try await send(.second, at: now) }
            if word == "asked", let first, (first.paysItsSale && scene.sequel != .rest) || first.asksForItsSale {
                result.faults.append("another prompt went out while the first was \(first.state)")
            }
            return word
        case .release(let prompt):
            // Who releases has asked, or has looked in the list.
            let source: Evidence.Source = try await record(of: prompt)?.checkout == nil ? .pull : .query
            _ = try await add(source, .queryOpen(reason: "in process"), to: prompt, now)
            return try await add(.person, .released(Self.word().proven()), to: prompt, now) ?? "released"
        case .wrongNumber(let prompt):
            let noted = Evidence(source: .person, fact: .wrongNumber, at: now, raw: "Amina: a stranger's")
            return try await add(noted, to: prompt)
        }
        return nil
    }

    /// What a person knew of a doubt, where the word about it tells of that alone.
    private func known(of record: AttemptRecord, _ kind: Doubt.Kind) -> String {
        let isByAnother = record.evidence.contains { if case .doubled = $0.fact { true } else { false } }
        return switch kind {
        case .reversed: ", knowing \(Scene.Slot.allCases.map(taken))"
        case .doubled: isByAnother ? ", by the other prompt" : ", by two receipts"
        case .contradiction, .refundOwed, .usedTwice, .unknown, .late, .denied, .otherAmount, .otherReceipt, .restOwed:
            ""
        }
    }

    private func isMade(_ slot: Scene.Slot) -> Bool { made.contains { $0.receipt == slot } }

    private func hear(_ told: C2BConfirmation, at now: Timestamp) async throws {
        let message = InboundMessage(body: [], address: .confirmation, peer: "orders", at: now)
        _ = try await ledger.settle(ledger.keep(message), as: .confirmed(told))
    }

    private func add(
        _ source: Evidence.Source, _ fact: Fact, to prompt: Scene.Prompt, _ now: Timestamp
    ) async throws -> String? {
        try await add(Evidence(source: source, fact: fact, at: now), to: prompt)
    }

    private func add(_ evidence: Evidence, to prompt: Scene.Prompt) async throws -> String? {
        guard let id = sent[prompt]?.id else { return Self.notYet }
        return try await allowed(nil) { try await ledger.add(evidence, to: id) }
    }

    /// The word for what went well, or that it was refused.
    private func allowed(_ word: String?, _ work: () async throws -> Void) async throws -> String? {
        do {
            try await work()
            return word
        } catch is ClaimRefusal {
            return "refused"
        } catch is JournalRefusal {
            return "refused"
        }
    }
}
