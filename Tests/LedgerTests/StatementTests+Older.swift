import Ledger
import Payments
import TestSupport
import Testing

/// Money from before a prompt is not its payment.
extension StatementTests {
    @Test(arguments: [-4_620, -5, 901, nil] as [Int64?])
    func aReferenceThatAPersonTypedProvesNothingAtAnotherTime(seconds: Int64?) async throws {
        let (id, token) = try await ledger.prepared(reference: "INV77")
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let row = try line(account: "INV77", phone: nil, paidAt: seconds.map { Shop.start + .seconds($0) })
        #expect(try await verify(row).proved.isEmpty)
        #expect(try await record(id).state == .sending)
    }

    /// A name as the gateway makes it, so long after the prompt was written down by our clock.
    private func name(seconds: Int64 = 0) -> String {
        "ws_CO_\(CheckoutRequestID.date(of: Shop.start + .seconds(seconds)))123712000000"
    }

    @Test(arguments: [(-604_800, false), (-301, false), (-299, true), (30, true), (7_200, true)] as [(Int64, Bool)])
    func aTagOfOursProvesItsPromptUnlessTheMoneyIsOlder(seconds: Int64, isProved: Bool) async throws {
        let id = try await ledger.pending(checkout: name())
        let tag = try await record(id).attempt.tag.text
        let row = try line(account: tag, paidAt: Shop.start + .seconds(seconds))
        #expect(try await verify(row).proved == (isProved ? [id] : []))
        #expect(try await record(id).state == (isProved ? .paid : .pending))
    }

    @Test func whatWasPaidBeforeThePromptDoesNotProveItThoughAMessageNamedIt() async throws {
        let id = try await ledger.pending(checkout: name())
        try await claim(id)
        let row = try line(paidAt: Shop.start + .seconds(-3_600))
        #expect(try await verify(row).proved.isEmpty)
        #expect(try await record(id).state == .claimed)
        #expect(try await record(id).isLost(row.receipt))
    }

    @Test func theListMayComeBeforeTheMessageThatNamesOlderMoney() async throws {
        let id = try await ledger.pending(checkout: name())
        let row = try line(paidAt: Shop.start + .seconds(-3_600))
        #expect(try await verify(row).discovered == [row.receipt])
        try await claim(id)
        #expect(try await record(id).isLost(row.receipt))
    }

    @Test func whereOurClockWasAheadTheGatewaysSaysWhatIsOlder() async throws {
        let id = try await ledger.pending(checkout: name(seconds: -7_200))
        try await claim(id)
        #expect(try await verify(line(paidAt: Shop.start + .seconds(-7_170))).proved == [id])
    }

    @Test func whatWasPaidJustBeforeThePromptIsNotItsOwnByPhoneAmountAndTimeThoughOurClockWasBehind() async throws {
        let id = try await ledger.pending(checkout: name(seconds: 60), reference: "TABLE5")
        #expect(try await verify(line(paidAt: Shop.start + .seconds(50))).proved.isEmpty)
        #expect(try await verify(line("UK6H4X2QP9", paidAt: Shop.start + .seconds(70))).proved == [id])
    }

    @Test func whatTheBooksHeardOfBeforeThePromptIsNotItsPaymentThoughAListTellsALaterTime() async throws {
        let row = try line(account: "INV77", paidAt: Shop.start + .seconds(60))
        try await hear(row)
        let now = Shop.start + .seconds(30)
        let (id, token) = try await ledger.prepared(reference: "INV77", at: now)
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: now)
        #expect(try await verify(row).proved.isEmpty)
        #expect(try await record(id).state == .sending)
    }
}
