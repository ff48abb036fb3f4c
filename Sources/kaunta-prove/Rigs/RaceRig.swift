import ArgumentParser
import Payments
import Sandbox

/// Lets several of the real program take the same payment at once.
struct RaceRig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "race",
        abstract: "Two to eight processes take a payment from one phone in one ledger at once: one prompt.",
        discussion: "In every third round one of them is killed on the way: then it may be one prompt or none.")

    @Option(help: "How many races.")
    var rounds = 100

    @Option(help: "What the chances are drawn from.")
    var seed: UInt64 = 1

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let report: RigReport = try await RigTools.with(heedingSignals: true) { tools in
            try await self.report(with: tools)
        }
        try report.finish(json: json)
    }

    /// Everything, in one report.
    func report(with tools: RigTools) async throws -> RigReport {
        let chance = Chance.seeded(seed)
        let races = (0..<rounds).map { number in
            let luck = chance.bytes(2).map(Int.init)
            return Race(number: number, runners: 2 + number % 7, killedAfter: number % 3 == 2 ? luck[0] : nil)
        }
        let results = try await inLanes(1, races, "race: rounds") { try await $0.run(with: tools) }
        var report = RigReport("race")
        var findings = Findings()
        for result in results { findings += result.findings }
        report.add("races", races.count)
        report.add("processes", races.reduce(0) { $0 + $1.runners })
        report.add("races with a kill", races.count { $0.killedAfter != nil })
        report.add("prompts on the wire", results.reduce(0) { $0 + $1.pushes })
        report.add(findings)
        return report
    }
}

/// One race.
private struct Race: Sendable {
    let number: Int
    let runners: Int
    /// After how many milliseconds the first of them is killed.
    let killedAfter: Int?

    struct Result: Sendable {
        var findings = Findings()
        var pushes = 0
    }

    func run(with tools: RigTools) async throws -> Result {
        try await RigShop.with(tools, onCue: { _ in true }) { shop in
            let children = try (0..<runners).map { _ in
                try shop.start(["push", KillRound.Order.usual.phone, "100"], faulty: false)
            }
            if let killedAfter, let first = children.first {
                try? await ContinuousClock().sleep(for: .milliseconds(killedAfter))
                first.kill()
            }
            var result = Result()
            var statuses: [Int32] = []
            for child in children {
                switch await child.end(within: .seconds(60)) {
                case .exited(let status): statuses.append(status)
                case .killed(signal: 9) where killedAfter != nil: break
                case .killed(let signal):
                    result.findings.wrong.append("race \(number): a process died of signal \(signal)")
                case nil:
                    child.kill()
                    result.findings.wrong.append("race \(number): a process did not end")
                }
            }
            result.pushes = shop.relay.pushes
            let image = try await LedgerImage(at: shop.ledgerPath)
            result.findings.wrong += image.damage.map { "race \(number): \($0)" }
            if result.pushes > 1 || (result.pushes == 0 && killedAfter == nil) {
                result.findings.doubled.append("race \(number): \(result.pushes) prompts of \(runners) processes")
            }
            // Accepted and not waited for is 5; whoever came second is held back with 8.
            let strange = statuses.filter { $0 != 5 && $0 != 8 }
            if killedAfter == nil, statuses.count(where: { $0 == 5 }) != 1 || !strange.isEmpty {
                result.findings.wrong.append("race \(number): the processes ended with \(statuses)")
            }
            return result
        }
    }
}
