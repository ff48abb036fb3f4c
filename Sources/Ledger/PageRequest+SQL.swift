import GRDB
import Payments

/// The order of a page, in SQL, for tables with a `number` and an amount.
extension PageRequest {
    /// The order of its rows.
    func order(amount: String) -> String {
        let way = direction == .older ? "DESC" : "ASC"
        switch sorting {
        case .newest: return "ORDER BY number \(way)"
        case .largest: return "ORDER BY \(amount) \(way), number \(way)"
        }
    }

    /// Whether a row lies beyond the anchor, with `RowKey.values` for its arguments.
    func isBeyondAnchor(amount: String) -> String {
        let sign = direction == .older ? "<" : ">"
        switch sorting {
        case .newest: return "number \(sign) ?"
        case .largest: return "(\(amount), number) \(sign) (?, ?)"
        }
    }
}

extension RowKey {
    /// What it is, as arguments.
    var values: [any DatabaseValueConvertible & Sendable] { (amount.map { [$0.cents] } ?? []) + [number] }
}
