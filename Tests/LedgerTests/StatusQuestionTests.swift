import Foundation
import GRDB
import Payments
import TestSupport
import Testing

@testable import Ledger

/// Answers to questions about one receipt: what they prove, and what is none.
struct StatusQuestionTests {
    private let shop: Shop
    private let ledger: Ledger
    private let receipt: Receipt
    private let names = Conversation(id: "AG_1", originator: "1-1")
    private let token = CallbackToken(from: SeededChance(5).chance)
    private let id = StatusQuestionID("question-1")
    private let now = Shop.start + .seconds(60)

    init() throws {
        shop = try Shop()
        ledger = try shop.open()
        receipt = try #require(Receipt("UK6ABCD123"))
    }

    private func ask(isTaken: Bool = true) async throws {
        try await ledger.open(StatusQuestion(id: id, receipt: receipt, askedAt: Shop.start), heardAt: token)
        if isTaken { try await ledger.note(names, of: id) }
    }

    private func paid(_ receipt: Receipt? = nil, cents: Int64 = 10_000, payer: String = "254712000000")
        -> StatusResult.Told
    {
        .paid(
            C2BConfirmation(
                receipt: receipt ?? self.receipt, amount: Money(cents: cents), payee: knownShortCode, account: "",
                payer: Payer(wire: payer), name: "AMINA", paidAt: Shop.start + .seconds(20)))
    }

    /// Keeps a message and ends it; how it ended, with the reason.
    @discardableResult
    private func hear(_ told: StatusResult.Told, named names: Conversation? = nil) async throws -> [String?] {
        let message = InboundMessage(body: [123], address: .status(id), peer: "196.201.214.200", at: now)
        let kept = try await ledger.keep(message)
        try await ledger.settle(kept, as: .told(StatusResult(names ?? self.names, told: told)))
        return try await ledger.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT outcome, reason FROM inbox WHERE number = ?", arguments: [kept.number])
            return [row?["outcome"], row?["reason"]]
        }
    }

    @Test func itsAddressLeadsToTheQuestion() async throws {
        try await ask()
        let other = CallbackToken(from: SeededChance(6).chance)
        for (token, address) in [(token, InboundAddress.status(id)), (other, nil)] {
            let hash = TokenHash(bytes: Array(token.digest))
            #expect(try await ledger.address(of: hash) == address)
        }
        #expect(try await ledger.attempt(heardAt: token) == nil)
        // Only its hash is kept.
        let file = try Data(contentsOf: URL(filePath: shop.path))
        #expect(file.firstRange(of: Data(token.hex.utf8)) == nil)
    }

    @Test func anAnswerProvesThePromptThatItFits() async throws {
        let prompt = try await ledger.sentToTill()
        try await ask()
        #expect(try await hear(paid()) == ["applied", nil])
        let record = try #require(try await ledger.record(of: prompt))
        #expect(record.state == .paid && record.receipt == receipt)
        #expect(record.evidence.last?.source == .transactionStatus)
        #expect(try await ledger.question(about: receipt)?.answer == .init(at: now, reason: nil))
    }

    @Test func moneyOfNoPromptIsTakenLikeAListedOne() async throws {
        try await ask()
        #expect(try await hear(paid(payer: "254733000000")) == ["applied", nil])
        let direct = try #require(try await ledger.directPayment(receipt))
        #expect(direct.isFree && direct.verifiedAt == now && direct.isFromList)
        _ = try await ledger.hold(receipt, for: "T4", at: now)
        _ = try await ledger.take(receipt, by: "T4", at: now)
    }

    @Test func itsSilenceAboutOthersSaysNothing() async throws {
        let prompt = try await ledger.sentToTill(1)
        try await ask()
        try await hear(paid(payer: "254733000000"))
        #expect(try await ledger.record(of: prompt)?.state == .unknown)
    }

    @Test func itConfirmsWhatAMessageToldOf() async throws {
        guard case .paid(let told) = paid(payer: "254733000000") else { return }
        let kept = try await ledger.keep(InboundMessage(body: [1], address: .confirmation, peer: "x", at: Shop.start))
        try await ledger.settle(kept, as: .confirmed(told))
        #expect(try await ledger.directPayment(receipt)?.verifiedAt == nil)
        try await ask()
        try await hear(paid(payer: "254733000000"))
        #expect(try await ledger.directPayment(receipt)?.verifiedAt == now)
    }

    @Test func anotherAmountThanThePromptsIsNoProofOfIt() async throws {
        let prompt = try await ledger.sentToTill()
        try await ask()
        try await hear(paid(cents: 9_900))
        #expect(try await ledger.record(of: prompt)?.state == .unknown)
    }

    @Test func moneyOutweighsItsDenialInEitherOrder() async throws {
        try await ask()
        try await hear(.nothing(reason: "no such transaction"))
        #expect(try await ledger.question(about: receipt)?.answer == .init(at: now, reason: "no such transaction"))
        try await ledger.end(id, because: "too late", at: now + .seconds(1))
        #expect(try await ledger.question(about: receipt)?.answer?.reason == "no such transaction")
        #expect(try await hear(paid()) == ["applied", nil])
        #expect(try await ledger.directPayment(receipt)?.verifiedAt == now)
        #expect(try await ledger.question(about: receipt)?.answer == .init(at: now, reason: nil))
        #expect(try await hear(.nothing(reason: "no such transaction")) == ["duplicate", nil])
        #expect(try await hear(paid()) == ["duplicate", nil])
        #expect(try await ledger.question(about: receipt)?.answer == .init(at: now, reason: nil))
    }

    @Test func aRowWithoutAccountIsNoProofWhereOthersPayUnderOtherOnes() async throws {
        let token = CallbackToken(from: .system)
        var order = try order(phone: "712000000", shillings: 100)
        order.reference = AccountReference("INV7")
        let record = try await ledger.prepare(
            order, payee: .payBill(knownShortCode, account: nil), token: token, at: Shop.start)
        let prompt = record.attempt.id
        _ = try await ledger.markSending(prompt, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await ask()
        try await hear(paid())
        #expect(try await ledger.record(of: prompt)?.state == .sending)
        #expect(try await ledger.unplacedRows().map(\.told.receipt) == [receipt])
        let reason = try #require(try await ledger.question(about: receipt)?.answer?.reason)
        #expect(reason.contains("see what needs a check"))
    }

    @Test(arguments: [("INV9", AttemptState.sending), ("INV7", .paid)])
    func theAccountThatAMessageToldCounts(account: String, state: AttemptState) async throws {
        let token = CallbackToken(from: .system)
        var order = try order(phone: "712000000", shillings: 100)
        order.reference = AccountReference("INV7")
        let prompt = try await ledger.prepare(
            order, payee: .payBill(knownShortCode, account: nil), token: token, at: Shop.start
        ).attempt.id
        _ = try await ledger.markSending(prompt, token: token, boot: BootID("boot-1"), at: Shop.start)
        guard case .paid(let told) = paid() else { return }
        let kept = try await ledger.keep(InboundMessage(body: [1], address: .confirmation, peer: "x", at: now))
        try await ledger.settle(
            kept,
            as: .confirmed(
                C2BConfirmation(
                    receipt: receipt, amount: told.amount, payee: told.payee, account: account, payer: told.payer,
                    name: "", paidAt: told.paidAt)))
        try await ask()
        try await hear(paid())
        #expect(try await ledger.record(of: prompt)?.state == state)
    }

    @Test(arguments: [Conversation(id: "AG_2", originator: "1-1"), Conversation(id: "AG_1", originator: "1-2")])
    func whoDoesNotNameTheQuestionIsNotBelieved(other: Conversation) async throws {
        try await ask()
        #expect(try await hear(paid(), named: other) == ["quarantined", "it answers another call than ours"])
        #expect(try await ledger.directPayment(receipt) == nil)
        #expect(try await ledger.question(about: receipt)?.answer == nil)
        // The true one still counts.
        #expect(try await hear(paid()) == ["applied", nil])
    }

    @Test func whatComesBeforeTheNameOfTheQuestionWaitsForIt() async throws {
        try await ask(isTaken: false)
        await #expect(throws: NoStatusAnswer.tooEarly) { try await hear(paid()) }
        let waiting = try #require(try await ledger.unsettled().first)
        try await ledger.note(names, of: id)
        try await ledger.settle(waiting.id, as: .told(StatusResult(names, told: paid())))
        #expect(try await ledger.unsettled().isEmpty)
        #expect(try await ledger.directPayment(receipt)?.verifiedAt == now)
    }

    @Test func whereTheNameNeverComesNothingIsBelieved() async throws {
        try await ledger.open(
            StatusQuestion(id: id, receipt: receipt, askedAt: now + .seconds(-301)), heardAt: token)
        let reason = "how Safaricom named our call is not known: ask again"
        #expect(try await hear(paid()) == ["quarantined", reason])
        #expect(try await ledger.directPayment(receipt) == nil)
        #expect(try await ledger.question(about: receipt)?.answer == nil)
    }

    @Test func anotherReceiptThanAskedIsNotBelieved() async throws {
        try await ask()
        #expect(
            try await hear(paid(Receipt("UK6ABCD999")))
                == ["quarantined", "it tells of another receipt than ours was about"])
        #expect(try await ledger.directPayment(try #require(Receipt("UK6ABCD999"))) == nil)
    }

    @Test func whatWasKeptAndNotEndedIsReadAgainForItsQuestion() async throws {
        try await ask()
        let message = InboundMessage(body: [123], address: .status(id), peer: "196.201.214.200", at: now)
        _ = try await ledger.keep(message)
        #expect(try await ledger.unsettled().map(\.message) == [message])
    }

    @Test func aQuestionIsNamedOnceAndStays() async throws {
        try await ask()
        try await ledger.note(Conversation(id: "AG_9", originator: "9"), of: id)
        #expect(try await hear(paid()) == ["applied", nil])
        for change in [
            "UPDATE status_question SET receipt_no = 'UK6ABCD999'", "UPDATE status_question SET conversation = 'x'",
            "UPDATE status_question SET answered_ms = 1", "DELETE FROM status_question",
            "UPDATE inbox SET question = NULL",
        ] {
            await #expect(throws: (any Error).self, "\(change)") {
                try await ledger.write(isRepeatable: false) { try $0.database.execute(sql: change) }
            }
        }
    }

    @Test func aFileOfTheVersionBeforeKeepsItsRowsAndNetsAndTakesAnswers() async throws {
        let path = shop.folder.appending(path: "older.sqlite").path
        let queue = try DatabaseQueue(path: path)
        try await queue.write { database in
            for step in Schema.steps.prefix(19) { try database.execute(sql: step) }
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = 19")
            try database.execute(
                sql: """
                    INSERT INTO inbox (address, body, peer, listed, at_ms, outcome) \
                    VALUES ('confirmation', x'01', 'x', 1, 1, 'applied')
                    """)
        }
        try queue.close()
        let older = try shop.open(path)
        try await older.open(StatusQuestion(id: id, receipt: receipt, askedAt: Shop.start), heardAt: token)
        try await older.note(names, of: id)
        let kept = try await older.keep(InboundMessage(body: [1], address: .status(id), peer: "x", at: now))
        try await older.settle(kept, as: .told(StatusResult(names, told: paid())))
        #expect(try await older.directPayment(receipt)?.verifiedAt == now)
        try await older.write(isRepeatable: false) { books in
            let count = try Int.fetchOne(
                books.database, sql: "SELECT count(*) FROM inbox WHERE address = 'confirmation'")
            #expect(count == 1)
            #expect(try String.fetchOne(books.database, sql: "PRAGMA integrity_check") == "ok")
            for refused in [
                "INSERT INTO inbox (address, body, peer, listed, at_ms) VALUES ('other', x'01', 'x', 1, 1)",
                "UPDATE direct_payment SET amount_cents = 1",
            ] {
                #expect(throws: (any Error).self, "\(refused)") { try books.database.execute(sql: refused) }
            }
        }
    }
}

extension Ledger {
    /// A prompt of a till that may have reached the phone.
    fileprivate func sentToTill(_ phone: Int = 0) async throws -> AttemptID {
        let token = CallbackToken(from: .system)
        let till = CollectionPoint.till(knownShortCode, store: knownShortCode)
        let record = try await prepare(
            order(phone: String(712_000_000 + phone), shillings: 100), payee: till, token: token, at: Shop.start)
        _ = try await markSending(record.attempt.id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await add(
            Evidence(source: .pushAnswer, fact: .answerLost(reason: "cut off"), at: Shop.start), to: record.attempt.id)
        return record.attempt.id
    }
}
