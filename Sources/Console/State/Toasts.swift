import Payments

/// Short messages over the screen, at most three at a time.
struct Toasts: Equatable, Sendable {
    /// One of them.
    struct Toast: Equatable, Sendable {
        let notice: Notice
        /// When it goes by itself; nil stays until a key is pressed.
        let until: Timestamp?
        /// Whether it answers a key or a paste that did nothing, and is stale with the next one.
        let isRefusal: Bool
        /// What it is about, and ends with.
        let about: About
    }

    /// What a message is about: it is not true any more, or nobody's concern, once that has gone.
    enum About: Equatable, Sendable {
        /// Something that has to be known anywhere.
        case anything
        /// The screen that it was said on, or the form.
        case place
        /// What is read back.
        case readBack
        /// A form in which nothing is typed.
        case emptyForm
    }

    static let most = 3
    static let stay = Duration.seconds(6)

    private(set) var shown: [Toast] = []

    /// Shows a message; one that is there already starts anew.
    mutating func show(_ notice: Notice, at now: Timestamp, isRefusal: Bool = false, about: About = .anything) {
        shown.removeAll { $0.notice == notice }
        shown.append(
            Toast(
                notice: notice, until: notice.level == .bad ? nil : now + Toasts.stay, isRefusal: isRefusal,
                about: about))
        // What failed is not pushed out unread by what did not.
        if shown.count > Toasts.most { shown.remove(at: shown.firstIndex { $0.notice.level != .bad } ?? 0) }
    }

    /// Takes away what has been there long enough.
    mutating func expire(at now: Timestamp) {
        // The second half holds when the clock went back.
        shown.removeAll { toast in toast.until.map { $0 <= now || $0 - now > Toasts.stay } ?? false }
    }

    /// A key was pressed: the ones that wait for that go.
    mutating func acknowledge() { shown.removeAll { $0.until == nil || $0.isRefusal } }

    /// Something has gone: what was said about it before goes. What was said since then stays.
    mutating func leave(_ gone: Set<About>, of before: Toasts) {
        shown.removeAll { gone.contains($0.about) && before.shown.contains($0) }
    }

    /// Something was pasted: what was said of the key or the paste before it goes.
    mutating func dropRefusals() { shown.removeAll(where: \.isRefusal) }

    /// When the next one goes.
    var nextEnd: Timestamp? { shown.compactMap(\.until).min() }
}
