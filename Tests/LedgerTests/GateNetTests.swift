import Foundation
import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// The file waits as long as the gates do, whoever writes to it, and so does a file from before it did.
@Suite struct GateNetTests {
    private let ledger: Ledger

    init() throws {
        let shop = try Shop()
        let old = try DatabaseQueue(path: shop.path, configuration: Ledger.configuration)
        try old.writeWithoutTransaction { database in
            for step in Schema.steps.prefix(14) { try database.execute(sql: step) }
            try database.execute(
                sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 14")
        }
        try old.close()
        ledger = try shop.open()
    }

    /// Writes a second prompt down past every rule, so long after the start; the first one's sale, unless it is another.
    private func writeDown(
        after wait: Duration, shillings: Int64 = 100, phone: String = "254712000000", otherSale: Bool = false
    ) throws {
        try ledger.database.write {
            if otherSale { try $0.execute(sql: "INSERT INTO sale VALUES (2, 'other', 100000, 0)") }
            try $0.execute(
                sql: """
                    INSERT INTO attempt (number, id, sale, tag, token_sha256, phone, phone_reversed, amount_cents, \
                    point, payee, reference, purpose, created_ms, day, version, state, updated_ms) VALUES \
                    (2, 'b', ?, 'T4222222D', randomblob(32), ?, ?, ?, 'payBill', '174379', 'REF', 'Payment', ?, 0, 0, \
                    'prepared', 0)
                    """,
                arguments: [
                    otherSale ? 2 : 1, phone, String(phone.reversed()), shillings * 100,
                    (Shop.start + wait).milliseconds,
                ])
        }
    }

    private func isRefused(_ work: () throws -> Void) throws -> Bool {
        do {
            try work()
            return false
        } catch let error as DatabaseError {
            return error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER
        }
    }

    private func failed() async throws {
        let id = try await ledger.pending(checkout: "ws_CO_1")
        let verdict = Fact.queryFailed(checkout: CheckoutRequestID("ws_CO_1"), code: ResultCode("1032"), text: "")
        try await ledger.add(Evidence(source: .query, fact: verdict, at: Shop.start), to: id)
    }

    private func refused(for kind: Refusal.Kind) async throws {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        let refusal = Refusal(code: "500.001.1001", message: "Unable to lock subscriber", kind: kind)
        try await ledger.add(Evidence(source: .pushAnswer, fact: .refused(refusal), at: Shop.start), to: id)
    }

    @Test(arguments: [(50, 60), (100, 120)] as [(Int64, Int64)])
    func aFailureIsWaitedForLongerWhereTheAmountIsTheSame(_ shillings: Int64, seconds: Int64) async throws {
        try await failed()
        let end = Duration.seconds(seconds)
        #expect(
            try isRefused { try writeDown(after: end - .milliseconds(1), shillings: shillings, otherSale: true) })
        #expect(try !isRefused { try writeDown(after: end, shillings: shillings, otherSale: true) })
    }

    @Test(arguments: [(50, 60), (100, 120)] as [(Int64, Int64)])
    func anotherPhoneForTheSameSaleWaitsAsLong(_ shillings: Int64, seconds: Int64) async throws {
        try await failed()
        let (end, phone) = (Duration.seconds(seconds), "254712000001")
        #expect(
            try isRefused { try writeDown(after: end - .milliseconds(1), shillings: shillings, phone: phone) })
        #expect(try !isRefused { try writeDown(after: end, shillings: shillings, phone: phone) })
    }

    @Test func aBusyPhoneIsLeftAloneForAMinute() async throws {
        try await refused(for: .phoneBusy)
        #expect(try isRefused { try writeDown(after: .milliseconds(59_999)) })
        #expect(try !isRefused { try writeDown(after: .seconds(60)) })
    }

    @Test(arguments: [Refusal.Kind.invalidField, .configuration, .token, .busy])
    func whatElseWasRefusedStandsInNoWay(_ kind: Refusal.Kind) async throws {
        try await refused(for: kind)
        #expect(try !isRefused { try writeDown(after: .zero) })
    }

    /// A prompt so far along, with a release on a person's name so long after its send mark, written past every rule.
    private func letGo(_ evidence: [(Evidence.Source, Fact, Duration)], after wait: Duration) async throws -> Bool {
        let (id, token) = try await ledger.prepared()
        _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        for (source, fact, after) in evidence {
            try await ledger.add(Evidence(source: source, fact: fact, at: Shop.start + after), to: id)
        }
        let word = Fact.released(try #require(Approval(by: "Amina", reason: "looked")).proven())
        return try isRefused {
            try ledger.database.write {
                let row = Evidence(source: .person, fact: word, at: Shop.start + wait)
                try EvidenceRow(row, occasion: nil).insert(for: 1, into: $0)
                try $0.execute(sql: "UPDATE attempt SET holds = 0")
            }
        }
    }

    private static let lost = (Evidence.Source.pushAnswer, Fact.answerLost(reason: "reset"), Duration.seconds(20))
    private static let taken = (
        Evidence.Source.pushAnswer, Fact.accepted(merchant: nil, checkout: CheckoutRequestID("ws_CO_1")),
        Duration.seconds(20)
    )
    private static let overdue = (Evidence.Source.console, Fact.deadlinePassed, Duration.seconds(180))

    private func asked(after wait: Duration) -> (Evidence.Source, Fact, Duration) {
        (.query, .queryOpen(reason: "busy"), wait)
    }

    @Test func aReleaseComesFiveMinutesAfterTheSendMark() async throws {
        #expect(try await letGo([Self.lost], after: ReleaseGate.pause - .milliseconds(1)))
    }

    @Test(arguments: [(nil, 300, true), (30, 331, true), (30, 330, false)] as [(Int64?, Int64, Bool)])
    func whatHasNoNameIsLookedForInTheListFirst(looked: Int64?, released: Int64, isRefused: Bool) async throws {
        let looks = looked.map { (Evidence.Source.pull, Fact.queryOpen(reason: "no row"), Duration.seconds($0)) }
        #expect(try await letGo([Self.lost] + [looks].compactMap { $0 }, after: .seconds(released)) == isRefused)
    }

    @Test func whatHasANameIsAskedAboutFirst() async throws {
        #expect(try await letGo([Self.taken, Self.overdue, asked(after: .seconds(30))], after: .seconds(331)))
    }

    @Test func whatWasAskedAboutIsLetGo() async throws {
        #expect(try await !letGo([Self.taken, Self.overdue, asked(after: .seconds(30))], after: .seconds(330)))
    }

    @Test func whatStillWaitsForItsCustomerIsNotLetGo() async throws {
        #expect(try await letGo([Self.taken, asked(after: .seconds(30))], after: .seconds(301)))
    }
}
