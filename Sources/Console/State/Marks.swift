import Payments

/// The rows that somebody marked, by their numbers. They stay marked while the list pages, filters and moves.
struct Marks: Equatable, Sendable {
    /// The most rows that are kept.
    static let limit = 1_000

    private var amounts: [Int64: Money] = [:]

    /// How many there are.
    var count: Int { amounts.count }

    /// Whether there are none.
    var isEmpty: Bool { amounts.isEmpty }

    /// What they come to, whatever became of them.
    var sum: Money { Money(cents: amounts.values.reduce(0) { $0 + $1.cents }) }

    /// Their numbers, the newest first.
    var numbers: [Int64] { amounts.keys.sorted(by: >) }

    /// Whether this row is marked.
    func contains(_ row: PaymentRow) -> Bool { amounts[row.number] != nil }

    /// Marks a row, or takes its mark away; false when there are too many.
    mutating func toggle(_ row: PaymentRow) -> Bool {
        if amounts.removeValue(forKey: row.number) != nil { return true }
        guard amounts.count < Marks.limit else { return false }
        amounts[row.number] = row.amount
        return true
    }

    /// Takes the mark of a row away that is none any more.
    mutating func forget(_ row: PaymentRow) { amounts[row.number] = nil }
}
