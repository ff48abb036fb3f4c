import ArgumentParser
import Console
import Foundation
import Screen

/// What the screen takes: the time to draw a frame, to compare it and to write it, and the bytes of usual changes.
struct ScreenFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen", abstract: "Times of drawing, comparing and writing; bytes and writes of usual changes.")

    @Flag(help: "Only bytes and writes, which are the same on every machine and in every build.")
    var exact = false

    func run() async throws { try await Self.measure(isExact: exact) }

    static func measure(isExact: Bool = false) async throws {
        try await withTemporaryFolder { folder in
            for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60)] {
                let name = "\(size.columns)x\(size.rows)"
                note("screen: \(name)")
                let changes = try await Change.usual(size, ledger: folder.appending(path: "\(name).sqlite").path)
                for change in changes where !isExact && ["live.page", "till.new-row"].contains(change.name) {
                    try times(of: change, "\(change.screen).\(name)")
                }
                for change in changes {
                    try cost(of: change, "\(change.name).\(name)", isDirect: false)
                    try cost(of: change, "\(change.name).\(name).24-bit", isDirect: true)
                }
            }
        }
    }

    private static func times(of change: Change, _ name: String) throws {
        let (before, after) = (change.before, change.after)
        var drawn = 0
        func views(_ runs: Int) -> [Duration] { timed(runs) { _ in drawn += change.desk.frame.cells.count } }
        _ = views(200)
        try Figure.median("screen.view.\(name)", of: views(2000), in: .microseconds).printLine()
        let diffs = timed(2000) { _ in drawn += CanvasDifference(from: before, to: after).rows.count }
        try Figure.median("screen.diff.\(name)", of: diffs, in: .microseconds, note: change.name).printLine()
        let line = try Line(size: before.grid)
        let paints = try (0..<1000).map { try line.show($0.isMultiple(of: 2) ? before : after).time }
        try Figure.median(
            "screen.paint.\(name)", of: paints, in: .microseconds,
            note: "\(change.name), to and fro: compared, encoded by ncurses, and written"
        ).printLine()
    }

    private static func cost(of change: Change, _ name: String, isDirect: Bool) throws {
        let line = try Line(size: change.before.grid, isDirect: isDirect)
        _ = try line.show(change.before)
        let cost = try line.show(change.after)
        try Figure(figure: "screen.bytes.\(name)", value: Double(cost.bytes), unit: "B", writes: cost.writes)
            .printLine()
    }
}
