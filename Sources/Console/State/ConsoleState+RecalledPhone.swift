import Payments
import Screen

/// Going through the phones of the last hour in the phone field. It fills in a number and does nothing else.
extension ConsoleState {
    /// ↑: an earlier phone; from the other fields, the one above.
    mutating func goUp() -> [ConsoleCommand] {
        guard form.focus == .phone else { return step(by: -1) }
        if form.recalled == nil {
            form.recalled = RecalledPhone(newestOf: recentPhones)
            if form.recalled == nil { refuse(.info, TillWords.noRecentPhone) }
        } else if form.recalled?.goBack() == false {
            refuse(.info, TillWords.noEarlierPhone)
        }
        return []
    }

    /// ↓: a later phone, and after the newest what was typed; without one, the field below.
    mutating func goDown() -> [ConsoleCommand] {
        guard form.focus == .phone, form.recalled != nil else { return step(by: 1) }
        if form.recalled?.goForward() == false { form.recalled = nil }
        return []
    }

    /// A key on its way to the form: one that leaves the field chooses the phone shown, one that types goes on with what
    /// was typed. One that edits shows what was typed again and does no more: neither a number that nobody sees whole nor
    /// one that nobody sees at all is edited. Returns whether the key has done what it does.
    mutating func settleRecalled(before action: Action?, _ key: Key) -> Bool {
        guard place == .till, form.recalled != nil else { return false }
        let isStar = key.plain == .character("*")
        guard let action, !isStar else {
            if key.isPrintable { form.recalled = nil }
            return isStar
        }
        if [.nextField, .followingField, .precedingField].contains(action) { form.chooseRecalled() }
        guard [.moveCursor, .deleteText, .emptyField, .undoTyping].contains(action) else { return false }
        form.recalled = nil
        return true
    }

    /// The phones of the last hour's payments, newest first, each once; none that turned out to be a wrong number.
    private var recentPhones: [MSISDN] {
        var seen: Set<MSISDN> = []
        return book.latest.filter { clock - $0.createdAt < RecalledPhone.reach && !$0.isWrongNumber }.map(\.phone)
            .filter { seen.insert($0).inserted }
    }
}

extension TillForm {
    /// Takes the phone shown into the field, as if it had been typed.
    fileprivate mutating func chooseRecalled() {
        guard let number = recalled?.phone else { return }
        phone.replace(with: "0" + number.digits.dropFirst(3))
        recalled = nil
    }
}
