// swift-tools-version: 6.2
import PackageDescription

/// What every target is compiled with: warnings stop the build, and an import stays inside its file's module
/// unless a public signature needs it.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "kaunta",
    products: [
        .executable(name: "kaunta", targets: ["kaunta"]),
        .executable(name: "kaunta-bench", targets: ["kaunta-bench"]),
        .executable(name: "kaunta-prove", targets: ["kaunta-prove"]),
        .library(name: "FaultyDisk", type: .dynamic, targets: ["CFaultyDisk"]),
        .library(name: "Daraja", targets: ["Daraja"]),
    ],
    traits: [.trait(name: "Fuzz", description: "kaunta-fuzz is driven by libFuzzer, which must be linked in.")],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Level 0: words and rules, cells and keys, one HTTPS request.
        .target(name: "Payments", swiftSettings: strict),
        .target(name: "Screen", dependencies: ["TOMLKit"], swiftSettings: strict),
        .target(
            name: "Transport",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            swiftSettings: strict),

        // Level 1: each knows the level below, and none of its neighbours.
        .target(
            name: "Engine",
            dependencies: ["Payments", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),
        .target(
            name: "Ledger",
            dependencies: [
                "Payments",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "Daraja", dependencies: ["Payments", "Transport"], swiftSettings: strict),
        .target(name: "Console", dependencies: ["Payments", "Screen"], swiftSettings: strict),
        .target(
            name: "CNcurses",
            cSettings: [.define("_XOPEN_SOURCE", to: "700"), .define("_DEFAULT_SOURCE")],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "Curses", dependencies: ["CNcurses", "Screen"], swiftSettings: strict),

        // Level 2: the two servers.
        .target(
            name: "Listener",
            dependencies: [
                "Daraja", "Payments",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .target(
            name: "Sandbox",
            dependencies: [
                "Daraja", "Payments", "Transport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),

        // Level 3: the command line, where live things are wired together.
        .target(name: "CApart"),
        .executableTarget(
            name: "kaunta",
            dependencies: [
                "CApart", "Console", "Curses", "Daraja", "Engine", "Ledger", "Listener", "Payments", "Sandbox",
                "Screen", "Transport", "TOMLKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "kaunta-bench",
            dependencies: [
                "Console", "Curses", "Ledger", "Payments", "Screen", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        // Loaded before the program by a proof; nothing links it.
        .target(name: "CFaultyDisk", linkerSettings: [.linkedLibrary("dl")]),
        .executableTarget(
            name: "kaunta-prove",
            dependencies: [
                "Console", "Daraja", "Engine", "Ledger", "Payments", "Proof", "Sandbox", "TestSupport", "Transport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        // What strangers' bytes must never do. The settings are no library: FuzzTargets/Settings links to their folder.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Console", "Daraja", "Ledger", "Listener", "Payments", "Screen", "Transport", "TOMLKit",
            ],
            swiftSettings: strict),
        .executableTarget(name: "kaunta-fuzz", dependencies: ["FuzzTargets"], swiftSettings: strict),

        // What holds the core to its rules: a simulated shop, and the mutants that it must find.
        .target(
            name: "Proof",
            dependencies: ["Engine", "Payments", .product(name: "Logging", package: "swift-log")],
            swiftSettings: strict),

        // Tests: one folder a module.
        .target(
            name: "TestSupport", dependencies: ["Payments", "Screen"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "PaymentsTests", dependencies: ["Payments", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TransportTests",
            dependencies: [
                "TestSupport", "Transport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Payments", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ledger", "Payments", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DarajaTests",
            dependencies: [
                "Daraja", "Payments", "TestSupport", "Transport", .product(name: "Crypto", package: "swift-crypto"),
            ],
            resources: [.copy("Fixtures")],
            swiftSettings: strict),
        .testTarget(
            name: "ConsoleTests",
            dependencies: ["Console", "Payments", "Screen"],
            resources: [.copy("Golden")],
            swiftSettings: strict),
        .testTarget(
            name: "ProveTests",
            dependencies: [
                "Ledger", "Payments", "Proof", "TestSupport", "kaunta-prove",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "CursesTests", dependencies: ["Curses", "Screen", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ListenerTests",
            dependencies: [
                "Daraja", "Engine", "Listener", "Payments", "TestSupport", "Transport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Daraja", "Payments", "Sandbox", "TestSupport", "Transport",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FuzzTests",
            dependencies: ["FuzzTargets"],
            resources: [.copy("Corpus")],
            swiftSettings: strict),
        .testTarget(
            name: "kauntaTests",
            dependencies: [
                "CApart", "Console", "Daraja", "Engine", "Ledger", "Listener", "Payments", "Sandbox", "Screen",
                "TestSupport", "Transport", "kaunta", "kaunta-bench",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
