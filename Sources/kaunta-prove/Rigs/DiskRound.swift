import Foundation
import Payments
import Sandbox
import Synchronization

/// One payment by the real program on a disk that fails at one place, the next start on a good one, and what is true.
struct DiskRound: Sendable {
    let fault: DiskFault
    let place: Int

    /// What came of it.
    struct Result: Sendable {
        var findings = Findings()
        /// How many operations failed; none when the program has fewer than that place.
        var failures = 0
        var pushes = 0
        var restart: Duration?
    }

    private var name: String { "\(fault.name), at \(place)" }

    func run(with tools: RigTools) async throws -> Result {
        let witness = PushWitness()
        let work = { (shop: RigShop) async throws -> Result in
            var result = Result()
            shop.disk.fail(fault.kinds, at: place, with: fault.error, goesOn: fault.goesOn)
            witness.watch(shop)
            let child = try shop.start(
                ["push", KillRound.Order.usual.phone, "100", "--reference", "DISK", "--wait", "3"], faulty: true)
            // A quarter of a minute it tries to write down an answer, and then it waits for what is on its way.
            let ending = await child.end(within: .seconds(90))
            child.kill()
            result.failures = shop.disk.failures
            let said = shop.output
            do {
                try await judge(ending, said, in: shop, witness, &result)
            } catch {
                result.findings.wrong.append("\(name): the ledger can't be read afterwards: \(error)")
            }
            return result
        }
        return try await RigShop.with(
            tools, hasLedger: fault.hasLedger,
            onCue: { cue in
                if cue == .pushAsked { witness.look() }
                return true
            }, work)
    }

    private func judge(
        _ ending: Child.Ending?, _ said: String, in shop: RigShop, _ witness: PushWitness, _ result: inout Result
    ) async throws {
        var before = LedgerImage()
        do {
            before = try await LedgerImage(at: shop.image("before"))
        } catch {
            // Whether the next start makes it good is what matters more.
            result.findings.wrong.append("\(name): the files can't be read before the next start: \(error)")
        }
        let start = ContinuousClock.now
        let next = try shop.start(["query", "DISK", "--wait", "5", "--json"], faulty: false)
        let nextEnding = await next.end(within: .seconds(300))
        result.restart = ContinuousClock.now - start
        if nextEnding == nil { next.kill() }
        let after = try await LedgerImage(at: shop.ledgerPath)
        result.pushes = shop.relay.pushes
        let endings = await shop.sandbox.prompts.compactMap(\.outcome)
        result.findings += Aftermath(
            before: before, after: after, posts: result.pushes, acknowledged: await shop.acknowledged,
            endings: endings
        ).findings(name)

        switch ending {
        case nil: result.findings.wrong.append("\(name): the program did not end")
        case .killed(let signal): result.findings.wrong.append("\(name): the program died of signal \(signal)")
        case .exited(0) where !endings.contains { $0.text == "0" }:
            result.findings.wrong.append("\(name): the program said PAID, and the gateway took no money")
        case .exited: break
        }
        if case .exited = nextEnding {} else { result.findings.wrong.append("\(name): the next start did not end") }
        let deniesSending = said.contains("Not sent") || said.contains("Nothing was sent")
        if deniesSending, result.pushes > 0 {
            result.findings.wrong.append("\(name): a prompt was posted, and the program said that nothing was sent")
        }
        for image in try witness.imagesAfterPowerCut() where try await !LedgerImage(at: image).isMarked {
            // The harshest reading of "written down first": had the power failed just then, the mark must be there.
            result.findings.doubled.append("\(name): a prompt left before its mark was safe on the disk")
        }
    }
}

/// Takes a picture of the files at the moment at which a prompt is on the wire.
private final class PushWitness: Sendable {
    private struct State {
        var shop: RigShop?
        var pictures: [(path: String, undo: UndoLog)] = []
    }

    private let state = Mutex(State())

    func watch(_ shop: RigShop) { state.withLock { $0.shop = shop } }

    func look() {
        state.withLock { state in
            guard let shop = state.shop, let path = try? shop.image("push-\(state.pictures.count)") else { return }
            state.pictures.append((path, shop.disk.undoLog()))
        }
    }

    /// What a power cut at those moments would have left.
    func imagesAfterPowerCut() throws -> [String] {
        try state.withLock { state in
            for picture in state.pictures { try picture.undo.cutPower(at: picture.path, leaving: .none) }
            return state.pictures.map(\.path)
        }
    }
}
