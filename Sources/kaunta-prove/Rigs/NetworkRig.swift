import ArgumentParser
import Foundation
import Ledger
import Payments

/// Puts the real client through every way in which a network fails, and compares the wire with the permits.
struct NetworkRig: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "network",
        abstract: "Spoils the way to the gateway, call after call: one prompt on the wire for each permit.",
        discussion: """
            Every fault after the first byte of the request has to be read as lost, and nothing else may be. \
            All of it is on this machine, with a journal on disk.
            """)

    @Option(help: "How many calls, shared out among the scripts.")
    var calls = 10_000

    @Option(help: "Only the scripts whose name has this in it.")
    var only: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws { try await report(heedingSignals: true).finish(json: json) }

    /// Everything, in one report.
    func report(heedingSignals: Bool) async throws -> RigReport {
        try await withRigFolder(heedingSignals: heedingSignals) { folder in
            let ledger = try Ledger.open(
                at: folder.appending(path: "ledger.sqlite").path,
                as: .owner(program: "kaunta-prove", boot: BootID(from: .system)), timekeeper: .machine)
            let report = try await report(on: ledger)
            try ledger.close()
            return report
        }
    }

    private func report(on ledger: Ledger) async throws -> RigReport {
        let scripts = NetworkScript.all.filter { script in only.map(script.name.contains) ?? true }
        guard !scripts.isEmpty else { throw ValidationError("No script has that in its name.") }
        let each = (calls + scripts.count - 1) / scripts.count
        let tokens = try await CountingGateway("tokens")
        var lanes: [NetworkLane] = []
        for (number, script) in scripts.enumerated() {
            lanes.append(try await NetworkLane(number, script, ledger: ledger, tokens: tokens))
        }
        let results = try await inLanes(lanes.count, lanes, "network: scripts") { lane in
            let result = try await lane.run(each)
            progress("network: \(lane.script.name): \(result.calls) calls")
            return result
        }

        var report = RigReport("network")
        report.add("scripts", scripts.count)
        report.add("calls", results.reduce(0) { $0 + $1.calls })
        report.add("permits", results.reduce(0) { $0 + $1.permits })
        report.add("prompts on the wire", lanes.reduce(0) { $0 + $1.pushes })
        let cut = zip(lanes, results).reduce(0) { sum, pair in sum + pair.1.permits - pair.1.pushes }
        report.add("permits whose prompt never got to where it is counted", cut)
        report.add("calls that did not connect within a short limit", results.reduce(0) { $0 + $1.tooSlow })
        var findings = Findings()
        for (lane, result) in zip(lanes, results) {
            findings += result.findings
            // A repeat that came after its call was judged shows here.
            if lane.pushes != result.pushes {
                findings.doubled.append("\(lane.script.name): \(lane.pushes - result.pushes) prompts came late")
            }
        }
        report.add(findings)
        try await addProof(to: &report, after: scripts.count, ledger, tokens)
        for lane in lanes { try await lane.stop() }
        try await tokens.stop()
        return report
    }

    /// Sends again what was lost: a rig that does not see the second prompt is blind.
    private func addProof(
        to report: inout RigReport, after number: Int, _ ledger: Ledger, _ tokens: CountingGateway
    ) async throws {
        let scripts = NetworkScript.connections.filter { $0.name.contains("when the gateway has taken it") }
        var found = 0
        for (place, script) in scripts.enumerated() {
            let lane = try await NetworkLane(number + place, script, ledger: ledger, tokens: tokens, repeats: true)
            found += try await lane.run(1).findings.doubled.count
            try await lane.stop()
        }
        report.add("calls sent twice on purpose", scripts.count)
        report.add("calls sent twice on purpose that were found out", found)
        if found < scripts.count { report.violations.append("a prompt sent twice was not found out: the rig is blind") }
    }
}
