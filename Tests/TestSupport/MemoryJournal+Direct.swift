public import Payments

extension MemoryJournal: DirectPayments {
    public func directPayment(_ receipt: Receipt) async throws -> DirectPayment? {
        direct.first { $0.id == receipt }
    }

    public func freeDirectPayments() async throws -> [DirectPayment] { direct.filter(\.isFree) }

    public func hold(
        _ receipt: Receipt, for holder: String, besides lost: Tag?, at now: Timestamp
    ) async throws -> DirectPayment {
        let index = try claimable(receipt, by: holder, at: now)
        if let tag = Tag(in: direct[index].told.account), tag != lost,
            !records.contains(where: { $0.attempt.tag == tag })
        {
            throw ClaimRefusal.belongsElsewhere(tag)
        }
        return change(index, claim: DirectPayment.Claim(by: holder, until: now + DirectPayment.Claim.lease))
    }

    public func take(
        _ receipt: Receipt, for old: SaleID?, by holder: String, at now: Timestamp
    ) async throws -> DirectPayment {
        let index = try claimable(receipt, by: holder, at: now)
        guard let claim = direct[index].claim, claim.by == holder, claim.until > now else { throw ClaimRefusal.notHeld }
        if let old {
            guard let standing = standing(of: old) else { throw ClaimRefusal.noSuchSale }
            let refusal = standing.refusal(ofTaking: direct[index].amount, besides: prompts(sharing: old))
            if let refusal { throw refusal }
        }
        let sale = SaleID(from: chance)
        open(sale, owing: direct[index].amount, insteadOf: old)
        noteTaken(index, for: sale)
        let taken = change(index, sale: sale, at: now)
        for record in named(receipt, for: taken.told.amount) {
            let loss = taken.loss(of: record.attempt, heldBy: holding(taken.known, record))
            try await add(Evidence(source: .console, fact: loss, at: now), to: record.attempt.id)
        }
        return taken
    }

    public func look(up receipt: Receipt) async throws -> CodeFinding {
        if let taken = direct.first(where: { $0.id == receipt && $0.sale != nil }) { return .direct(taken) }
        if let owner = spent[receipt] { return .spent(on: line(at: try place(of: owner))) }
        let named = records.indices.filter { records[$0].evidence.contains { $0.fact.namedReceipt == receipt } }
        if !named.isEmpty { return .named(by: named.map(line)) }
        if let payment = direct.first(where: { $0.id == receipt }) { return .direct(payment) }
        let told = reversals.filter { $0.line.receipt == receipt }.map(\.line.told)
        if let told = Reversal(together: told) { return .takenBack(told) }
        return setAside(with: receipt).map(CodeFinding.setAside) ?? .unheard
    }

    private func setAside(with receipt: Receipt) -> SetAsideMessage? {
        for (message, outcome) in inbox.reversed() {
            guard String(decoding: message.body, as: UTF8.self).uppercased().contains(receipt.text) else { continue }
            switch outcome {
            case .quarantined(let reason), .rejected(let reason):
                return SetAsideMessage(
                    at: message.at, peer: message.peer, isListed: message.isListed, reason: reason)
            case .applied, .confirmed, .answered, .told, .reversed, nil: continue
            }
        }
        return nil
    }

    private func claimable(_ receipt: Receipt, by holder: String, at now: Timestamp) throws -> Int {
        guard let index = direct.firstIndex(where: { $0.id == receipt }) else { throw ClaimRefusal.unheard(receipt) }
        let told = direct[index].known
        let perhaps = records.first { isPerhapsPaid($0, by: told) }
        let refusal = direct[index].refusal(
            to: holder, at: now, ownedBy: spent[receipt], perhapsBy: perhaps?.attempt.id)
        if let refusal { throw refusal }
        return index
    }

    @discardableResult
    func change(
        _ index: Int, prompt: AttemptID? = nil, sale: SaleID? = nil, at takenAt: Timestamp? = nil,
        claim: DirectPayment.Claim? = nil
    ) -> DirectPayment {
        let old = direct[index]
        let reversal = reversal(of: old.id, old.paidIn)
        direct[index] = DirectPayment(
            number: old.number, told: old.told, heardAt: old.heardAt, verifiedAt: old.verifiedAt,
            listedAmount: old.listedAmount, reversal: reversal.told, reversalNumber: reversal.number,
            prompt: old.prompt ?? prompt, sale: old.sale ?? sale, takenAt: old.takenAt ?? takenAt, claim: claim)
        return direct[index]
    }

    func hear(_ told: C2BConfirmation, at heard: Timestamp) async throws -> AttemptID? {
        if direct.contains(where: { $0.id == told.receipt }) { return nil }
        let reversal = reversal(of: told.receipt, told.amount)
        direct.append(
            DirectPayment(
                number: Int64(records.count + direct.count + 1), told: told, heardAt: heard, verifiedAt: nil,
                reversal: reversal.told, reversalNumber: reversal.number, prompt: nil, sale: nil, claim: nil))
        if let owner = spent[told.receipt], let record = records.first(where: { $0.attempt.id == owner }),
            !record.isLost(told.receipt)
        {
            try await join(told.receipt, to: record, at: heard)
            return owner
        }
        let meant = records.filter { $0.attempt.payee.asksFor(told) && told.isNamed(after: $0.attempt) }
        guard meant.count == 1, let record = meant.first,
            record.isMeant(by: told, heldBy: holding(told, record), unless: { isConfirmed($0, of: record) })
        else { return nil }
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: told.receipt, amount: told.amount, payer: told.payer,
            paidAt: told.paidAt, balance: nil)
        try await add(
            Evidence(source: .confirmation, fact: .callbackPaid(claim), at: heard), to: record.attempt.id)
        return record.attempt.id
    }

    private func named(_ receipt: Receipt, for amount: Money) -> [AttemptRecord] {
        records.filter { $0.attempt.amount == amount && $0.evidence.contains { $0.fact.namedReceipt == receipt } }
    }

    func holding(_ told: C2BConfirmation, _ record: AttemptRecord) -> Holding {
        told.holding(of: record.attempt.phone, sha256: sha256)
    }

    private func isPerhapsPaid(_ record: AttemptRecord, by told: C2BConfirmation) -> Bool {
        record.mayOwn(told, heldBy: holding(told, record), unless: { isConfirmed($0, of: record) })
    }

    private func isConfirmed(_ receipt: Receipt, of record: AttemptRecord) -> Bool {
        direct.contains {
            $0.id == receipt && $0.prompt ?? record.attempt.id == record.attempt.id && holding($0.known, record) != .no
                && !$0.known.isForAnother(than: record)
        }
    }

    /// Puts a receipt down as the own of that prompt, if it can be and nobody's yet.
    func keep(_ receipt: Receipt, for index: Int) {
        let told = direct.first { $0.id == receipt }
        let holding: Holding = told.map { self.holding($0.told, records[index]) } ?? .yes
        let owner = spent[receipt].flatMap { owner in records.first { $0.attempt.id == owner } }
        guard owner.map({ records[index].takesOver(receipt, from: $0) }) ?? true,
            records[index].mayKeep(receipt, toldAs: told, heldBy: holding)
        else { return }
        spent[receipt] = records[index].attempt.id
    }

    /// Makes a direct payment that nobody has taken that prompt's own, if it is.
    func join(_ receipt: Receipt, to record: AttemptRecord, at now: Timestamp) async throws {
        guard let index = direct.firstIndex(where: { $0.id == receipt }) else { return }
        let joining = direct[index].joining(
            record, heldBy: holding(direct[index].told, record),
            isSpentOnIt: spent[receipt] == record.attempt.id && !record.isLost(receipt))
        switch joining {
        case .none: return
        case .own: change(index, prompt: record.attempt.id)
        case .anothers:
            try await add(Evidence(source: .console, fact: .notItsReceipt(receipt), at: now), to: record.attempt.id)
        }
    }

    private func line(at index: Int) -> PaymentLine {
        let record = records[index]
        return PaymentLine(
            number: Int64(index + 1), id: record.attempt.id, tag: record.attempt.tag,
            createdAt: record.attempt.createdAt,
            phone: record.attempt.phone, amount: record.attempt.amount, reference: record.attempt.reference,
            state: record.state, resultCode: record.resultCode, receipt: record.receipt,
            nextCheckAt: QuerySchedule().nextQuestion(about: record),
            sentAt: record.acceptedAt ?? record.sendMarkedAt, updatedAt: record.updatedAt, doubt: record.doubts.first,
            isReleased: record.isReleased)
    }
}

extension CollectionPoint {
    /// Whether a payment goes to that pay bill, where each prompt names its own reference, or to that till.
    fileprivate func asksFor(_ told: C2BConfirmation) -> Bool {
        if case .payBill(_, account: .some) = self { return false }
        return payee == told.payee
    }
}

extension DirectPayments {
    /// Takes a payment for a new sale.
    @discardableResult
    public func take(_ receipt: Receipt, by holder: String, at now: Timestamp) async throws -> DirectPayment {
        try await take(receipt, for: nil, by: holder, at: now)
    }
}
