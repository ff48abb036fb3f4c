import Foundation
import Ledger
import TestSupport

/// From a key to the frame that answers it, at the built program, alone and while its ledger changes.
struct KeyFigures {
    let kaunta: String
    let ledger: String
    let material: AnchorProgram.Material

    private let presses = 300

    func measure() async throws -> [Figure] {
        var figures: [Figure] = []
        for own in AnchorProgram.Own.allCases {
            figures.append(try times(own, "idle"))
        }
        if let less = AnchorProgram.other("less", material) {
            // How long the machine takes for the least that a program can do.
            figures.append(try times(less, "idle") { _ in true })
        }
        let stream = try await UpdateStream(ledger: ledger)
        let writing = Task.detached { try await stream.run() }
        defer { writing.cancel() }
        figures.append(
            try times(.watch, "updates-50", note: "\(UpdateStream.rate) commits a second by another process"))
        writing.cancel()
        figures.append(
            Figure(
                figure: "keys.updates", value: try await writing.value, unit: "1/s",
                note: "commits a second while the keys were pressed"))
        return figures
    }

    /// The console's answer is the frame in which the pointer stands on another row.
    private func times(_ own: AnchorProgram.Own, _ name: String, note: String? = nil) throws -> Figure {
        var row: Int?
        return try times(.kaunta(own, at: kaunta, ledger: ledger, material), name, note: note) { screen in
            defer { row = screen.pointerRow }
            return screen.pointerRow != row
        }
    }

    /// Goes down and up a row again and again.
    private func times(
        _ program: AnchorProgram, _ name: String, note: String? = nil, isAnswered: AnchorProgram.Look
    ) throws -> Figure {
        let sitting = try Sitting(program)
        defer { sitting.end() }
        _ = sitting.wait(until: program.showsData)
        if let keys = program.toList { sitting.press(keys) }
        sitting.settle(.milliseconds(500), atMost: .seconds(2))
        sitting.lookAtAll()
        sitting.press(AnchorProgram.Key.down)
        sitting.pause(.milliseconds(500))
        sitting.lookAtAll()
        let before = sitting.use.processor
        let bytes = sitting.output.count
        let start = ContinuousClock.now
        var times: [Duration] = []
        for press in 0..<presses {
            _ = isAnswered(sitting.screen)
            let pressed = sitting.press(press.isMultiple(of: 2) ? AnchorProgram.Key.down : AnchorProgram.Key.up)
            if let shown = sitting.wait(since: pressed, atMost: .seconds(2), until: isAnswered) {
                times.append(pressed.duration(to: shown))
            }
            // Not in step with anything that comes at regular times.
            sitting.pause(.milliseconds(5 + press * 7 % 31))
            sitting.lookAtAll()
        }
        let seconds = (ContinuousClock.now - start).inSeconds
        let share = (sitting.use.processor - before).inSeconds / seconds * 100
        let rate = Double(sitting.output.count - bytes) / seconds
        let words = [note, "CPU \((share * 10).rounded() / 10) %", "\(Int(rate)) B/s", "\(times.count) answers"]
        return .median(
            "keys.paint.\(program.name.replacing(" ", with: "-")).\(name)", of: times,
            note: words.compactMap { $0 }.joined(separator: "; "))
    }
}

extension VTScreen {
    /// The row that the list's pointer stands on.
    fileprivate var pointerRow: Int? { lines.firstIndex { $0.contains("▸") } }
}

/// Changes a ledger at a steady rate, a commit a change, until it is cancelled.
private struct UpdateStream {
    /// How many commits a second.
    static let rate = 50

    private let ledger: Ledger

    /// Opens it and waits until it was searched for damage: before that it takes no payment.
    init(ledger path: String) async throws {
        ledger = try Ledger.bench(at: path)
        try await ledger.checkedWhole()
    }

    /// Makes payments, whose entries are what changes; returns how many commits a second that came to.
    func run() async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var commits = 0
        /// Waits until so many commits more are due.
        func pace(_ more: Int) async -> Bool {
            commits += more
            try? await clock.sleep(until: start + .milliseconds(commits * 1000 / Self.rate))
            return !Task.isCancelled
        }
        let seed = Int.random(in: 0..<20_000) * 1000
        for number in 0..<1000 {
            let payment = try await SamplePayment(seed + number, in: ledger, at: .now)
            guard await pace(1) else { break }
            try await payment.send()
            guard await pace(2) else { break }
            try await payment.claim()
            guard await pace(2) else { break }
            try await payment.confirm()
            guard await pace(1) else { break }
        }
        return Double(commits) / (clock.now - start).inSeconds
    }
}
