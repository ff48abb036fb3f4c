import Payments

/// What needs a check, oldest first. Nothing here can be dropped or hidden: a row goes when its doubt has ended.
struct CheckList: Equatable, Sendable {
    private(set) var items: [CheckItem] = []

    /// Whether the ledger has told at all.
    private(set) var hasLoaded = false

    private var doubts: [Doubt] = []
    private var unclaimed: [DirectPayment] = []
    private var waiting: [UnplacedRow] = []
    private var reversals: [ReversalOrder] = []
    private var left: [PaymentLine] = []
    private var setAside: [SetAsideWords] = []

    /// How many need a check. What an earlier run left open is watched here as well, and is no doubt yet: the command line,
    /// which knows no earlier run, counts the same.
    var count: Int { doubts.count + unclaimed.count + waiting.count + reversals.count }

    /// How many prompts an earlier run left open that are no doubt yet.
    var leftCount: Int { items.count - count - setAside.count }

    /// Whether something here is about money: a doubt, or a prompt that was left open.
    var isAboutMoney: Bool { items.count > setAside.count }

    /// The row under the cursor, and its place, where the next one stands when it goes.
    private var cursor: CheckItem.Key?
    private var place = 0

    /// The place of the cursor; nil while there is nothing.
    var index: Int? { items.isEmpty ? nil : place }

    /// The row under the cursor.
    var current: CheckItem? { index.map { items[$0] } }

    /// The prompts among them, each once, oldest first.
    var lines: [PaymentLine] {
        var seen: Set<AttemptID> = []
        return items.compactMap(\.line).filter { seen.insert($0.id).inserted }
    }

    /// What the ledger knows of.
    mutating func note(_ doubts: [Doubt], unclaimed: [DirectPayment], waiting: [UnplacedRow]) {
        (self.doubts, self.unclaimed, self.waiting) = (doubts, unclaimed, waiting)
        hasLoaded = true
        arrange()
    }

    /// The prompts that an earlier run left open.
    mutating func note(left lines: [PaymentLine]) {
        guard left != lines else { return }
        left = lines
        arrange()
    }

    /// The orders to give money back that have no end.
    mutating func note(reversals orders: [ReversalOrder]) {
        guard reversals != orders else { return }
        reversals = orders
        arrange()
    }

    /// The senders of messages that were set aside.
    mutating func note(setAside senders: [SetAsideWords]) {
        setAside = senders
        arrange()
    }

    /// Moves the cursor.
    mutating func move(_ travel: Travel, page: Int) {
        guard let index, let last = items.indices.last else { return }
        place =
            if let rows = travel.rows(page: page) {
                min(max(0, index + rows), last)
            } else {
                travel == .first ? 0 : last
            }
        cursor = items[place].key
    }

    /// Goes to the first row from the cursor on, and then from the top, whose phone or amount starts with these digits;
    /// returns whether there is one.
    mutating func jump(to digits: String) -> Bool {
        let order = Array(items.indices.dropFirst(place)) + Array(items.indices.prefix(place))
        let found = order.first { index in
            guard let row = items[index].row, let amount = items[index].amount else { return false }
            return row.starts(with: digits, amount: amount)
        }
        guard let found else { return false }
        (place, cursor) = (found, items[found].key)
        return true
    }

    /// The rows that a view of some height shows.
    func visible(_ height: Int) -> Range<Int> {
        guard height > 0, let index else { return 0..<0 }
        let start = min(max(0, index - height / 2), max(0, items.count - height))
        return start..<min(items.count, start + height)
    }

    private mutating func arrange() {
        let doubtful = Set(doubts.map(\.id))
        let rows =
            doubts.map(CheckItem.doubt) + left.filter { !doubtful.contains($0.id) }.map(CheckItem.left)
            + unclaimed.map(CheckItem.unclaimed) + waiting.map(CheckItem.waiting)
            + reversals.map(CheckItem.reversal) + setAside.map(CheckItem.setAside)
        // Sorting keeps the doubts about one prompt in their order, the gravest first.
        items = rows.enumerated().sorted { ($0.element.since, $0.offset) < ($1.element.since, $1.offset) }.map(
            \.element)
        if let found = items.firstIndex(where: { $0.key == cursor }) {
            place = found
        } else if let last = items.indices.last {
            place = min(place, last)
            cursor = items[place].key
        } else {
            (place, cursor) = (0, nil)
        }
    }
}
