import Console
import Foundation
import Ledger
import Payments
import TestSupport
import Testing

@testable import kaunta

/// The word PAID on the screen of a watching console (payment truth: I9), through what makes a payment less than simply
/// paid: a part of a sale, a stranger's phone, a sale paid twice, money taken back.
@Suite(.timeLimit(.minutes(5))) struct WatchedBooksTests {
    private let home = FileManager.default.temporaryDirectory.appending(path: "kaunta-watched-\(UUID().uuidString)")
    private let start = Timekeeper.system.now() + .seconds(-1200)
    private let ledger: Ledger

    private static let (part, rest, wrong, right, first, second, back, partBack, denied):
        (
            Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64
        ) = (611, 621, 641, 631, 651, 661, 671, 681, 711)
    private static let known: Set = [part, rest, wrong, right, first, second, back, partBack, denied]

    init() throws {
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        ledger = try Ledger.open(
            at: home.appending(path: "ledger.sqlite").path, as: .owner(program: "test", boot: BootID("boot")),
            till: "K2", timekeeper: .system)
    }

    @Test(arguments: Language.allCases)
    func theScreenSaysPaidExactlyWhenTheBooksDo(language: Language) async throws {
        defer { try? FileManager.default.removeItem(at: home) }
        // In a function of its own: the console is gone before its ledger's folder goes.
        func watch() async throws {
            let till = try Till(
                arguments: ["watch"], columns: 120, rows: 40,
                extra: [
                    "KAUNTA_LEDGER": home.appending(path: "ledger.sqlite").path, "KAUNTA_LANG": language.rawValue,
                ])
            try till.wait(for: "KES")

            // A sale in two parts.
            let one = try await sent(Self.part, due: Self.part + Self.rest)
            try await settles(one, on: till)
            let two = try await sent(Self.rest, sale: one.sale)
            try await settles(two, on: till)

            // A stranger pays, and the right number pays.
            let strangers = try await sent(Self.wrong, phone: "0722000901")
            try await add(.wrongNumber, from: .person, to: strangers)
            var order = try order(Self.right, phone: "0722000902")
            order.insteadOf = strangers.sale
            let rights = try await sent(order)
            try await settles(strangers, on: till)
            try await settles(rights, on: till)

            // What is released is paid, and so is what followed it.
            let lost = try await sent(Self.first, phone: "0722000903", due: Self.second, answered: false)
            try await add(.queryOpen(reason: "no row"), from: .pull, to: lost)
            let word = try #require(Approval(by: "Amina", reason: "customer left"))
            try await add(.released(word.proven()), from: .person, to: lost)
            let again = try await sent(Self.second, phone: "0722000904", sale: lost.sale)
            try await settles(again, on: till)
            try await settles(lost, on: till)

            // Taken back, all of it and a part.
            for (shillings, cents) in [(Self.back, Self.back * 100), (Self.partBack, 5_000)] {
                let payment = try await sent(shillings, phone: "07220009\(shillings % 100)")
                try await settles(payment, on: till)
                let receipt = try receipt(shillings)
                let reversal = Reversal(amount: Money(cents: cents), at: nil, receipt: Receipt("UKK6AB\(shillings)X"))
                _ = try await ledger.verify(
                    [], reversals: [ReversalLine(of: receipt, told: reversal)], source: .statement, at: now())
                try await agree(on: till)
            }

            // Claimed, denied, and missing from the list.
            let never = try await sent(Self.denied, phone: "0722000905")
            try await add(claim(Self.denied), from: .callback, to: never)
            try await agree(on: till)
            try await add(.rowMissing, from: .pull, to: never)
            try await agree(on: till)
        }
        try await watch()
    }

    /// A payment is proved, and the screen says so.
    private func settles(_ attempt: Attempt, on till: Till) async throws {
        let shillings = try #require(attempt.amount.wholeShillings)
        try await agree(on: till)
        try await add(claim(shillings), from: .callback, to: attempt)
        try await agree(on: till)
        try await add(.receiptFound(receipt(shillings), amount: attempt.amount), from: .pull, to: attempt)
        try await agree(on: till)
    }

    /// Looks until the screen says paid of all that the books have as settled, where it is no part of a sale alone; it never
    /// says so of anything that is not settled.
    private func agree(on till: Till) async throws {
        let lines = try await ledger.latest(50)
        let newest = try #require(lines.first?.amount.wholeShillings)
        func amounts(_ lines: [PaymentLine]) -> Set<Int64> { Set(lines.compactMap(\.amount.wholeShillings)) }
        let settled = amounts(lines.filter { $0.state == .paid })
        let whole = amounts(lines.filter { $0.state == .paid && !$0.leavesRest })
        var claims = ScreenClaims(on: [], known: Self.known)
        for _ in 0..<2_000 {
            till.look(milliseconds: 20)
            claims = ScreenClaims(on: till.text.split(separator: "\n").map(String.init), known: Self.known)
            if !claims.amounts.isSubset(of: settled) { break }
            if claims.amounts.isSuperset(of: whole), till.text.contains(" \(newest).00 ") { return }
        }
        throw Pseudoterminal.Failure(reason: "Settled: \(settled), said paid: \(claims). The screen:\n\(till.text)")
    }

    private func now() -> Timestamp { Timekeeper.system.now() }

    private func order(_ shillings: Int64, phone: String) throws -> PromptOrder {
        try PromptOrder(phone: MSISDN(parsing: phone), amount: Money(cents: shillings * 100))
    }

    private func sent(
        _ shillings: Int64, phone: String = "0712345678", due: Int64? = nil, sale: SaleID? = nil, answered: Bool = true
    ) async throws -> Attempt {
        var order = try order(shillings, phone: phone)
        order.due = due.map { Money(cents: $0 * 100) }
        order.sale = sale
        return try await sent(order, answered: answered)
    }

    private func sent(_ order: PromptOrder, answered: Bool = true) async throws -> Attempt {
        let token = CallbackToken(from: .system)
        let payee = CollectionPoint.payBill(knownShortCode, account: nil)
        let attempt = try await ledger.prepare(order, payee: payee, token: token, at: start).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("boot"), at: start)
        let taken = Fact.accepted(merchant: nil, checkout: CheckoutRequestID("checkout-\(order.amount.cents)"))
        try await add(answered ? taken : .answerLost(reason: "reset"), from: .pushAnswer, to: attempt)
        return attempt
    }

    private func add(_ fact: Fact, from source: Evidence.Source, to attempt: Attempt) async throws {
        try await ledger.add(Evidence(source: source, fact: fact, at: now()), to: attempt.id)
    }

    private func receipt(_ shillings: Int64) throws -> Receipt { try #require(Receipt("UKK6AB1\(shillings)")) }

    private func claim(_ shillings: Int64) throws -> Fact {
        .callbackPaid(
            CallbackClaim(
                merchant: nil, checkout: CheckoutRequestID("checkout-\(shillings * 100)"),
                receipt: try receipt(shillings),
                amount: Money(cents: shillings * 100), payer: nil, paidAt: nil, balance: nil))
    }
}
