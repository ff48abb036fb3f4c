import Foundation
import Ledger
import Payments
import Testing

@testable import kaunta

@Suite struct PaymentCSVTests {
    @Test(arguments: [
        ("INV-20418", "INV-20418"), ("", ""), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("=SUM(A1)", "'=SUM(A1)"), ("+254", "'+254"), ("-1", "'-1"), ("@x", "'@x"), ("=a,b", "\"'=a,b\""),
    ])
    func aCellIsNoFormulaAndBreaksNoRow(_ text: String, _ cell: String) {
        #expect(PaymentCSV.cell(text) == cell)
    }

    @Test(arguments: [
        ("INV-20418", "INV-20418"), ("0712 345 678", "0712 ••• 678"), ("table 12", "table 12"),
        ("99-88-77-66-55", "•••••••655"),
    ]) func aNumberTypedForTheAccountIsNotGivenAway(_ account: String, _ shown: String) {
        #expect(PaymentCSV.masked(account) == shown)
    }

    @Test func whatIsMarkedIsInTheFileAndNothingElse() async throws {
        try await DeskBooks.with { books in
            _ = try await books.prompt(DeskBooks.paid("ws_CO_1"))
            let ledger = try Ledger.open(at: books.settings.ledgerPath, as: .watcher, timekeeper: .system)
            let number = try #require(try await ledger.latest(1).first?.number)
            let file = try ExportFile(besideLedger: books.settings.ledgerPath, at: books.start)
            #expect(try await file.write(.all, only: [number + 7, number, number - 1], from: ledger) == 1)
            let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\r\n")
            #expect(lines.count == 2 && lines[1].contains(",100.00,PAID,Paid,"))
        }
    }

    @Test func aFileHasTheOrderOfTheList() async throws {
        try await DeskBooks.with { books in
            _ = try await books.prompt(DeskBooks.paid("ws_CO_1"), shillings: 700)
            _ = try await books.prompt(DeskBooks.paid("ws_CO_2"), shillings: 50)
            let ledger = try Ledger.open(at: books.settings.ledgerPath, as: .watcher, timekeeper: .system)
            let numbers = try await ledger.latest(2).map(\.number)
            for (index, marked) in [[], numbers].enumerated() {
                for (place, sorting) in Sorting.allCases.enumerated() {
                    let file = try ExportFile(
                        besideLedger: books.settings.ledgerPath, at: books.start + .seconds(2 * index + place))
                    #expect(try await file.write(.all, by: sorting, only: marked, from: ledger) == 2)
                    let first = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\r\n")[1]
                    #expect(first.contains(sorting == .newest ? ",50.00," : ",700.00,"))
                }
            }
        }
    }

    @Test func aFileHoldsWhatTheFilterShowsAndNobodyElseReadsIt() async throws {
        try await DeskBooks.with { books in
            let attempt = try await books.prompt(DeskBooks.paid("ws_CO_1"))
            let ledger = try Ledger.open(at: books.settings.ledgerPath, as: .watcher, timekeeper: .system)
            let file = try ExportFile(besideLedger: books.settings.ledgerPath, at: books.start)
            #expect(try await file.write(.all, from: ledger) == 1)
            let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\r\n")
            #expect(lines.count == 2)
            #expect(lines[1].hasPrefix("\(attempt.createdAt.rfc3339),\(attempt.tag),07"))
            #expect(lines[1].contains(",100.00,PAID,Paid,"))
            #expect(!lines[1].contains("345678"))
            #expect(!FileManager.default.fileExists(atPath: file.path + ".part"))
            let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            // A second one of the same moment neither overwrites nor follows.
            await #expect(throws: VerbFailure.self) { try await file.write(.all, from: ledger) }
            #expect(try String(contentsOfFile: file.path, encoding: .utf8).contains(attempt.tag.text))
            let none = try ExportFile(besideLedger: books.settings.ledgerPath, at: books.start + .seconds(1))
            #expect(try await none.write(PaymentFilter(words: ["till:T9"]), from: ledger) == 0)
        }
    }
}
