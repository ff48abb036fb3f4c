/// A receipt code that somebody typed from a customer's phone: a search key, never evidence.
public struct TypedCode: Equatable, Sendable {
    /// The code.
    public let receipt: Receipt

    /// Takes what was typed, spaces and hyphens dropped; nil when it is not ten letters and digits.
    public init?(_ text: String) {
        guard let receipt = Receipt(String(text.filter { !$0.isWhitespace && $0 != "-" })) else { return nil }
        self.receipt = receipt
    }

    /// What its first three characters say of its day. It convicts nobody: it says to look again.
    public func age(on today: BusinessDay) -> Age {
        guard let day = receipt.dateHint else { return .undated }
        if day > today { return .future(day) }
        // A payment of before midnight may be shown after it.
        return today.number - day.number <= 1 ? .fresh(day) : .old(day)
    }

    /// What the first three characters of a code say of its day.
    public enum Age: Equatable, Sendable {
        /// They name no day.
        case undated
        /// Today or yesterday.
        case fresh(BusinessDay)
        /// An earlier day.
        case old(BusinessDay)
        /// A day to come.
        case future(BusinessDay)

        /// Whether somebody should look at the code again.
        public var isOdd: Bool {
            if case .fresh = self { false } else { true }
        }
    }
}
