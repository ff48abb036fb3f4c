import ArgumentParser
import Testing

@testable import kaunta_prove

/// The quick form of each rig; the command's options make it long.
@Suite(.serialized, .timeLimit(.minutes(10))) struct RigTests {
    @Test func aKillAtAnyStepLosesNothingAndSendsNothingTwice() async throws {
        let rig = try KillRig.parse(["--per-step", "2", "--reversals", "2", "--random", "8", "--unsynced", "1"])
        let report = try await RigTools.with(heedingSignals: false) { tools in try await rig.report(with: tools) }
        #expect(report.violations == [])
        #expect(report["rounds without syncs that were found out"] == 7)
    }

    @Test func aFailingDiskLetsNoPromptLeaveUnmarked() async throws {
        let faults = [("a sync fails", 3), ("for one write", 15), ("syncs fail from one on", 4)]
        for (fault, stride) in faults {
            let rig = try DiskRig.parse(["--every", String(stride), "--only", fault])
            let report = try await RigTools.with(heedingSignals: false) { tools in try await rig.report(with: tools) }
            #expect(report.violations == [])
        }
    }

    @Test func aSpoiltNetworkSeesOnePromptForEachPermit() async throws {
        let report = try await NetworkRig.parse(["--calls", "62"]).report(heedingSignals: false)
        #expect(report.violations == [])
        #expect(report["calls sent twice on purpose that were found out"] == 3)
    }

    @Test func rivalsInOneLedgerSendOnePrompt() async throws {
        let rig = try RaceRig.parse(["--rounds", "4"])
        let report = try await RigTools.with(heedingSignals: false) { tools in try await rig.report(with: tools) }
        #expect(report.violations == [])
    }
}

extension RigReport {
    fileprivate subscript(name: String) -> Int? { figures.first { $0.name == name }?.value }
}
