/// An amount of Kenyan shillings, counted in cents.
///
/// Prompts carry whole shillings only; statements and C2B messages carry decimals. Text is read digit by digit: no
/// amount ever passes through floating point.
public struct Money: Equatable, Hashable, Comparable, Sendable, Codable {
    /// The amount in cents; negative for charges and refunds.
    public let cents: Int64

    /// Makes an amount of `cents` cents.
    public init(cents: Int64) {
        self.cents = cents
    }

    /// Makes an amount of whole shillings; nil when it does not fit.
    public init?(shillings: Int64) {
        let (cents, overflow) = shillings.multipliedReportingOverflow(by: 100)
        if overflow { return nil }
        self.cents = cents
    }

    /// No money.
    public static let zero = Money(cents: 0)

    /// The amount in whole shillings, or nil when it has cents.
    public var wholeShillings: Int64? {
        cents % 100 == 0 ? cents / 100 : nil
    }

    /// The amount with two decimals and no separators, as it stands in JSON and CSV: `1250.00`.
    public var decimal: String {
        let (shillings, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(cents < 0 ? "-" : "")\(shillings).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// The amount with thousands separators and two decimals, as it stands on the screen: `1,250.00`.
    public var grouped: String {
        grouped(shillings: cents.magnitude / 100) + "." + String(decimal.suffix(2))
    }

    /// The amount with thousands separators, and with decimals only when it has cents: `1,250`.
    public var short: String {
        cents % 100 == 0 ? grouped(shillings: cents.magnitude / 100) : grouped
    }

    public static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }

    /// The sum, or nil when it does not fit.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = cents.addingReportingOverflow(other.cents)
        return overflow ? nil : Money(cents: sum)
    }

    private func grouped(shillings: UInt64) -> String {
        var groups: [String] = []
        var rest = shillings
        while rest >= 1000 {
            let group = String(rest % 1000)
            groups.append(String(repeating: "0", count: 3 - group.count) + group)
            rest /= 1000
        }
        groups.append(String(rest))
        return (cents < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}

extension Money: CustomStringConvertible {
    public var description: String { "KES \(grouped)" }
}
