import Ledger
import Payments

/// What must hold.
extension OrderRun {
    /// After each step.
    mutating func judge(after step: String) async throws {
        var paid = Money.zero
        for prompt in sent.keys {
            guard let record = try await record(of: prompt), record.paysItsSale else { continue }
            paid = Money(cents: paid.cents + record.attempt.amount.cents)
        }
        for (prompt, attempt) in sent {
            guard let record = try await record(of: prompt), let line = try await ledger.line(of: attempt.id) else {
                continue
            }
            if record.state == .paid, scene.payment(by: prompt) == nil {
                result.faults.append("the \(prompt) prompt is not paid, and reads PAID after: \(step)")
            }
            if line.state != record.state || line.paysItsSale != record.paysItsSale {
                result.faults.append("the list and the record of the \(prompt) prompt differ after: \(step)")
            }
            if record.paysItsSale, line.amount == line.sale?.due, line.sale?.owed != .zero {
                result.faults.append("the \(prompt) prompt's sale is paid, and may be asked for again after: \(step)")
            }
            if scene.sequel == .rest, let sale = line.sale, sale.owed.cents != max(0, sale.due.cents - paid.cents) {
                result.faults.append("the sale owes another rest than it does after: \(step)")
            }
        }
    }

    /// At the end; and what the books say then.
    mutating func judgeEnd() async throws {
        var records: [Scene.Prompt: AttemptRecord] = [:]
        for prompt in Scene.Prompt.allCases {
            guard let record = try await record(of: prompt) else { continue }
            records[prompt] = record
            try judge(record, of: prompt)
        }
        judgeSharedSale(records)
        let waiting = try await ledger.unplacedRows()
        for payment in made {
            let (slot, receipt) = (payment.receipt, try receipt(payment.receipt))
            if let row = waiting.first(where: { $0.told.receipt == receipt }) {
                if row.isLikelySpent, payment.prompt == nil {
                    result.faults.append("\(slot) was paid straight to the shop, and is called a prompt's")
                }
                result.end.append("\(slot) waits until the prompt is settled that it may be of")
                continue
            }
            let direct = try await ledger.directPayment(receipt)
            let isByItself = direct.map { $0.prompt == nil } ?? false
            let isTaken = direct?.sale != nil
            if let direct, isByItself { judge(direct, slot) }
            if isTaken || !isGone(slot) {
                let looked = isByItself && direct?.look != nil ? ", looked into" : ""
                result.end.append("\(slot) \(isTaken ? "taken" : isByItself ? "by itself" : "of a prompt")\(looked)")
            }
            if payment.prompt == nil, !isGone(slot), !isByItself {
                result.faults.append("\(slot) was paid straight to the shop, and is not in the books so")
            }
            // A person is told by a prompt that it was paid by, or that has it or named it.
            let isShown = records.contains { prompt, record in
                let isConcerned =
                    payment.prompt == prompt || record.receipt == receipt
                    || record.evidence.contains { $0.fact.namedReceipt == receipt }
                return isConcerned && (!record.doubts.isEmpty || isResolved(prompt))
            }
            if isShown { continue }
            let count = records.values.count { $0.receipt == receipt } + (isByItself ? 1 : 0)
            if count > 1 { result.faults.append("\(slot) stands twice, and nobody is told") }
            if count == 0, !isGone(slot) { result.faults.append("\(slot) is in no book, and nobody is told") }
            if isTaken, payment.prompt != nil {
                result.faults.append("\(slot) was taken from its prompt, and nobody is told")
            }
        }
    }

    private mutating func judge(_ record: AttemptRecord, of prompt: Scene.Prompt) throws {
        let slot = try Scene.Slot.allCases.first { try receipt($0) == record.receipt }
        result.end.append("\(prompt) \(word(for: record, with: slot))")
        if let slot, made.contains(where: { $0.receipt == slot && $0.prompt != prompt }) {
            result.faults.append("the \(prompt) prompt has another payment's receipt")
        }
        guard let own = scene.payment(by: prompt)?.receipt else { return }
        if record.state != .paid {
            result.faults.append("the \(prompt) prompt is paid, and reads \(record.state)")
            return
        }
        // Where no reference tells, nothing may tie the prompt to money that was taken for another sale: that one tells of
        // it then.
        let isToldThere = scene.place != .payBill && result.allowed.contains("\(Telling.take(own)): taken")
        if !taken(of: own).isEmpty, !record.doubts.contains(.reversed), !isResolved(prompt), !isToldThere {
            result.faults.append("the \(prompt) prompt's payment was taken back, and nobody is told")
        }
        if isGone(own) { return }
        if record.isWrongNumber {
            if !record.doubts.contains(.refundOwed), !isResolved(prompt) {
                result.faults.append("a stranger paid the \(prompt) prompt, and nobody is told")
            }
        } else if !record.paysItsSale, !result.allowed.contains(where: { $0.contains("resolved doubled") }) {
            result.faults.append("the \(prompt) prompt is paid, and its sale may be asked for again")
        }
    }

    /// Of two prompts that share a debt, one is too much where customers paid both.
    private mutating func judgeSharedSale(_ records: [Scene.Prompt: AttemptRecord]) {
        if scene.sequel == nil { return }
        let isTold = records.contains { $0.value.doubts.contains(.doubled) || isResolved($0.key) }
        if isTold { result.end.append("paid twice") }
        let due = scene.sequel == .rest ? 2 : 1
        let paid = records.values.count { $0.state == .paid && !$0.isWrongNumber && !$0.isReversedWhole }
        if paid > due, !isTold { result.faults.append("the sale was paid twice, and nobody is told") }
        // Whoever believes it gives back the one payment that the sale has.
        for (prompt, record) in records where record.doubts.contains(.doubled) {
            if records.values.count(where: \.paysItsSale) > due { continue }
            result.faults.append("the \(prompt) prompt reads paid twice, and its sale was paid once")
        }
    }

    /// Of money that stands by itself: it counts with what is left of it, or a person is told.
    private mutating func judge(_ direct: DirectPayment, _ slot: Scene.Slot) {
        if direct.contested != nil { return }
        if !taken(of: slot).isEmpty, direct.look == nil {
            result.faults.append("\(slot) was taken back, and nobody is told")
        } else if direct.look?.amount ?? direct.told.amount != left(of: slot) {
            result.faults.append("\(slot) counts with another amount than it is of, and nobody is told")
        }
    }

    /// Whether a person has looked into a doubt about a prompt's payment: then it hides nothing any more.
    private func isResolved(_ prompt: Scene.Prompt) -> Bool {
        let word = "\(Telling.resolve(prompt)): resolved"
        return result.allowed.contains { $0.hasPrefix(word) && $0 != "\(word) \(Doubt.Kind.unknown)" }
    }

    /// Whether lists told that nothing is left of a payment.
    private func isGone(_ slot: Scene.Slot) -> Bool { left(of: slot) == .zero }

    /// What the books say of a prompt, as far as the order must not matter: what came late, what was denied and what a
    /// message named falsely is told or not as it came; and of two prompts for one debt the one that was proved last tells
    /// that it was paid twice.
    private func word(for record: AttemptRecord, with slot: Scene.Slot?) -> String {
        guard record.state == .paid else { return "not paid" }
        let others: [Doubt.Kind] =
            [.late, .denied, .otherAmount, .otherReceipt] + (scene.sequel == nil ? [] : [.doubled])
        let doubts = record.doubts.filter { !others.contains($0) }.map(\.rawValue)
        return "PAID with \(slot.map { "\($0)" } ?? "no receipt")"
            + (doubts.isEmpty ? "" : ", doubts: \(doubts.joined(separator: " "))")
            + (record.paysItsSale ? "" : ", sale owed")
    }
}
