import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// The nets in the file itself, and how an older file gets them.
@Suite struct NetTests {
    private let shop: Shop

    init() throws { shop = try Shop() }

    /// Writes evidence past every rule, as a mistake in the program might.
    private func force(_ source: Evidence.Source, _ fact: Fact, in ledger: Ledger) async throws {
        try await ledger.database.write {
            try EvidenceRow(Evidence(source: source, fact: fact, at: Shop.start), occasion: nil).insert(
                for: 1, into: $0)
        }
    }

    private func execute(_ sql: String, in ledger: Ledger) throws {
        try ledger.database.write { try $0.execute(sql: sql) }
    }

    @Test func proofCountsOnlyFromWhoCanGiveIt() async throws {
        let ledger = try shop.open()
        _ = try await ledger.pending(shillings: 100, checkout: "checkout-1")
        let receipt = try #require(Receipt("UKK6AB1000"))
        for source in [Evidence.Source.callback, .confirmation, .person, .console, .pushAnswer] {
            try await force(source, .queryPaid(checkout: CheckoutRequestID("checkout-1"), text: ""), in: ledger)
            try await force(source, .receiptFound(receipt, amount: Money(cents: 10_000)), in: ledger)
        }
        #expect(throws: DatabaseError.self) { try execute("UPDATE attempt SET state = 'paid'", in: ledger) }
        try await force(.pull, .receiptFound(receipt, amount: Money(cents: 10_000)), in: ledger)
        try execute("UPDATE attempt SET state = 'paid'", in: ledger)
    }

    @Test func onlyAPersonLetsAnOpenPromptGo() async throws {
        let ledger = try shop.open()
        let before = Shop.start + (.zero - ReleaseGate.pause)
        let (id, token) = try await ledger.prepared(at: before)
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: before)
        let lost = Evidence(source: .pushAnswer, fact: .answerLost(reason: "reset"), at: Shop.start)
        try await ledger.add(lost, to: id)
        let approval = try #require(Approval(by: "Amina", reason: "looked"))
        try await ledger.noRow(of: id)
        try await force(.console, .released(approval.proven()), in: ledger)
        #expect(throws: DatabaseError.self) { try execute("UPDATE attempt SET holds = 0", in: ledger) }
        try await force(.person, .released(approval.proven()), in: ledger)
        try execute("UPDATE attempt SET holds = 0", in: ledger)
    }

    @Test func receiptsThatWereNamedInAnOlderFileAreNotedWhenItIsTakenOver() async throws {
        let old = try DatabaseQueue(path: shop.path, configuration: Ledger.configuration)
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: Receipt("UKK6AB1000"), amount: nil, payer: nil, paidAt: nil,
            balance: nil)
        let row = Fact.receiptFound(try #require(Receipt("UKK6AB2000")), amount: Money(cents: 10_000))
        try await old.writeWithoutTransaction { database in
            try database.execute(sql: Schema.steps[0])
            try database.execute(
                sql: """
                    PRAGMA application_id = \(Schema.applicationID);
                    PRAGMA user_version = 1;
                    INSERT INTO sale VALUES (1, 'sale', 10000, 0);
                    INSERT INTO attempt (number, id, sale, tag, token_sha256, phone, phone_reversed, amount_cents, \
                    point, payee, reference, purpose, created_ms, day, version, state, updated_ms) VALUES \
                    (1, 'a', 1, 'T4222222C', zeroblob(32), '254712345678', '876543217452', 10000, 'payBill', \
                    '174379', 'REF', 'Payment', 0, 0, 0, 'claimed', 0)
                    """)
            for (source, fact) in [
                (Evidence.Source.callback, Fact.callbackPaid(claim)), (.pull, row), (.console, .wrongNumber),
            ] {
                try EvidenceRow(Evidence(source: source, fact: fact, at: Shop.start), occasion: nil)
                    .insert(for: 1, into: database)
            }
        }
        try old.close()
        let ledger = try shop.open()
        let named = try await ledger.database.read {
            try String.fetchAll($0, sql: "SELECT receipt_no FROM receipt_named WHERE attempt = 1 ORDER BY receipt_no")
        }
        #expect(named == ["UKK6AB1000", "UKK6AB2000"])
    }

    @Test func whatStillHasToGoBackIsNotGivenBackYet() async throws {
        let ledger = try shop.open()
        let id = try await ledger.pending(0, shillings: 100, checkout: "checkout-0")
        try await ledger.add(Evidence(source: .person, fact: .wrongNumber, at: Shop.start), to: id)
        try await ledger.pay(id, checkout: "checkout-0", receipt: "UKK6AB1000")
        let approval = try #require(Approval(by: "Amina", reason: "given back"))
        try await ledger.add(
            Evidence(source: .person, fact: .resolved(.refundOwed, approval), at: Shop.start), to: id)
        #expect(try await ledger.totals(of: Shop.start.day).refunded.count == 1)
        let other = Fact.receiptFound(try #require(Receipt("UKK6AB2000")), amount: Money(cents: 10_000))
        try await ledger.add(Evidence(source: .statement, fact: other, at: Shop.start), to: id)
        #expect(try await ledger.record(of: id)?.doubts == [.doubled])
        #expect(try await ledger.totals(of: Shop.start.day).refunded.count == 0)
    }

    @Test func whatTheProgramItselfClearedIsNotGivenBack() async throws {
        let ledger = try shop.open()
        let id = try await ledger.pending(0, shillings: 100, checkout: "checkout-0")
        try await ledger.pay(id, checkout: "checkout-0", receipt: "UKK6AB1000")
        try await ledger.add(
            Evidence(source: .console, fact: .doubled(with: AttemptID("other")), at: Shop.start), to: id)
        let word = try #require(Approval(by: "Kaunta", reason: "the other one went to a wrong number"))
        try await ledger.add(Evidence(source: .console, fact: .resolved(.doubled, word), at: Shop.start), to: id)
        #expect(try await ledger.record(of: id)?.doubts == [])
        #expect(try await ledger.totals(of: Shop.start.day).refunded.count == 0)
        #expect(try await ledger.line(of: id)?.isRefunded == false)
    }

    @Test func whatWasGivenBackIsToldApartFromWhatIsPaid() async throws {
        let ledger = try shop.open()
        for number in 0..<3 {
            let id = try await ledger.pending(number, shillings: 100, checkout: "checkout-\(number)")
            if number > 0 {
                try await ledger.add(Evidence(source: .person, fact: .wrongNumber, at: Shop.start), to: id)
            }
            try await ledger.pay(id, checkout: "checkout-\(number)", receipt: "UKK6AB\(1000 + number)")
            if number == 2 {
                let approval = try #require(Approval(by: "Amina", reason: "given back"))
                try await ledger.add(
                    Evidence(source: .person, fact: .resolved(.refundOwed, approval), at: Shop.start), to: id)
            }
        }
        let totals = try await ledger.totals(of: Shop.start.day)
        #expect(totals.total(of: .paid).count == 3)
        #expect(totals.refunded == DayTotals.Bucket(count: 1, sum: Money(cents: 10_000)))
    }
}
