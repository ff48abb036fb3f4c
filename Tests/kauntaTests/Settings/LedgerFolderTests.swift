import Foundation
import Testing

@testable import kaunta

@Test func aLedgerThatWasNamedNeedsAFolderAndTheUsualOneDoesNot() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let mistyped = try Settings(from: Samples.report(flags: [.ledger: "\(folder)/nonexist-\(UUID().uuidString)/b.db"]))
    #expect(throws: VerbFailure.self) { try mistyped.requireLedgerFolder() }
    try Settings(from: Samples.report(flags: [.ledger: "\(folder)/b.db"])).requireLedgerFolder()
    try Settings(from: Samples.report(flags: [.ledger: "b.db"])).requireLedgerFolder()
    try Settings(from: Samples.report()).requireLedgerFolder()
}
