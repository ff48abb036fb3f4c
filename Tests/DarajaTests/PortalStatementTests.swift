import Payments
import Testing

@testable import Daraja

/// What is read from the portal's statement, and what is not.
struct PortalStatementTests {
    private func read(_ bytes: [UInt8]) throws -> PortalStatement {
        try PortalStatement(bytes, of: try #require(ShortCode("600100")))
    }

    private func read(_ text: String) throws -> PortalStatement { try read(Array(text.utf8)) }

    private static let heading = "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,A/C No.\n"

    private func row(
        _ receipt: String = "UJ28ABCD05", at time: String = "02-10-2026 15:50:01", details: String = "Pay Bill from X",
        status: String = "Completed", paidIn: String = "100.00", withdrawn: String = "", account: String = "A1"
    ) -> String {
        "\(receipt),\(time),\(details),\(status),\(paidIn),\(withdrawn),\(account)\n"
    }

    private func shown(_ statement: PortalStatement) -> [String] {
        statement.lines.map { "\($0.receipt) \($0.told.amount.decimal) \($0.told.paidAt?.wire ?? "-")" }
    }

    @Test func thePortalsFileHasTwoPaymentsAndTheRestIsSetApart() throws {
        let found = try read(Fixtures.bytes("stmt-01-portal.csv"))
        #expect(shown(found) == ["UJ28ABCD05 1200.00 20261002155001", "UJ28ABCD04 200.00 20261002140511"])
        #expect(
            found.apart == [
                .init(line: 2, kind: .charge), .init(line: 5, kind: .notCompleted), .init(line: 6, kind: .settlement),
                .init(line: 7, kind: .nothingMoved),
            ])
        #expect(found.unreadable.isEmpty && found.dateOrder == .dayFirst && found.lineCount == 7)
        let told = try #require(found.lines.first?.told)
        #expect(told.account == "INV001" && told.name == "JANE DOE" && told.payer == .masked("254700****01"))
    }

    @Test func theHeadingIsFoundBehindAPreamble() throws {
        let found = try read(Fixtures.bytes("stmt-03-preamble.csv"))
        #expect(shown(found) == ["UJ28ABCD05 1200.00 20261002155001", "UJ28ABCD04 200.00 20261002140511"])
        #expect(found.numbers == [try #require(ShortCode("600100"))])
        #expect(found.otherLines == 7)
        #expect(found.apart == [.init(line: 10, kind: .total)] && found.unreadable.isEmpty)
    }

    @Test(arguments: ["Short Code,600000 - SHOP", "Account Holder,600000 - SHOP", "Organization Name:,600000"])
    func theNumberBeforeTheOwnersNameIsWhoseStatementItIs(line: String) throws {
        #expect(try read(line + "\n" + Self.heading + row()).numbers.map(\.digits) == ["600000"])
    }

    @Test(arguments: [
        "Account Holder,SHOP 600000", "Short Code,", "Account Holder,600000SHOP", "Opening Balance,600000",
    ])
    func aLineThatNamesNoOwnersNumberSaysNothing(line: String) throws {
        #expect(try read(line + "\n" + Self.heading + row()).numbers.isEmpty)
    }

    @Test func headOfficesFileIsReadByItsOwnHeadings() throws {
        let found = try read(Fixtures.bytes("stmt-05-ho-sftp.csv"))
        #expect(shown(found) == ["UJ28ABCD07 500.00 20261002100000"])
        #expect(found.apart == [.init(line: 3, kind: .charge), .init(line: 4, kind: .settlement)])
        #expect(found.dateOrder == .needless && found.unreadable.isEmpty)
    }

    @Test(arguments: ["stmt-01-portal.csv", "stmt-03-preamble.csv", "stmt-05-ho-sftp.csv"])
    func aFileCutAnywhereHasNoMoneyThatTheWholeHasNot(name: String) throws {
        let bytes = try Fixtures.bytes(name)
        let whole = Set(try read(bytes).lines)
        for end in bytes.indices {
            guard let cut = try? read(Array(bytes[..<end])) else { continue }
            #expect(whole.isSuperset(of: cut.lines), "cut at byte \(end)")
        }
    }

    private static let orders: [([(String, String)], PortalStatement.DateOrder, String)] = [
        ([("UJ28ABCD05", "02/10/2026 15:50")], .dayFirst, "20261002155000"),
        ([("UJ28ABCD05", "10/02/2026 15:50")], .monthFirst, "20261002155000"),
        ([("AAA8ABCD05", "02/10/26 03:50 PM"), ("AAA8ABCD06", "26/10/26 12:05 AM")], .dayFirst, "20261002155000"),
        ([("AAA8ABCD05", "10/02/26 12:50 AM"), ("AAA8ABCD06", "10/26/26 01:05 AM")], .monthFirst, "20261002005000"),
        ([("AAA8ABCD05", "02/10/2026 15:50")], .unsettled, "-"),
        (
            [
                ("AAA8ABCD05", "02/10/2026 15:50"), ("UJ28ABCD05", "13/10/2026 15:50"),
                ("UJ28ABCD06", "10/13/2026 15:50"),
            ],
            .unsettled, "-"
        ),
        ([("UJ28ABCD05", "2026-10-02 15:50:00")], .needless, "20261002155000"),
    ]

    @Test(arguments: orders)
    func theOrderOfDaysIsSettledFromTheWholeFile(
        rows: [(String, String)], order: PortalStatement.DateOrder, first: String
    ) throws {
        let found = try read(Self.heading + rows.map { row($0.0, at: $0.1) }.joined())
        #expect(found.dateOrder == order)
        #expect(found.lines.count == rows.count)
        #expect(found.lines.first?.told.paidAt?.wire ?? "-" == first)
    }

    @Test func whatCantBeReadIsNamedWithItsLine() throws {
        let found = try read(
            Self.heading + row("SHORT") + row(at: "yesterday") + row(paidIn: "1.000,00") + row(paidIn: "1e3")
                + row(paidIn: "-5") + row(status: "") + row(details: "Something new") + row(withdrawn: "5.00")
                + "UJ28ABCD05,02-10-2026 15:50:01\n" + row(account: "A1,more") + "\"UJ28\nABCD05\",x\n" + row())
        #expect(found.unreadable.map(\.line) == Array(2...12))
        #expect(found.unreadable.last?.count == 2)
        #expect(found.unreadable.allSatisfy { !$0.reason.english.isEmpty && !$0.reason.swahili.isEmpty })
        #expect(found.lines.count == 1 && found.lineCount == 14)
    }

    @Test func aRowInsideAQuotedCellIsNoRow() throws {
        let forged = row("UJ28ABCD99", paidIn: "9,999.00")
        let found = try read(Self.heading + "UJ28ABCD05,02-10-2026 15:50:01,Pay Bill,Completed,1.00,,\"A\n" + forged)
        #expect(found.lines.isEmpty)
        #expect(found.unreadable.map(\.count) == [2])
    }

    @Test func aReceiptThatStandsTwiceCountsOnceAndNotAtAllWhereTheRowsDiffer() throws {
        #expect(try read(Self.heading + row() + row()).lines.count == 1)
        #expect(try read(Self.heading + row() + row()).apart == [.init(line: 3, kind: .repeated)])
        let differ = try read(Self.heading + row() + row(paidIn: "200.00"))
        #expect(differ.lines.isEmpty && differ.unreadable.map(\.line) == [2, 3])
    }

    @Test func moneyThatAnotherLineTakesBackIsNoPayment() throws {
        let back = row("UJ28ABCD09", details: "Pay Bill Reversal of UJ28ABCD05", paidIn: "", withdrawn: "-100.00")
        for text in [row() + back, back + row()] {
            let found = try read(Self.heading + text + row("UJ28ABCD06"))
            #expect(found.lines.map(\.receipt.text) == ["UJ28ABCD06"])
            #expect(
                found.unreadable.isEmpty
                    && found.apart.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.reversal, .reversed])
            let told = try #require(found.reversals.first)
            #expect(found.reversals.count == 1 && told.receipt.text == "UJ28ABCD05")
            #expect(told.told.amount == Money(cents: 10_000) && told.told.receipt?.text == "UJ28ABCD09")
            #expect(told.told.at?.wire == "20261002155001")
            #expect(told.payment?.account == "A1")
        }
    }

    @Test(arguments: ["Reversed", "Completed - reversed"])
    func moneyWhoseOwnStatusSaysThatItWasTakenBackIsNoPayment(status: String) throws {
        let found = try read(Self.heading + row(status: status) + row("UJ28ABCD06"))
        #expect(found.lines.map(\.receipt.text) == ["UJ28ABCD06"])
        #expect(found.apart == [.init(line: 2, kind: .reversed)])
        let told = try #require(found.reversals.first)
        #expect(told.receipt.text == "UJ28ABCD05" && told.payment?.amount == Money(cents: 10_000))
        #expect(told.told == Reversal(amount: Money(cents: 10_000), at: nil, receipt: nil))
    }

    @Test func moneyOfWhichAPartWasTakenBackCameIn() throws {
        let back = row("UJ28ABCD09", details: "Pay Bill Reversal of UJ28ABCD05", paidIn: "", withdrawn: "-40.00")
        for text in [row(status: "Partially Reversed"), row() + back, row(status: "Partially Reversed") + back] {
            let found = try read(Self.heading + text)
            #expect(found.lines.map(\.told.amount) == [Money(cents: 10_000)] && found.unreadable.isEmpty)
            #expect(found.reversals.allSatisfy { $0.payment == found.lines.first?.told })
        }
        let status = try read(Self.heading + row(status: "Partially Reversed"))
        #expect(status.reversals.map(\.told) == [Reversal(amount: nil, at: nil, receipt: nil)])
        let rest = row("UJ28ABCD10", details: "Pay Bill Reversal of UJ28ABCD05", paidIn: "", withdrawn: "60")
        let whole = try read(Self.heading + row() + back + rest)
        #expect(whole.lines.isEmpty && whole.reversals.count == 2)
    }

    @Test(arguments: ["Failed", "Pending", "Declined"])
    func aReversalThatWasNotCompletedTakesNothingBack(status: String) throws {
        let back = row(
            "UJ28ABCD09", details: "Pay Bill Reversal of UJ28ABCD05", status: status, paidIn: "", withdrawn: "-100.00")
        let found = try read(Self.heading + row() + back)
        #expect(found.reversals.isEmpty)
        // A person looks: what it names is no proof of a payment either.
        #expect(found.lines.isEmpty && found.unreadable.map(\.line) == [2])
    }

    @Test func aReversalIsFoundByTheTransactionThatItIsLinkedTo() throws {
        let heading =
            "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Reason Type,Linked Transaction ID,A/C No.\n"
        let found = try read(
            heading
                + "UJ28ABCD09,02-10-2026 16:00:00,SETTLEMENT taken back,Completed,,\"-1,200.00\",Pay Bill Reversal,UJ28ABCD05,\n"
                + "UJ28ABCD10,02-10-2026 16:00:00,Fee back,Completed,15.75,,Business Pay Bill Charge Reversal,UJ28ABCD05,\n"
        )
        #expect(found.reversals.map(\.receipt.text) == ["UJ28ABCD05"])
        #expect(found.reversals.first?.told.amount == Money(cents: 120_000) && found.reversals.first?.payment == nil)
        #expect(found.apart.map(\.kind) == [.reversal, .reversal] && found.unreadable.isEmpty)
    }

    @Test func aReversalThatNamesNoPaymentIsShownToAPerson() throws {
        let back = row("UJ28ABCD09", details: "Pay Bill Reversal SETTLEMENT 0722000001", paidIn: "", withdrawn: "5")
        let found = try read(Self.heading + row() + back)
        #expect(found.unreadable.map(\.line) == [3] && found.reversals.isEmpty)
        #expect(found.lines.map(\.receipt.text) == ["UJ28ABCD05"])
    }

    @Test func moneyThatWentOutIsReadWithEitherSign() throws {
        let found = try read(
            Self.heading + row(details: "Withdrawal", paidIn: "", withdrawn: "-5.00")
                + row(details: "Pay Bill Charge", paidIn: "0.00", withdrawn: "\"1,005.00\"")
                + row(details: "Reversal of UJ28ABCD01", paidIn: "", withdrawn: "5"))
        #expect(found.apart.map(\.kind) == [.settlement, .charge, .reversal] && found.unreadable.isEmpty)
    }

    @Test func theLastLineWithoutItsEndIsNoMoneyWhereItsLastCellMatters() throws {
        let found = try read(Self.heading + row() + row("UJ28ABCD06").dropLast())
        #expect(found.lines.map(\.receipt.text) == ["UJ28ABCD05"])
        #expect(found.unreadable.map(\.line) == [3])
    }

    @Test func whatIsNoStatementIsRefused() throws {
        #expect(throws: PortalStatement.Fault.noHeading) { try read("") }
        #expect(throws: PortalStatement.Fault.noHeading) { try read("a,b\n1,2\n") }
        #expect(throws: PortalStatement.Fault.doubleColumn("Paid In")) {
            try read("Receipt No.,Completion Time,Paid In,Paid In\n")
        }
        #expect(throws: PortalStatement.Fault.tooLong) {
            try read([UInt8](repeating: 10, count: PortalStatement.mostLines + 1))
        }
    }
}
