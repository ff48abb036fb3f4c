import Payments
import TestSupport
import Testing

@testable import Ledger

/// What comes of orders to give payments back: results, lists, and programs that end.
extension ReversalOrderTests {
    @Test func aDenialEndsItAndMoneyThatWentBackOutweighsTheDenial() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        #expect(try await hear(.failed(ResultCode("21"), text: "not allowed")) == ["applied", nil])
        #expect(try await latest().state == .failed)
        #expect(try await latest().words == "21: not allowed")
        #expect(try await ledger.directPayment(receipt)?.isReversed == false)
        #expect(try await hear(given()) == ["applied", nil])
        #expect(try await latest().state == .done)
        #expect(try await hear(.failed(ResultCode("21"), text: "not allowed")) == ["duplicate", nil])
        #expect(try await latest().state == .done)
    }

    @Test func aSecondTimeCountsAsGivenBack() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        #expect(try await hear(.doneBefore) == ["applied", nil])
        #expect(try await latest().state == .done)
        #expect(try await ledger.directPayment(receipt)?.isReversed == true)
    }

    @Test func aPartThatWentBackOtherwiseIsNotTheOrderCarriedOut() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        let part = Reversal(amount: Money(cents: 1_000), at: nil, receipt: Receipt("UK6YYYY999"))
        try await ledger.hear([ReversalLine(of: receipt, told: part)], from: .statement, at: now)
        #expect(try await latest().state == .asked)
        #expect(try await hear(.failed(ResultCode("1"), text: "no funds")) == ["applied", nil])
        #expect(try await latest().state == .failed)
    }

    @Test func aListWithoutAnAmountDoesNotSwallowTheResult() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        let told = Reversal(amount: nil, at: nil, receipt: nil)
        try await ledger.hear([ReversalLine(of: receipt, told: told)], from: .statement, at: now)
        #expect(try await hear(given(receipt)) == ["applied", nil])
        #expect(try await ledger.directPayment(receipt)?.isReversed == true)
        #expect(try await latest().state == .done)
    }

    @Test(arguments: [Int64(0), -10_000]) func anAmountThatIsNoneIsTheOrdersOwn(cents: Int64) async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        let told = Reversal(amount: Money(cents: cents), at: now, receipt: nil)
        #expect(try await hear(.done(of: receipt, told)) == ["applied", nil])
        #expect(try await ledger.directPayment(receipt)?.reversal?.amount == Money(cents: 10_000))
    }

    @Test func aForgedResultIsSetAside() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        let other = Conversation(id: "AG_2", originator: "1-1")
        #expect(try await hear(given(), named: other) == ["quarantined", "it answers another call than ours"])
        #expect(try await hear(given(Receipt("UK6ABCD999")))[0] == "quarantined")
        #expect(try await latest().state == .asked)
        #expect(try await ledger.directPayment(receipt)?.isReversed == false)
    }

    @Test func aCodeThatIsOnNoListLeavesItOpen() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        #expect(try await hear(.open(ResultCode("17"), text: "limited")) == ["applied", nil])
        #expect(try await latest().state == .unknown)
        await #expect(throws: ReversalRefusal.askFirst) { try await prepare(ReversalID("order-2")) }
    }

    @Test func whatComesBeforeTheNameOfTheOrderWaitsForIt() async throws {
        try await receive()
        try await prepare()
        try await send()
        await #expect(throws: NoStatusAnswer.tooEarly) { _ = try await hear(given()) }
        let waiting = try #require(try await ledger.unsettled().first)
        try await ledger.note(.taken(names), of: id, at: now)
        try await ledger.settle(waiting.id, as: .reversed(ReversalResult(names, told: given())))
        #expect(try await latest().state == .done)
    }

    @Test func theAmountIsNeverMoreThanWasPaid() async throws {
        try await receive()
        try await prepare()
        try await send(.taken(names))
        let much = Reversal(amount: Money(cents: 99_999_900), at: now, receipt: Receipt("UK6ZZZZ999"))
        _ = try await hear(.done(of: receipt, much))
        #expect(try await ledger.directPayment(receipt)?.reversal?.amount == Money(cents: 10_000))
    }

    @Test(arguments: [0, 1, 2]) func aProgramThatDiesLeavesWhatTheNextOneUnderstands(step: Int) async throws {
        try await receive()
        try await prepare()
        if step > 0 { try await send(step == 2 ? .taken(names) : nil) }
        try await ledger.resumeReversals(at: now)
        #expect(try await latest().state == [.void, .unknown, .asked][step])
        // Its message may come yet, and counts where its name is known.
        if step == 0 { return }
        let denial = try await hear(.failed(ResultCode("1"), text: "no funds"))
        #expect(denial[0] == (step == 2 ? "applied" : "quarantined"))
        #expect(try await hear(given()) == ["applied", nil])
        #expect(try await latest().state == .done)
    }

    @Test func whatAListTellsMeanwhileStopsTheOrderAndEndsOneThatIsOut() async throws {
        try await receive()
        try await prepare()
        let line = ReversalLine(
            of: receipt, told: Reversal(amount: Money(cents: 10_000), at: nil, receipt: Receipt("UK6ZZZZ999")))
        try await ledger.hear([line], from: .pull, at: now)
        let stopped = try await latest()
        #expect(stopped.state == .void && stopped.words == "money of it went back meanwhile")
        await #expect(throws: ReversalRefusal.notPrepared(.void)) { try await send() }
    }

    @Test func aListThatTellsOfItAnswersForALostOne() async throws {
        try await receive()
        try await prepare()
        try await send(.lost(reason: "cut off"))
        #expect(try await latest().state == .unknown)
        let line = ReversalLine(
            of: receipt, told: Reversal(amount: Money(cents: 10_000), at: nil, receipt: Receipt("UK6ZZZZ999")))
        try await ledger.hear([line], from: .pull, at: now)
        #expect(try await latest().state == .done)
        await #expect(throws: ReversalRefusal.takenBack) { try await prepare(ReversalID("order-2")) }
    }
}
