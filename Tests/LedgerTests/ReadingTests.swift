import Payments
import TestSupport
import Testing

@testable import Ledger

/// Payments of many kinds, and what a list of them shows, newest first. One shop for all these tests: they only read.
private let busyShop = Task { () async throws -> (ledger: Ledger, all: [PaymentLine]) in
    let ledger = try Shop().open()
    var random = SplitMix(seed: 3)
    for number in 0..<90 {
        let reference = number % 3 == 0 ? "Table \(number % 10)" : nil
        let shillings = [50, 100, 712, 1250][Int.random(in: 0..<4, using: &random)]
        let phone = number * 7_919 % 1_000_000
        let (id, token) = try await ledger.prepared(phone, shillings: Int64(shillings), reference: reference)
        if number % 5 == 0 { continue }
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let checkout = CheckoutRequestID("checkout-\(number)")
        try await ledger.add(
            Evidence(source: .pushAnswer, fact: .accepted(merchant: nil, checkout: checkout), at: Shop.start), to: id)
        if number % 5 == 1 { continue }
        try await ledger.pay(
            id, checkout: checkout.text, receipt: "UKK6AB\(1000 + number)", shillings: Int64(shillings))
    }
    return (ledger, try await ledger.latest(1_000))
}

private let filters: [(words: [String], shows: @Sendable (PaymentLine) -> Bool)] = [
    ([], { _ in true }),
    (["1250"], { $0.amount.cents == 125_000 || $0.phone.digits.hasSuffix("1250") }),
    (["1,250"], { $0.amount.cents == 125_000 }),
    (["712"], { _ in true }),
    (["0712"], { _ in true }),
    (["9"], { $0.phone.digits.hasSuffix("9") }),
    (["table"], { $0.reference.text.hasPrefix("Table") }),
    (["Table"], { $0.reference.text.hasPrefix("Table") }),
    (["T4"], { _ in true }),
    (["ukk6ab10"], { $0.receipt != nil }),
    (["UKK6AB1002"], { $0.receipt?.text == "UKK6AB1002" }),
    (["paid"], { $0.state == .paid }),
    (["prep"], { $0.state == .prepared }),
    (["open"], { $0.state.isOpen }),
    (["paid", "1250"], { $0.state == .paid && ($0.amount.cents == 125_000 || $0.phone.digits.hasSuffix("1250")) }),
    (["table", "open"], { $0.state.isOpen && $0.reference.text.hasPrefix("Table") }),
    (["table", "T4"], { $0.reference.text.hasPrefix("Table") }),
    (["status:paid"], { $0.state == .paid }),
    (["status:pend,prep"], { $0.state == .pending || $0.state == .prepared }),
    (["status:nonsense"], { _ in false }),
    (["status:state.failed"], { $0.state == .failed }),
    (["status:plain.paid"], { $0.state == .paid && $0.doubt == nil && !$0.isWrongNumber }),
    (["status:wrong.paid"], { $0.state == .paid && $0.doubt == nil && $0.isWrongNumber }),
    (["status:code.1032,code.1031"], { $0.state == .failed && ["1031", "1032"].contains($0.resultCode?.text) }),
    (["status:doubt.late"], { $0.state == .paid && $0.doubt == .late }),
    (["status:released.unknown,released.expired"], { $0.isReleased }),
    (["status:part.paid"], { $0.doubt == nil && $0.isShort }),
    (["amount:>100"], { $0.amount.cents > 10_000 }),
    (["amount:<=100", "status:open"], { $0.amount.cents <= 10_000 && $0.state.isOpen }),
    (["phone:0712"], { _ in true }),
    (["receipt:UKK6AB10"], { $0.receipt?.text.hasPrefix("UKK6AB10") == true }),
    (["till:T4"], { _ in true }),
    (["till:T5"], { _ in false }),
    (["ref:table"], { $0.reference.text.hasPrefix("Table") }),
    (["day:\(Shop.start.day)"], { _ in true }),
    (["day:\(Shop.start.day.next)"], { _ in false }),
    (["amount:lots"], { _ in false }),
    (["nothing"], { _ in false }),
]

@Test(arguments: filters.indices, Sorting.allCases)
func walkingPagesShowsEachFittingPaymentOnceInBothDirections(_ index: Int, _ sorting: Sorting) async throws {
    let (ledger, all) = try await busyShop.value
    let (words, shows) = filters[index]
    let expected = all.filter(shows).map(PaymentRow.prompt).sorted(by: sorting).compactMap(\.prompt)
    for (rare, direction) in [0, 5_000].flatMap({ rare in PageRequest.Direction.allCases.map { (rare, $0) } }) {
        var found: [PaymentLine] = []
        var anchor: RowKey?
        while true {
            let request = PageRequest(
                filter: PaymentFilter(words: words), by: sorting, anchor: anchor, direction: direction, limit: 7)
            let lines = try await ledger.read { try PaymentSearch(request, rare: rare).fetch(in: $0) }
            let page = PaymentRow.merged(lines, [], by: sorting, direction, limit: 7).compactMap(\.prompt)
            #expect(page.count == lines.count)
            if page.isEmpty { break }
            found += page
            anchor = page.last.map { RowKey(.prompt($0), by: sorting) }
        }
        #expect(found == (direction == .older ? expected : expected.reversed()))
    }
    #expect(try await ledger.count(PaymentFilter(words: words)) == expected.count)
}

@Test func aPaymentIsFoundByAnyOfItsNames() async throws {
    let (ledger, all) = try await busyShop.value
    let line = try #require(all.first { $0.receipt != nil && $0.reference.text.hasPrefix("Table") })
    let record = try #require(try await ledger.record(of: line.id))
    for name in [line.id.text, line.tag.text.lowercased(), line.receipt?.text ?? "", record.checkout?.text ?? ""] {
        #expect(try await ledger.find(name) == [line.id])
    }
    #expect(try await ledger.find(line.reference.text.uppercased()).contains(line.id))
    #expect(try await ledger.find("") == [])
    #expect(try await ledger.find("' OR 1=1 --") == [])
}

@Test func theLatestComeNewestFirst() async throws {
    let (ledger, all) = try await busyShop.value
    #expect(all.map(\.number) == all.map(\.number).sorted(by: >))
    #expect(try await ledger.latest(3) == Array(all.prefix(3)))
}

@Test func aDaysTotalsCountEachPaymentOfThatNairobiDayOnce() async throws {
    let (ledger, all) = try await busyShop.value
    let totals = try await ledger.totals(of: Shop.start.day)
    for state in AttemptState.allCases {
        let lines = all.filter { $0.state == state }
        let bucket = totals.buckets[state] ?? DayTotals.Bucket(count: 0, sum: .zero)
        #expect(bucket.count == lines.count)
        #expect(bucket.sum.cents == lines.reduce(0) { $0 + $1.amount.cents })
    }
    #expect(try await ledger.totals(of: Shop.start.day.next).buckets.isEmpty)
}

@Test func aReleasedPromptIsReadAsReleasedUntilItSettles() async throws {
    let ledger = try Shop().open()
    let (id, token) = try await ledger.prepared()
    _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
    try await ledger.add(
        Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start), to: id)
    #expect(try await ledger.line(of: id)?.isReleased == false)
    let approval = try #require(Approval(by: "Amina", reason: "phone shows nothing"))
    try await ledger.noRow(of: id)
    try await ledger.add(
        Evidence(source: .person, fact: .released(approval.proven()), at: Shop.start + ReleaseGate.pause), to: id)
    #expect(try await ledger.line(of: id)?.isReleased == true)
    #expect(try await ledger.doubts(uncheckedSince: Shop.start).map(\.line.isReleased) == [true])
    try await ledger.pay(id, checkout: "checkout-1", receipt: "UKK6AB1000")
    #expect(try await ledger.line(of: id)?.isReleased == false)
}

@Test func aDayIsReportedFromTheFile() async throws {
    let (ledger, all) = try await busyShop.value
    let report = try await ledger.report(of: Shop.start.day, at: Shop.start + .seconds(60))
    #expect(report.tills.map(\.name) == ["T4"])
    let paid = all.filter { $0.state == .paid }
    #expect(report.tills.first?.paid.count == paid.count)
    #expect(report.tills.first?.paid.sum.cents == paid.reduce(0) { $0 + $1.amount.cents })
    #expect(report.quarters.reduce(0, +) == paid.count)
    #expect(report.success == DayReport.Success(paid: paid.count, failed: 0))
    #expect(try await ledger.report(of: Shop.start.day.next, at: Shop.start).tills == [])
}
