import Foundation
import Payments
import Sandbox

/// One order of the real program's to give money back that is killed on the way, the next start after it, the same order
/// again, and what is true then.
struct ReversalRound: Sendable {
    let name: String
    /// Where it is killed; nil: not at all, to learn what such an order is like here.
    let step: ReversalStep?
    /// What is given back.
    var money = ProvenMoney.direct
    /// What else a power cut takes; nil for a kill alone.
    var powerCut: UndoLog.Remainder?
    /// Whether commits are left unsynced, to see that this is found.
    var skipsSync = false

    /// How many times as fast the gateway tells of results: slow enough for its own answer to be written down before.
    private var pace: Int { step?.hasLateResult ?? false ? 3 : 10 }

    func run(with tools: RigTools) async throws -> KillRound.Result {
        let trap = Trap(step?.plan)
        let answerGoes = DispatchSemaphore(value: 0)
        let holdsAnswer = step?.holdsAnswer ?? false
        let onCue = { @Sendable (cue: Relay.Cue) in
            if holdsAnswer, cue == .reversalAnswered, !trap.hasSprung { _ = answerGoes.wait(timeout: .now() + 20) }
            return trap.goesOn(at: cue)
        }
        return try await RigShop.with(tools, pace: pace, onCue: onCue) { shop in
            var result = KillRound.Result()
            let receipt = try await money.receive(in: shop)
            trap.set(on: shop.disk)
            if skipsSync { shop.disk.skipSyncs() }
            let child = try shop.start(Self.order(for: receipt), faulty: true)
            trap.watch(child)
            if let step {
                if holdsAnswer {
                    _ = await until(.seconds(20)) { await shop.acknowledged > 0 }
                    answerGoes.signal()
                }
                result.wasReached = await trap.isReached(in: shop, once: step.waitsForAcknowledgement)
                child.kill()
            } else {
                result.wasReached = true
            }
            if await child.end(within: .seconds(90)) == nil { child.kill() }
            result.syncsAtToken = trap.syncsAtToken ?? 0
            result.syncs = shop.disk.syncs
            if let powerCut { try shop.disk.undoLog().cutPower(at: shop.ledgerPath, leaving: powerCut) }
            do {
                try await goOn(shop, receipt, &result)
            } catch {
                result.findings.wrong.append("\(name): the ledger can't be read: \(error)")
            }
            return result
        }
    }

    /// What two people type to give that payment back.
    private static func order(for receipt: Receipt) -> [String] {
        [
            "reverse", receipt.text, "--by", "Amina", "--second", "Brian", "--reason", "paid twice", "--yes", "--wait",
            "20", "--json",
        ]
    }

    /// The next start, which asks about the payment; the same order once more; and the judgement.
    private func goOn(_ shop: RigShop, _ receipt: Receipt, _ result: inout KillRound.Result) async throws {
        let before = try await LedgerImage(at: shop.image("before"))
        let start = ContinuousClock.now
        let next = try shop.start(["verify", receipt.text, "--ask", "--wait", "5", "--json"], faulty: false)
        let ending = await next.end(within: .seconds(300))
        result.restart = ContinuousClock.now - start
        if ending == nil { next.kill() }
        if case .exited = ending {} else { result.findings.wrong.append("\(name): the next start did not end") }
        let after = try await LedgerImage(at: shop.ledgerPath)
        result.order = after.reversal?.state
        let posts = shop.relay.reversals

        let again = try shop.start(Self.order(for: receipt), faulty: false)
        let refusal = await again.end(within: .seconds(300))
        if refusal == nil { again.kill() }
        let results = await shop.sandbox.log.callbacks.filter { $0.kind == .reversal && $0.result == .answered(200) }
        let aftermath = ReversalAftermath(
            before: before, after: after, last: try await LedgerImage(at: shop.ledgerPath), posts: posts,
            allPosts: shop.relay.reversals, seen: await shop.reversalsSeen, acknowledged: await shop.acknowledged,
            isResultAcknowledged: !results.isEmpty, again: refusal)
        result.findings += aftermath.findings(name)
        guard let step, result.wasReached else { return }
        if !step.statesAfterRestart.contains(result.order) {
            result.findings.wrong.append("\(name): \(result.order?.rawValue ?? "nothing") after the restart")
        }
        if step.hasResult, aftermath.last.reversal?.state != .done {
            result.findings.lost.append("\(name): a result that was kept is not in the books")
        }
    }
}

extension RigShop {
    /// How many orders to give money back the gateway has seen.
    var reversalsSeen: Int {
        get async { await sandbox.log.requests["POST /mpesa/reversal/v1/request"] ?? 0 }
    }
}
