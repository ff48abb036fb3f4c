import Console
import Ledger
import Payments

/// Payments as a table for other programs (RFC 4180): UTF-8, times of Nairobi with their zone, shillings with two
/// decimals, phones masked, nobody's name. No cell of somebody else's words is a formula.
enum PaymentCSV {
    private static let header =
        "time,tag,phone,amount_kes,state,status,receipt,reference,result_code,updated\r\n"

    /// Hands out the lines of what a filter shows at one moment; returns how many payments they tell of.
    ///
    /// - Throws: `LedgerError`, and what `put` throws.
    static func lines(
        of filter: PaymentFilter, by sorting: Sorting = .newest, in ledger: Ledger,
        _ put: @escaping @Sendable (String) throws -> Void
    ) async throws -> Int {
        try put(header)
        let waiting = try await waiting(in: ledger)
        return try await ledger.eachPage(of: filter, by: sorting) { rows in
            try put(rows.map { line(of: $0, waiting: waiting) }.joined())
        }
    }

    /// Hands out the lines of the rows with these numbers; of those that are rows no more, none.
    ///
    /// - Throws: `LedgerError`, and what `put` throws.
    static func lines(
        of numbers: [Int64], by sorting: Sorting = .newest, in ledger: Ledger, _ put: (String) throws -> Void
    ) async throws -> Int {
        let rows = try await ledger.rows(numbered: numbers).sorted(by: sorting)
        let waiting = try await waiting(in: ledger)
        try put(header + rows.map { line(of: $0, waiting: waiting) }.joined())
        return rows.count
    }

    /// The money that may be a prompt's, and never reads as free.
    private static func waiting(in ledger: Ledger) async throws -> Set<Receipt> {
        Set(try await ledger.unplacedRows().map(\.told.receipt))
    }

    /// One payment as a line.
    ///
    /// - Parameter waiting: the money that may be a prompt's.
    static func line(of row: PaymentRow, waiting: Set<Receipt> = []) -> String {
        let cells =
            switch row {
            case .prompt(let line):
                [
                    line.createdAt.rfc3339, line.tag.text, line.phone.masked, line.amount.decimal, line.state.bookName,
                    StatusWord(for: line).word.english, line.receipt?.text ?? "", line.reference.text,
                    line.resultCode?.text ?? "", line.updatedAt.rfc3339,
                ]
            case .direct(let payment):
                [
                    payment.paidAt.rfc3339, "", payment.told.payer?.masked ?? "",
                    payment.amount.decimal, payment.state.bookName,
                    (waiting.contains(payment.id) ? .waitsForPrompt : StatusWord(for: payment)).word.english,
                    payment.id.text, masked(payment.told.account), "",
                    (payment.verifiedAt ?? payment.heardAt).rfc3339,
                ]
            }
        return cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// What a customer typed for the account, without a number that it may be, however it is spaced.
    static func masked(_ account: String) -> String {
        let digits = account.filter { $0.isASCII && $0.isNumber }
        guard digits.count >= 9 else { return account }
        return (try? MSISDN(parsing: digits))?.masked ?? String(repeating: "•", count: digits.count - 3)
            + digits.suffix(3)
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
