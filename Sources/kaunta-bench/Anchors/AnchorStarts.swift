import Foundation
import TestSupport

/// Starts of all programs in turns, so that all of them meet the same machine; each ends by a signal.
struct AnchorStarts {
    let programs: [AnchorProgram]
    let rounds: Int

    /// What came of one program's starts.
    private struct Seen {
        var times: [Duration] = []
        var left: [AnchorTask: String] = [:]
    }

    func measure() throws -> [AnchorResult] {
        var seen = Array(repeating: Seen(), count: programs.count)
        for round in 0..<rounds {
            for (index, program) in programs.enumerated() {
                let sitting = try Sitting(program)
                guard let shown = sitting.wait(until: program.showsData) else {
                    note("anchors: \(program.name) showed no data:\n\(sitting.screen.lines.joined(separator: "\n"))")
                    continue
                }
                seen[index].times.append(sitting.start.duration(to: shown))
                sitting.settle(atMost: .seconds(1))
                let (task, signal) =
                    round.isMultiple(of: 2)
                    ? (AnchorTask.saneAfterTerminate, SIGTERM) : (.saneAfterHangUp, SIGHUP)
                let left = Self.leftover(of: sitting, after: signal)
                if seen[index].left[task, default: ""].isEmpty { seen[index].left[task] = left }
            }
        }
        return zip(programs, seen).flatMap { program, seen in
            [AnchorResult(program.name, .firstFrame, of: seen.times, note: program.note)].compactMap { $0 }
                + seen.left.sorted { $0.key.rawValue < $1.key.rawValue }.map { task, left in
                    AnchorResult(program.name, task, left.isEmpty ? 1 : 0, note: left.isEmpty ? nil : left)
                }
        }
    }

    /// What is not as it was found after a signal; empty when all is.
    private static func leftover(of sitting: Sitting, after signal: Int32) -> String {
        guard sitting.signal(signal) else { return "does not end within 5 s" }
        let modes = TerminalModes(after: sitting.output).left.map { "mode \($0)" }
        return ((sitting.isLineSane ? [] : ["the line is raw"]) + modes).joined(separator: ", ")
    }
}
