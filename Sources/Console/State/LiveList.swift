import Payments
import Screen

/// The list of payments: a window of rows over a ledger of any length.
///
/// It holds rows in one piece, in the order that it is sorted by, and asks for more by the key of the row at its edge.
/// The cursor and the top of the view are row numbers, so nothing moves under the cursor when rows come in above it.
/// Among amounts a new payment could come in anywhere, so there it is only counted until the list is read again.
struct LiveList: Equatable, Sendable {
    /// How many rows one page holds, and how many the window.
    static let pageSize = 120
    static let windowSize = 600

    /// The words the list is filtered by, as they are typed.
    var field = TextField(limit: 40)
    private(set) var filter = PaymentFilter.all

    /// What stands at its top.
    private(set) var sorting = Sorting.newest

    /// The rows that somebody marked.
    var marks = Marks()

    var rows: [PaymentRow] = []
    /// How many rows of the list stand above those; nil where nobody has counted.
    var above: Int?
    /// How many payments the books hold; nil until that is told.
    private(set) var total: Int?
    var reachesNewest = false
    var reachesOldest = false
    var hasLoaded = false

    /// The number of the row under the cursor.
    var cursor: Int64?

    /// The number of the row at the top of the view.
    var top: Int64?

    /// Whether the cursor goes with the newest row.
    private(set) var isFollowing = true

    /// The newest row when following stopped: what is newer counts as new.
    var heldAt: Int64 = .max

    /// How many payments came since the list was read, where they are not put in; a page of them at most.
    var arrived = 0

    /// The newest row that was ever told of.
    var newestTold: Int64 = .min

    /// What has been asked for and not answered.
    var asked = PagesAskedFor()

    /// What changed while pages were on their way, and may be missing in them.
    var missed: [PaymentRow.ID: PaymentRow] = [:]

    /// Where the cursor goes when a page replaces the window.
    var landing = End.newest

    enum End { case newest, oldest }

    /// Whether a page has been asked for and has not come.
    var isReading: Bool { asked.isReading }

    /// How many payments the books hold now. What is new stands above all that is in the window, while that does not
    /// reach the newest.
    mutating func note(total count: Int) {
        if let total, let above, sorting == .newest, filter == .all, !reachesNewest {
            self.above = max(0, above + count - total)
        }
        total = count
        if above == nil, reachesOldest, filter == .all { above = max(0, count - rows.count) }
    }

    // MARK: - Moving

    /// Moves the cursor by some rows; following stops.
    mutating func move(by count: Int, height: Int) -> [PageRequest] {
        cursorIndex.map { move(to: $0 + count, height: height) } ?? []
    }

    /// Moves the cursor to a row of the window; following stops.
    mutating func move(to index: Int, height: Int) -> [PageRequest] {
        stopFollowing()
        return put(cursorAt: index, height: height)
    }

    /// Goes to the row at the top.
    mutating func goToNewest(height: Int) -> [PageRequest] {
        reachesNewest && arrived == 0 ? move(to: 0, height: height) : reload()
    }

    /// Goes to the last row.
    mutating func goToOldest(height: Int) -> [PageRequest] {
        stopFollowing()
        if reachesOldest { return put(cursorAt: rows.count - 1, height: height) }
        landing = .oldest
        asked.forget()
        return ask(anchor: nil, .newer)
    }

    /// Sorts the list by something else, from its top.
    mutating func sort(by new: Sorting) -> [PageRequest] {
        (sorting, isFollowing, arrived) = (new, new == .newest, 0)
        return reload()
    }

    /// Starts or stops following the newest row.
    mutating func toggleFollowing() -> [PageRequest] {
        if sorting != .newest { return sort(by: .newest) }
        if isFollowing {
            stopFollowing()
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
        isFollowing = sorting == .newest
        return reload()
    }

    /// Puts the cursor on another row, where the window has that and the list does not go with the newest.
    mutating func point(at id: PaymentRow.ID, height: Int) {
        guard !isFollowing, let index = rows.firstIndex(where: { $0.id == id }) else { return }
        cursor = rows[index].number
        scroll(toShow: index, height: height)
    }

    /// Keeps the cursor in a view whose height has changed.
    mutating func fit(height: Int) {
        guard let index = cursorIndex, height > 0 else { return }
        scroll(toShow: index, height: height)
    }

    // MARK: - Inside

    /// The cursor stays where it is, whatever comes in.
    mutating func stopFollowing() {
        guard isFollowing else { return }
        isFollowing = false
        heldAt = rows.first?.number ?? .max
        if top == nil { top = rows.first?.number }
    }

    mutating func follow() {
        cursor = rows.first?.number
        top = nil
    }

    private mutating func put(cursorAt wanted: Int, height: Int) -> [PageRequest] {
        guard !rows.isEmpty else { return [] }
        let index = min(max(0, wanted), rows.count - 1)
        cursor = rows[index].number
        scroll(toShow: index, height: height)
        if !reachesOldest, rows.count - index < 2 * height { return ask(anchor: rows.last.map(key), .older) }
        if !reachesNewest, index < 2 * height { return ask(anchor: rows.first.map(key), .newer) }
        return []
    }

    mutating func scroll(toShow index: Int, height: Int) {
        if isFollowing { return }
        let shown = visible(height)
        if index < shown.lowerBound {
            top = rows[index].number
        } else if index >= shown.upperBound {
            top = rows[max(0, index - height + 1)].number
        }
    }

    func key(_ row: PaymentRow) -> RowKey { RowKey(row, by: sorting) }

    mutating func ask(
        anchor: RowKey?, _ direction: PageRequest.Direction, limit: Int = LiveList.pageSize
    ) -> [PageRequest] {
        asked.ask(PageRequest(filter: filter, by: sorting, anchor: anchor, direction: direction, limit: limit))
    }

    /// Asks for what came since the list was read, to count it.
    mutating func countNew() -> [PageRequest] {
        asked.ask(
            PageRequest(filter: filter, anchor: RowKey(heldAt), direction: .newer, limit: LiveList.pageSize))
    }
}
