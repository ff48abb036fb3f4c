import ArgumentParser
import Payments
import Sandbox

/// Kills the real program at every step of a payment and of giving one back, and at random, and looks at what the next start
/// makes of it.
struct KillRig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kill",
        abstract: "Kills the real program at each step and at random, half of the time with a power cut.",
        discussion: """
            The power cut takes back what was written and not synced: all of it, or some of it, torn at sectors. \
            To show that this would find a fault, some rounds leave out the syncs as synchronous=NORMAL does: each of \
            these has to lose something.
            """)

    @Option(help: "Kills at each step.")
    var perStep = 20

    @Option(help: "Kills at each step of giving a payment back.")
    var reversals = 4

    @Option(help: "Kills at random moments.")
    var random = 200

    @Option(help: "Rounds at each of seven steps without syncs, which must be found out.")
    var unsynced = 3

    @Option(help: "How many rounds run side by side.")
    var lanes = 2

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
        var report = RigReport("kill")
        let sample = try await Self.sample(with: tools)
        var findings = Findings()
        var restarts: [Duration] = []

        let steps = KillStep.allCases.flatMap { step in (0..<perStep).map { (step, $0) } }
        let stepRounds = steps.map { step, place in
            KillRound(
                name: "\(step.rawValue), round \(place)", moment: .step(step), powerCut: cut(place),
                opening: sample.syncsAtToken)
        }
        let stepResults = try await inLanes(lanes, stepRounds, "kill: steps") { try await $0.run(with: tools) }
        for (index, step) in KillStep.allCases.enumerated() {
            let results = stepResults[(index * perStep)..<((index + 1) * perStep)]
            report.add("killed at \(step.rawValue)", results.count { $0.wasReached })
        }

        let chance = Chance.seeded(seed)
        let randomRounds = (0..<random).map { randomRound($0, chance, longest: sample.run) }
        let randomResults = try await inLanes(lanes, randomRounds, "kill: random") { try await $0.run(with: tools) }
        report.add("killed at random", randomResults.count { $0.wasReached })
        report.add("ended before the kill", randomResults.count { !$0.wasReached })

        let reversalRounds = reversalRounds()
        let reversalResults = try await run(reversalRounds, with: tools, &report)
        for result in stepResults + randomResults + reversalResults {
            findings += result.findings
            if let restart = result.restart { restarts.append(restart) }
        }
        let cuts = (stepRounds + randomRounds).map(\.powerCut) + reversalRounds.map(\.powerCut)
        report.add("power cuts among them", cuts.count { $0 != nil })
        let missed = (stepResults + reversalResults).count { !$0.wasReached }
        if missed > 0 { findings.wrong.append("\(missed) kills came too late or not at all: nothing was proved there") }
        report.add(findings)
        report.add("restart", restarts)
        try await addProof(to: &report, sample, with: tools)
        return report
    }

    /// Leaves out the syncs: rounds that lose nothing then would show that the rig is blind.
    private func addProof(to report: inout RigReport, _ sample: KillRound.Result, with tools: RigTools) async throws {
        let rounds = [KillStep.s4, .s5, .s6After, .c4].flatMap { step in
            (0..<unsynced).map { place in
                KillRound(
                    name: "without syncs, \(step.rawValue), round \(place)", moment: .step(step),
                    powerCut: UndoLog.Remainder.none, skipsSync: true, opening: sample.syncsAtToken)
            }
        }
        let reversalRounds = unsyncedReversals()
        var results = try await inLanes(lanes, rounds, "kill: without syncs") { try await $0.run(with: tools) }
        results += try await inLanes(lanes, reversalRounds, "kill: reversals without syncs") {
            try await $0.run(with: tools)
        }
        let found = results.count { !$0.findings.lost.isEmpty }
        report.add("rounds without syncs", results.count)
        report.add("rounds without syncs that were found out", found)
        if found < results.count {
            report.violations.append(
                "\(results.count - found) rounds without syncs were not found out: the rig is blind")
        }
    }

    /// A payment that nobody disturbs: how long it takes, and that its entries come in the known order.
    static func sample(with tools: RigTools) async throws -> KillRound.Result {
        let round = KillRound(name: "undisturbed", moment: .never)
        let result = try await round.run(with: tools)
        // S3, S6, C3, C5 and C8, one sync of the log each; and one for a checkpoint, if the end leaves time for it.
        guard result.findings.isEmpty, result.state == .paid, (5...6).contains(result.syncs - result.syncsAtToken)
        else {
            throw OrderUnknown(result: result)
        }
        return result
    }

    struct OrderUnknown: Error, CustomStringConvertible {
        var what = "payment"
        let result: KillRound.Result
        var description: String {
            """
            An undisturbed \(what) made \(result.syncs) syncs, \(result.syncsAtToken) of them before the token, and \
            ended \(result.ending ?? "nowhere"): the steps are not where this rig looks for them. \
            \(result.findings.all.joined(separator: "; "))
            """
        }
    }

    func cut(_ place: Int) -> UndoLog.Remainder? {
        switch place % 4 {
        case 1: UndoLog.Remainder.none
        case 3: .some(.seeded(seed &+ UInt64(place)))
        case _: nil
        }
    }

    private func randomRound(_ place: Int, _ chance: Chance, longest: Duration) -> KillRound {
        let luck = chance.bytes(4).map(Int.init)
        let share = luck[0] * 256 + luck[1]
        return KillRound(
            name: "random, round \(place)", moment: .after(longest * share / 65_536),
            order: KillRound.Order.all[luck[2] % KillRound.Order.all.count], powerCut: cut(luck[3] % 4),
            hasLedger: luck[3] % 5 != 0, triesAgain: place % 4 == 0)
    }
}
