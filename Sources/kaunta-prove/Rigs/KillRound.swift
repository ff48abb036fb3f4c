import Foundation
import Payments
import Sandbox

/// One payment by the real program that is killed on the way, the next start after it, and what is true then.
struct KillRound: Sendable {
    /// When it is killed.
    enum Moment: Sendable {
        case step(KillStep)
        case after(Duration)
        /// Not at all: to learn what a payment is like here.
        case never
    }

    /// An order, whose phone and reference choose what the gateway plays.
    struct Order: Sendable {
        let phone: String
        var reference = "KILL"

        static let usual = Order(phone: "0712345678")
        /// A customer who pays, one whose callback comes first or twice, one who cancels; answers that are lost.
        static let all = [
            usual, usual, usual, Order(phone: "254700000903"), Order(phone: "254700000901"),
            Order(phone: "254700001032"), Order(phone: "0712345678", reference: "SIM-RESET"),
            Order(phone: "0712345678", reference: "SIM-SLOW"), Order(phone: "0712345678", reference: "SIM-TRUNC"),
            Order(phone: "254700000903", reference: "SIM-500"),
        ]
    }

    let name: String
    let moment: Moment
    var order = Order.usual
    /// What else a power cut takes; nil for a kill alone.
    var powerCut: UndoLog.Remainder?
    /// Whether the ledger is there before.
    var hasLedger = true
    /// Whether commits are left unsynced, to see that this is found.
    var skipsSync = false
    /// How many syncs there are up to the first entry's own.
    var opening = 0
    /// Whether somebody tries to send the same again at the end.
    var triesAgain = false

    /// What came of it.
    struct Result: Sendable {
        var findings = Findings()
        /// Whether the step was reached.
        var wasReached = false
        /// How long the next start took, from its first instruction to its end.
        var restart: Duration?
        /// How long the program had run.
        var run: Duration = .zero
        var syncsAtToken = 0
        var syncs = 0
        /// How the payment stood after the next start.
        var state: AttemptState?
        /// How the order to give it back stood then.
        var order: ReversalOrder.State?

        /// Either, in a word.
        var ending: String? { order?.rawValue ?? state?.rawValue }
    }

    private var plan: KillStep.Plan? {
        if case .step(let step) = moment { step.plan(opening: opening) } else { nil }
    }

    func run(with tools: RigTools) async throws -> Result {
        let trap = Trap(plan)
        return try await RigShop.with(tools, hasLedger: hasLedger, onCue: { trap.goesOn(at: $0) }) { shop in
            var result = Result()
            trap.set(on: shop.disk)
            if skipsSync { shop.disk.skipSyncs() }
            let start = ContinuousClock.now
            let child = try shop.start(
                ["push", order.phone, "100", "--reference", order.reference, "--wait", "60"], faulty: true)
            trap.watch(child)
            result.wasReached = await reach(child, in: shop, trap)
            if case .never = moment { _ = await child.end(within: .seconds(90)) }
            child.kill()
            _ = await child.end(within: .seconds(10))
            result.run = ContinuousClock.now - start
            result.syncsAtToken = trap.syncsAtToken ?? 0
            result.syncs = shop.disk.syncs
            if let powerCut { try shop.disk.undoLog().cutPower(at: shop.ledgerPath, leaving: powerCut) }
            do {
                try await restart(shop, &result)
            } catch {
                result.findings.wrong.append("\(name): the ledger can't be read: \(error)")
            }
            return result
        }
    }

    /// Waits for the moment and kills.
    private func reach(_ child: Child, in shop: RigShop, _ trap: Trap) async -> Bool {
        switch moment {
        case .never: return true
        case .after(let wait):
            let ending = await child.end(within: wait)
            child.kill()
            return ending == nil
        case .step(let step): return await trap.isReached(in: shop, once: step.waitsForAcknowledgement)
        }
    }

    /// The next start, and the judgement.
    private func restart(_ shop: RigShop, _ result: inout Result) async throws {
        let before = try await LedgerImage(at: shop.image("before"))
        let start = ContinuousClock.now
        let child = try shop.start(["query", order.reference, "--wait", "5", "--json"], faulty: false)
        let ending = await child.end(within: .seconds(300))
        result.restart = ContinuousClock.now - start
        if ending == nil { child.kill() }
        if case .exited = ending {} else { result.findings.wrong.append("\(name): the next start did not end") }
        var after = try await LedgerImage(at: shop.ledgerPath)
        result.state = after.state
        if triesAgain, let state = after.state, state.isOpen {
            let again = try shop.start(["push", order.phone, "100"], faulty: false)
            if await again.end(within: .seconds(300)) != .exited(8) {
                result.findings.doubled.append("\(name): the same was taken again while \(state.rawValue)")
            }
            after = try await LedgerImage(at: shop.ledgerPath)
        }
        let aftermath = Aftermath(
            before: before, after: after, posts: shop.relay.pushes, acknowledged: await shop.acknowledged,
            endings: await shop.sandbox.prompts.compactMap(\.outcome))
        result.findings += aftermath.findings(name)
        if case .step(let step) = moment, result.wasReached, !step.statesAfterRestart.contains(result.state) {
            result.findings.wrong.append("\(name): \(result.state?.rawValue ?? "nothing") after the restart")
        }
    }
}

extension RigShop {
    /// How many callbacks were answered with 200.
    var acknowledged: Int { get async { await sandbox.log.callbacks.count { $0.result == .answered(200) } } }
}

/// Looks again and again; false when it is not so by then.
func until(_ limit: Duration, _ isSo: () async -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if await isSo() { return true }
        try? await ContinuousClock().sleep(for: .milliseconds(1))
    }
    return await isSo()
}
