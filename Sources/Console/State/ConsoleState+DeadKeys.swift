import Payments
import Screen

/// Keys that do nothing.
extension ConsoleState {
    /// Why a key does nothing here.
    func wordsFor(unbound key: Key) -> Phrase {
        if audience == .watcher, keymap.action(for: key, in: place, for: .cashier) != nil {
            return ScreenWords.changesNothing
        }
        if place == .question { return answersExpected }
        if place == .readBack, key.plain == .enter { return hindrance(to: .send) ?? TillWords.enterDoesNotSend }
        if place == .readBack, key.isPrintable { return TillWords.notSentEscFirst }
        if place == .code, key.text != nil { return CodeWords.takesNoMore }
        // Esc on a screen of its own leads to the till, which is not meant.
        if place != screen, let beneath = focus.dropLast().last, doesSomething(key, in: beneath) {
            return ScreenWords.escapeFirst
        }
        return ScreenWords.doesNothing(help: keyName(.help, in: place))
    }

    private func doesSomething(_ key: Key, in place: Context) -> Bool {
        keymap.action(for: key, in: place, for: audience) != nil || (place.isText && key.isPrintable)
    }
}
