import Payments

/// What is paid beside what its sale was paid already: a person is told, once, and no longer than it is so.
extension Books {
    /// Writes down that the sale was paid already, by another prompt, so that this payment is too much; once for what was
    /// learnt since.
    func noteDouble(
        with record: AttemptRecord, since before: AttemptRecord, at now: Timestamp
    ) throws -> AttemptRecord {
        guard let first = try firstSale(of: record.attempt.sale),
            let other = record.paidAlready(among: try promptsSharing(first.id), owing: first.due),
            !record.isTold(doubledWith: other, since: before)
        else { return record }
        return try write(.doubled(with: other), to: record, at: now)
    }

    /// The same where the sale was paid by money that was taken for it by hand.
    func noteDoubleByHand(with record: AttemptRecord, at now: Timestamp) throws -> AttemptRecord {
        guard let first = try firstSale(of: record.attempt.sale) else { return record }
        let direct = try paidDirectly(first.id)
        guard !direct.isEmpty,
            let money = record.paidAlready(byHand: direct, among: try promptsSharing(first.id), owing: first.due)
        else { return record }
        return try write(.doubledByHand(money), to: record, at: now)
    }

    /// What a stranger paid is not the sale's, nor what was given back, so whoever paid the sale beside it paid once.
    func clearDoubles(with gone: AttemptRecord, at now: Timestamp) throws {
        guard let first = try firstSale(of: gone.attempt.sale) else { return }
        for record in try promptsSharing(first.id) where record.attempt.id != gone.attempt.id {
            guard let word = record.clearing(doubleWith: gone), try !isTooMuch(record, in: first) else { continue }
            _ = try write(word, to: record, at: now)
        }
    }

    /// How much there is of money that was taken for a sale by hand has changed: what was too much beside it may be so no
    /// more, and what was not may be now.
    ///
    /// - Returns: the prompts that it tells of.
    func recountDoubles(with money: DirectPayment, at now: Timestamp) throws -> [AttemptID] {
        guard let sale = money.sale, let first = try firstSale(of: sale) else { return [] }
        var touched: [AttemptID] = []
        for record in try promptsSharing(first.id) where record.evidence.contains(where: \.fact.isDoubling) {
            guard let word = record.clearing(doubleWith: money.id), try !isTooMuch(record, in: first) else { continue }
            _ = try write(word, to: record, at: now)
            touched.append(record.attempt.id)
        }
        if let paid = try promptsSharing(first.id).last(where: \.hasItsMoney),
            try noteDoubleByHand(with: paid, at: now).evidence.count != paid.evidence.count
        {
            touched.append(paid.attempt.id)
        }
        return touched
    }

    private func isTooMuch(_ record: AttemptRecord, in first: Sale) throws -> Bool {
        record.isTooMuch(beside: try paidDirectly(first.id), among: try promptsSharing(first.id), owing: first.due)
    }

    private func write(_ fact: Fact, to record: AttemptRecord, at now: Timestamp) throws -> AttemptRecord {
        let row = try row(of: record.attempt.id)
        let after = try append(Evidence(source: .console, fact: fact, at: now), to: record, row)
        try project(after, over: row, source: .console)
        return after
    }
}
