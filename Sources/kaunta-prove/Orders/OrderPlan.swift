import Foundation
import Payments
import TestSupport

/// Which orders of which scenes are told.
struct OrderPlan: Sendable {
    /// The one scene; nil for all, without the extras unless orders are drawn by chance.
    var scene: String?
    /// How many things are told: at most, or, by chance, just so many.
    var length = 2
    /// How many choices by chance of each scene; nil for all that there are.
    var choices: Int?
    /// What they are drawn from.
    var seed: UInt64 = 1
    /// How many ledgers at a time.
    var jobs = 2

    /// The scenes it is about.
    var scenes: [Scene] {
        Scene.all.filter { scene == $0.name || (scene == nil && (choices != nil || !$0.isExtra)) }
    }

    /// Plays all of it, and prints what went wrong; whether nothing did.
    func play() async throws -> Bool {
        var chance = SplitMix(seed: seed)
        var (count, isClean) = (0, true)
        for scene in scenes {
            let orders =
                choices.map { scene.orders(of: length, choices: $0, by: &chance) } ?? scene.orders(upTo: length)
            let report = try await OrderReport(of: scene, in: orders, jobs: jobs)
            for line in report.lines { print("\(scene.name): \(line)") }
            FileHandle.standardError.write(
                Data("\(scene.name): \(report.orders) orders, \(report.lines.count) findings\n".utf8))
            count += report.orders
            isClean = isClean && report.isClean
        }
        print("orders: \(count), \(isClean ? "all clean" : "not clean")")
        return isClean
    }
}
