import Payments
import Testing

@testable import kaunta

@Suite struct CheckItemTests {
    private func item(_ kind: Doubt.Kind, _ facts: (Evidence.Source, Fact)...) throws -> CheckItem {
        var record = try Records.record()
        record = AttemptRecord(
            attempt: record.attempt,
            evidence: facts.enumerated().map { index, fact in
                Evidence(source: fact.0, fact: fact.1, at: Records.start + .seconds(index + 1))
            })
        let attempt = record.attempt
        let line = PaymentLine(
            number: 1, id: attempt.id, tag: attempt.tag, createdAt: attempt.createdAt, phone: attempt.phone,
            amount: attempt.amount, reference: attempt.reference, state: record.state, resultCode: nil, receipt: nil,
            nextCheckAt: nil, sentAt: record.sendMarkedAt, updatedAt: record.updatedAt, doubt: kind)
        return .doubt(Doubt(kind, about: line), record)
    }

    private let later = Records.start + .seconds(3601)

    @Test func anUnknownPromptSaysWhoSaidWhatAndHowOldItIs() throws {
        let item = try item(.unknown, (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
        #expect(item.known.map(\.by) == [.pushAnswer])
        let words = item.words(Ink(), at: later)
        #expect(words.contains("60 min"))
        #expect(words.contains("No usable answer: reset"))
        #expect(words.contains("Do not send again"))
        #expect(!words.contains("712345678"))
    }

    @Test func whatEachSourceSaidLastIsKnown() throws {
        let item = try item(
            .unknown, (.console, Records.marked), (.pushAnswer, Records.accepted), (.query, .queryOpen(reason: "one")),
            (.callback, try Records.claim()), (.query, .queryOpen(reason: "two")))
        #expect(item.known.map(\.by) == [.pushAnswer, .callback, .query])
        #expect(item.known.last?.said.english.contains("two") == true)
    }

    @Test(arguments: Doubt.Kind.allCases)
    func everyDoubtHasWordsAndSomethingToDo(kind: Doubt.Kind) throws {
        let item = try item(kind, (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
        let todo = item.doNow(at: later)
        #expect(!kind.checkWords.english.isEmpty && !kind.checkWords.swahili.isEmpty)
        #expect(!todo.english.isEmpty && !todo.swahili.isEmpty)
        #expect(todo.english.contains("kaunta resolve") == kind.endsByWord)
        #expect(item.line(at: later).contains(#""kind":"\#(kind.rawValue)""#))
        #expect(item.line(at: later).contains(#""ageSeconds":3600"#))
    }

    @Test func aReleaseIsOfferedOnlyWhenItMayBeMade() throws {
        let lost = try item(.unknown, (.console, Records.marked), (.pushAnswer, .answerLost(reason: "reset")))
        let soon = lost.doNow(at: Records.start + .seconds(60)).english
        #expect(soon.contains("not before 14:08:01: kaunta release"))
        #expect(lost.doNow(at: later).english.contains("another prompt go: kaunta release"))
        #expect(!lost.doNow(at: later).english.contains("not before"))
        let named = try item(
            .unknown, (.console, Records.marked), (.pushAnswer, Records.accepted), (.console, .deadlinePassed))
        #expect(named.doNow(at: later).english.contains("kaunta query"))
    }

    @Test func moneyThatNobodyTookNamesItsReceiptAndHowToTakeIt() throws {
        let item = CheckItem.direct(try Records.direct())
        #expect(item.name == "UK6H4X2QP7")
        #expect(item.known.map(\.by) == [.confirmation])
        #expect(item.doNow(at: later).english.contains("kaunta claim UK6H4X2QP7"))
        #expect(item.line(at: later).contains(#""attempt":null"#))
        #expect(item.line(at: later).contains(#""state":"CLAIMED""#))
        #expect(CheckItem.direct(try Records.direct(verifiedAt: later)).known.map(\.by) == [.pull])
    }

    @Test func messagesThatWereSetAsideAreOneItemAndNotCountedAsTheScreensDoNot() throws {
        let item = CheckItem.setAside(
            Quarantine(
                count: 3, since: Records.start, latestAt: Records.start + .seconds(60), peer: "41.90.0.1",
                reason: "it is not listed"))
        #expect(item.words(Ink(), at: later).contains("3 message(s)"))
        #expect(item.words(Ink(), at: later).contains("41.90.0.1: it is not listed"))
        #expect(
            item.line(at: later).hasPrefix(
                #"{"kind":"quarantine","name":"quarantine","attempt":null,"state":null,"amount":null"#))
        let counted = [item, .direct(try Records.direct())]
        #expect(CheckItem.count(of: counted)?.english == "1 needs a check")
        #expect(CheckItem.count(of: [item]) == nil)
    }

    @Test(arguments: [(60, "1 min"), (7199, "119 min"), (7200, "2 h"), (172_800, "2 d")])
    func anAgeIsOneNumber(seconds: Int64, words: String) throws {
        let item = CheckItem.direct(try Records.direct())
        #expect(item.words(Ink(), at: Records.start + .seconds(seconds)).hasPrefix(words + "  "))
    }
}
