/// What every copy has besides the core and its program.
extension CoreCopy {
    static let texts = [
        "Package.swift": """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "core",
            targets: [
                .target(name: "Payments"),
                .target(name: "Logging"),
                .target(name: "Engine", dependencies: ["Payments", "Logging"]),
                .target(name: "TestSupport", dependencies: ["Payments"], path: "Tests/TestSupport"),
                .target(name: "Proof", dependencies: ["Engine", "Payments", "Logging"]),
                .executableTarget(name: "program", dependencies: ["Payments", "Proof", "TestSupport"]),
            ],
            swiftLanguageModes: [.v6]
        )

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
    ]
}
