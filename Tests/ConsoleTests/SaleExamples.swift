import Payments

@testable import Console
@testable import Screen

let partSale = SaleID("sale1")

/// A prompt for a part of a sale of KES 400,000, unless told otherwise.
func part(
    _ number: Int64, _ amount: Int64, _ state: AttemptState, paid: Int64, before: Int64 = 0, due: Int64 = 400_000,
    code: String? = nil, ago: Int64 = 30, updated: Int64 = -5, isWrong: Bool = false, doubt: Doubt.Kind? = nil,
    elsewhere: Int64 = 0, lost: Int64 = 0, isGivenUp: Bool = false, revision: Int64 = 0, isReleased: Bool = false
) -> PaymentLine {
    let plain = line(number, "0712345678", amount, state, code: code, ago: ago, updated: updated, next: 7)
    return PaymentLine(
        number: number, id: plain.id, tag: plain.tag, createdAt: plain.createdAt, phone: plain.phone,
        amount: plain.amount, reference: plain.reference, state: state, resultCode: plain.resultCode,
        receipt: state == .paid ? Receipt("TKK4H7X9ZZ") : nil, nextCheckAt: state.isOpen ? plain.nextCheckAt : nil,
        sentAt: plain.sentAt, updatedAt: plain.updatedAt, doubt: doubt, isReleased: isReleased,
        isWrongNumber: isWrong,
        sale: SaleStanding(
            id: partSale, due: shillings(due), paid: shillings(paid), paidBefore: shillings(before),
            askedElsewhere: shillings(elsewhere), lost: shillings(lost), isGivenUp: isGivenUp, revision: revision))
}

/// A till at noon, its ledger holding these.
func till(_ lines: [PaymentLine], _ columns: Int = 120, _ rows: Int = 40) -> Robot {
    var robot = Robot(columns, rows)
    robot.now = noon
    robot.serve(lines)
    return robot
}
