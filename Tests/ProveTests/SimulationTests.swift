import Payments
import TestSupport
import Testing

@testable import Proof

struct SimulationTests {
    static func plan(_ change: @escaping @Sendable (MemoryJournal) -> any Books = { $0 }) -> SeedRun.Plan {
        var plan = SeedRun.Plan { chance in
            SeedRun.Disk(change(MemoryJournal(seed: chance.bytes(8).reduce(0) { $0 << 8 | UInt64($1) })))
        }
        plan.attempts = 25
        return plan
    }

    @Test func inSixtyShopsNothingUntrueIsSaidOfMoney() {
        let outcome = Simulation(first: 1, count: 60, threads: 2, plan: Self.plan()).run()
        #expect(outcome.failure?.violation == nil)
        #expect(outcome.trouble == nil)
        #expect(outcome.seeds == 60)
        #expect(outcome.attempts >= 60 * 20)
        #expect(outcome.coverage.faultCount > 1_000)
    }

    @Test(arguments: [3, 15, 31] as [UInt64])
    func aSeedDoesTheSameEachTime(seed: UInt64) throws {
        let first = try #require(Simulation(first: seed, count: 1, threads: 1, plan: Self.plan()).run().last)
        let second = try #require(Simulation(first: seed, count: 1, threads: 1, plan: Self.plan()).run().last)
        #expect(first.hash == second.hash)
        #expect(first.attempts == second.attempts)
        let other = try #require(Simulation(first: seed + 1, count: 1, threads: 1, plan: Self.plan()).run().last)
        #expect(other.hash != first.hash)
    }

    @Test func whoBelievesACallbackIsFoundOut() throws {
        let plan = Self.plan { CredulousBooks($0) }
        let failure = try #require(Simulation(first: 1, count: 60, threads: 2, plan: plan).run().failure)
        #expect(failure.violation != nil)
        let again = try #require(Simulation(first: failure.seed, count: 1, threads: 1, plan: plan).run().failure)
        #expect(again.violation == failure.violation)
        #expect(again.hash == failure.hash)
    }

    @Test func whoLetsEveryPromptGoIsFoundOut() throws {
        let plan = Self.plan { ForgetfulBooks($0) }
        let failure = try #require(Simulation(first: 1, count: 60, threads: 2, plan: plan).run().failure)
        #expect(failure.violation?.invariant == "I1")
    }
}
