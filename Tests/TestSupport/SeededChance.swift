public import Payments
import Synchronization

/// Chance that repeats itself: the same seed draws the same bytes (SplitMix64).
public final class SeededChance: Sendable {
    private let state: Mutex<SplitMix>

    /// Starts from that seed.
    public init(_ seed: UInt64) { state = Mutex(SplitMix(seed: seed)) }

    /// The port.
    public var chance: Chance {
        Chance { count in
            self.state.withLock { generator in
                (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            }
        }
    }
}

/// A small generator for tests: fast, seeded, and the same everywhere.
public struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts from that seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
