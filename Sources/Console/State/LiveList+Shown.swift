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

    /// How many rows above the cursor came in since following stopped, or since a list that is not of the newest was read.
    var newRows: Int {
        switch sorting {
        case .newest:
            isFollowing ? 0 : min(rows.prefix { $0.number > heldAt }.count, cursorIndex ?? .max)
        case .largest: arrived
        }
    }

    /// How long the list is: whole, or at least so long.
    var length: (rows: Int, isWhole: Bool) {
        let known = (above ?? 0) + rows.count
        if reachesOldest, above != nil { return (known, true) }
        guard filter == .all, let total else { return (known, false) }
        return (max(total, known), true)
    }

    /// The place of the cursor in the whole list, from 1 on; nil where nobody has counted what stands above it.
    var placeOfCursor: Int? {
        guard let above, let cursorIndex else { return nil }
        return above + cursorIndex + 1
    }

    /// The first row from the cursor on, and then from the top, whose phone or amount starts with these digits.
    func search(_ digits: String) -> Int? { rows.search(digits, from: cursorIndex ?? 0) }

    /// The first of the rows after the cursor, or before it, whose phone or amount starts with these digits; behind the end
    /// of what is read it goes on at the other one.
    func search(_ digits: String, step: Int) -> Int? {
        let (start, count) = (cursorIndex ?? 0, rows.count)
        guard count > 1 else { return nil }
        let order = (1..<count).map { (start + ($0 * step) % count + count) % count }
        return order.first { rows[$0].starts(with: digits, amount: rows[$0].amount) }
    }
}
