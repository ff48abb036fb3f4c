/// How much room there is, in the steps at which screens change their arrangement.
public enum Layout {
    /// The smallest size that shows whole screens; below it there is only a card.
    public static let minimum = Size(columns: 60, rows: 18)

    /// The smallest card on which a read-back can be read whole.
    public static let leastReadBack = Size(columns: 20, rows: 5)

    /// From here on a screen has two panes.
    public static let twoPanes = 80

    /// From here on list and detail stand side by side.
    public static let sideBySide = 100

    /// From here on a screen has three panes.
    public static let threePanes = 160

    /// Lists are no wider than this.
    public static let widestList = 110

    /// Below this many rows there are neither big digits nor rules.
    public static let roomForBigDigits = 22

    /// From this many rows on the extra panels appear.
    public static let roomForPanels = 36

    /// The arrangement that a width gives.
    public enum Width: Comparable, CaseIterable, Sendable {
        case card, narrow, standard, wide, widest
    }

    /// The arrangement that a height gives.
    public enum Height: Comparable, CaseIterable, Sendable {
        case card, short, standard, tall
    }

    /// The step that a size reaches by its columns.
    public static func width(of size: Size) -> Width {
        if size.columns < minimum.columns { return .card }
        if size.columns < twoPanes { return .narrow }
        if size.columns < sideBySide { return .standard }
        return size.columns < threePanes ? .wide : .widest
    }

    /// The step that a size reaches by its rows.
    public static func height(of size: Size) -> Height {
        if size.rows < minimum.rows { return .card }
        if size.rows < roomForBigDigits { return .short }
        return size.rows <= roomForPanels ? .standard : .tall
    }

    /// Whether a read-back has room to be read whole.
    public static func hasRoomForReadBack(_ size: Size) -> Bool {
        size.columns >= leastReadBack.columns && size.rows >= leastReadBack.rows
    }

    /// Whether there is room for a card only.
    public static func isCard(_ size: Size) -> Bool { width(of: size) == .card || height(of: size) == .card }
}
