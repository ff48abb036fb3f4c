import Payments

/// The day at the shop as it was last counted, and the till under the cursor.
struct SupervisedDay: Equatable, Sendable {
    private(set) var report: DayReport?

    /// When it was counted.
    private(set) var countedAt: Timestamp?

    private var cursor = 0

    /// The place of the till under the cursor.
    var index: Int? { report.flatMap { $0.tills.isEmpty ? nil : min(cursor, $0.tills.count - 1) } }

    /// The till under the cursor.
    var till: DayReport.Till? { index.flatMap { report?.tills[$0] } }

    /// Takes in a new count; the cursor stays on its till.
    mutating func take(_ new: DayReport, at now: Timestamp) {
        if let name = till?.name, let place = new.tills.firstIndex(where: { $0.name == name }) { cursor = place }
        report = new
        countedAt = now
    }

    /// Moves the cursor.
    mutating func move(_ travel: Travel, page: Int) {
        guard let index, let count = report?.tills.count else { return }
        cursor =
            travel.rows(page: page).map { min(count - 1, max(0, index + $0)) } ?? (travel == .first ? 0 : count - 1)
    }
}
