import Console
import Curses
import Ledger
import Payments

extension ConsoleSession {
    /// Writes the receipt of a payment into a new file beside the ledger, and says where it is. It is read off the books
    /// once more: what is not plainly paid by now gets none.
    func printReceipt(of id: AttemptID) {
        let (mailbox, ledger, environment, moment) = (mailbox, feed.ledger, environment, now())
        run {
            let notice: Notice
            do {
                notice = try await Self.writeReceipt(of: id, in: ledger, environment, at: moment)
            } catch {
                let reason = Phrase(error)
                notice = Notice(
                    .bad,
                    Phrase(
                        "No receipt was written: \(reason.english) The payment itself stands as it did.",
                        sw: "Risiti haikuandikwa: \(reason.swahili) Malipo yenyewe hayajabadilika."))
            }
            mailbox.post(.notice(notice))
        }
    }

    /// Writes it, where there is one.
    ///
    /// - Throws: `LedgerError`, or `VerbFailure` when the file could not be written.
    static func writeReceipt(
        of id: AttemptID, in ledger: Ledger, _ environment: ConsoleEnvironment, at now: Timestamp
    ) async throws -> Notice {
        guard let line = try await ledger.line(of: id), let record = try await ledger.record(of: id),
            record.state == .paid,
            let lines = ReceiptWords.lines(
                of: line, payee: record.attempt.payee, till: environment.tillName,
                isReal: environment.surroundings == .production, in: environment.language)
        else {
            return Notice(
                .warn,
                Phrase(
                    "No receipt: this payment is not plainly PAID.",
                    sw: "Hakuna risiti: haijathibitika wazi kuwa YAMELIPWA.")
            )
        }
        let file = try ExportFile(besideLedger: ledger.path, named: "receipt-\(line.tag)-\(now.wire).txt")
        try await file.write(lines.joined(separator: "\n") + "\n")
        return Notice(
            .good,
            Phrase("The receipt is in \(file.path): lp prints it.", sw: "Risiti iko katika \(file.path): lp huichapa."))
    }
}
