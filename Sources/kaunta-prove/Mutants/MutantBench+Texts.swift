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
        import Payments
        import Proof
        import TestSupport

        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        Mutation.turnOn(numbers[0])
        let plan = SeedRun.Plan { chance in
            SeedRun.Disk(MemoryJournal(seed: chance.bytes(8).reduce(0) { $0 << 8 | UInt64($1) }))
        }
        let outcome = Simulation(first: 1, count: numbers[1], threads: numbers[2], plan: plan).run()
        let found = outcome.failure?.violation.map { "\\"seed \\(outcome.failure?.seed ?? 0): \\($0)\\"" } ?? "null"
        print("{\\"seeds\\":\\(outcome.seeds),\\"found\\":\\(found)}")

        """,
    ]
}
