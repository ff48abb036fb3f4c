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
        // What a person has looked into hides nothing any more.
        let isResolved = result.allowed.contains { $0.contains("resolved") }
        var isShown = isResolved
        var holders: [Scene.Slot: Int] = [:]
        for (prompt, id) in zip(Scene.Prompt.allCases, ids) {
            guard let record = try await ledger.record(of: id) else { continue }
            if !record.doubts.isEmpty { isShown = true }
            let slot = try Scene.Slot.allCases.first { try receipt($0) == record.receipt }
            if let slot { holders[slot, default: 0] += 1 }
            let own = scene.payments.first { $0.prompt == prompt }?.receipt
            let isOdd = try own.map { try result.odd.contains(receipt($0)) } ?? false
            if own != nil, record.state != .paid, !(scene.isTill && isOdd) {
                result.faults.append("the \(prompt) prompt is paid, and reads \(record.state)")
            }
            let isTakenBack = own.map(isTakenBack) ?? false
            if isTakenBack, record.state == .paid, !record.doubts.contains(.reversed), !isResolved {
                result.faults.append("the \(prompt) prompt's payment was taken back, and nobody is told")
            }
            if let slot, scene.payments.contains(where: { $0.receipt == slot && $0.prompt != prompt }) {
                result.faults.append("the \(prompt) prompt has another payment's receipt")
            }
            result.end.append("\(prompt) \(word(for: record, with: slot))")
        }
        for payment in scene.payments {
            let direct = try await ledger.directPayment(try receipt(payment.receipt))
            let isByItself = direct.map { $0.prompt == nil } ?? false
            holders[payment.receipt, default: 0] += isByItself ? 1 : 0
            let isGone = isTakenBack(payment.receipt)
            if isGone, let direct, isByItself, !direct.isReversed {
                result.faults.append("\(payment.receipt) was taken back, and nobody is told")
            }
            let isTaken = direct?.sale != nil
            if isTaken || !isGone {
                result.end.append("\(payment.receipt) \(isTaken ? "taken" : isByItself ? "by itself" : "of a prompt")")
            }
            if payment.prompt == nil, !isGone, !isByItself {
                result.faults.append("\(payment.receipt) was paid straight to the shop, and is not in the books so")
            }
            if try isShown || result.odd.contains(receipt(payment.receipt)) { continue }
            let count = holders[payment.receipt] ?? 0
            if count > 1 { result.faults.append("\(payment.receipt) stands twice, and nobody is told") }
            if count == 0, !isGone { result.faults.append("\(payment.receipt) is in no book, and nobody is told") }
            if isTaken, payment.prompt != nil {
                result.faults.append("\(payment.receipt) was taken from its prompt, and nobody is told")
            }
        }
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
