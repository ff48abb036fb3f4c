import Foundation
import Ledger
import Payments
import TestSupport
import Testing

@Test(arguments: JournalClause.all)
func theLedgerKeepsTheContractOfJournals(_ clause: JournalClause) async throws {
    let shop = try Shop()
    try await clause.check(shop.open())
}

@Test(arguments: JournalClause.all)
func theJournalInMemoryKeepsTheSameContract(_ clause: JournalClause) async throws {
    let journal = MemoryJournal { text in
        sha256(Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    try await clause.check(journal)
}
