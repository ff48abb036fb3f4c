import GRDB
import Payments

extension Books {
    /// The newest paid prompt of every debt of which a part is paid and something is still owed that no prompt asks for:
    /// unless a person has said what becomes of the rest.
    ///
    /// What a stranger paid is not the sale's. A prompt that was released stands in nobody's way. A file that its owner has
    /// not taken over yet names no such sales.
    func rests() throws -> [PaymentLine] {
        guard try database.tableExists("part_paid") else { return [] }
        let debt = try SharedDebt(in: database)
        return try LineRow.fetch(
            """
            WHERE number IN (
                SELECT (
                    SELECT max(number) FROM attempt AS part
                    WHERE part.sale IN \(debt.kin(of: "part_paid.sale")) AND \(LineRow.paysItsSale("part")))
                FROM part_paid WHERE \(debt.due(for: "part_paid.sale")) > \(debt.paid(for: "part_paid.sale")))
            AND NOT EXISTS (
                SELECT 1 FROM attempt AS other
                WHERE other.sale = attempt.sale AND other.state IN \(Schema.openStates) AND other.released = 0)
            ORDER BY number
            """, [], in: database
        ).filter(\.leavesRest)
    }
}
