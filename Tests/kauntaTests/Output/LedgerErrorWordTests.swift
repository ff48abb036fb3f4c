import Ledger
import Payments
import Testing

@testable import kaunta

@Test func whatTheLedgerSaysIsSaidInBothLanguages() throws {
    let holder = LockHolder(process: 7, boot: BootID("b"), program: "kaunta console", since: nil)
    let errors: [LedgerError] = [
        .locked(holder: holder), .newer(found: 30, known: 19), .notALedger(path: "/l"),
        .damaged(path: "/l", detail: "page 3"), .unfinished(path: "/l"), .missing(path: "/l"),
        .gone(path: "/l"),
        .noPermission(path: "/l"),
        .readOnly(path: "/l"), .diskFull(path: "/l"), .networkFolder(path: "/l"), .commitUnknown(detail: "fsync"),
        .watching, .failed(code: 11, message: "no such"),
    ]
    for error in errors {
        let words = Phrase(error)
        #expect(words.english == error.description)
        #expect(words.swahili != words.english && words.swahili.last == ".")
        for english in ["ledger", "Nothing", "file"] {
            #expect(!words.swahili.contains("\(english) "), "\(words.swahili)")
        }
    }
}
