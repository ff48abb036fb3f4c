/// A supervisor's PIN, as typed: six to ten digits. It is never shown, and never written down as it is.
public struct PIN: Equatable, Sendable {
    package let digits: String

    /// How many digits one has.
    public static let length = 6...10

    /// Ways over a number pad that fingers find by themselves.
    private static let walks = [
        "147258369", "258369147", "147852369", "741852963", "159753", "159357", "357159", "753159", "123654789",
        "147896325",
    ]

    /// Reads what was typed; nil when it is no PIN.
    public init?(typed text: String) {
        guard Self.length.contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        digits = text
    }

    /// Whether it is one of those that people try first: three different digits or fewer, a run, a walk over the keys, a piece said twice, a year at either end, or a
    /// part of one of the shop's own numbers.
    ///
    /// - Parameter numbers: what customers pay to, and the shop's phones.
    public func isGuessedFirst(knowing numbers: [String] = []) -> Bool {
        let values = digits.compactMap(\.wholeNumberValue)
        let steps = Set(zip(values, values.dropFirst()).map { ($1 - $0 + 10) % 10 })
        let isRun = steps == [1] || steps == [9]
        let isRepeated = (1...digits.count / 2).contains { length in
            digits.enumerated().allSatisfy { index, digit in digit == Array(digits)[index % length] }
        }
        let isWalk = Self.walks.contains { $0.contains(digits) || String($0.reversed()).contains(digits) }
        let hasYear = [digits.prefix(4), digits.suffix(4)].contains { $0.hasPrefix("19") || $0.hasPrefix("20") }
        return Set(digits).count < 4 || isRun || isWalk || isRepeated || hasYear
            || numbers.contains { $0.contains(digits) || ($0.count > 4 && digits.contains($0)) }
    }
}

extension PIN: CustomStringConvertible, CustomReflectable {
    public var description: String { "PIN" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A person's decision with the PIN that they typed to it. Whether the PIN is theirs is not looked at yet.
public struct SignedApproval: Equatable, Sendable {
    /// Who decides, and why.
    public let approval: Approval
    /// What they typed.
    public let pin: PIN

    /// Takes both.
    public init(_ approval: Approval, _ pin: PIN) {
        self.approval = approval
        self.pin = pin
    }

    /// Whether the PIN stands in what is written down.
    public var tellsPIN: Bool { "\(approval.by) \(approval.reason)".contains(pin.digits) }
}
