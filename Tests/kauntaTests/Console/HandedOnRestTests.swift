import Console
import Daraja
import Ledger
import Payments
import Screen
import Testing

@testable import kaunta

/// The console and the books together: a rest that another prompt asks for is never asked for twice.
@Suite struct HandedOnRestTests {
    /// A console before real books: what it wants written down is written, what it wants sent is kept.
    private struct Till {
        let ledger: Ledger
        var now: Timestamp
        var state: ConsoleState
        var sends: [PromptOrder] = []

        init(_ ledger: Ledger) {
            self.ledger = ledger
            now = Timekeeper.system.now()
            let environment = ConsoleEnvironment(
                tillName: "K2", payee: nil, surroundings: .sandbox,
                explain: { ResultCatalogue.decline(for: $0) },
                explainRefusal: { ResultCatalogue.decline(forRefusal: $0) })
            state = ConsoleState(
                environment: environment, size: Size(columns: 120, rows: 40), now: now + .seconds(-3600))
        }

        mutating func tell(_ message: ConsoleMessage) async throws {
            for command in state.update(message, now: now) {
                if case .send(_, let order) = command { sends.append(order) }
                if case .wrongNumber(let id, let approval) = command {
                    let fact = Evidence(source: .person, fact: .wrongNumber, at: now, raw: approval?.words)
                    try await ledger.add(fact, to: id)
                }
                if case .resolve(let id, let kind, let approval) = command {
                    try await ledger.add(
                        Evidence(source: .person, fact: .resolved(kind, approval), at: now), to: id)
                }
            }
        }

        mutating func look() async throws {
            try await tell(.today(latest: ledger.latest(200), totals: ledger.totals(of: now.day)))
            try await tell(.open(ledger.latest(200).filter(\.state.isOpen)))
            try await tell(.checks(ledger.doubts(uncheckedSince: Timestamp(milliseconds: 0)), unclaimed: []))
        }

        mutating func press(_ keys: Key...) async throws { for key in keys { try await tell(.input(.key(key))) } }

        mutating func type(_ text: String) async throws {
            for character in text { try await press(.character(character)) }
        }

        /// Answers the question with yes, once that counts.
        mutating func answerYes() async throws {
            now = now + .milliseconds(300)
            try await press(.character("y"))
        }

        /// Types the right number and sends what the form asks for.
        mutating func sendToTheRightNumber() async throws {
            try await type("0722000901")
            try await press(.enter, .enter, .enter)
            now = now + .milliseconds(600)
            try await tell(.tick)
            try await press(.function(9))
        }
    }

    @Test func whenAStrangerPaysAPartThatANewSaleAskedForNothingIsOwedTwice() async throws {
        try await DeskBooks.with { books in
            let first = try await books.prompt(DeskBooks.paid("one"), shillings: 250_000, due: 400_000)
            let accepted = Array(DeskBooks.paid("two").prefix(1))
            let second = try await books.prompt(accepted, shillings: 150_000, sale: first.sale)
            let ledger = try await LedgerDesk.open(books.settings).ledger
            var till = Till(ledger)
            try await till.look()
            try await till.press(.alt("w"))
            try await till.answerYes()
            try await till.sendToTheRightNumber()
            #expect(till.sends.map(\.amount) == [Money(cents: 15_000_000)] && till.sends.map(\.sale) == [nil])
            #expect(till.sends.map(\.insteadOf) == [first.sale])
            let sent = try #require(till.sends.first)
            _ = try await ledger.prepare(
                sent, payee: .payBill(try #require(ShortCode("600984")), account: nil),
                token: CallbackToken(from: .system), at: till.now)
            for (source, fact) in DeskBooks.paid("two").dropFirst() {
                try await ledger.add(Evidence(source: source, fact: fact, at: till.now), to: second.id)
            }
            let kinds = try await ledger.doubts(uncheckedSince: Timestamp(milliseconds: 0)).map(\.kind)
            #expect(kinds == [.refundOwed])
            try await till.look()
            try await till.press(.function(3), .end, .alt("n"))
            till.now = till.now + .milliseconds(600)
            try await till.press(.function(9))
            #expect(till.sends.count == 1)
        }
    }

    @Test func whatIsSettledIsAskedForInItsOwnSaleOnce() async throws {
        try await DeskBooks.with { books in
            let first = try await books.prompt(DeskBooks.paid("one"), shillings: 250_000, due: 400_000)
            let accepted = [(Evidence.Source.pushAnswer, Fact.accepted(merchant: nil, checkout: Records.checkout))]
            let second = try await books.prompt(accepted, shillings: 150_000, sale: first.sale)
            let ledger = try await LedgerDesk.open(books.settings).ledger
            var till = Till(ledger)
            try await till.look()
            try await ledger.add(
                Evidence(source: .query, fact: Records.failed("1032"), at: books.start + .seconds(60)), to: second.id)
            try await till.look()
            try await till.press(.alt("w"))
            try await till.answerYes()
            try await till.sendToTheRightNumber()
            #expect(till.sends.map(\.sale) == [first.sale])
        }
    }
}
