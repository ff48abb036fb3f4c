import Console
import Ledger
import Payments

/// Payments as a table for other programs (RFC 4180): UTF-8, times of Nairobi with their zone, shillings with two
/// decimals, phones masked. No cell of somebody else's words is a formula.
enum PaymentCSV {
    private static let header =
        "time,tag,phone,amount_kes,state,status,receipt,reference,payer_name,result_code,updated\r\n"

    /// Hands out the lines of what a filter shows, newest first, a page at a time; returns how many payments they tell of.
    ///
    /// - Throws: `LedgerError`, and what `put` throws.
    static func lines(
        of filter: PaymentFilter, in ledger: Ledger, _ put: (String) async throws -> Void
    ) async throws -> Int {
        try await put(header)
        var (anchor, count) = (Int64?.none, 0)
        while true {
            let page = try await ledger.page(
                PageRequest(filter: filter, anchor: anchor, direction: .older, limit: 1_000))
            guard let last = page.last else { return count }
            try await put(page.map(line(of:)).joined())
            anchor = last.number
            count += page.count
        }
    }

    /// One payment as a line.
    static func line(of row: PaymentRow) -> String {
        let cells =
            switch row {
            case .prompt(let line):
                [
                    line.createdAt.rfc3339, line.tag.text, line.phone.masked, line.amount.decimal, line.state.bookName,
                    StatusWord(for: line).word.english, line.receipt?.text ?? "", line.reference.text, "",
                    line.resultCode?.text ?? "", line.updatedAt.rfc3339,
                ]
            case .direct(let payment):
                [
                    (payment.told.paidAt ?? payment.heardAt).rfc3339, "", payment.told.payer?.masked ?? "",
                    payment.told.amount.decimal, payment.state.bookName, StatusWord(for: payment).word.english,
                    payment.id.text, payment.told.account, payment.told.name, "",
                    (payment.verifiedAt ?? payment.heardAt).rfc3339,
                ]
            }
        return cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// A cell: quoted where it must be, and with an apostrophe before what a spreadsheet would take for a formula.
    static func cell(_ text: String) -> String {
        let clean = text.fitForEyes
        let isFormula = clean.first.map { "=+-@\t".contains($0) } ?? false
        let safe = isFormula ? "'" + clean : clean
        guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
