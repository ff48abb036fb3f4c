import Payments
import Screen

/// What was being typed for the next customer when the terminal went away. It was not sent.
public struct Draft: Equatable, Sendable, Codable {
    /// The phone field, as far as it was typed.
    public let phone: String
    /// The amount field.
    public let amount: String
    /// The reference field.
    public let reference: String
}

extension ConsoleState {
    /// What is being typed for a sale of its own; nil where nothing is. What belongs to a sale that is there already is none: it
    /// would come back as another sale.
    public var draft: Draft? {
        guard form.recalled == nil, !form.isBlank, form.sale == nil, form.insteadOf == nil else { return nil }
        return Draft(phone: form.phone.text, amount: form.amount.text, reference: form.reference.text)
    }

    /// Puts into the form what was being typed, and says that it was not sent.
    mutating func takeUp(_ draft: Draft) {
        guard form.isBlank, form.sale == nil, form.insteadOf == nil else { return }
        form.phone.replace(with: draft.phone)
        form.amount.replace(with: draft.amount)
        form.reference.replace(with: draft.reference)
        broughtBack = draft
        toasts.show(Notice(.warn, TillWords.draftIsBack), at: clock)
    }
}
