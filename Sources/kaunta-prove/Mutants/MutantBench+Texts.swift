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

        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.compactMap { Int($0) }
        Mutation.turnOn(numbers[0])
        let books = SimulatedBooks(rawValue: arguments[3]) ?? .memory
        let outcome = books.simulation(first: 1, count: numbers[1], threads: numbers[2]) { _ in }.run()
        let found = outcome.failure?.violation.map { "\\"seed \\(outcome.failure?.seed ?? 0): \\($0)\\"" } ?? "null"
        print("{\\"seeds\\":\\(outcome.seeds),\\"found\\":\\(found)}")

        """,
    ]
}
