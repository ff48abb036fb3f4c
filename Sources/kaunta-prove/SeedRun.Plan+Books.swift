#if canImport(Console)
    import Console
#endif
import Foundation
import Ledger
import Payments
import Proof
import TestSupport

extension SeedRun.Plan {
    /// How worlds are run whose books are in memory.
    static var memory: SeedRun.Plan {
        SeedRun.Plan { chance in
            SeedRun.Disk(MemoryJournal(seed: chance.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }))
        }
    }

    /// How worlds are run whose books are the ledger: an SQLite file on a disk in memory, where there is one.
    static var ledger: SeedRun.Plan {
        var plan = SeedRun.Plan { chance in
            let room = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
            let folder = "\(room)/kaunta-prove-\(UUID().uuidString)"
            let limits = chance.bytes(1)[0] < 128 ? PromptLimits() : nil
            let clock = LentClock()
            let ledger = try Ledger.open(
                at: "\(folder)/ledger.sqlite", as: .owner(program: "kaunta-prove", boot: BootID(from: chance)),
                limits: limits, chance: chance, timekeeper: clock.timekeeper, isInPlace: true)
            let listed = ListedBooks(
                compare: { list, time, source, now in
                    try await ledger.verify(list.lines, reversals: list.reversals, of: time, source: source, at: now)
                },
                deny: { try await ledger.look(into: $0, found: nil, by: $1, at: $2) },
                line: { try await ledger.line(of: $0) },
                readsPaid: readsPaid,
                hash: { text in sha256(Data(text.utf8)).map { String(format: "%02x", $0) }.joined() },
                orders: ledger, openOrders: { try await ledger.openReversals() }, questions: ledger, clock: clock,
                limits: limits)
            return SeedRun.Disk(ledger, listed: listed) { try? FileManager.default.removeItem(atPath: folder) }
        }
        plan.isDiskReal = true
        return plan
    }
}

#if canImport(Console)
    /// Whether a row of the console reads as paid.
    private let readsPaid: @Sendable (PaymentLine) -> Bool = { StatusWord(for: $0) == StatusWord(for: .paid) }
#else
    /// Whether a row has all that the console needs to say paid. The copy has no console.
    private let readsPaid: @Sendable (PaymentLine) -> Bool = { line in
        line.paysItsSale && line.doubt == nil && !line.isShort
    }
#endif

/// What keeps the books of the worlds of a simulation.
enum SimulatedBooks: String, CaseIterable, Sendable {
    /// All in memory: the fastest.
    case memory
    /// All on the ledger.
    case ledger
    /// The ledger for some, memory for the rest.
    case both

    /// Of how many seeds one is run on the ledger. An odd number, so that those meet every kind of weather.
    private static let share: UInt64 = 399

    /// The simulation of those seeds.
    func simulation(
        first: UInt64, count: Int, threads: Int, change: (inout SeedRun.Plan) -> Void
    ) -> Simulation {
        var (memory, ledger) = (SeedRun.Plan.memory, SeedRun.Plan.ledger)
        change(&memory)
        change(&ledger)
        let share: Simulation.Share? = self == .both ? .init(every: Self.share, plan: ledger) : nil
        return Simulation(
            first: first, count: count, threads: threads, plan: self == .ledger ? ledger : memory, share: share)
    }
}
