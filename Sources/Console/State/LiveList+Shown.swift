import Payments

/// What of the list is in sight.
extension LiveList {
    /// The place of the cursor in `rows`.
    var cursorIndex: Int? { cursor.flatMap(index(of:)) }

    /// The place of a row number in `rows`.
    func index(of number: Int64) -> Int? {
        switch sorting {
        case .newest: rows.index(of: number)
        case .largest: rows.firstIndex { $0.number == number }
        }
    }

    /// The row under the cursor.
    var current: PaymentRow? { cursorIndex.map { rows[$0] } }

    /// The rows that a view of some height shows.
    func visible(_ height: Int) -> Range<Int> {
        guard height > 0, !rows.isEmpty else { return 0..<0 }
        let start = min(top.flatMap(index(of:)) ?? 0, max(0, rows.count - height))
        return start..<min(rows.count, start + height)
    }

    /// How many rows came in since following stopped, or since a list that is not of the newest was read.
    var newRows: Int {
        switch sorting {
        case .newest: isFollowing ? 0 : rows.prefix { $0.number > heldAt }.count
        case .largest: arrived
        }
    }

    /// The first row from the cursor on, and then from the top, whose phone or amount starts with these digits.
    func search(_ digits: String) -> Int? { rows.search(digits, from: cursorIndex ?? 0) }
}
