import GRDB
import Payments

extension Books {
    /// The newest paid prompt of every sale of which a part is paid, that still owes something, and for which no prompt is
    /// open: unless a person has said what becomes of the rest.
    ///
    /// What a stranger paid is not the sale's. A file that its owner has not taken over yet names no such sales.
    func rests() throws -> [PaymentLine] {
        guard try database.tableExists("part_paid") else { return [] }
        let paid = "part.sale = part_paid.sale AND state = 'paid' AND NOT \(LineRow.isStrangers("part"))"
        let lines = try LineRow.fetch(
            """
            WHERE number IN (
                SELECT (SELECT max(number) FROM attempt AS part WHERE \(paid))
                FROM part_paid JOIN sale ON sale.number = part_paid.sale
                WHERE due_cents > (
                    SELECT coalesce(sum(amount_cents), 0) FROM attempt AS part WHERE \(paid))
                AND NOT EXISTS (
                    SELECT 1 FROM attempt AS part
                    WHERE part.sale = part_paid.sale AND state IN \(Schema.openStates)))
            ORDER BY number
            """, [], in: database)
        return try lines.filter { line in
            guard line.leavesRest, let row = try AttemptRow.find(line.id, in: database) else { return false }
            return try !record(of: row).isRestGivenUp
        }
    }
}
