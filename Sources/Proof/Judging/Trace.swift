import Payments
import Synchronization

/// What happened in one world, in order: as a number that tells two runs apart, and in words when somebody wants to read.
final class Trace: Sendable {
    private struct State {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var lines: [String] = []
    }

    private let state = Mutex(State())
    private let time: VirtualTime
    /// Whether the words are kept.
    let isKept: Bool

    init(_ time: VirtualTime, isKept: Bool) {
        self.time = time
        self.isKept = isKept
    }

    /// The number (FNV-1a over all that happened).
    var hash: UInt64 { state.withLock(\.hash) }

    /// The words, a line each.
    var lines: [String] { state.withLock(\.lines) }

    /// Notes something: its kind, whom it is about, and the words for it.
    func note(_ kind: Kind, _ number: Int, _ detail: Int, _ words: @autoclosure () -> String) {
        let now = time.now
        let line = isKept ? "\(Self.clock(now))  \(kind.word)  \(words())" : nil
        state.withLock { state in
            for part in [
                UInt64(bitPattern: now), kind.rawValue, UInt64(truncatingIfNeeded: number),
                UInt64(truncatingIfNeeded: detail),
            ] {
                state.hash = (state.hash ^ part) &* 0x0000_0100_0000_01B3
                state.hash ^= state.hash >> 29
            }
            if let line { state.lines.append(line) }
        }
    }

    private static func clock(_ milliseconds: Int64) -> String {
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let seconds = milliseconds / 1000
        let rest = milliseconds % 1000
        return
            "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(rest / 100)\(rest / 10 % 10)\(rest % 10)"
    }

    /// Who did it.
    enum Kind: UInt64, Sendable {
        case shop, books, gateway, phone, post, machine, judge

        fileprivate var word: String {
            switch self {
            case .shop: "shop   "
            case .books: "books  "
            case .gateway: "gateway"
            case .phone: "phone  "
            case .post: "post   "
            case .machine: "machine"
            case .judge: "judge  "
            }
        }
    }
}
