import Screen

/// The commands that work here, found by typing a part of their names.
struct Palette: Equatable, Sendable {
    /// What is typed: words of a command's name.
    private(set) var field = TextField(limit: 40)

    /// The place of the command picked among those found.
    private(set) var cursor = 0

    /// Changes what is typed; other words begin at the top of what they find.
    mutating func type(_ change: (inout TextField) -> Void) {
        let before = field.text
        change(&field)
        if field.text != before { cursor = 0 }
    }

    /// Moves among so many commands found.
    mutating func move(_ travel: Travel, of count: Int, page: Int) {
        let last = max(0, count - 1)
        cursor = travel.rows(page: page).map { min(last, max(0, cursor + $0)) } ?? (travel == .first ? 0 : last)
    }
}
