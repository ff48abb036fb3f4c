import Engine
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// Money that came in before a prompt goes out, and may be what that one asks for.
extension PushRunTests {
    /// A hundred shillings that came straight to the shop so many seconds ago.
    private func straight(
        _ receipt: String, from payer: Payer?, ago: Int64 = 60, takenAgo: Int64? = nil
    ) throws -> DirectPayment {
        let told = C2BConfirmation(
            receipt: try #require(Receipt(receipt)), amount: Money(cents: 10_000),
            payee: try #require(ShortCode("600984")), account: "TEA", payer: payer, name: "JANE", paidAt: nil)
        return DirectPayment(
            number: 3, told: told, heardAt: Records.start + .seconds(-ago), verifiedAt: nil, prompt: nil,
            sale: takenAgo.map { _ in SaleID("s") }, takenAt: takenAgo.map { Records.start + .seconds(-$0) },
            claim: nil)
    }

    @Test func whoHasJustPaidThatStraightToTheShopIsNotAskedForItOnceMore() async throws {
        let paid = try straight("UK6H4X2QP7", from: .masked("254712***678"))
        let counter = StagedCounter(try pending(), straight: [paid])
        let run = push(at: counter)
        let order = try order()
        let held = PaidAlready(money: .direct(paid), order: order)
        await #expect(throws: held) {
            try await run.run([order], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        }
        #expect(await counter.taken == 0)
        for words in [held.words.english, held.words.swahili] {
            for part in ["0712 ••• 678", "kaunta claim UK6H4X2QP7", "--besides UK6H4X2QP7"] {
                #expect(words.contains(part))
            }
        }
        #expect(held.words.english.hasPrefix("Not sent: KES 100"))
        #expect(VerbFailure(held)?.status == .held)
        #expect(held.line.hasPrefix(#"{"attempt":null,"state":"HELD","verdict":"DON'T KNOW","amount":"100.00""#))
        #expect(held.line.contains(#""paidAlready":{"receipt":"UK6H4X2QP7","amount":"100.00""#))
        #expect(!held.line.contains("712345678"))
    }

    @Test func whoseMoneyWasJustTakenForASaleIsNotAskedASecondTime() async throws {
        let paid = try straight("UK6H4X2QP7", from: .masked("254712***678"), ago: 2000, takenAgo: 599)
        let counter = StagedCounter(try pending(), straight: [paid])
        var run = push(at: counter)
        let order = try order()
        let held = PaidAlready(money: .direct(paid), order: order)
        await #expect(throws: held) { try await run.run(order, wait: .zero, isQuiet: true) }
        #expect(await counter.taken == 0 && VerbFailure(held)?.status == .held)
        let at = (Records.start + .seconds(-599)).hourAndMinute
        for part in ["taken for a sale at \(at)", "second payment", "--besides UK6H4X2QP7"] {
            #expect(held.words.english.contains(part))
        }
        for part in ["mauzo saa \(at)", "malipo ya pili", "--besides UK6H4X2QP7"] {
            #expect(held.words.swahili.contains(part))
        }
        #expect(!held.words.english.contains("kaunta claim"))
        run.besides = [paid.id]
        _ = try await run.run(order, wait: .zero, isQuiet: true)
        #expect(await counter.taken == 1)
    }

    /// A hundred shillings in Safaricom's own list that may be what an earlier prompt was paid.
    private func unplaced(
        from payer: Payer?, listedAgo: Int64 = 5_000, isLikelySpent: Bool = false
    ) throws -> UnplacedRow {
        UnplacedRow(
            told: try straight("UK6H4X2QP7", from: payer).told, source: .pull,
            listedAt: Records.start + .seconds(-listedAgo), perhapsOf: [try pending().attempt],
            isLikelySpent: isLikelySpent)
    }

    @Test func moneyThatMayBeAnEarlierPromptsHoldsBackWhoeverMayHavePaidIt() async throws {
        let (order, masked) = (try order(), Payer.masked("254722***901"))
        let other = try PromptOrder(phone: MSISDN(parsing: "0722000901"), amount: Money(cents: 10_000))
        for (row, order, isHeld) in [
            // To the same phone, whoever paid it and whenever.
            (try unplaced(from: nil), order, true), (try unplaced(from: masked), order, true),
            (try unplaced(from: nil, isLikelySpent: true), order, false),
            // To another phone, that the payer may have.
            (try unplaced(from: masked), other, true), (try unplaced(from: nil), other, false),
            (try unplaced(from: nil, listedAgo: 899), other, true),
            (try unplaced(from: .masked("254722***902")), other, false),
        ] {
            let counter = StagedCounter(try pending(), unplaced: [row])
            var run = push(at: counter)
            guard isHeld else {
                _ = try await run.run(order, wait: .zero, isQuiet: true)
                continue
            }
            let held = PaidAlready(money: .unplaced(row), order: order)
            await #expect(throws: held) { try await run.run(order, wait: .zero, isQuiet: true) }
            #expect(await counter.taken == 0)
            for words in [held.words.english, held.words.swahili] {
                for part in ["T4222229C", "kaunta verify UK6H4X2QP7", "--besides UK6H4X2QP7"] {
                    #expect(words.contains(part))
                }
            }
            #expect(held.line.contains(#""paidAlready":{"receipt":"UK6H4X2QP7","amount":"100.00""#))
            run.besides = [row.told.receipt]
            _ = try await run.run(order, wait: .zero, isQuiet: true)
            #expect(await counter.taken == 1)
        }
    }

    @Test func whatAPersonNamesAsAnotherPaymentHoldsNothingBackAndWhatCameSinceDoes() async throws {
        let known = try straight("UK6H4X2QP7", from: nil)
        let newer = try straight("UK6H4X2QP8", from: nil, ago: 5)
        for (books, taken) in [([known], 1), ([newer, known], 0)] {
            let counter = StagedCounter(try pending(), straight: books)
            var run = push(at: counter)
            run.besides = [known.id]
            _ = try? await run.run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
            #expect(await counter.taken == taken)
        }
    }

    @Test func anothersMoneyAndOldMoneyHoldNothingBack() async throws {
        let stranger = try straight("UK6H4X2QP7", from: .masked("254722***678"))
        let old = try straight("UK6H4X2QP8", from: nil, ago: 900)
        let taken = try straight("UK6H4X2QP9", from: nil, ago: 700, takenAgo: 600)
        let counter = StagedCounter(try pending(), straight: [stranger, old, taken])
        _ = try await push(at: counter).run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        #expect(await counter.taken == 1)
    }

    @Test func whileTheBooksCannotBeReadNothingIsSent() async throws {
        let counter = StagedCounter(try pending(), straight: nil)
        let failure = await #expect(throws: VerbFailure.self) {
            try await push(at: counter).run([try order()], for: nil, wait: .zero, isQuiet: true, tell: { _ in })
        }
        #expect(failure?.message.contains("Nothing was sent now.") == true)
        #expect(await counter.taken == 0)
    }

    @Test func whatWaitsForAPromptIsNotOfferedToBeTaken() async throws {
        let row = try unplaced(from: nil)
        let counter = StagedCounter(
            try pending(), straight: [try straight("UK6H4X2QP7", from: nil)], unplaced: [row])
        let held = PaidAlready(money: .unplaced(row), order: try order())
        await #expect(throws: held) { try await push(at: counter).run(try order(), wait: .zero, isQuiet: true) }
        #expect(!held.words.english.contains("kaunta claim"))
    }
}
