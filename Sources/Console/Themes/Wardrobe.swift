import Payments
import Screen

/// The themes: the one that is worn, and while the picker is open those to choose from.
struct Wardrobe: Equatable, Sendable {
    /// How often the files are looked at while the picker is open.
    static let pause = Duration.seconds(1)

    /// The one that a person chose, or that the console began with.
    private(set) var worn: ThemeOffer
    /// What the terminal is drawn with; another one than the worn only while the picker is open.
    private(set) var shown: Theme
    /// Those to choose from; empty until they were read.
    private(set) var offers: [ThemeOffer] = []
    private(set) var cursor = 0
    /// When the files are to be looked at again; nil while the picker is closed.
    private(set) var nextLook: Timestamp?

    /// Whether a person has chosen: then the terminal's own ground decides nothing.
    private(set) var isChosen: Bool

    init(worn: ThemeOffer, isChosen: Bool) {
        self.worn = worn
        shown = worn.theme
        self.isChosen = isChosen
    }

    var isOpen: Bool { nextLook != nil }

    /// The one under the cursor.
    var current: ThemeOffer? { offers.indices.contains(cursor) ? offers[cursor] : nil }

    /// Opens the picker.
    mutating func open(at now: Timestamp) -> [ThemeCommand] {
        offers = []
        nextLook = now + Wardrobe.pause
        return [.look(isFirst: true)]
    }

    /// Takes in what was read; a broken file keeps the last good theme of its name. Where there are no files, what is worn is
    /// all there is. Returns the new faults.
    mutating func take(_ new: [ThemeOffer]) -> (commands: [ThemeCommand], faults: [Phrase]) {
        guard isOpen else { return ([], []) }
        let (name, old) = (current?.name ?? worn.name, offers)
        offers = (new.isEmpty ? [worn] : new).map { offer in
            guard offer.fault != nil else { return offer }
            let good = old.first { $0.name == offer.name } ?? (offer.name == worn.name ? worn : nil)
            return ThemeOffer(name: offer.name, theme: good?.theme ?? offer.theme, fault: offer.fault)
        }
        cursor = offers.firstIndex { $0.name == name } ?? 0
        // An edit of the one that is worn is worn, too: Esc goes back to its file, not to what the file was.
        if let edited = offers.first(where: { $0.name == worn.name && $0.fault == nil }) { worn = edited }
        let faults = offers.filter { offer in offer.fault != old.first { $0.name == offer.name }?.fault }
        return (wearCurrent(), faults.compactMap(\.fault))
    }

    /// Moves the cursor and tries that one on.
    mutating func move(_ travel: Travel, shown rows: Int) -> [ThemeCommand] {
        guard !offers.isEmpty else { return [] }
        let last = offers.count - 1
        let wanted = travel.rows(page: rows).map { cursor + $0 } ?? (travel == .first ? 0 : last)
        cursor = min(last, max(0, wanted))
        return wearCurrent()
    }

    /// Keeps the one under the cursor.
    mutating func keep() -> [ThemeCommand] {
        guard let current else { return [] }
        worn = current
        isChosen = true
        return [.keep(current.name)]
    }

    /// Closes the picker; what was only tried on is taken off.
    mutating func close() -> [ThemeCommand] {
        guard isOpen else { return [] }
        nextLook = nil
        offers = []
        return wear(worn.theme)
    }

    /// The files are to be looked at, if it is time.
    mutating func tick(_ now: Timestamp) -> [ThemeCommand] {
        guard let due = nextLook, due <= now || due - now > Wardrobe.pause else { return [] }
        nextLook = now + Wardrobe.pause
        return [.look(isFirst: false)]
    }

    /// This theme suits the ground that the terminal lies on.
    mutating func suit(_ offer: ThemeOffer) -> [ThemeCommand] {
        guard !isChosen else { return [] }
        worn = offer
        return isOpen ? [] : wear(offer.theme)
    }

    private mutating func wearCurrent() -> [ThemeCommand] { current.map { wear($0.theme) } ?? [] }

    private mutating func wear(_ theme: Theme) -> [ThemeCommand] {
        if theme == shown { return [] }
        shown = theme
        return [.wear(theme)]
    }
}
