/// What a key can do. The registry says which keys do it where.
enum Action: Hashable, Sendable {
    // Going somewhere
    case goTill, goLive, find, help, commands, back, leave
    // Money
    case newPayment, send, askAgain, stopWaiting, pullList
    // Sales and direct payments
    case sendAgain, askForRest, wrongNumber, hold, take
    // The form
    case nextField, followingField, precedingField, earlierPhone, laterPhone, otherRequest, earlierRequest, openRequest
    // Text being typed
    case moveCursor, deleteText, emptyField, undoTyping, finishFilter
    // Lists and long texts
    case scroll(Travel), open, follow, sort, reload, jump, reveal, unfold, copy, export, why, mark, unmark
    case printReceipt, nextMatch, previousMatch
    // Looking after the shop
    case goSupervisor
    // What needs a check
    case goCheck, typeCode, release, giveGoods, close, resolve, confirm
    // Commands by name
    case runCommand
    // Questions
    case yes, no
    // Themes
    case goThemes, keepTheme
    // Everywhere
    case language, largeDigits, redraw, suspend, interrupt
}

/// How far to go in a list or a long text.
enum Travel: Hashable, Sendable {
    case down, up, pageDown, pageUp, halfDown, halfUp, first, last

    /// The rows it means, where a page has so many; nil for the two ends.
    func rows(page: Int) -> Int? {
        switch self {
        case .down: 1
        case .up: -1
        case .pageDown: max(1, page)
        case .pageUp: -max(1, page)
        case .halfDown: max(1, page / 2)
        case .halfUp: -max(1, page / 2)
        case .first, .last: nil
        }
    }
}
