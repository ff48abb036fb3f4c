import Payments
import Screen

/// A row of the list of payments as it is drawn, whichever kind it is.
struct RowPicture: Equatable {
    let sign: Character
    let word: Phrase
    let role: Role
    /// The prompted phone, or the payer as far as the message names him.
    let phone: String
    /// The reference, or the account that the payer named; of one that named none, the payer's name.
    let reference: String
    let receipt: String
    /// Whether another console holds it: none of its colours stand out.
    let isGreyed: Bool

    func role(_ usual: Role) -> Role { isGreyed ? .textMuted : usual }
}

extension ConsoleState {
    /// The word for money paid straight to the shop: what may be a prompt's never reads as free.
    func status(of payment: DirectPayment) -> StatusWord {
        row(waiting: payment.id) == nil ? StatusWord(for: payment) : .waitsForPrompt
    }

    func picture(of row: PaymentRow) -> RowPicture {
        switch row {
        case .prompt(let line):
            let isReplaced = book.replaced.contains(line.id)
            let isOver = isReplaced || line.isPaidOtherwise
            let status: StatusWord = isReplaced ? .triedAgain : isOver ? .paidOtherwise : line.status
            return RowPicture(
                sign: status.mark.character, word: status.word, role: isOver ? .textMuted : line.role,
                phone: revealed == line.id ? line.phone.grouped : line.phone.masked,
                reference: line.reference.text.asTyped,
                receipt: line.receipt?.text ?? "", isGreyed: false)
        case .direct(let payment):
            let status = status(of: payment)
            let isHeld = payment.holder(at: clock) != nil
            return RowPicture(
                sign: status.mark.character, word: isHeld ? DirectWords.held : status.word,
                role: status == .waitsForPrompt ? .statusUnknown : payment.state.role(),
                phone: payment.told.payer?.masked ?? "",
                reference: payment.told.account.isEmpty
                    ? payment.told.name.asTyped : DirectWords.account(payment.told.account),
                receipt: payment.id.text,
                isGreyed: isHeld && !isHeldHere(payment))
        }
    }
}
