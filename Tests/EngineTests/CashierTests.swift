import Engine
import Payments
import TestSupport
import Testing

struct CashierTests {
    let journal = MemoryJournal()
    let gateway = ScriptedGateway()
    let time = TestTimekeeper()

    var cashier: Cashier {
        Cashier(
            journal: journal, gateway: gateway, clock: SteadyClock(time.timekeeper), timekeeper: time.timekeeper,
            chance: SeededChance(7).chance, payee: .payBill(knownShortCode, account: nil), boot: BootID("boot-1"),
            onChange: { _ in })
    }

    @Test func anAcceptedPromptIsPendingAndNeverPaid() async throws {
        let record = try await cashier.take(order())
        #expect(record.state == .pending)
        #expect(record.verdict == .dontKnow)
        #expect(record.checkout == CheckoutRequestID("checkout-1"))
    }

    @Test func theMarkIsWrittenBeforeThePushLeaves() async throws {
        await gateway.hold()
        let taking = Task { try await cashier.take(order()) }
        while await gateway.pushed.isEmpty { await Task.yield() }
        #expect(await journal.all.map(\.state) == [.sending])
        await gateway.release()
        _ = try await taking.value
    }

    @Test func aSaleThatIsPaidTakesNoMoreAndSaysSo() async throws {
        let paid = try await cashier.take(order())
        try await journal.add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID("checkout-1"), text: "ok"), at: time.now),
            to: paid.attempt.id)
        var again = try order(shillings: 1)
        again.sale = paid.attempt.sale
        let error = await #expect(throws: CashierError.self) { try await cashier.take(again) }
        #expect(error == .overDue(remaining: .zero))
        #expect(error?.description.contains("it is paid, or asked for") == true)
        #expect(error?.mayHaveReachedThePhone == false)
        #expect(await gateway.pushed.count == 1)
    }

    @Test func whatTheGatewayGetsIsWhatWasFrozen() async throws {
        let record = try await cashier.take(order())
        #expect(await gateway.pushed == [record.attempt])
    }

    @Test(arguments: [MemoryJournal.Step.prepare, .markSending])
    func nothingLeavesWhenItCannotBeWrittenDown(step: MemoryJournal.Step) async throws {
        await journal.fail(step)
        await #expect(throws: CashierError.notWritten(reason: "Failure()")) { try await cashier.take(order()) }
        #expect(await gateway.pushed.isEmpty)
        #expect(await journal.all.allSatisfy { $0.state == .void })
    }

    @Test func anAnswerThatCannotBeStoredAtOnceIsStoredLater() async throws {
        await journal.fail(.add, times: 2)
        let taking = Task { try await cashier.take(order()) }
        for _ in 0..<2 { await time.wakeNext() }
        #expect(try await taking.value.state == .pending)
        #expect(await gateway.pushed.count == 1)
    }

    @Test func anAnswerThatCannotBeStoredIsSaidAndNotSentAgain() async throws {
        await journal.fail(.add, times: 99)
        let taking = Task { try await cashier.take(order()) }
        for _ in 0..<4 { await time.wakeNext() }
        await #expect(throws: CashierError.self) { try await taking.value }
        #expect(await gateway.pushed.count == 1)
        #expect(await journal.all.map(\.state) == [.sending])
    }

    @Test func anAnswerIsStoredAsSoonAsTheDiskTakesItAgain() async throws {
        await journal.fail(.add, times: 6)
        let taking = Task { try await cashier.take(order()) }
        for _ in 0..<4 { await time.wakeNext() }
        await #expect(throws: CashierError.self) { try await taking.value }
        while await journal.all.map(\.state) != [.pending] {
            time.advance(by: .seconds(30))
            await Task.yield()
        }
        #expect(await gateway.pushed.count == 1)
    }

    @Test func aLostAnswerIsUnknownAndIsNotRepeated() async throws {
        await gateway.answerPush(PushAnswer(.lost(reason: "connection reset")))
        let record = try await cashier.take(order())
        #expect(record.state == .unknown)
        await #expect(throws: CashierError.held(.shut(by: record.attempt.id, state: .unknown))) {
            try await cashier.take(order())
        }
        #expect(await gateway.pushed.count == 1)
    }

    @Test func aTokenRefusalGetsOneMoreAttemptAsARowOfItsOwnUnderTheSameSale() async throws {
        let refusal = Refusal(code: "404.001.03", message: "Invalid Access Token", kind: .token)
        await gateway.answerPush(PushAnswer(.refused(refusal)))
        let record = try await cashier.take(order())
        #expect(record.state == .pending)
        let all = await journal.all
        #expect(all.map(\.state) == [.refused, .pending])
        #expect(Set(all.map(\.attempt.sale)).count == 1)
    }

    @Test func twoTokenRefusalsEndIt() async throws {
        let refusal = Refusal(code: "404.001.03", message: "Invalid Access Token", kind: .token)
        for _ in 0..<2 { await gateway.answerPush(PushAnswer(.refused(refusal))) }
        #expect(try await cashier.take(order()).state == .refused)
        #expect(await gateway.pushed.count == 2)
    }

    @Test func aGatewayThatIsNotReadyLeavesAVoidRow() async throws {
        await gateway.failReady(.credentials(reason: "wrong keys"))
        await #expect(throws: CashierError.notReady(.credentials(reason: "wrong keys"))) {
            try await cashier.take(order())
        }
        #expect(await gateway.pushed.isEmpty)
        #expect(await journal.all.map(\.state) == [.void])
    }

    @Test func whoAskedMayGoAwayAndTheAnswerIsStillStored() async throws {
        await gateway.hold()
        let taking = Task { try await cashier.take(order()) }
        while await gateway.pushed.isEmpty { await Task.yield() }
        taking.cancel()
        await gateway.release()
        _ = try? await taking.value
        #expect(await journal.all.map(\.state) == [.pending])
    }

    @Test func fiftyPressesAtOnceSendOnePrompt() async throws {
        let cashier = cashier
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 { group.addTask { (try? await cashier.take(order())) != nil } }
            var taken = 0
            for await wasTaken in group where wasTaken { taken += 1 }
            #expect(taken == 1)
        }
        #expect(await gateway.pushed.count == 1)
    }
}
