import Console
import Payments
import Testing

@testable import kaunta

/// What is said of a prompt that Safaricom never named: nothing leads it to ask, everything leads out.
@Suite struct WayOutTests {
    private let soon = Records.start + .seconds(60)
    private let later = Records.start + .seconds(3600)

    private func lost() throws -> AttemptRecord {
        try Records.record((.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
    }

    private func expired() throws -> AttemptRecord {
        try Records.record(
            (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")), (.console, .deadlinePassed))
    }

    private func named() throws -> AttemptRecord {
        try Records.record((.console, Records.marked), (.pushAnswer, Records.accepted), (.console, .deadlinePassed))
    }

    private func expectWaysOut(_ text: String, _ record: AttemptRecord) {
        for words in ["verify CODE", "kaunta pull", "kaunta release \(record.attempt.tag) --by NAME --reason TEXT"] {
            #expect(text.contains(words))
        }
        #expect(!text.contains("kaunta query"))
    }

    @Test func everyVerbSaysHowItIsLookedUpAndReleased() throws {
        for record in [try lost(), try expired()] {
            for language in Language.allCases {
                expectWaysOut(try #require(record.wayOut(at: later))[language], record)
            }
            expectWaysOut(VerbFailure.notClosed(record, at: later).message, record)
            let item = CheckItem.doubt(Doubt(.unknown, about: try line(record)), record)
            expectWaysOut(item.doNow(at: later).english, record)
            #expect(item.doNow(at: later).english.hasPrefix("Do not send again."))
        }
    }

    @Test func aReleaseThatComesTooSoonIsToldItsTime() throws {
        let words = try #require(try lost().wayOut(at: soon)).english
        #expect(words.contains("not before 14:08:01"))
    }

    @Test func itNeverSaysThatItChecksByItself() throws {
        for record in [try lost(), try expired()] {
            let sentence = PaymentText(ink: Ink()).sentence(about: record, at: later)
            #expect(!sentence.contains("by itself") && sentence.contains("DO NOT SEND AGAIN"))
            #expect(sentence == OperatorTexts.unnamed.english)
        }
    }

    @Test func whatSafaricomNamedIsAskedAbout() throws {
        let record = try named()
        #expect(record.wayOut(at: later) == nil)
        #expect(VerbFailure.notClosed(record, at: later).message.contains("kaunta query \(record.attempt.tag)"))
    }

    @Test func aMessageAloneIsNoGroundForARelease() throws {
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: Receipt("UK6H4X2QP7"), amount: nil, payer: nil, paidAt: nil,
            balance: nil)
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")),
            (.confirmation, .callbackPaid(claim)))
        #expect(record.state == .claimed)
        let words = try #require(record.wayOut(at: later)).english
        #expect(words.contains("kaunta pull") && !words.contains("kaunta release"))
        let refused = VerbFailure.notClosed(record, at: later).message
        #expect(
            refused.contains("only a message") && refused.contains("kaunta pull") && !refused.contains("kaunta query"))
    }

    @Test func aContradictionWithoutANameIsLookedUpAndNotAskedAbout() throws {
        let denial = CallbackDenial(merchant: nil, checkout: nil, code: ResultCode("1032"), text: "cancelled")
        let claim = CallbackClaim(
            merchant: nil, checkout: nil, receipt: nil, amount: nil, payer: nil, paidAt: nil, balance: nil)
        let record = try Records.record(
            (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")), (.callback, .callbackPaid(claim)),
            (.callback, .callbackFailed(denial)))
        #expect(record.state == .conflict)
        let item = CheckItem.doubt(Doubt(.contradiction, about: try line(record)), record)
        #expect(item.doNow(at: later).english.contains("covers all of 2026-11-06 14:03 to 14:07 and has no row"))
        #expect(item.doNow(at: later).english.contains("kaunta close"))
        #expect(!item.doNow(at: later).english.contains("kaunta query"))
    }

    private func line(_ record: AttemptRecord) throws -> PaymentLine {
        let attempt = record.attempt
        return PaymentLine(
            number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: record.state, resultCode: nil, receipt: nil,
            nextCheckAt: nil, sentAt: record.sendMarkedAt, updatedAt: record.updatedAt)
    }
}
