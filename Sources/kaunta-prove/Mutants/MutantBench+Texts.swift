/// What the copy has besides the core.
extension MutantBench {
    static let texts = [
        "Package.swift": """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "mutants",
            targets: [
                .target(name: "Payments"),
                .target(name: "Logging"),
                .target(name: "Engine", dependencies: ["Payments", "Logging"]),
                .target(name: "TestSupport", dependencies: ["Payments"], path: "Tests/TestSupport"),
                .target(name: "Proof", dependencies: ["Engine", "Payments", "Logging"]),
                .executableTarget(name: "mutants", dependencies: ["Payments", "Proof", "TestSupport"]),
            ],
            swiftLanguageModes: [.v6]
        )

        """,
        "Sources/Payments/Mutation.swift": """
        import Synchronization

        /// The mistake that is switched on.
        public enum Mutation {
            private static let number = Atomic<Int>(0)

            public static func turnOn(_ chosen: Int) { number.store(chosen, ordering: .sequentiallyConsistent) }

            public static func isOn(_ asked: Int) -> Bool { number.load(ordering: .relaxed) == asked }
        }

        """,
        "Sources/Logging/Logging.swift": """
        public struct Logger: Sendable {
            public init(label: String) {}
            public func error(_ text: @autoclosure () -> String, metadata: @autoclosure () -> [String: String] = [:]) {}
            public func warning(_ text: @autoclosure () -> String, metadata: @autoclosure () -> [String: String] = [:]) {}
        }

        public struct SwiftLogNoOpLogHandler { public init() {} }

        public enum LoggingSystem { public static func bootstrap(_ make: (String) -> SwiftLogNoOpLogHandler) {} }

        """,
        "Sources/mutants/main.swift": """
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
