import Payments
import Screen

/// A field as it is drawn: digits in groups, and where the cursor stands in them.
struct FieldPicture: Equatable {
    let text: String
    /// The cursor's column in the text; never on a separator.
    let cursor: Int

    /// A phone number in its groups: `0712 345 678`, `254 712 345 678`, `712 345 678`.
    init(phone field: TextField) {
        let text = field.text
        let sizes =
            if text.hasPrefix("+") {
                [4, 3, 3]
            } else if text.hasPrefix("254") {
                [3, 3, 3]
            } else if text.hasPrefix("00") {
                [5, 3, 3]
            } else {
                text.hasPrefix("0") ? [4, 3] : [3, 3]
            }
        var cuts: [Int] = []
        for size in sizes { cuts.append((cuts.last ?? 0) + size) }
        self.init(field, cuts: cuts, separator: " ")
    }

    /// The phone field of the form: a number that is not chosen yet is masked, as everywhere.
    init(phoneOf form: TillForm) {
        guard let recalled = form.recalled else {
            self.init(phone: form.phone)
            return
        }
        self.init(text: recalled.masked)
    }

    private init(text: String) {
        self.text = text
        cursor = text.count
    }

    /// Whole shillings in groups: `1,250`; anything else as it was typed.
    init(amount field: TextField) {
        let count = field.text.count
        let isPlain = field.text.allSatisfy(\.isNumber) && !field.text.hasPrefix("0")
        let cuts = isPlain ? stride(from: count - 3, to: 0, by: -3).reversed() : []
        self.init(field, cuts: cuts, separator: ",")
    }

    private init(_ field: TextField, cuts: [Int], separator: Character) {
        var drawn = ""
        var cursor = field.cursor
        let count = field.text.count
        for (index, character) in field.text.enumerated() {
            if cuts.contains(index) { drawn.append(separator) }
            drawn.append(character)
        }
        cursor += cuts.filter { $0 < count && $0 <= field.cursor }.count
        text = drawn
        self.cursor = cursor
    }
}
