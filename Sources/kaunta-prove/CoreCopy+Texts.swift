import Foundation

/// What every copy has besides the core and its program.
extension CoreCopy {
    /// The package, and what stands in for libraries of which the core uses little.
    var texts: [String: String] {
        [
            "Package.swift": package,
            "Sources/Crypto/SHA256.swift": Self.crypto,
            "Sources/Logging/Logging.swift": Self.logging,
            "Sources/Ledger/Pepper.swift": Self.pepper,
        ]
    }

    private var package: String {
        """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "core",
            dependencies: [.package(path: "\(root.appending(path: ".build/checkouts/GRDB.swift").path)")],
            targets: [
                .target(name: "Payments"),
                .target(name: "Logging"),
                .target(name: "Crypto"),
                .target(name: "Engine", dependencies: ["Payments", "Logging"]),
                .target(
                    name: "Ledger",
                    dependencies: ["Payments", "Crypto", .product(name: "GRDB", package: "GRDB.swift")],
                    swiftSettings: [.enableUpcomingFeature("InternalImportsByDefault")]),
                .target(name: "TestSupport", dependencies: ["Payments"], path: "Tests/TestSupport"),
                .target(name: "Proof", dependencies: ["Engine", "Payments", "Logging"]),
                .executableTarget(name: "program", dependencies: ["Ledger", "Payments", "Proof", "TestSupport"]),
            ],
            swiftLanguageModes: [.v6]
        )

        """
    }

    private static let logging = """
        public struct Logger: Sendable {
            public init(label: String) {}
            public func error(_ text: @autoclosure () -> String, metadata: @autoclosure () -> [String: String] = [:]) {}
            public func warning(_ text: @autoclosure () -> String, metadata: @autoclosure () -> [String: String] = [:]) {}
        }

        public struct SwiftLogNoOpLogHandler { public init() {} }

        public enum LoggingSystem { public static func bootstrap(_ make: (String) -> SwiftLogNoOpLogHandler) {} }

        """

    /// In made-up shops no PIN is weighed: a word comes with one, or without.
    private static let pepper = """
        public import Foundation
        import Payments

        public struct Pepper: Sendable {
            public static let length = 32
            public init?(_ bytes: Data) { return nil }
            var name: Data { Data(count: 8) }
            func hash(_ pin: PIN, salt: Data, work: Int) throws -> Data { salt }
            static func areSame(_ one: Data, _ other: Data) -> Bool { false }
        }

        """

    /// SHA-256 (FIPS 180-4), in the words of swift-crypto, which would take minutes to build.
    private static let crypto = """
        public struct SHA256 {
            private var state: [UInt32] = [
                0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
            ]
            private var rest: [UInt8] = []
            private var count: UInt64 = 0

            public init() { rest.reserveCapacity(64) }

            public static func hash(data: some Sequence<UInt8>) -> [UInt8] {
                var hash = SHA256()
                hash.update(data: data)
                return hash.finalize()
            }

            public mutating func update(bufferPointer: UnsafeRawBufferPointer) { update(data: bufferPointer) }

            public mutating func update(data: some Sequence<UInt8>) {
                for byte in data {
                    rest.append(byte)
                    count += 1
                    if rest.count == 64 { mix() }
                }
            }

            public func finalize() -> [UInt8] {
                var last = self
                let bits = count &* 8
                last.update(data: [0x80])
                while last.rest.count != 56 { last.update(data: [0]) }
                last.update(data: (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
                return last.state.flatMap { word in
                    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
                }
            }

            private mutating func mix() {
                var words = [UInt32](repeating: 0, count: 64)
                for place in 0..<16 {
                    words[place] = rest[4 * place..<4 * place + 4].reduce(0) { $0 << 8 | UInt32($1) }
                }
                func turn(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
                for place in 16..<64 {
                    let (two, fifteen) = (words[place - 2], words[place - 15])
                    let first = turn(fifteen, 7) ^ turn(fifteen, 18) ^ fifteen >> 3
                    let second = turn(two, 17) ^ turn(two, 19) ^ two >> 10
                    words[place] = words[place - 16] &+ first &+ words[place - 7] &+ second
                }
                var (a, b, c, d) = (state[0], state[1], state[2], state[3])
                var (e, f, g, h) = (state[4], state[5], state[6], state[7])
                for place in 0..<64 {
                    let one = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ (e & f ^ ~e & g)
                    let first = one &+ Self.constants[place] &+ words[place]
                    let second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ (a & b ^ a & c ^ b & c)
                    (h, g, f, e) = (g, f, e, d &+ first)
                    (d, c, b, a) = (c, b, a, first &+ second)
                }
                for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
                rest.removeAll(keepingCapacity: true)
            }

            private static let constants: [UInt32] = [
                0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
                0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
                0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
                0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
                0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
                0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
                0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
                0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
            ]
        }

        """
}
