import Console
import Curses
import Ledger
import Payments

extension ConsoleSession {
    /// Writes what a filter shows, or the rows that are marked, into a new file beside the ledger, and says where it is.
    func export(_ filter: PaymentFilter, by sorting: Sorting, only marked: [Int64]) {
        let (mailbox, ledger, moment) = (mailbox, feed.ledger, now())
        run {
            let notice: Notice
            do {
                let file = try ExportFile(besideLedger: ledger.path, at: moment)
                let count = try await file.write(filter, by: sorting, only: marked, from: ledger)
                notice = Notice(.good, Self.written(count, to: file.path))
            } catch {
                let reason = Phrase(error)
                notice = Notice(
                    .bad,
                    Phrase(
                        "The list was not exported: \(reason.english) Nothing else changed.",
                        sw: "Orodha haikutolewa: \(reason.swahili) Hakuna kingine kilichobadilika."))
            }
            mailbox.post(.notice(notice))
        }
    }

    /// How many payments are in a file.
    static func written(_ count: Int, to path: String) -> Phrase {
        Phrase(
            "\(count == 1 ? "1 payment is" : "\(count) payments are") in \(path)",
            sw: "Malipo \(count) yako katika \(path)")
    }
}
