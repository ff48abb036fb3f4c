import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// Prompts and direct payments in turns, and what a list of them shows, newest first. One shop for all these tests:
/// they only read.
private let mixedShop = Task { () async throws -> (ledger: Ledger, all: [PaymentRow]) in
    let ledger = try Shop().open()
    for number in 0..<60 {
        if number % 3 == 0 {
            let id = try await ledger.pending(number, shillings: 100, checkout: "checkout-\(number)")
            if number % 6 == 0 {
                try await ledger.pay(id, checkout: "checkout-\(number)", receipt: "UKK6AB\(1000 + number)")
            }
        } else {
            try await ledger.hear(told(number))
        }
    }
    // One that joins a prompt, and one that is taken.
    let owner = try await ledger.pending(900, shillings: 100, checkout: "checkout-900")
    try await ledger.hear(told(900, shillings: 100, payer: .masked("2547 ***** 900")))
    try await ledger.pay(owner, checkout: "checkout-900", receipt: "UKK6AB1900")
    let taken = try receipt(1)
    _ = try await ledger.hold(taken, for: "T4", at: Shop.start)
    _ = try await ledger.take(taken, by: "T4", at: Shop.start)
    let whole = PageRequest(filter: .all, anchor: nil, direction: .older, limit: 1_000)
    return (ledger, try await ledger.page(whole))
}

private func receipt(_ number: Int) throws -> Receipt { try #require(Receipt("UKK6AB\(1000 + number)")) }

private func told(_ number: Int, shillings: Int64? = nil, payer: Payer? = nil) throws -> C2BConfirmation {
    let payers: [Payer] = [
        .masked("2547 ***** 126"), .clear(try MSISDN(parsing: String(722_000_000 + number))),
        .hashed(String(repeating: "0", count: 61) + "126"),
    ]
    return C2BConfirmation(
        receipt: try receipt(number), amount: Money(cents: (shillings ?? Int64(number % 4 + 1) * 50) * 100),
        payee: knownShortCode, account: number % 2 == 0 ? "Flat \(number)" : "",
        payer: payer ?? payers[number % 3],
        name: ["JANE WANJIKU", "Peter Kamau Otieno", ""][number % 3], paidAt: nil)
}

extension Ledger {
    fileprivate func hear(_ told: C2BConfirmation, at moment: Timestamp = Shop.start) async throws {
        let id = try await keep(
            InboundMessage(body: [], address: .confirmation, peer: "196.201.214.200", at: moment))
        try await settle(id, as: .confirmed(told))
    }
}

private let filters: [(words: [String], shows: @Sendable (PaymentRow) -> Bool)] = [
    ([], { _ in true }),
    (["direct"], { $0.direct != nil }),
    (["100"], { $0.amount.cents == 10_000 }),
    (["ukk6ab10"], { $0.receipt?.text.hasPrefix("UKK6AB10") == true }),
    (["kamau"], { $0.direct?.told.name.contains("Kamau") == true }),
    (["amau"], { _ in false }),
    (["flat"], { $0.direct?.told.account.isEmpty == false }),
    (["126"], { $0.direct.map { $0.told.payer == .masked("2547 ***** 126") } ?? false }),
    (["0722"], { if case .clear = $0.direct?.told.payer { true } else { false } }),
    (["paid"], { $0.state == .paid }),
    (["claimed"], { $0.state == .claimed }),
    (["open"], { $0.state.isOpen }),
    (["free"], { $0.direct?.isFree == true }),
    (["taken"], { $0.direct?.sale != nil }),
    (["received", "100"], { $0.direct?.isFree == true && $0.amount.cents == 10_000 }),
    (["nothing"], { _ in false }),
    // As the console asks for its words.
    (["status:plain.paid"], { $0.state == .paid }),
    (["status:given.paid"], { _ in false }),
    (
        ["status:plain.paid,given.paid,part.paid,doubt.reversed", "100"],
        { $0.state == .paid && $0.amount.cents == 10_000 }
    ),
]

@Test(arguments: filters.indices, Sorting.allCases)
func aListOfBothKindsShowsEachFittingRowOnceInBothDirections(_ index: Int, _ sorting: Sorting) async throws {
    let (ledger, all) = try await mixedShop.value
    let (words, shows) = filters[index]
    let expected = all.filter(shows).sorted(by: sorting)
    for direction in PageRequest.Direction.allCases {
        var found: [PaymentRow] = []
        var anchor: RowKey?
        while true {
            let page = try await ledger.page(
                PageRequest(
                    filter: PaymentFilter(words: words), by: sorting, anchor: anchor, direction: direction, limit: 7))
            if page.isEmpty { break }
            #expect(page.count <= 7)
            found += page
            anchor = page.last.map { RowKey($0, by: sorting) }
        }
        #expect(found == (direction == .older ? expected : expected.reversed()), "\(words)")
    }
    #expect(try await ledger.count(PaymentFilter(words: words)) == expected.count, "\(words)")
}

@Test func aDirectPaymentThatJoinedAPromptIsNoRowOfItsOwn() async throws {
    let (ledger, all) = try await mixedShop.value
    let joined = try receipt(900)
    #expect(all.filter { $0.receipt == joined }.map(\.direct) == [nil])
    #expect(all.map(\.number) == all.map(\.number).sorted(by: >))
    #expect(all.count == 20 + 40 + 1)
    // Whoever showed it is told that it has gone.
    #expect(try await ledger.latestDirect(1).map(\.isRow) == [false])
    #expect(try await ledger.latestDirect(100).count == 41)
}

@Test func aDaysDirectPaymentsAreCountedBesideItsPrompts() async throws {
    let (ledger, all) = try await mixedShop.value
    let totals = try await ledger.totals(of: Shop.start.day)
    let direct = all.filter { $0.direct != nil }
    let sum = Money(cents: direct.reduce(0) { $0 + $1.amount.cents })
    #expect(totals.direct == [.claimed: DayTotals.Bucket(count: direct.count, sum: sum)])
    #expect(totals.total(of: .paid).count == all.filter { $0.prompt?.state == .paid }.count)
    #expect(try await ledger.totals(of: Shop.start.day.next).direct.isEmpty)
}

@Test func totalsFollowADirectPaymentThatJoinsOrIsVerified() async throws {
    let ledger = try Shop().open()
    let id = try await ledger.pending(1, shillings: 100, checkout: "checkout-1")
    let payer = Payer.clear(try MSISDN(parsing: "712000001"))
    for number in [1, 2] { try await ledger.hear(told(number, shillings: 100, payer: payer)) }
    #expect(try await ledger.totals(of: Shop.start.day).direct == [.claimed: bucket(2, 200)])
    try await ledger.pay(id, checkout: "checkout-1", receipt: "UKK6AB1001")
    #expect(try await ledger.totals(of: Shop.start.day).direct == [.claimed: bucket(1, 100)])
    try await ledger.database.write {
        try $0.execute(sql: "UPDATE direct_payment SET verified_ms = 1 WHERE receipt_no = 'UKK6AB1002'")
    }
    #expect(try await ledger.totals(of: Shop.start.day).direct == [.paid: bucket(1, 100)])
    #expect(try await ledger.count() == 2)
}

private func bucket(_ count: Int, _ shillings: Int64) -> DayTotals.Bucket {
    DayTotals.Bucket(count: count, sum: Money(cents: shillings * 100))
}

@Test func aLineSaysHowItsSaleStandsAndWhetherItWentToAWrongNumber() async throws {
    let ledger = try Shop().open()
    var part = try order(phone: "712000001", shillings: 250_000)
    part.due = Money(cents: 40_000_000)
    let payee = CollectionPoint.payBill(knownShortCode, account: nil)
    let first = try await ledger.prepare(part, payee: payee, token: CallbackToken(from: .system), at: Shop.start)
    let receipt = try #require(Receipt("UKK6AB1002"))
    try await ledger.add(
        Evidence(
            source: .statement, fact: .receiptFound(receipt, amount: part.amount), at: Shop.start), to: first.attempt.id
    )
    var rest = try order(phone: "712000002", shillings: 150_000)
    rest.sale = first.attempt.sale
    let second = try await ledger.prepare(rest, payee: payee, token: CallbackToken(from: .system), at: Shop.start)
    try await ledger.add(
        Evidence(source: .person, fact: .wrongNumber, at: Shop.start), to: second.attempt.id)
    let lines = try await ledger.latest(2)
    let due = Money(cents: 40_000_000)
    #expect(
        lines.map(\.sale) == [
            SaleStanding(id: first.attempt.sale, due: due, paid: part.amount, paidBefore: part.amount, revision: 4),
            SaleStanding(id: first.attempt.sale, due: due, paid: part.amount, revision: 4),
        ])
    #expect(lines.map(\.isWrongNumber) == [true, false])
    #expect(lines.map(\.leavesRest) == [false, true])
    #expect(lines.map(\.rest) == [.zero, Money(cents: 15_000_000)])
}

@Test(arguments: [
    (PageRequest.Direction.older, "amount_cents=? AND rowid<?", "amount_cents<?"),
    (.newer, "amount_cents=? AND rowid>?", "amount_cents>?"),
])
func amongEqualAmountsAPageIsFoundAtOnce(_ direction: PageRequest.Direction, _ equal: String, _ other: String)
    async throws
{
    let (ledger, all) = try await mixedShop.value
    let request = PageRequest(
        filter: .all, by: .largest, anchor: all.first.map { RowKey($0, by: .largest) }, direction: direction, limit: 5)
    let plans = try await ledger.read { database in
        let queries = [try PaymentSearch(request).query(in: database), try DirectSearch(request).query(in: database)]
        return try queries.map { query in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(query.sql)", arguments: query.arguments)
                .map { $0["detail"] as String }
        }
    }
    for (plan, index) in zip(plans, ["attempt_amount", "direct_payment_row_amount"]) {
        for way in [equal, other] {
            #expect(plan.contains { $0.contains("INDEX \(index) (\(way))") }, "\(plan.joined(separator: "\n"))")
        }
        #expect(!plan.contains { $0.hasPrefix("SCAN attempt") || $0.hasPrefix("SCAN direct_payment") })
    }
}

@Test(arguments: [
    (Ledger.doubtful, ["attempt_doubt", "attempt_state"]), (Ledger.watched, ["attempt_next_check", "attempt_state"]),
])
func whatIsOpenIsFoundWithoutReadingAllPayments(_ condition: String, _ indexes: [String]) async throws {
    let plan = try await mixedShop.value.ledger.read { database in
        let sql = "EXPLAIN QUERY PLAN SELECT number, tag FROM attempt \(condition)"
        return try Row.fetchAll(database, sql: sql, arguments: condition.contains("?") ? [0] : [])
            .map { $0["detail"] as String }
    }
    for index in indexes {
        #expect(plan.contains { $0.contains("INDEX \(index)") }, "\(plan.joined(separator: "\n"))")
    }
    #expect(!plan.contains("SCAN attempt"))
}
