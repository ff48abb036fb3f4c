import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

@Test(arguments: UInt64(1)...12)
func listsAndTotalsSayWhatTheEvidenceSays(_ seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let ledger = try Shop().open()
    var ids: [AttemptID] = []
    for number in 0..<6 {
        let later = Shop.start + .seconds(Int64(number) * 30_000)
        ids.append(try await ledger.prepared(number, shillings: Int64(number + 1), at: later).id)
    }
    for step in 0..<60 {
        let index = Int.random(in: 0..<6, using: &random)
        let evidence = randomEvidence(about: index, at: Shop.start + .seconds(Int64(step)), using: &random)
        let record: AttemptRecord
        do {
            record = try await ledger.add(evidence, to: ids[index])
        } catch JournalRefusal.belongsElsewhere(let other) {
            #expect(other != ids[index])
            continue
        } catch JournalRefusal.notClosed {
            let record = try #require(try await ledger.record(of: ids[index]))
            #expect(ClosingGate(for: record, at: evidence.at) != .open)
            continue
        }
        #expect(try await ledger.record(of: ids[index]) == record)
        let line = try #require(try await ledger.line(of: ids[index]))
        let now = Projection(of: record, schedule: QuerySchedule())
        #expect(line.state == AttemptState(of: record.attempt.amount, given: record.evidence.shuffled().map(\.fact)))
        #expect(line.resultCode == now.resultCode && line.sentAt == now.sentAt && line.updatedAt == now.updatedAt)
        #expect(line.receipt == now.receipt || line.receipt == nil)
        try ledger.expectTotalsEqualARecount()
    }
}

extension Ledger {
    fileprivate func expectTotalsEqualARecount() throws {
        let sql = """
            SELECT day, state, count(*) AS count, sum(amount_cents) AS cents FROM attempt GROUP BY day, state \
            ORDER BY day, state
            """
        let (kept, recount) = try database.read { database in
            (
                try Row.fetchAll(database, sql: "SELECT * FROM day_total WHERE count > 0 ORDER BY day, state"),
                try Row.fetchAll(database, sql: sql)
            )
        }
        #expect(kept == recount)
    }
}

private func randomEvidence(about index: Int, at now: Timestamp, using random: inout SplitMix) -> Evidence {
    // Mostly its own prompt, sometimes a neighbour's or a shared one.
    let name =
        Int.random(in: 0..<8, using: &random) == 0
        ? "checkout-\(Int.random(in: 0..<6, using: &random))" : "checkout-\(index)"
    let checkout = CheckoutRequestID(name)
    let receipt = Receipt("UKK6AB12C\(Int.random(in: 0..<4, using: &random))")
    let claim = CallbackClaim(
        merchant: nil, checkout: Bool.random(using: &random) ? checkout : nil, receipt: receipt,
        amount: Money(cents: Int64(Int.random(in: 0..<5, using: &random) == 0 ? 700 : (index + 1) * 100)), payer: nil,
        paidAt: nil, balance: nil)
    let code = ResultCode("1032")
    let choices: [(Evidence.Source, Fact)] = [
        (.console, .sendMarked(boot: BootID("boot-1"))),
        (.console, .sendMarked(boot: BootID("boot-1"))),
        (.pushAnswer, .accepted(merchant: MerchantRequestID("m"), checkout: checkout)),
        (.pushAnswer, .refused(Refusal(code: "500.001.1001", message: "no", kind: .phoneBusy))),
        (.pushAnswer, .answerLost(reason: "reset")),
        (.callback, .callbackPaid(claim)),
        (.callback, .callbackFailed(CallbackDenial(merchant: nil, checkout: checkout, code: code, text: "no"))),
        (.query, .queryPaid(checkout: checkout, text: "ok")),
        (.query, .queryFailed(checkout: checkout, code: code, text: "no")),
        (.query, .queryOpen(reason: "being processed")),
        (.console, .deadlinePassed),
        (.console, .restarted(boot: BootID("boot-2"))),
        (.person, .closedUnpaid(reason: "statement", pin: true)),
    ]
    let (source, fact) = choices[Int.random(in: 0..<choices.count, using: &random)]
    return Evidence(source: source, fact: fact, at: now, raw: Bool.random(using: &random) ? "{\"a\":1}" : nil)
}

@Test func aReceiptIsSpentOnce() async throws {
    let ledger = try Shop().open()
    let first = try await ledger.pending(1, checkout: "checkout-1")
    let second = try await ledger.pending(2, checkout: "checkout-2")
    try await ledger.pay(first, checkout: "checkout-1", receipt: "UKK6AB12CD")
    try await ledger.pay(second, checkout: "checkout-2", receipt: "UKK6AB12CD")
    #expect(try await ledger.line(of: first)?.receipt == Receipt("UKK6AB12CD"))
    let line = try await ledger.line(of: second)
    #expect(line?.state == .paid)
    #expect(line?.receipt == nil)
    let remarks = try await ledger.database.read { try String.fetchAll($0, sql: "SELECT text FROM remark") }
    #expect(remarks == ["receipt UKK6AB12CD belongs to another payment"])
    #expect(try await ledger.find("ukk6ab12cd") == [first])
}

@Test func aClaimedReceiptIsNoReceiptYet() async throws {
    let ledger = try Shop().open()
    let id = try await ledger.pending(1, checkout: "checkout-1")
    let claim = CallbackClaim(
        merchant: nil, checkout: nil, receipt: Receipt("UKK6AB12CD"), amount: Money(cents: 10_000), payer: nil,
        paidAt: nil, balance: nil)
    try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start), to: id)
    #expect(try await ledger.line(of: id)?.receipt == nil)
    #expect(try await ledger.find("UKK6AB12CD") == [])
}

@Test func theGatewaysOwnAnswerBeatsAStrangersMessageAboutThePromptsName() async throws {
    let ledger = try Shop().open()
    let victim = try await ledger.prepared(1)
    _ = try await ledger.markSending(victim.id, token: victim.token, boot: BootID("boot-1"), at: Shop.start)
    let denial = CallbackDenial(
        merchant: nil, checkout: CheckoutRequestID("checkout-2"), code: ResultCode("1032"), text: "no")
    try await ledger.add(Evidence(source: .callback, fact: .callbackFailed(denial), at: Shop.start), to: victim.id)
    #expect(try await ledger.find("checkout-2") == [victim.id])

    let owner = try await ledger.pending(2, checkout: "checkout-2")
    #expect(try await ledger.find("checkout-2") == [owner])
    // What is asked about the name now says nothing about the one that only heard it.
    await #expect(throws: JournalRefusal.belongsElsewhere(owner)) {
        try await ledger.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("checkout-2"), text: "ok"), at: Shop.start),
            to: victim.id)
    }
}

@Test(
    arguments: [
        (Fact.sendMarked(boot: BootID("b")), #"{"sendMarked":{"boot":{"text":"b"}}}"#),
        (
            .accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1")),
            #"{"accepted":{"checkout":{"text":"ws_CO_1"}}}"#
        ),
        (
            .refused(Refusal(code: "400.002.02", message: "Bad", kind: .invalidField)),
            #"{"refused":{"_0":{"code":"400.002.02","kind":"invalidField","message":"Bad"}}}"#
        ),
        (.neverLeft(reason: "dns"), #"{"neverLeft":{"reason":"dns"}}"#),
        (.answerLost(reason: "a/b"), #"{"answerLost":{"reason":"a/b"}}"#),
        (
            .callbackPaid(
                CallbackClaim(
                    merchant: MerchantRequestID("m"), checkout: nil, receipt: Receipt("UKK6AB12CD"),
                    amount: Money(cents: 100), payer: .masked("2547*126"), paidAt: Timestamp(milliseconds: 5),
                    balance: nil)),
            """
            {"callbackPaid":{"_0":{"amount":{"cents":100},"merchant":{"text":"m"},"paidAt":{"milliseconds":5},\
            "payer":{"masked":{"_0":"2547*126"}},"receipt":{"text":"UKK6AB12CD"}}}}
            """
        ),
        (
            .callbackFailed(CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "no")),
            #"{"callbackFailed":{"_0":{"code":{"text":"1032"},"text":"no"}}}"#
        ),
        (
            .queryPaid(checkout: CheckoutRequestID("c"), text: "ok"),
            #"{"queryPaid":{"checkout":{"text":"c"},"text":"ok"}}"#
        ),
        (
            .queryFailed(checkout: CheckoutRequestID("c"), code: ResultCode("1"), text: "no"),
            #"{"queryFailed":{"checkout":{"text":"c"},"code":{"text":"1"},"text":"no"}}"#
        ),
        (.queryOpen(reason: "4999"), #"{"queryOpen":{"reason":"4999"}}"#),
        (.rowMissing, #"{"rowMissing":{}}"#),
        (.deadlinePassed, #"{"deadlinePassed":{}}"#),
        (.stoppedWaiting, #"{"stoppedWaiting":{}}"#),
        (.restarted(boot: BootID("b")), #"{"restarted":{"boot":{"text":"b"}}}"#),
        (.withdrawn(reason: "r"), #"{"withdrawn":{"reason":"r"}}"#),
        (.closedUnpaid(reason: "r"), #"{"closedUnpaid":{"reason":"r"}}"#),
    ] as [(Fact, String)])
func factsAreSpeltInTheFileAsTheyWereWhenItWasMade(_ fact: Fact, _ text: String) throws {
    #expect(try FactCode.text(of: fact) == text)
    #expect(try FactCode.fact(in: text) == fact)
    #expect(text.hasPrefix("{\"\(fact.kind)\":"))
}
