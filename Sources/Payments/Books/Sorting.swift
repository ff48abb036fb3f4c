/// What stands at the top of a list of payments.
public enum Sorting: String, CaseIterable, Sendable {
    /// What was written down last.
    case newest
    /// The largest amount; of equal ones what was written down last.
    case largest
}

/// A row's place in a list: whatever the list is sorted by, no two rows have the same one, and higher stands above.
public struct RowKey: Comparable, Hashable, Sendable {
    /// What it is sorted by before its number; nil where the number alone counts.
    public let amount: Money?
    /// The row's number.
    public let number: Int64

    /// The place of a row with that number in a list of the newest.
    public init(_ number: Int64) {
        amount = nil
        self.number = number
    }

    /// The place of a row.
    public init(_ row: PaymentRow, by sorting: Sorting) {
        switch sorting {
        case .newest: amount = nil
        case .largest: amount = row.amount
        }
        number = row.number
    }

    private init(_ amount: Money?, _ number: Int64) {
        self.amount = amount
        self.number = number
    }

    /// The place just above, where no row is.
    public var above: RowKey { RowKey(amount, number + 1) }

    /// The place just below: what lies above that begins with this one.
    public var below: RowKey { RowKey(amount, number - 1) }

    public static func < (one: RowKey, other: RowKey) -> Bool {
        (one.amount?.cents ?? 0, one.number) < (other.amount?.cents ?? 0, other.number)
    }
}
