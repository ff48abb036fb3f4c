import Payments
import TestSupport
import Testing
import Transport

@testable import Daraja

struct PullTests {
    private func query(offset: Int = 0) throws -> PullQuery {
        PullQuery(
            try #require(ShortCode("600000")), from: try #require(Timestamp(wire: "20261002083600")),
            to: try #require(Timestamp(wire: "20261002101000")), offset: offset)
    }

    private func page(_ body: String, status: Int = 200) throws -> PullPage {
        try query().response(to: .of(status, body))
    }

    private func row(
        _ receipt: String, amount: String = #""10""#, type: String = "c2b-pay-bill-debit", status: String = "",
        as statusName: String = "status"
    ) -> String {
        let status = status.isEmpty ? "" : #", "\#(statusName)": "\#(status)""#
        return
            #"{"transactionId":"\#(receipt)","trxDate":"2026-10-02T10:11:00Z","msisdn":"254700000001","transactiontype":"\#(type)","amount":\#(amount)\#(status)}"#
    }

    /// What a page that has rows says of them.
    private func found(
        _ rows: String...
    ) throws -> (lines: [StatementLine], others: Int, reversals: [ReversalLine]) {
        let body = #"{"ResponseCode":"1000","Response":[\#(rows.joined(separator: ","))]}"#
        guard case .rows(let lines, let others, _, nil, let reversals) = try page(body) else { throw NoRows() }
        return (lines, others, reversals)
    }

    private struct NoRows: Error {}

    @Test(arguments: ["[[%]]", "[%]", "%", "[[[%]]]", "[[],[%]]"])
    func aRowIsFoundHoweverItIsWrapped(wrapping: String) throws {
        let response = wrapping.split(separator: "%", omittingEmptySubsequences: false).joined(
            separator: row("UJ21ABCD31"))
        guard case .rows(let lines, 0, 0, nil, []) = try page(#"{"ResponseCode":"1000","Response":\#(response)}"#)
        else {
            Issue.record("no rows")
            return
        }
        #expect(lines.map(\.receipt.text) == ["UJ21ABCD31"])
    }

    @Test(arguments: ["[[]]", "[]", "null", "{}", "[[[]]]"])
    func anEmptyListIsNothing(response: String) throws {
        #expect(try page(#"{"ResponseCode":"1000","Response":\#(response)}"#) == .nothing)
    }

    @Test func aListWithoutRowsIsNothing() throws {
        #expect(try page(#"{"ResponseCode":"1000"}"#) == .nothing)
    }

    @Test(arguments: [
        (200, #"{"ResponseCode":"7","ResponseMessage":"x"}"#), (200, "{}"), (500, ""), (200, "<html>"),
        (400, #"{"errorCode":"400.001","errorMessage":"Invalid shortcode"}"#),
    ])
    func anythingElseDoesNotSay(status: Int, body: String) throws {
        guard case .unclear = try page(body, status: status) else {
            Issue.record("not unclear")
            return
        }
    }

    @Test(arguments: [
        ("b2c-payment", #""10""#, 0), ("c2b-pay-bill-debit", #""-10""#, 0), ("c2b-pay-bill-debit", #""0""#, 0),
        ("", #""10""#, 1), ("customer-buy-goods", #""10""#, 1), ("c2b-pay-bill-debit", "null", 1),
    ])
    func whatIsNoMoneyComingInIsLeftOutAndWhatMayBeIsCounted(type: String, amount: String, count: Int) throws {
        let rows = row("UJ21ABCD31") + "," + row("UJ22ABCD32", amount: amount, type: type)
        guard case .rows(let lines, 1, count, nil, []) = try page(#"{"ResponseCode":"1000","Response":[\#(rows)]}"#)
        else {
            Issue.record("not one other")
            return
        }
        #expect(lines.count == 1)
    }

    @Test(arguments: [
        #""transactiontype":"c2b-pay-bill-reversal","linkedTransactionID":"UJ21ABCD31""#,
        #""transactiontype":"Reversal","originalTransactionID":"UJ21ABCD31""#,
    ])
    func aRowOfAReversalNamesWhatItTookBackAndIsNoMoneyComingIn(members: String) throws {
        let back =
            #"{"transactionId":"UJ22ABCD32","trxDate":"2026-10-02T10:12:00Z","amount":"-10",\#(members)}"#
        let page = try found(back)
        #expect(page.lines.isEmpty && page.others == 1)
        #expect(page.reversals.map(\.receipt.text) == ["UJ21ABCD31"])
        let told = try #require(page.reversals.first?.told)
        #expect(told.amount == Money(cents: 1_000))
        #expect(told.receipt?.text == "UJ22ABCD32")
        #expect(told.at?.rfc3339 == "2026-10-02T13:12:00+03:00")
    }

    @Test(arguments: ["transactionStatus", "Status"])
    func aRowWhoseStatusSaysReversedIsNoMoneyComingIn(name: String) throws {
        let page = try found(row("UJ21ABCD31", status: "Reversed", as: name))
        #expect(page.lines.isEmpty && page.others == 1)
        #expect(page.reversals.map(\.receipt.text) == ["UJ21ABCD31"])
        #expect(page.reversals.first?.payment?.amount == Money(cents: 1_000))
        #expect(page.reversals.first?.told == Reversal(amount: Money(cents: 1_000), at: nil, receipt: nil))
    }

    @Test func aStatusOfAPartTellsNoAmount() throws {
        let page = try found(row("UJ21ABCD31", status: "Partially Reversed"))
        #expect(page.others == 1)
        #expect(page.reversals.map(\.told) == [Reversal(amount: nil, at: nil, receipt: nil)])
        // Its row is proof of what is left.
        let list = StatementList([], reversals: page.reversals)
        #expect(list.payments.left.map(\.receipt.text) == ["UJ21ABCD31"] && list.payments.gone.isEmpty)
    }

    @Test(arguments: ["Failed", "Declined", "Pending", "Not completed", "Cancelled"])
    func aPaymentThatItsOwnStatusDeniesIsNoMoney(status: String) throws {
        let page = try found(row("UJ21ABCD31", status: status), row("UJ22ABCD32", status: "Completed"))
        #expect(page.lines.map(\.receipt.text) == ["UJ22ABCD32"] && page.others == 1 && page.reversals.isEmpty)
    }

    @Test(arguments: ["Failed", "Declined", "Not completed"])
    func aReversalThatFailedTookNothingBack(status: String) throws {
        let back =
            #"{"transactionId":"UJ22ABCD32","transactiontype":"Reversal","originalTransactionID":"UJ21ABCD31","amount":"10","status":"\#(status)"}"#
        let page = try found(row("UJ21ABCD31"), back)
        #expect(page.lines.map(\.receipt.text) == ["UJ21ABCD31"] && page.others == 1 && page.reversals.isEmpty)
    }

    @Test func namesOfMembersComeInEitherCase() throws {
        let body =
            #"{"ResponseCode":"1000","Response":[{"TransactionID":"UJ21ABCD31","TrxDate":"2026-10-02T10:11:00Z","MSISDN":"254700000001","Sender":"JANE  DOE","TransactionType":"C2B-Buy-Goods-Debit","BillReference":" INV1 ","Amount":233.8}]}"#
        guard case .rows(let lines, _, _, _, _) = try page(body) else {
            Issue.record("no rows")
            return
        }
        let told = try #require(lines.first?.told)
        #expect(told.amount == Money(cents: 23_380))
        #expect(told.name == "JANE DOE")
        #expect(told.account == "INV1")
        #expect(told.paidAt?.rfc3339 == "2026-10-02T13:11:00+03:00")
        #expect(told.payer == .clear(try MSISDN(parsing: "0700000001")))
        #expect(told.payee.digits == "600000")
    }

    // MARK: All pages

    private func statement(_ wire: ScriptedWire) throws -> DarajaStatement {
        let calls = DarajaCalls(
            account: try Example.account(), wire: wire.wire, timekeeper: TestTimekeeper().timekeeper)
        return DarajaStatement(calls, of: try #require(ShortCode("600000")))
    }

    private func lines(_ wire: ScriptedWire) async throws -> [String] {
        let now = try Example.moment()
        return try await statement(wire).list(from: now + .seconds(-3600), to: now).lines.map(\.receipt.text)
    }

    private func answer(_ receipts: [String], pages: Int? = nil) -> String {
        let total = pages.map { #","TotalPages":\#($0)"# } ?? ""
        return #"{"ResponseCode":"1000"\#(total),"Response":[[\#(receipts.map { row($0) }.joined(separator: ","))]]}"#
    }

    private func offsets(_ wire: ScriptedWire) -> [String?] {
        wire.calls.map { (try? JSON(strict: $0.body))?["OffSetValue"]?.text }
    }

    @Test func pagesAreAskedForByRowUntilOneIsEmpty() async throws {
        let wire = ScriptedWire()
        wire.answer(200, answer(["UJ21ABCD31", "UJ21ABCD32"]))
        wire.answer(200, answer(["UJ21ABCD33"]))
        wire.answer(200, #"{"ResponseCode":"1001","ResponseMessage":"No records found"}"#)
        #expect(try await lines(wire) == ["UJ21ABCD31", "UJ21ABCD32", "UJ21ABCD33"])
        #expect(offsets(wire) == ["0", "2", "3", "1"])
    }

    private static let none = #"{"ResponseCode":"1001","ResponseMessage":"No records found"}"#
    private static let unknown =
        #"{"ResponseCode":"1000","Response":[[{"transactionId":"UJ21ABCD32","transactiontype":"paid","amount":"10"}]]}"#

    /// Pages, and whether they surely are all that there is. The last of those without a count answers the question for row 1.
    @Test(
        arguments: [
            ([["UJ21ABCD31", "UJ21ABCD32"], [], ["UJ21ABCD32"]], nil, true),
            ([["UJ21ABCD31"], [], []], nil, true),
            // It counts pages, and there are more of them: they are read.
            ([["UJ21ABCD31", "UJ21ABCD32"], [], ["UJ21ABCD33"], []], nil, false),
            ([["UJ21ABCD31", "UJ21ABCD32"], [], ["UJ21ABCD33"], ["UJ21ABCD34"], []], nil, false),
            // It starts anew: how far it goes is not known.
            ([["UJ21ABCD31"], ["UJ21ABCD31"]], nil, false),
            ([["UJ21ABCD31"], ["UJ21ABCD32"]], 2, true), ([["UJ21ABCD31"], ["UJ21ABCD31"]], 2, false),
            // It says that there are more, and has none.
            ([["UJ21ABCD31"], []], 3, false),
        ] as [([[String]], Int?, Bool)])
    func itIsKnownWhetherTheListLacksNothing(pages: [[String]], count: Int?, isComplete: Bool) async throws {
        let wire = ScriptedWire()
        for page in pages { wire.answer(200, page.isEmpty ? Self.none : answer(page, pages: count)) }
        let now = try Example.moment()
        let list = try await statement(wire).list(from: now + .seconds(-3600), to: now)
        #expect(list.isComplete == isComplete && list.isWhole)
        #expect(wire.calls.count == pages.count)
        #expect(Set(list.lines.map(\.receipt.text)) == Set(pages.flatMap { $0 }))
    }

    @Test func aSecondPageOfNothingButUnreadRowsIsNoEnd() async throws {
        let wire = ScriptedWire()
        for body in [answer(["UJ21ABCD31"]), Self.none, Self.unknown] { wire.answer(200, body) }
        let now = try Example.moment()
        let list = try await statement(wire).list(from: now + .seconds(-3600), to: now)
        #expect(list.isWhole && !list.isComplete && list.unread == 1)
    }

    @Test(arguments: ["Reversal declined", "Not reversed", "Reversal failed", "Reversal pending"])
    func aPaymentWhoseReversalCameToNothingIsMoney(status: String) throws {
        let body = #"{"ResponseCode":"1000","Response":[\#(row("UJ21ABCD31", status: status))]}"#
        guard case .rows(let lines, 0, 0, nil, []) = try page(body) else { throw NoRows() }
        #expect(lines.map(\.receipt.text) == ["UJ21ABCD31"])
    }

    @Test func aPaymentThatIsPendingMayBeMoneyYet() throws {
        let body = #"{"ResponseCode":"1000","Response":[\#(row("UJ21ABCD31", status: "Pending"))]}"#
        #expect(try page(body) == .rows([], others: 1, unread: 1, pages: nil))
    }

    @Test func whatCannotBeReadMayBeAPayment() async throws {
        let wire = ScriptedWire()
        for body in [answer(["UJ21ABCD31"]), Self.unknown, Self.none, Self.none] { wire.answer(200, body) }
        let now = try Example.moment()
        let list = try await statement(wire).list(from: now + .seconds(-3600), to: now)
        #expect(list.isWhole && !list.isComplete && list.unread == 1)
    }

    @Test func aPageThatRepeatsWhatIsKnownIsTheLast() async throws {
        let wire = ScriptedWire()
        wire.answer(200, answer(["UJ21ABCD31"]))
        wire.answer(200, answer(["UJ21ABCD31"]))
        #expect(try await lines(wire) == ["UJ21ABCD31"])
        #expect(wire.calls.count == 2)
    }

    @Test func whereTheAnswerCountsPagesSoDoWe() async throws {
        let wire = ScriptedWire()
        wire.answer(200, answer(["UJ21ABCD31"], pages: 2))
        wire.answer(200, answer(["UJ21ABCD32"], pages: 2))
        #expect(try await lines(wire) == ["UJ21ABCD31", "UJ21ABCD32"])
        #expect(offsets(wire) == ["0", "1"])
    }

    @Test func aListThatBreaksOffIsNoList() async throws {
        let wire = ScriptedWire()
        wire.answer(200, answer(["UJ21ABCD31"]))
        wire.answer(500, "")
        await #expect(throws: GatewayUnready.self) { try await lines(wire) }
    }

    @Test func aListThatNeverEndsIsCutOffAndSaysSo() async throws {
        let wire = ScriptedWire()
        for page in 0..<200 { wire.answer(200, answer(["UJ21AB\(1000 + page)"])) }
        let now = try Example.moment()
        let list = try await statement(wire).list(from: now + .seconds(-3600), to: now)
        #expect(list.lines.count == DarajaStatement.mostPages)
        #expect(!list.isWhole)
    }

    @Test func aPageOfNothingButOtherRowsIsNotTheLast() async throws {
        let wire = ScriptedWire()
        wire.answer(200, answer(["UJ21ABCD31"]))
        wire.answer(
            200, #"{"ResponseCode":"1000","Response":[[{"transactionId":"UJ21ABCD32","transactiontype":"b2c"}]]}"#)
        wire.answer(200, answer(["UJ21ABCD33"]))
        wire.answer(200, #"{"ResponseCode":"1001","ResponseMessage":"No records found"}"#)
        #expect(try await lines(wire) == ["UJ21ABCD31", "UJ21ABCD33"])
        // The last question is whether the offset counts pages.
        #expect(offsets(wire) == ["0", "1", "2", "3", "1"])
    }
}
