import Foundation
import Screen
import TestSupport

/// One long sitting at a program: through its rows, a held key, rest, and a window that is drawn about.
struct AnchorSitting {
    let program: AnchorProgram
    private let sitting: Sitting
    private let clock = ContinuousClock()

    private static let walks = 5
    private static let searches = 3
    private static let rest = Duration.seconds(20)

    /// Starts it and waits until everything is loaded.
    init(_ program: AnchorProgram) throws {
        self.program = program
        sitting = try Sitting(program)
        _ = sitting.wait(until: program.showsData)
        if let keys = program.toList { sitting.press(keys) }
        sitting.settle(.seconds(2), atMost: .seconds(30))
        sitting.lookAtAll()
    }

    func measure() -> [AnchorResult] {
        let walked = walk()
        let use = sitting.use
        return walked + [result(.memory, use.megabytes), result(.ownMemory, use.ownMegabytes)] + hold() + idle()
            + resize()
    }

    private func walk() -> [AnchorResult] {
        guard let walk = program.walk else { return [] }
        var (lasts, firsts, finds): ([Duration], [Duration], [Duration]) = ([], [], [])
        func go(_ keys: String, until isSo: AnchorProgram.Look, into times: inout [Duration]) {
            let pressed = sitting.press(keys)
            guard let shown = sitting.wait(since: pressed, atMost: .seconds(30), until: isSo) else {
                return note("anchors: \(program.name) never came where “\(keys.debugDescription)” leads")
            }
            times.append(pressed.duration(to: shown))
            sitting.settle(atMost: .seconds(2))
        }
        for _ in 0..<Self.walks {
            go(walk.last, until: walk.showsLast, into: &lasts)
            go(walk.first, until: walk.showsFirst, into: &firsts)
        }
        for _ in 0..<Self.searches {
            let pressed = sitting.type(walk.find)
            if let shown = sitting.wait(since: pressed, until: walk.showsFound) {
                finds.append(pressed.duration(to: shown))
            }
            sitting.settle(atMost: .seconds(2))
            sitting.press(walk.clear)
            sitting.settle(atMost: .seconds(5))
            sitting.press(walk.first)
            sitting.settle(atMost: .seconds(5))
        }
        return [
            AnchorResult(program.name, .lastRow, of: lasts, note: program.note),
            AnchorResult(program.name, .firstRow, of: firsts, note: program.note),
            AnchorResult(program.name, .find, of: finds, note: program.note),
        ].compactMap { $0 }
    }

    private func hold() -> [AnchorResult] {
        let before = sitting.use
        let bytes = sitting.output.count
        let start = clock.now
        for press in 1...150 {
            sitting.press(AnchorProgram.Key.down)
            let next = start + .microseconds(press * 33_333)
            sitting.pause(clock.now.duration(to: next))
        }
        sitting.settle(.milliseconds(100), atMost: .seconds(1))
        return [
            result(.holdBytes, Double(sitting.output.count - bytes)),
            result(.holdFrames, Double(sitting.bursts(since: start))),
            result(.holdProcessor, (sitting.use.processor - before.processor).inMilliseconds),
        ]
    }

    private func idle() -> [AnchorResult] {
        let worked = waitForRest()
        let before = sitting.use
        let bytes = sitting.output.count
        sitting.pause(Self.rest)
        let after = sitting.use
        return [
            result(
                .idleProcessor, (after.processor - before.processor).inMilliseconds,
                note: worked > .seconds(4) ? "worked on for \(worked.components.seconds) s before it rested" : nil),
            result(.idleBytes, Double(sitting.output.count - bytes)),
            result(.idleWakes, Double(after.wakes(since: before))),
            result(.idleGrowth, after.megabytes - before.megabytes),
        ]
    }

    /// Waits until it does next to nothing, two minutes at the most: some read on behind what they show.
    private func waitForRest() -> Duration {
        let start = clock.now
        var used = sitting.use.processor
        repeat {
            sitting.pause(.seconds(2))
            let now = sitting.use.processor
            defer { used = now }
            if now - used < .milliseconds(30) { break }
        } while clock.now < start + .seconds(120)
        return clock.now - start
    }

    private func resize() -> [AnchorResult] {
        for number in 0..<199 {
            sitting.resize(to: Size(columns: 60 + number * 7 % 90, rows: 18 + number * 5 % 30))
            sitting.pause(.milliseconds(10))
        }
        let last = clock.now
        sitting.resize(to: Sitting.size)
        let quiet = sitting.settle(.milliseconds(500), atMost: .seconds(10))
        var isDrawn = false
        if sitting.isRunning {
            sitting.resize(to: Size(columns: Sitting.size.columns, rows: Sitting.size.rows - 1))
            sitting.settle(atMost: .seconds(2))
            sitting.forgetScreen()
            sitting.resize(to: Sitting.size)
            isDrawn = sitting.wait(atMost: .seconds(5)) { $0.lines.count { !$0.isEmpty } > 5 } != nil
        }
        return [
            result(.resizeSettle, max(.zero, last.duration(to: quiet)).inMilliseconds),
            result(.resizeSurvived, isDrawn ? 1 : 0),
        ]
    }

    private func result(_ task: AnchorTask, _ value: Double, note: String? = nil) -> AnchorResult {
        AnchorResult(program.name, task, value, note: note)
    }
}
