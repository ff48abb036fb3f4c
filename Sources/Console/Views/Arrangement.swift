import Screen

/// Where the parts of a screen lie: a function of the window's size and of what has the focus.
struct Arrangement: Equatable, Sendable {
    let size: Size
    let screen: Context
    /// Whether the keys go to the detail pane.
    let isDetailOpen: Bool

    /// Whether there is room for a card only.
    var isCard: Bool { Layout.isCard(size) }

    private var width: Layout.Width { Layout.width(of: size) }
    private var height: Layout.Height { Layout.height(of: size) }

    /// The row of the rule under the header; a short window has none.
    var ruleRow: Int? { height >= .standard ? 1 : nil }

    /// The row of the last message, above the footer.
    var messageRow: Int { size.rows - 2 }
    var footerRow: Int { size.rows - 1 }

    /// What lies between header and message.
    var body: Rect {
        let top = ruleRow == nil ? 1 : 2
        return Rect(row: top, column: 0, rows: size.rows - 2 - top, columns: size.columns)
    }

    // MARK: - Till

    /// Whether amounts are written large.
    var hasBigDigits: Bool { height >= .standard }

    /// The rows over the fields of the form that messages may take; one more holds its title.
    let rowsForMessages = 2

    /// The rows from the top of the form to the end of its fields.
    var rowsWithFields: Int { hasBigDigits ? 11 : 6 }

    /// Whether there is room for the panel of today's totals under the form.
    var hasPanel: Bool { height == .tall }

    /// The column between form and latest payments; nil shows the form alone.
    var tillDivider: Int? {
        switch width {
        case .card, .narrow: nil
        case .standard: size.columns - 33
        case .wide: size.columns - 42
        case .widest: size.columns - 84
        }
    }

    var formPane: Rect { body.split(left: tillDivider ?? size.columns).left }
    var latestPane: Rect? {
        tillDivider.map { Rect(row: body.row, column: $0 + 1, rows: body.rows, columns: size.columns - $0 - 1) }
    }

    // MARK: - Live, and what needs a check

    private var isList: Bool { screen == .live || screen == .check }

    /// The column between list and detail, where they stand side by side.
    var liveDivider: Int? {
        guard isList, width >= .wide else { return nil }
        return min(Layout.widestList, size.columns - 38)
    }

    /// The row of the rule between list and detail, where one is below the other.
    var liveRule: Int? {
        guard isList, width == .standard, height >= .standard else { return nil }
        // What needs a check is explained at greater length.
        return body.endRow - (isDetailOpen ? body.rows - 6 : screen == .check ? 13 : 8)
    }

    var listPane: Rect {
        if let liveDivider { return body.split(left: liveDivider).left }
        if let liveRule { return body.split(top: liveRule - body.row).top }
        return body
    }

    /// Where one payment is shown; nil when the list takes all the room.
    var detailPane: Rect? {
        if isList, let liveDivider {
            return Rect(
                row: body.row, column: liveDivider + 1, rows: body.rows - (historyPane?.rows ?? 0),
                columns: min(80, size.columns - liveDivider - 1))
        }
        if isList, let liveRule { return body.split(top: liveRule - body.row + 1).rest }
        return isDetailOpen ? body : nil
    }

    /// Where the other payments of the same phone stand, below one payment; nil without room for a third pane.
    var historyPane: Rect? {
        guard screen == .live, !isDetailOpen, width == .widest, height >= .standard, let liveDivider else { return nil }
        let rows = body.rows / 3
        return Rect(
            row: body.endRow - rows, column: liveDivider + 1, rows: rows, columns: size.columns - liveDivider - 1)
    }

    /// Whether day and tills stand side by side.
    var hasTillsBeside: Bool { width == .widest && height == .tall }

    /// Whether a payment is shown beside or below the list, without being opened.
    var showsDetail: Bool { !isCard && isList && (liveDivider != nil || liveRule != nil) }

    /// The rows of payments in the list, under its two lines of heading.
    var listRows: Int { max(1, listPane.rows - 2) }

    /// The lines of detail, under its heading.
    var detailRows: Int { max(1, (detailPane?.rows ?? 1) - 1) }

    // MARK: - Help and commands

    var helpBox: Rect { body.centred(Size(columns: min(size.columns, 92), rows: min(body.rows, 30))) }
    var helpRows: Int { max(1, helpBox.rows - 2) }

    var paletteBox: Rect { body.centred(Size(columns: min(size.columns, 66), rows: min(body.rows, 20))) }
    /// The commands in sight: between the words typed and the line about the one picked.
    var paletteRows: Int { max(1, paletteBox.rows - 6) }
}

extension ConsoleState {
    var arrangement: Arrangement {
        Arrangement(size: size, screen: screen, isDetailOpen: focus.contains(.detail))
    }
}
