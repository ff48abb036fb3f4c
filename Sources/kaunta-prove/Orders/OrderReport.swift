import Foundation
import Ledger
import Payments

/// What became of a scene in many orders.
struct OrderReport: Sendable {
    /// How many orders were told.
    private(set) var orders = 0
    /// What went wrong, each kind once: how often, and the shortest order that does it.
    private(set) var faults: [String: (count: Int, order: [Telling])] = [:]
    /// Orders of the same things that end otherwise, each pair of ends once.
    private(set) var splits: [Set<String>: [String: [Telling]]] = [:]

    /// Whether nothing went wrong.
    var isClean: Bool { faults.isEmpty && splits.isEmpty }

    /// Tells each order to the books.
    init(of scene: Scene, in orders: [[Telling]], jobs: Int) async throws {
        let results = try await Self.play(scene, orders, jobs: jobs)
        self.orders = orders.count
        var ends: [Ended: [String: [Telling]]] = [:]
        for (order, result) in zip(orders, results) {
            for fault in Set(result.faults) {
                let known = faults[fault] ?? (0, order)
                faults[fault] = (known.count + 1, known.order.count <= order.count ? known.order : order)
            }
            let end = result.end.joined(separator: "; ")
            ends[Ended(told: Set(order), allowed: Set(result.allowed)), default: [:]][end] = order
        }
        for found in ends.values where found.count > 1 {
            let key = Set(found.keys)
            if let known = splits[key]?.first?.value.count, known <= found.values.map(\.count).max() ?? 0 { continue }
            splits[key] = found
        }
    }

    /// The same things told, and the same allowed of what people tried.
    private struct Ended: Hashable {
        let told: Set<Telling>
        let allowed: Set<String>
    }

    /// What went wrong, in lines.
    var lines: [String] {
        let told = { (order: [Telling]) in order.map { "\($0)" }.joined(separator: " → ") }
        let wrong = faults.sorted { $0.value.count > $1.value.count }.map { fault, found in
            "\(fault) (\(found.count) times)\n    \(told(found.order))"
        }
        let split = splits.values.sorted { "\($0)".count < "\($1)".count }.map { found in
            "orders that end otherwise"
                + found.sorted { $0.key < $1.key }.map { "\n    \(told($0.value))\n      ends: \($0.key)" }.joined()
        }
        return wrong + split
    }

    private static func play(_ scene: Scene, _ orders: [[Telling]], jobs: Int) async throws -> [OrderRun.Result] {
        let room = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
        return try await withThrowingTaskGroup(of: [(Int, OrderRun.Result)].self) { group in
            for job in 0..<jobs {
                group.addTask {
                    let folder = "\(room)/kaunta-orders-\(UUID().uuidString)"
                    defer { try? FileManager.default.removeItem(atPath: folder) }
                    let ledger = try Ledger.open(
                        at: "\(folder)/ledger.sqlite", as: .owner(program: "kaunta-prove", boot: OrderRun.boot),
                        limits: nil, chance: .system, timekeeper: .standing)
                    var results: [(Int, OrderRun.Result)] = []
                    for index in stride(from: job, to: orders.count, by: jobs) {
                        var run = OrderRun(scene: scene, order: orders[index], ledger: ledger, number: index)
                        results.append((index, try await run.run()))
                    }
                    return results
                }
            }
            var all: [(Int, OrderRun.Result)] = []
            for try await results in group { all += results }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

extension Timekeeper {
    /// A clock that stands, for books that only wait for a disk.
    fileprivate static let standing = Timekeeper(
        now: { Timestamp(milliseconds: 1_793_959_200_000) }, uptime: { .zero },
        sleep: { try await ContinuousClock().sleep(for: $0) })
}
