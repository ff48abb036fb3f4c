import Foundation
import Ledger
import Payments

@testable import kaunta

/// Real books in a folder that goes when they are done with, written by somebody who is gone.
struct DeskBooks {
    /// The settings that lead to them.
    let settings: Settings
    /// Half an hour ago by the machine's own clock, which the verbs go by.
    let start = Timekeeper.system.now() + .seconds(-1800)

    /// Makes some and lets a test work with them.
    static func with(_ body: (DeskBooks) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-desk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(
            DeskBooks(
                settings: Settings(from: Samples.report(flags: [.ledger: folder.appending(path: "ledger.sqlite").path]))
            ))
    }

    /// A prompt that was sent at the start, with what became of it; for a sale that owes so much, or for one that is
    /// there.
    func prompt(
        _ facts: [(Evidence.Source, Fact)], shillings: Int64 = 100, due: Int64? = nil, sale: SaleID? = nil
    ) async throws -> Attempt {
        let ledger = try Ledger.open(
            at: settings.ledgerPath, as: .owner(program: "test", boot: BootID("boot")), till: "K2", timekeeper: .system)
        let token = CallbackToken(from: .system)
        let order = try PromptOrder(
            phone: MSISDN(parsing: "0712345678"), amount: Money(cents: shillings * 100), sale: sale,
            due: due.map { Money(cents: $0 * 100) })
        let payee = CollectionPoint.payBill(try Self.given(ShortCode("600984")), account: nil)
        let attempt = try await ledger.prepare(order, payee: payee, token: token, at: start).attempt
        _ = try await ledger.markSending(attempt.id, token: token, boot: BootID("boot"), at: start)
        for (source, fact) in facts {
            _ = try await ledger.add(Evidence(source: source, fact: fact, at: start + .seconds(1)), to: attempt.id)
        }
        return attempt
    }

    /// What makes a prompt paid that was accepted under that name.
    static func paid(_ name: String) -> [(Evidence.Source, Fact)] {
        let checkout = CheckoutRequestID(name)
        return [
            (.pushAnswer, .accepted(merchant: nil, checkout: checkout)),
            (.query, .queryPaid(checkout: checkout, text: "paid")),
        ]
    }

    private static func given<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Records.NotGiven() }
        return value
    }
}
