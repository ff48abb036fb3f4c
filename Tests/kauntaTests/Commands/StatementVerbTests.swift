import Console
import Daraja
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// What the portal's statement does to real books.
@Suite struct StatementVerbTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-stmt-\(UUID().uuidString)")
    private static let before = Timekeeper.system.now() + .seconds(-600)
    private let payee: CollectionPoint

    init() throws { payee = .payBill(try #require(ShortCode("600984")), account: nil) }

    private static let heading =
        "Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Reason Type,Other Party Info,A/C No.\n"

    private func row(
        _ receipt: String, account: String, amount: String = "100.00", payer: String = "254712****78"
    ) -> String {
        let time = "\(Self.before.day) \(Self.before.time)"
        return "\(receipt),\(time),Pay Bill,Completed,\(amount),,Pay Utility,\(payer) - JANE DOE,\(account)\n"
    }

    private func read(_ rows: String...) throws -> PortalStatement {
        try StatementImportVerb.read(
            Array((Self.heading + rows.joined()).utf8), of: payee, vouchedFor: payee.payee.digits)
    }

    /// Books with one prompt of which nobody knows what became; the owner is gone before the test opens them.
    private func withBooks(_ body: (Settings, Attempt) async throws -> Void) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "ledger.sqlite").path
        let attempt = try await written(at: path)
        try await body(try Settings(from: Samples.report(flags: [.ledger: path])), attempt)
    }

    private func written(at path: String) async throws -> Attempt {
        let ledger = try Ledger.open(
            at: path, as: .owner(program: "test", boot: BootID("boot")), till: "K2", timekeeper: .system)
        let token = CallbackToken(from: .system)
        let order = try PromptOrder(phone: MSISDN(parsing: "0712345678"), amount: Money(cents: 10_000))
        let attempt = try await ledger.prepare(order, payee: payee, token: token, at: Self.before).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("boot"), at: Self.before)
        _ = try await ledger.add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Self.before), to: attempt.id)
        return attempt
    }

    @Test func aRowProvesAnUnknownPromptOnTheNameOfWhoBroughtIt() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            #expect(try await desk.ledger.record(of: attempt.id)?.state == .unknown)
            let found = try await desk.bring(read(row("UK6H4X2QP7", account: attempt.reference.text)), by: "Amina")
                .named.findings
            #expect(found.proved == [attempt.id])
            let record = try #require(try await desk.ledger.record(of: attempt.id))
            #expect(record.state == .paid)
            #expect(record.evidence.last?.source == .statement)
            #expect(record.evidence.last?.raw == "brought by Amina")
        }
    }

    private func back(_ receipt: String, of payment: String, amount: String = "100.00") -> String {
        let time = "\(Self.before.day) \(Self.before.time)"
        return
            "\(receipt),\(time),Pay Bill Reversal of \(payment),Completed,,-\(amount),Pay Bill Reversal,254712****78 - "
            + "JANE DOE,\n"
    }

    @Test func whatTheFileTakesBackIsToldInTheBooksAndInWords() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            let (mine, direct) = (
                row("UK6H4X2QP7", account: attempt.reference.text), row("UK6H4X2QP8", account: "x", amount: "5.00")
            )
            _ = try await desk.bring(read(mine, direct), by: "Amina")
            let file = try read(
                mine, back("UK6H4X2QQ7", of: "UK6H4X2QP7"), direct,
                back("UK6H4X2QQ8", of: "UK6H4X2QP8", amount: "5.00"),
                back("UK6H4X2QQ9", of: "UK6H4X2QP9", amount: "7.00"))
            let report = try await desk.bring(file, by: "Baraka")
            let found = report.named.findings
            #expect(found.touched == [attempt.id])
            #expect(found.reversed.map(\.text) == ["UK6H4X2QP7", "UK6H4X2QP8"])
            #expect(found.reversedElsewhere.map(\.text) == ["UK6H4X2QP9"])
            #expect(report.status == .differences)
            let words = "Taken back: 2 of payments in the books (UK6H4X2QP7, UK6H4X2QP8: needs a check), 1 of others"
            #expect(report.words.english.contains(words))
            #expect(report.words.swahili.contains("Zilizorudishwa: 2"))
            #expect(report.line.contains(#""reversed":["UK6H4X2QP7","UK6H4X2QP8"],"reversedElsewhere":["UK6H4X2QP9"]"#))
            #expect(try await desk.ledger.disputedDirectPayments().map(\.id.text) == ["UK6H4X2QP8"])
            // Of the third the books have the reversal alone.
            let code = try TypedCode.read(["UK6H4X2QP9"])
            let report9 = CodeReport(
                code: code, finding: try await LedgerReader(settings).look(up: code), today: Self.before.day,
                now: Self.before)
            #expect(report9.status == .differences)
            #expect(report9.words(Ink()).contains("REVERSED") && report9.words(Ink()).contains("KES 7.00"))
            #expect(report9.line.contains(#""finding":"reversed""#))
            #expect(report9.line.contains(#""takenBack":{"amount":"7.00""#))
            let again = try await desk.bring(file, by: "Baraka").named.findings
            #expect(again.reversed.isEmpty && again.known.count == 2)
            try await theBooksSayItWasTakenBack(attempt.id, in: desk.ledger)
        }
    }

    /// No output of a program calls it plainly paid, before or after a person has looked.
    private func theBooksSayItWasTakenBack(_ id: AttemptID, in ledger: Ledger) async throws {
        let text = PaymentText(ink: Ink())
        func outputs() async throws -> [String] {
            let record = try #require(try await ledger.record(of: id))
            let line = try #require(try await ledger.line(of: id))
            return [
                text.detail(of: record, at: record.updatedAt), text.line(line), PaymentJSON(record).line,
                PaymentCSV.line(of: .prompt(line)),
            ]
        }
        let before = try await outputs()
        #expect(before[0].hasPrefix("REVERSED") && !before[0].contains("PAID –"))
        #expect(before[0].contains("Money of receipt UK6H4X2QP7 was taken back: KES 100.00"))
        #expect(before[1].contains("REVERSED") && before[3].contains("PAID,REVERSED,UK6H4X2QP7"))
        #expect(before[2].contains(#""verdict":"PAID""#) && before[2].contains(#""kept":false"#))
        #expect(before[2].contains("Statement: Money of receipt UK6H4X2QP7 was taken back"))
        let word = try #require(Approval(by: "Amina", reason: "the customer was given it back"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.reversed, word), at: Timekeeper.system.now()), to: id)
        let after = try await outputs()
        #expect(
            after[0].hasPrefix("GIVEN BACK")
                && after[0].contains("M-PESA's own list says that money of it was taken back."))
        #expect(after[1].contains("Given back") && after[3].contains("PAID,Given back,UK6H4X2QP7"))
        #expect(after[2].contains("was taken back") && after[2].contains(#""kept":false"#))
        #expect(try await ledger.count(PaymentFilter(typed: ["status:given"], on: Self.before.day)) == 1)
        #expect(try await ledger.count(PaymentFilter(words: ["status:plain.paid"])) == 0)
    }

    @Test func whatCameOfEachRowIsToldByNameAndWithWhatToDo() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            let rows = [
                row("UK6H4X2QP7", account: attempt.reference.text), row("UK6H4X2QP8", account: "x", amount: "5.00"),
            ]
            let words = try await desk.bring(read(rows[0], rows[1]), by: "Amina", isComplete: true).words.english
            #expect(words.contains("Proves paid: \(attempt.tag), KES 100.00, \(attempt.phone.masked). It reads Paid."))
            #expect(words.contains("Paid straight to the shop: UK6H4X2QP8, KES 5.00"))
            #expect(words.contains("kaunta claim UK6H4X2QP8"))
            #expect(words.contains("--complete counts for nothing, since it covers less than ten minutes"))
        }
    }

    @Test func theSameAndAnOverlappingFileAddNothingTwice() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            let mine = row("UK6H4X2QP7", account: attempt.reference.text)
            let (first, second) = (row("UK6H4X2QP8", account: "x", amount: "5.00"), row("UK6H4X2QP9", account: "x"))
            _ = try await desk.bring(read(mine, first), by: "Amina")
            let before = try await desk.ledger.record(of: attempt.id)
            let again = try await desk.bring(read(mine, first), by: "Amina").named.findings
            #expect(again.known.count == 2 && again.proved.isEmpty && again.discovered.isEmpty)
            let overlapping = try await desk.bring(read(second, mine, first), by: "Baraka").named.findings
            #expect(overlapping.discovered.map(\.text) == ["UK6H4X2QP9"] && overlapping.known.count == 2)
            #expect(try await desk.ledger.record(of: attempt.id) == before)
        }
    }

    @Test func aDryRunFindsTheSameAndKeepsNothing() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            let file = try read(
                row("UK6H4X2QP7", account: attempt.reference.text), row("UK6H4X2QP8", account: "x", amount: "5.00"))
            let rehearsed = try await desk.bring(file, by: "Amina", isRehearsal: true).named.findings
            #expect(try await desk.ledger.record(of: attempt.id)?.state == .unknown)
            #expect(try await desk.ledger.directPayment(try #require(Receipt("UK6H4X2QP8"))) == nil)
            #expect(try await desk.bring(file, by: "Amina").named.findings == rehearsed)
        }
    }

    @Test func aMaskedPayersRowThatMayBeAPromptsIsNoFreeMoney() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            let (fits, stranger) = (
                row("UK6H4X2QP7", account: ""), row("UK6H4X2QP8", account: "", payer: "254700****01")
            )
            let found = try await desk.bring(read(fits, stranger), by: "Amina").named.findings
            #expect(found.odd.map(\.text) == ["UK6H4X2QP7"])
            #expect(found.discovered.map(\.text) == ["UK6H4X2QP8"])
            #expect(try await desk.ledger.directPayment(try #require(Receipt("UK6H4X2QP7"))) == nil)
            #expect(try await desk.ledger.record(of: attempt.id)?.state == .unknown)
        }
    }

    @Test func whatWaitsAndWhatAnotherFileHasOtherwiseAreToldAsTheyAre() async throws {
        try await withBooks { settings, _ in
            let desk = try await LedgerDesk.open(settings)
            let first = try await desk.bring(read(row("UK6H4X2QP7", account: "")), by: "Amina")
            #expect(first.words.english.contains("Waits, since it may be a prompt's: UK6H4X2QP7, KES 100.00"))
            #expect(first.words.english.contains("no money moved"))
            #expect(first.status == .differences)
            let other = try await desk.bring(read(row("UK6H4X2QP7", account: "", amount: "7.00")), by: "Baraka")
            #expect(other.words.english.contains("Does not fit the books: UK6H4X2QP7, KES 7.00"))
            #expect(!other.words.english.contains("Waits") && other.status == .differences)
        }
    }

    @Test func aStatementWithoutTheRowTurnsNothingToNotPaid() async throws {
        try await withBooks { settings, attempt in
            let desk = try await LedgerDesk.open(settings)
            _ = try await desk.bring(read(row("UK6H4X2QP8", account: "x", amount: "7.00")), by: "Amina")
            #expect(try await desk.ledger.record(of: attempt.id)?.state == .unknown)
        }
    }

    @Test func whatCantBeReadIsADifferenceAndIsNamed() throws {
        let file = try read(row("SHORT", account: "x"), row("UK6H4X2QP8", account: "x"))
        let nothing = NamedFindings(findings: StatementFindings(), prompts: [:], rows: [:], isRehearsal: true)
        let report = StatementOutput(statement: file, named: nothing)
        #expect(report.status == .differences)
        #expect(report.words.english.contains("Line 2: it has no receipt number."))
        #expect(report.words.english.contains("A dry run: nothing was changed."))
        #expect(report.line.contains(#""unreadable":[{"line":2,"lines":1,"reason":"it has no receipt number"}]"#))
        let clean = StatementOutput(statement: try read(row("UK6H4X2QP8", account: "x")), named: nothing)
        #expect(clean.status == .done)
    }

    @Test(arguments: ["Short Code,600100\n", "Account Holder,600100 - SHOP\n"], [nil, "600984"])
    func anotherNumbersStatementIsRefused(preamble: String, vouched: String?) {
        let bytes = Array((preamble + Self.heading).utf8)
        let failure = #expect(throws: VerbFailure.self) {
            try StatementImportVerb.read(bytes, of: payee, vouchedFor: vouched)
        }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("600100") == true)
        #expect(failure?.message.contains("No money moved and nothing was changed.") == true)
    }

    @Test func aFileThatNamesNobodyIsTakenOnAPersonsWordAlone() throws {
        let bytes = Array((Self.heading + row("UK6H4X2QP8", account: "x")).utf8)
        let failure = #expect(throws: VerbFailure.self) {
            try StatementImportVerb.read(bytes, of: payee, vouchedFor: nil)
        }
        #expect(failure?.status == .usage)
        #expect(failure?.message.contains("add --number 600984") == true)
        #expect(try StatementImportVerb.read(bytes, of: payee, vouchedFor: "600984").lines.count == 1)
    }

    @Test func aFileThatNamesTheShopNeedsNoWord() throws {
        let bytes = Array(("Short Code,600984 - SHOP\n" + Self.heading + row("UK6H4X2QP8", account: "x")).utf8)
        #expect(try StatementImportVerb.read(bytes, of: payee, vouchedFor: nil).lines.count == 1)
    }

    @Test(arguments: ["600100", "0600984", "", "shop"])
    func aWordForAnotherNumberIsRefused(vouched: String) {
        let bytes = Array(("Short Code,600984\n" + Self.heading + row("UK6H4X2QP8", account: "x")).utf8)
        let failure = #expect(throws: VerbFailure.self) {
            try StatementImportVerb.read(bytes, of: payee, vouchedFor: vouched)
        }
        #expect(failure?.message.contains("the settings say 600984") == true)
    }

    @Test(arguments: [
        ["statement", "import"], ["statement", "import", "x.csv"], ["statement", "import", "x.csv", "--by", " "],
    ])
    func aWrongArgumentIsTwo(arguments: [String]) {
        #expect(Kaunta.run(arguments).rawValue == 2)
    }
}
