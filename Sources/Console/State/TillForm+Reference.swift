import Payments
import Screen

/// A phone where the reference belongs: the next customer's, most likely, typed into a form that still has the one before.
extension TillForm {
    /// The phone that a reference begins with and that is not asked for the money; nil where it is no phone's.
    static func otherPhone(in reference: String, than phone: MSISDN?) -> MSISDN? {
        let digits = reference.prefix { !$0.isLetter }.filter(\.isNumber)
        // What is typed after a whole number, like the amount that was meant to follow it, leaves it one.
        let length = digits.hasPrefix("0") ? 10 : digits.hasPrefix("254") ? 12 : digits.count
        guard let number = try? MSISDN(parsing: String(digits.prefix(length))), number != phone else { return nil }
        return number
    }

    private var hasOtherPhone: Bool { TillForm.otherPhone(in: reference.text, than: phoneCheck.value) != nil }

    /// What is asked about the reference, once Enter was pressed on it.
    var referenceDoubt: Phrase? {
        hasOtherPhone && referenceAskedAbout == reference.text ? TillWords.phoneAsReference : nil
    }

    /// Whether the reference has to be asked about before it is read back. It is asked once: Enter again keeps it.
    mutating func doubtsReference() -> Bool {
        guard hasOtherPhone, referenceAskedAbout != reference.text else { return false }
        referenceAskedAbout = reference.text
        return true
    }
}
