/// What the copy has besides the core.
extension MutantBench {
    static let texts = [
        "Sources/Payments/Mutation.swift": """
        import Synchronization

        /// The mistake that is switched on.
        public enum Mutation {
            private static let number = Atomic<Int>(0)

            public static func turnOn(_ chosen: Int) { number.store(chosen, ordering: .sequentiallyConsistent) }

            public static func isOn(_ asked: Int) -> Bool { number.load(ordering: .relaxed) == asked }
        }

        """,
        "Sources/program/main.swift": """
        import Foundation
        import Payments
        import Proof
        import Synchronization

        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.compactMap { Int($0) }
        Mutation.turnOn(numbers[0])
        let books = SimulatedBooks(rawValue: arguments[4]) ?? .memory
        let last = Mutex((seeds: 0, at: ContinuousClock.now))
        // A mistake may make the core run for ever: that is a finding as well.
        Thread.detachNewThread {
            while true {
                sleep(5)
                let (seeds, at) = last.withLock { $0 }
                if ContinuousClock.now - at > .seconds(120) { tell(seeds, nil, "a seed does not end") }
            }
        }
        let world = books.simulation(first: UInt64(numbers[3]), count: numbers[1], threads: numbers[2]) { _ in }
        let outcome = world.run { outcome in last.withLock { $0 = (outcome.seeds, .now) } }
        tell(outcome.seeds, outcome.failure?.seed, outcome.failure?.violation.map { "\\($0)" })

        @Sendable func tell(_ seeds: Int, _ seed: UInt64?, _ found: String?) -> Never {
            let seed = seed.map { "\\($0)" } ?? "null"
            // What was found may have quotes of its own.
            let found = found.flatMap { try? String(decoding: JSONEncoder().encode($0), as: UTF8.self) } ?? "null"
            print("{\\"seeds\\":\\(seeds),\\"seed\\":\\(seed),\\"found\\":\\(found)}")
            exit(0)
        }

        """,
    ]
}
