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
    try await clause.check(MemoryJournal())
}
