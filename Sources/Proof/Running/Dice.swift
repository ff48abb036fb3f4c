import Payments
import Synchronization

/// All chance of one simulated world, drawn from its seed.
final class Dice: Sendable {
    private let generator: Mutex<Generator>

    /// Starts from that seed.
    init(seed: UInt64) { generator = Mutex(Generator(seed: seed)) }

    /// A number from zero up to, not including, that one.
    func draw(below end: Int) -> Int { generator.withLock { $0.draw(below: end) } }

    /// A number of that range.
    func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + draw(below: range.count) }

    /// One of those.
    func pick<Value>(_ values: [Value]) -> Value { values[draw(below: values.count)] }

    /// Whether something happens that happens so many times in ten thousand.
    func happens(_ inTenThousand: Int) -> Bool { inTenThousand > 0 && draw(below: 10_000) < inTenThousand }

    /// A time of that range, in milliseconds.
    func wait(_ range: ClosedRange<Int>) -> Int64 { Int64(draw(range)) }

    /// The port.
    var chance: Chance {
        Chance { count in
            self.generator.withLock { generator in
                (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next() >> 24) }
            }
        }
    }

    /// A small generator: fast, and the same everywhere (SplitMix64).
    struct Generator: Sendable {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func draw(below end: Int) -> Int {
            end <= 1 ? 0 : Int(truncatingIfNeeded: (next() >> 33) % UInt64(end))
        }
    }
}
