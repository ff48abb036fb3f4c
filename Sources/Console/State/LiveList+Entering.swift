import Payments

/// Rows that come in among others by a change and not by being new: money that left a prompt again, an amount that a
/// person found to be larger, a state that the filter asks for.
extension LiveList {
    /// Takes in rows that changed; returns what to ask for.
    mutating func take(changed: [PaymentRow], newest: Int64?) -> [PageRequest] {
        let known = newestTold
        return note(changed, newest: newest) + askFor(changed.filter { $0.number <= known })
    }

    /// Asks for those among changed rows that the window may have to show and has not. What the filter shows, the ledger
    /// knows.
    private mutating func askFor(_ changed: [PaymentRow]) -> [PageRequest] {
        // What is being read may have been answered before the change: once it is in, they are looked for again.
        if isReading { for row in changed { missed[row.id] = row } }
        guard hasLoaded else { return [] }
        return changed.filter(mayEnter).flatMap { ask(anchor: key($0).below, .newer, limit: 1) }
    }

    /// Asks once more for what changed while pages were on their way.
    mutating func askForMissed() -> [PageRequest] {
        guard !isReading, !missed.isEmpty else { return [] }
        let changed = missed.values.sorted { $0.number > $1.number }
        missed = [:]
        return askFor(changed)
    }

    /// Puts a row in its place, where the window has that. The row under the cursor stays, and its line on the screen.
    mutating func insert(_ row: PaymentRow) {
        guard let place = place(of: row) else { return }
        let start = top.flatMap(index(of:))
        let isAboveCursor = cursorIndex.map { place <= $0 } ?? false
        rows.insert(row, at: place)
        if isFollowing {
            follow()
        } else if cursor == nil {
            (cursor, top) = (row.number, row.number)
        } else if let start, start < place, isAboveCursor {
            top = rows[start + 1].number
        }
    }

    /// Whether a row that changed may belong in the window and is not there. What came since a list of the largest was
    /// read is only counted there, and a prompt's place never changes: only a filter can have hidden it.
    private func mayEnter(_ row: PaymentRow) -> Bool {
        guard index(of: row.number) == nil, place(of: row) != nil else { return false }
        if sorting == .largest, row.number > heldAt { return false }
        switch row {
        case .prompt: return filter != .all
        case .direct: return true
        }
    }

    /// Where it would stand; nil outside the window.
    private func place(of row: PaymentRow) -> Int? {
        let place = rows.firstIndex { key($0) < key(row) } ?? rows.count
        return (place > 0 || reachesNewest) && (place < rows.count || reachesOldest) ? place : nil
    }
}
