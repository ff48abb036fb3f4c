import ArgumentParser

/// Lets the disk fail at every place, in every way, under the real program.
struct DiskRig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disk",
        abstract: "Fails the n-th write, sync, truncation or opening of the ledger's files, for all n.",
        discussion: """
            Once, or from there on, until a run ends clean: errors, a full disk, half writes. No prompt may leave before its mark is safe on the \
            disk, nothing may be PAID that is not, and the next start on a good disk has to find a whole ledger.
            """)

    @Option(help: "Try every so many places only.")
    var every = 1

    @Option(help: "Only the faults whose name has this in it.")
    var only: String?

    @Option(help: "How many kinds of fault are tried side by side; most of their time is waiting.")
    var lanes = 4

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
        let faults = DiskFault.all.filter { fault in only.map(fault.name.contains) ?? true }
        guard !faults.isEmpty else { throw ValidationError("No fault has that in its name.") }
        let stride = max(1, every)
        let results = try await inLanes(lanes, faults, "disk: kinds of fault") { fault in
            try await Self.walk(fault, stride, with: tools)
        }

        var report = RigReport("disk")
        report.add("kinds of fault", faults.count)
        for (fault, rounds) in zip(faults, results) { report.add("places where \(fault.name)", rounds.count - 1) }
        let rounds = results.flatMap { $0 }
        report.add("faulted runs", rounds.count { $0.failures > 0 })
        report.add("faulted runs that posted no prompt", rounds.count { $0.failures > 0 && $0.pushes == 0 })
        var findings = Findings()
        for round in rounds { findings += round.findings }
        report.add(findings)
        report.add("restart", rounds.compactMap(\.restart))
        return report
    }

    /// Goes through the places until there is none.
    private static func walk(_ fault: DiskFault, _ stride: Int, with tools: RigTools) async throws -> [DiskRound.Result]
    {
        var rounds: [DiskRound.Result] = []
        var place = 1
        repeat {
            rounds.append(try await DiskRound(fault: fault, place: place).run(with: tools))
            place += stride
        } while rounds.last.map { $0.failures > 0 } == true && place < 2000
        progress("disk: \(fault.name): \(rounds.count - 1) places")
        return rounds
    }
}
