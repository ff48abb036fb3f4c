import Ledger
import Payments

/// What must hold.
extension OrderRun {
    /// After each step.
    func judge(_ ids: [AttemptID], after step: String, _ result: inout Result) async throws {
        for (prompt, id) in zip(Scene.Prompt.allCases, ids) {
            guard let record = try await ledger.record(of: id), let line = try await ledger.line(of: id) else {
                continue
            }
            if record.state == .paid, !scene.isPaid(prompt) {
                result.faults.append("the \(prompt) prompt is not paid, and reads PAID after: \(step)")
            }
            if line.state != record.state || line.paysItsSale != record.paysItsSale {
                result.faults.append("the list and the record of the \(prompt) prompt differ after: \(step)")
            }
        }
    }

    /// At the end; and what the books say then.
    func judgeEnd(_ ids: [AttemptID], _ result: inout Result) async throws {
        var records: [Scene.Prompt: AttemptRecord] = [:]
        for (prompt, id) in zip(Scene.Prompt.allCases, ids) {
            guard let record = try await ledger.record(of: id) else { continue }
            records[prompt] = record
            try judge(record, of: prompt, &result)
        }
        for payment in scene.payments {
            let receipt = try receipt(payment.receipt)
            let direct = try await ledger.directPayment(receipt)
            let isByItself = direct.map { $0.prompt == nil } ?? false
            let isTaken = direct?.sale != nil
            let isGone = isTakenBack(payment.receipt)
            if isTaken || !isGone {
                result.end.append("\(payment.receipt) \(isTaken ? "taken" : isByItself ? "by itself" : "of a prompt")")
            }
            if isGone, isByItself, direct?.isReversed == false {
                result.faults.append("\(payment.receipt) was taken back, and nobody is told")
            }
            if payment.prompt == nil, !isGone, !isByItself {
                result.faults.append("\(payment.receipt) was paid straight to the shop, and is not in the books so")
            }
            // A person is told by a prompt that it was paid by, or that has it or named it.
            let isShown = records.contains { prompt, record in
                let isConcerned =
                    payment.prompt == prompt || record.receipt == receipt
                    || record.evidence.contains { $0.fact.namedReceipt == receipt }
                return isConcerned && (!record.doubts.isEmpty || isResolved(prompt, result))
            }
            if isShown { continue }
            let count = records.values.count { $0.receipt == receipt } + (isByItself ? 1 : 0)
            if count > 1 { result.faults.append("\(payment.receipt) stands twice, and nobody is told") }
            if count == 0, !isGone { result.faults.append("\(payment.receipt) is in no book, and nobody is told") }
            if isTaken, payment.prompt != nil {
                result.faults.append("\(payment.receipt) was taken from its prompt, and nobody is told")
            }
        }
    }

    private func judge(_ record: AttemptRecord, of prompt: Scene.Prompt, _ result: inout Result) throws {
        let slot = try Scene.Slot.allCases.first { try receipt($0) == record.receipt }
        result.end.append("\(prompt) \(word(for: record, with: slot))")
        if let slot, scene.payments.contains(where: { $0.receipt == slot && $0.prompt != prompt }) {
            result.faults.append("the \(prompt) prompt has another payment's receipt")
        }
        guard let own = scene.payments.first(where: { $0.prompt == prompt })?.receipt else { return }
        if record.state != .paid {
            result.faults.append("the \(prompt) prompt is paid, and reads \(record.state)")
        } else if isTakenBack(own) {
            // At a till nothing may tie the prompt to money that was taken for another sale: that one tells of it then.
            let isToldThere = scene.isTill && result.allowed.contains("\(Telling.take(own)): taken")
            if !record.doubts.contains(.reversed), !isResolved(prompt, result), !isToldThere {
                result.faults.append("the \(prompt) prompt's payment was taken back, and nobody is told")
            }
        } else if !record.paysItsSale, !result.allowed.contains(where: { $0.contains("resolved doubled") }) {
            result.faults.append("the \(prompt) prompt is paid, and its sale may be asked for again")
        }
    }

    /// Whether a person has looked into a doubt of a prompt: then it hides nothing any more.
    private func isResolved(_ prompt: Scene.Prompt, _ result: Result) -> Bool {
        result.allowed.contains { $0.hasPrefix("\(Telling.resolve(prompt)): resolved") }
    }

    /// Whether a list told that a payment was taken back.
    private func isTakenBack(_ slot: Scene.Slot) -> Bool {
        order.contains { if case .reversal(slot, _) = $0 { true } else { false } }
    }

    /// What the books say of a prompt, as far as the order must not matter: what came late, what was denied and what a
    /// message named falsely is told or not as it came.
    private func word(for record: AttemptRecord, with slot: Scene.Slot?) -> String {
        guard record.state == .paid else { return "not paid" }
        let doubts = record.doubts.filter { ![.late, .denied, .otherReceipt].contains($0) }.map(\.rawValue)
        return "PAID with \(slot.map { "\($0)" } ?? "no receipt")"
            + (doubts.isEmpty ? "" : ", doubts: \(doubts.joined(separator: " "))")
            + (record.paysItsSale ? "" : ", sale owed")
    }
}

extension Scene {
    /// Whether a prompt was really paid.
    fileprivate func isPaid(_ prompt: Prompt) -> Bool { payments.contains { $0.prompt == prompt } }
}
