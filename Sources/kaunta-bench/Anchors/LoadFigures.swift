import Foundation

/// What the built program takes while its books change and nobody presses a key: processor, bytes, frames, memory.
struct LoadFigures {
    let programs: KeyFigures.Programs
    /// How long the books change at fifty a second.
    let minutes: Double

    func measure(_ own: AnchorProgram.Own, _ updates: any Updates, rates: [Int]) async throws -> [Figure] {
        let sitting = try Sitting(programs.list(own, hearing: updates as? ConfirmationUpdates))
        defer { sitting.end() }
        var figures: [Figure] = []
        for rate in rates {
            figures += try await measure(sitting, "load.kaunta-\(own.rawValue)", updates, rate)
        }
        return figures
    }

    private func measure(
        _ sitting: Sitting, _ name: String, _ updates: any Updates, _ rate: Int
    ) async throws -> [Figure] {
        let name = "\(name).updates-\(rate)"
        let length = rate == 50 ? Duration.seconds(minutes * 60) : .seconds(10)
        let writing = Task.detached { try await updates.run(perSecond: rate) }
        defer { writing.cancel() }
        // What is loaded once, such as pages of the file, is no growth.
        sitting.pause(.seconds(5))
        let (before, bytes, start) = (sitting.use, sitting.output.count, ContinuousClock.now)
        sitting.pause(length)
        let (after, seconds) = (sitting.use, (ContinuousClock.now - start).inSeconds)
        let (written, frames) = (sitting.output.count - bytes, sitting.bursts(since: start))
        writing.cancel()
        let reached = try await writing.value
        let note = "\((reached * 10).rounded() / 10) \(updates.note) a second, for \(Int(seconds)) s"
        func figure(_ part: String, _ value: Double, _ unit: String) -> Figure {
            Figure(figure: "\(name).\(part)", value: value, unit: unit, note: note)
        }
        return [
            figure("cpu", (after.processor - before.processor).inSeconds / seconds * 100, "% of a core"),
            figure("bytes", Double(written) / seconds, "B/s"),
            figure("frames", Double(frames) / seconds, "1/s"),
            figure("memory", after.megabytes, "MB"),
            figure("growth", after.megabytes - before.megabytes, "MB"),
        ]
    }
}
