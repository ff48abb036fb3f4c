public import Payments
import Synchronization

extension Chance {
    /// Chance that repeats itself: the same seed draws the same bytes in the same order (SplitMix64). For play only.
    public static func seeded(_ seed: UInt64) -> Chance {
        let state = SplitMix(seed: seed)
        return Chance { count in (0..<count).map { _ in state.byte() } }
    }
}

/// The generator behind `Chance.seeded`, shared by whoever holds it.
private final class SplitMix: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    func byte() -> UInt8 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
        }
    }
}
