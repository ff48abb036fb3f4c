import Foundation
import Logging
import Synchronization

/// Many seeds, spread over a few threads, and what they met together.
public struct Simulation: Sendable {
    /// The first seed.
    public var first: UInt64
    /// How many seeds.
    public var count: Int
    /// How many threads; a world never leaves the one it began on.
    public var threads: Int
    /// How each is run.
    public var plan: SeedRun.Plan
    /// The seeds that are run in another way.
    public var share: Share?

    /// Takes the parts.
    public init(first: UInt64, count: Int, threads: Int, plan: SeedRun.Plan, share: Share? = nil) {
        self.first = first
        self.count = count
        self.threads = threads
        self.plan = plan
        self.share = share
    }

    /// One seed in so many, and how it is run.
    public struct Share: Sendable {
        /// Every seed that can be divided by this.
        public var every: UInt64
        /// How those are run.
        public var plan: SeedRun.Plan

        /// Takes both.
        public init(every: UInt64, plan: SeedRun.Plan) {
            self.every = every
            self.plan = plan
        }
    }

    /// How that seed is run.
    private func plan(of seed: UInt64) -> SeedRun.Plan {
        share.flatMap { seed % $0.every == 0 ? $0.plan : nil } ?? plan
    }

    /// What the seeds met together.
    public struct Outcome: Sendable {
        /// How many seeds ran to their end.
        public var seeds = 0
        /// How many of them kept their books on a real disk.
        public var onDisk = 0
        /// How many attempts were written down.
        public var attempts = 0
        /// How many prompts were really paid.
        public var charges = 0
        /// How many of those ended among the doubts.
        public var doubtful = 0
        /// How much time passed in the worlds.
        public var milliseconds: Int64 = 0
        /// What they met.
        public var coverage = Coverage()
        /// The failing seed that is lowest of those that were run.
        public var failure: SeedRun?
        /// The run that ended last.
        public var last: SeedRun?
        /// Why a world could not be made.
        public var trouble: String?

        /// How many days passed in the worlds.
        public var days: Double { Double(milliseconds) / 86_400_000 }

        mutating func add(_ run: SeedRun) {
            seeds += 1
            onDisk += run.isDiskReal ? 1 : 0
            attempts += run.attempts
            charges += run.charges
            doubtful += run.doubtful
            milliseconds += run.milliseconds
            coverage.add(run.coverage)
            last = run
            if run.violation != nil, failure.map({ run.seed < $0.seed }) ?? true { failure = run }
        }
    }

    /// Runs the seeds, up to the first that fails.
    public func run(progress: @escaping @Sendable (Outcome) -> Void = { _ in }) -> Outcome {
        _ = Self.silence
        let shared = Shared()
        let done = DispatchSemaphore(value: 0)
        for _ in 0..<max(1, threads) {
            // A thread of its own: a world must not run on the threads that Swift's own jobs run on.
            let thread = Thread {
                while let index = shared.next(below: count) {
                    let seed = first + UInt64(index)
                    do {
                        let run = try SeedRun.run(seed, plan(of: seed))
                        progress(shared.add(run))
                    } catch {
                        shared.stop("\(error)")
                    }
                }
                done.signal()
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        for _ in 0..<max(1, threads) { done.wait() }
        return shared.outcome
    }

    /// The engine's log would tell of every fault that is made on purpose.
    private static let silence: Void = LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }

    private final class Shared: Sendable {
        private let state = Mutex<(next: Int, outcome: Outcome)>((0, Outcome()))

        var outcome: Outcome { state.withLock(\.outcome) }

        func next(below end: Int) -> Int? {
            state.withLock { state in
                if state.next >= end || state.outcome.failure != nil || state.outcome.trouble != nil { return nil }
                defer { state.next += 1 }
                return state.next
            }
        }

        func add(_ run: SeedRun) -> Outcome {
            state.withLock { state in
                state.outcome.add(run)
                return state.outcome
            }
        }

        func stop(_ reason: String) { state.withLock { $0.outcome.trouble = reason } }
    }
}
