import Payments

/// What of the list is in sight.
extension LiveList {
    /// The place of the cursor in `rows`.
    var cursorIndex: Int? { cursor.flatMap(rows.index(of:)) }

    /// The row under the cursor.
    var current: PaymentRow? { cursorIndex.map { rows[$0] } }

    /// The rows that a view of some height shows.
    func visible(_ height: Int) -> Range<Int> {
        guard height > 0, !rows.isEmpty else { return 0..<0 }
        let start = min(top.flatMap(rows.index(of:)) ?? 0, max(0, rows.count - height))
        return start..<min(rows.count, start + height)
    }

    /// How many rows came in above since following stopped.
    var newRows: Int { isFollowing ? 0 : rows.prefix { $0.number > heldAt }.count }

    /// The first row from the cursor on, and then from the top, whose phone or amount starts with these digits.
    func search(_ digits: String) -> Int? { rows.search(digits, from: cursorIndex ?? 0) }
}
