import Payments
import Screen

/// The list of payments: a window of rows over a ledger of any length.
///
/// It holds rows in one piece without gaps, newest first, and asks for more by the number of the row at its edge. The
/// cursor and the top of the view are row numbers, so nothing moves under the cursor when rows come in above it.
struct LiveList: Equatable, Sendable {
    /// How many rows one page holds, and how many the window.
    static let pageSize = 120
    static let windowSize = 600

    /// The words the list is filtered by, as they are typed.
    var field = TextField(limit: 40)
    private(set) var filter = PaymentFilter.all

    /// The rows that somebody marked.
    var marks = Marks()

    private(set) var rows: [PaymentRow] = []
    private(set) var reachesNewest = false
    private(set) var reachesOldest = false
    private(set) var hasLoaded = false

    /// The number of the row under the cursor.
    private(set) var cursor: Int64?

    /// The number of the row at the top of the view.
    private(set) var top: Int64?

    /// Whether the cursor goes with the newest row.
    private(set) var isFollowing = true

    /// The newest row when following stopped: what is newer counts as new.
    private(set) var heldAt: Int64 = .max

    /// What has been asked for and not answered.
    private var asked = PagesAskedFor()

    /// Where the cursor goes when a page replaces the window.
    private var landing = End.newest

    private enum End { case newest, oldest }

    /// Whether a page has been asked for and has not come.
    var isReading: Bool { asked.isReading }

    // MARK: - Pages

    /// Asks for the newest rows, as when the list is opened.
    mutating func reload() -> [PageRequest] {
        asked.forget()
        landing = .newest
        return ask(anchor: nil, .older)
    }

    /// Reads the rows of the window again, without moving.
    mutating func refresh() -> [PageRequest] {
        guard let first = rows.first else { return reload() }
        return ask(anchor: first.number + 1, .older, limit: rows.count)
            + (reachesNewest ? ask(anchor: first.number, .newer) : [])
    }

    /// Takes the rows of a page in; returns what to ask for next.
    mutating func take(_ request: PageRequest, _ lines: [PaymentRow], height: Int) -> [PageRequest] {
        guard asked.take(request) else { return [] }
        hasLoaded = true
        let isWhole = lines.count < request.limit
        switch (request.direction, request.anchor) {
        case (.older, nil):
            rows = lines
            (reachesNewest, reachesOldest) = (true, isWhole)
            land(height: height)
        case (.newer, nil):
            rows = lines.reversed()
            (reachesNewest, reachesOldest) = (isWhole, true)
            land(height: height)
        case (.older, .some(let anchor)) where anchor == rows.last?.number:
            rows += lines
            reachesOldest = isWhole
            trim(from: .newest, height: height)
        case (.newer, .some(let anchor)) where anchor == rows.first?.number:
            let before = rows.first?.number
            rows = lines.reversed() + rows
            reachesNewest = isWhole
            if isFollowing { follow() }
            if let before, !isFollowing, top == nil { top = before }
            trim(from: .oldest, height: height)
            if !isWhole { return ask(anchor: rows.first?.number, .newer) }
        case (.older, .some): note(lines)
        case (.newer, .some):
            // Another page came first and moved the edge that this one was to join.
            note(lines)
            asked.newest = .min
        }
        return []
    }

    /// Takes in what is newly known about rows it may hold; returns what to ask for when there are newer ones.
    mutating func note(_ changed: [PaymentRow], newest: Int64?) -> [PageRequest] {
        note(changed)
        guard hasLoaded, reachesNewest, let newest, newest > max(rows.first?.number ?? .min, asked.newest) else {
            return []
        }
        let requests = rows.isEmpty ? reload() : ask(anchor: rows.first?.number, .newer)
        // The same question on its way may have been answered before this row was written: then it is asked again.
        if !requests.isEmpty { asked.newest = newest }
        return requests
    }

    private mutating func note(_ changed: [PaymentRow]) {
        for line in changed {
            if let index = rows.index(of: line.number), line.supersedes(rows[index]) { rows[index] = line }
        }
    }

    /// Takes rows away that are none any more: direct payments that turned out to be a prompt's.
    mutating func drop(_ gone: Set<PaymentRow.ID>) {
        guard rows.contains(where: { gone.contains($0.id) }) else { return }
        let place = cursorIndex
        for row in rows where gone.contains(row.id) { marks.forget(row) }
        rows.removeAll { gone.contains($0.id) }
        if let place, cursorIndex == nil {
            cursor = rows.isEmpty ? nil : rows[min(place, rows.count - 1)].number
        }
        if let old = top, rows.index(of: old) == nil {
            top = (rows.first { $0.number < old } ?? rows.last)?.number
        }
        if isFollowing { follow() }
    }

    // MARK: - Moving

    /// Moves the cursor by some rows; following stops.
    mutating func move(by count: Int, height: Int) -> [PageRequest] {
        cursorIndex.map { move(to: $0 + count, height: height) } ?? []
    }

    /// Moves the cursor to a row of the window; following stops.
    mutating func move(to index: Int, height: Int) -> [PageRequest] {
        hold()
        return put(cursorAt: index, height: height)
    }

    /// Goes to the newest row.
    mutating func goToNewest(height: Int) -> [PageRequest] {
        reachesNewest ? move(to: 0, height: height) : reload()
    }

    /// Goes to the oldest row.
    mutating func goToOldest(height: Int) -> [PageRequest] {
        hold()
        if reachesOldest { return put(cursorAt: rows.count - 1, height: height) }
        landing = .oldest
        asked.forget()
        return ask(anchor: nil, .newer)
    }

    /// Starts or stops following the newest row.
    mutating func toggleFollowing() -> [PageRequest] {
        if isFollowing {
            hold()
            return []
        }
        isFollowing = true
        guard reachesNewest else { return reload() }
        follow()
        return []
    }

    /// Shows only what the words typed ask for.
    mutating func narrow(to text: String, on day: BusinessDay) -> [PageRequest] {
        let new = PaymentFilter(typed: text.split(separator: " ").map(String.init), on: day)
        guard new != filter else { return [] }
        filter = new
        isFollowing = true
        return reload()
    }

    /// Keeps the cursor in a view whose height has changed.
    mutating func fit(height: Int) {
        guard let index = cursorIndex, height > 0 else { return }
        scroll(toShow: index, height: height)
    }

    // MARK: - Inside

    private mutating func hold() {
        guard isFollowing else { return }
        isFollowing = false
        heldAt = rows.first?.number ?? .max
        if top == nil { top = rows.first?.number }
    }

    private mutating func follow() {
        cursor = rows.first?.number
        top = nil
    }

    private mutating func land(height: Int) {
        if isFollowing || landing == .newest {
            cursor = rows.first?.number
            top = isFollowing ? nil : cursor
        } else {
            cursor = rows.last?.number
            if let last = rows.indices.last { scroll(toShow: last, height: height) }
        }
        landing = .newest
    }

    private mutating func put(cursorAt wanted: Int, height: Int) -> [PageRequest] {
        guard !rows.isEmpty else { return [] }
        let index = min(max(0, wanted), rows.count - 1)
        cursor = rows[index].number
        scroll(toShow: index, height: height)
        if !reachesOldest, rows.count - index < 2 * height { return ask(anchor: rows.last?.number, .older) }
        if !reachesNewest, index < 2 * height { return ask(anchor: rows.first?.number, .newer) }
        return []
    }

    private mutating func scroll(toShow index: Int, height: Int) {
        if isFollowing { return }
        let shown = visible(height)
        if index < shown.lowerBound {
            top = rows[index].number
        } else if index >= shown.upperBound {
            top = rows[max(0, index - height + 1)].number
        }
    }

    /// Lets go of rows at one end when the window has grown too large; never of those in view.
    private mutating func trim(from end: End, height: Int) {
        let excess = rows.count - LiveList.windowSize
        guard excess > 0 else { return }
        let view = visible(height)
        let cursorAt = cursorIndex ?? view.lowerBound
        switch end {
        case .newest:
            let cut = min(excess, view.lowerBound, cursorAt)
            if cut > 0 {
                rows.removeFirst(cut)
                reachesNewest = false
            }
        case .oldest:
            let cut = min(excess, rows.count - max(view.upperBound, cursorAt + 1))
            if cut > 0 {
                rows.removeLast(cut)
                reachesOldest = false
            }
        }
    }

    private mutating func ask(
        anchor: Int64?, _ direction: PageRequest.Direction, limit: Int = LiveList.pageSize
    ) -> [PageRequest] {
        asked.ask(PageRequest(filter: filter, anchor: anchor, direction: direction, limit: limit))
    }
}
