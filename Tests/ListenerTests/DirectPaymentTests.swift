import Payments
import TestSupport
import Testing

@testable import Listener

/// The two addresses for money paid straight to the shop.
@Suite(.timeLimit(.minutes(5))) struct DirectPaymentTests {
    private static let tokens = (1...4).map { CallbackToken(from: SeededChance($0 + 100).chance) }

    private func addresses(
        _ policy: ValidationPolicy = ValidationPolicy()
    ) -> (inout ListenerConfiguration) -> Void {
        { configuration in
            configuration.confirmationTokens = [Self.tokens[0], Self.tokens[1]]
            configuration.validationTokens = [Self.tokens[2], Self.tokens[3]]
            configuration.validation = policy
        }
    }

    private func told(
        amount: String = "450.00", account: String = "K2ABC", payee: ShortCode = knownShortCode
    ) -> String {
        """
        {"TransactionType":"Pay Bill","TransID":"UJ27ABCD12","TransTime":"20261002113022","TransAmount":"\(amount)",\
        "BusinessShortCode":"\(payee)","BillRefNumber":"\(account)","MSISDN":"2547 ***** 678","FirstName":"AMINA"}
        """
    }

    @Test func aConfirmationAtEitherAddressIsOnePayment() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            for token in [Self.tokens[0], Self.tokens[1], Self.tokens[0]] {
                let reply = try await rig.post(told(), to: "/\(token.hex)")
                #expect(reply.status == 200)
                #expect(reply.body == #"{"ResultCode":0,"ResultDesc":"Success"}"#)
            }
            try await rig.settled(3)
            let payments = try await rig.journal.freeDirectPayments()
            #expect(payments.map(\.told.receipt) == [Receipt("UJ27ABCD12")])
            #expect(payments.map(\.told.amount) == [Money(cents: 45_000)])
            #expect(await rig.inbox.messages.map(\.address) == [.confirmation, .confirmation, .confirmation])
        }
    }

    @Test func aConfirmationThatJoinsAPromptRingsForThatPrompt() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            let reference = try #require(try await rig.record()).attempt.reference.text
            _ = try await rig.post(told(amount: "100.00", account: reference), to: "/\(Self.tokens[0].hex)")
            while rig.ears.heard.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(rig.ears.heard == [rig.attempt])
            #expect(try await rig.record()?.state == .claimed)
        }
    }

    @Test func moneyThatIsNoPromptsRingsForNone() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            _ = try await rig.post(told(), to: "/\(Self.tokens[0].hex)")
            _ = try await rig.post(success())
            try await rig.settled(2)
            while rig.ears.heard.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(rig.ears.heard == [rig.attempt])
        }
    }

    @Test func moneyForAnotherShopIsSetAside() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            let other = try #require(ShortCode("600984"))
            #expect(try await rig.post(told(payee: other), to: "/\(Self.tokens[0].hex)").status == 200)
            try await rig.settled(1)
            let outcomes = await rig.inbox.outcomes
            #expect(outcomes == [.quarantined("it tells of money paid to 600984, which is no number of ours")])
            #expect(try await rig.journal.freeDirectPayments().isEmpty)
        }
    }

    @Test func aListenerThatKnowsNoNumbersTakesNoMoney() async throws {
        try await withListener(numbers: [], configure: addresses()) { rig async throws in
            #expect(try await rig.post(told(), to: "/\(Self.tokens[0].hex)").status == 200)
            try await rig.settled(1)
            #expect(try await rig.journal.freeDirectPayments().isEmpty)
        }
    }

    @Test func aConfirmationThatCannotBeReadIsSetAsideForAPersonToLook() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            #expect(try await rig.post("{}", to: "/\(Self.tokens[0].hex)").status == 200)
            try await rig.settled(1)
            guard case .quarantined = await rig.inbox.outcomes.first else {
                Issue.record("not set aside")
                return
            }
            #expect(try await rig.journal.freeDirectPayments().isEmpty)
        }
    }

    @Test func aStrangersConfirmationIsNoPayment() async throws {
        try await withListener(configure: {
            addresses()(&$0)
            $0.peers.listed = []
        }) { rig async throws in
            #expect(try await rig.post(told(), to: "/\(Self.tokens[0].hex)").status == 200)
            try await rig.settled(1)
            guard case .quarantined = await rig.inbox.outcomes.first else {
                Issue.record("not set aside")
                return
            }
            #expect(try await rig.journal.freeDirectPayments().isEmpty)
        }
    }

    @Test(arguments: [Self.tokens[2], Self.tokens[3]])
    func aValidationIsAnsweredAndWrittenDown(token: CallbackToken) async throws {
        try await withListener(configure: addresses()) { rig async throws in
            let reply = try await rig.post(told(), to: "/\(token.hex)")
            #expect(reply.body == #"{"ResultCode":"0","ResultDesc":"Accepted"}"#)
            try await rig.settled(1)
            #expect(await rig.inbox.outcomes == [.answered("accepted")])
            #expect(try await rig.journal.freeDirectPayments().isEmpty)
        }
    }

    @Test(
        arguments: [
            // accounts, minimum, the body's amount and account, the objection
            (.all, nil, "1.00", "x", nil), (.all, 100, "100.00", "x", nil), (.all, 100, "99.99", "x", "C2B00013"),
            (.open, nil, "1.00", "K2ABC", nil), (.open, nil, "1.00", "other", "C2B00012"),
            (.open, 100, "1.00", "other", "C2B00013"), (.all, 100, "no money", "x", "C2B00016"),
            (.all, nil, "no money", "x", nil),
        ] as [(ValidationPolicy.Accounts, Int64?, String, String, String?)])
    func theShopsPolicyDecides(
        accounts: ValidationPolicy.Accounts, minimum: Int64?, amount: String, account: String, objection: String?
    ) async throws {
        let policy = ValidationPolicy(
            accounts: accounts, minimum: minimum.map { Money(cents: $0 * 100) }, isAwaited: { $0 == "K2ABC" })
        try await withListener(configure: addresses(policy)) { rig async throws in
            let reply = try await rig.post(
                told(amount: amount, account: account), to: "/\(Self.tokens[2].hex)")
            #expect(reply.status == 200)
            #expect(reply.body.contains(objection ?? #""ResultCode":"0""#))
            try await rig.settled(1)
            #expect(await rig.inbox.outcomes == [.answered(objection.map { "refused (\($0))" } ?? "accepted")])
        }
    }

    @Test func aValidationThatTakesTooLongIsNotAcknowledgedAndStillEnds() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            await rig.inbox.hold(at: .keeping)
            async let reply = rig.post(told(), to: "/\(Self.tokens[2].hex)")
            while rig.clock.sleeperCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
            rig.clock.advance(by: .seconds(1))
            #expect(try await reply.status == 503)
            await rig.inbox.release()
            try await rig.settled(1)
            #expect(await rig.inbox.outcomes == [.answered("accepted")])
        }
    }

    @Test func aValidationThatCannotBeKeptIsNotAcknowledged() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            await rig.inbox.failKeeping()
            #expect(try await rig.post(told(), to: "/\(Self.tokens[2].hex)").status == 503)
        }
    }

    @Test func theAddressesAreApartFromThePrompts() async throws {
        try await withListener(configure: addresses()) { rig async throws in
            // A callback at the wrong address is no payment, and a confirmation at a prompt's address is no evidence.
            #expect(try await rig.post(success(), to: "/\(Self.tokens[0].hex)").status == 200)
            #expect(try await rig.post(told()).status == 200)
            try await rig.settled(2)
            for outcome in await rig.inbox.outcomes {
                switch outcome {
                case .rejected, .quarantined: break
                case .applied, .confirmed, .answered, .told, .reversed: Issue.record("believed")
                }
            }
            #expect(try await rig.record()?.state == .pending)
        }
    }

    /// An answer to a question about a receipt.
    private func answer(payee: String = "\(knownShortCode)") -> String {
        """
        {"Result":{"ResultCode":0,"ConversationID":"AG_1","OriginatorConversationID":"1","ResultParameters":{\
        "ResultParameter":[{"Key":"DebitPartyName","Value":"254712345678 - AMINA"},\
        {"Key":"CreditPartyName","Value":"\(payee) - Shop"},{"Key":"ReasonType","Value":"Pay Bill"},\
        {"Key":"TransactionStatus","Value":"Completed"},{"Key":"Amount","Value":"450.00"},\
        {"Key":"ReceiptNo","Value":"UJ27ABCD12"}]}}}
        """
    }

    @Test(arguments: [false, true])
    func anAnswerAboutAReceiptIsReadAtItsQuestionsOwnAddress(isApart: Bool) async throws {
        try await withListener(isApart: isApart, configure: addresses()) { rig async throws in
            let (id, token) = (StatusQuestionID("question-1"), Self.tokens[3])
            let own = CallbackToken(from: SeededChance(300).chance)
            await rig.inbox.await(.status(id), at: own)
            #expect(try await rig.post(answer(), to: "/\(own.hex)").status == 200)
            #expect(try await rig.post(answer(payee: "999999"), to: "/\(own.hex)").status == 200)
            #expect(try await rig.post("{}", to: "/\(own.hex)").status == 200)
            // At another address it is none.
            #expect(try await rig.post(answer(), to: "/\(Self.tokens[0].hex)").status == 200)
            #expect(try await rig.post(answer(), to: "/\(token.hex)").status == 200)
            try await rig.settled(5)
            let outcomes = await rig.inbox.outcomes
            guard case .told(let first) = outcomes[0], case .told(let second) = outcomes[1],
                case .paid(let told) = first.told
            else {
                Issue.record("\(outcomes)")
                return
            }
            #expect(told.receipt == Receipt("UJ27ABCD12") && told.amount == Money(cents: 45_000))
            #expect(second.told == .nothing(reason: "it was paid to 999999, which is no number of ours"))
            for outcome in outcomes[2...] {
                if case .told = outcome { Issue.record("believed: \(outcome)") }
            }
            #expect(await rig.inbox.messages.prefix(3).allSatisfy { $0.address == .status(id) })
        }
    }

    @Test func anAnswerFromAStrangersPeerIsSetAside() async throws {
        try await withListener(configure: { $0.peers = PeerList() }) { rig async throws in
            let own = CallbackToken(from: SeededChance(300).chance)
            await rig.inbox.await(.status(StatusQuestionID("question-1")), at: own)
            #expect(try await rig.post(answer(), to: "/\(own.hex)").status == 200)
            try await rig.settled(1)
            guard case .quarantined = await rig.inbox.outcomes.first else {
                Issue.record("believed")
                return
            }
        }
    }

    @Test func theProbeIsAnsweredAndNothingIsKept() async throws {
        let probe = ListenerProbe(from: SeededChance(9).chance)
        try await withListener(configure: {
            $0.probe = probe
            $0.peers = PeerList(mode: .enforce)
        }) { rig async throws in
            let reply = try await rig.post("", to: "/\(probe.token.hex)")
            #expect(reply.status == 200)
            #expect(reply.body == probe.nonce)
            #expect(await rig.inbox.events.isEmpty)
            #expect(rig.ears.events.filter(\.isAlarm).isEmpty)
        }
    }
}
