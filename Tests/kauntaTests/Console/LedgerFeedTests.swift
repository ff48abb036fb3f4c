import Console
import Foundation
import Ledger
import Payments
import Synchronization
import TestSupport
import Testing

@testable import kaunta

/// What a feed has told.
private final class Ear: Sendable {
    private let messages = Mutex<[ConsoleMessage]>([])

    func hear(_ message: ConsoleMessage) { messages.withLock { $0.append(message) } }

    var checks: [(doubts: [Doubt], unclaimed: [DirectPayment])] {
        messages.withLock { messages in
            messages.compactMap { if case .checks(let doubts, let unclaimed) = $0 { (doubts, unclaimed) } else { nil } }
        }
    }

    var direct: [[DirectPayment]] {
        messages.withLock { messages in
            messages.compactMap { if case .direct(let payments) = $0 { payments } else { nil } }
        }
    }

    var quarantines: [Quarantine?] {
        messages.withLock { messages in
            messages.compactMap { if case .setAside(let quarantine) = $0 { .some(quarantine) } else { nil } }
        }
    }

    var senders: [[SetAsideWords]] {
        messages.withLock { messages in
            messages.compactMap { if case .senders(let senders) = $0 { senders } else { nil } }
        }
    }

    var counts: [Int] {
        messages.withLock { messages in
            messages.compactMap { if case .count(let count) = $0 { count } else { nil } }
        }
    }

    var findings: [CodeFinding] {
        messages.withLock { messages in
            messages.compactMap { if case .found(_, let finding, _) = $0 { finding } else { nil } }
        }
    }
}

private let start = Timestamp(milliseconds: 1_793_959_200_000)

/// A ledger in which money came straight to the shop at the start.
private func shop(_ folder: URL) async throws -> (ledger: Ledger, receipt: Receipt) {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let ledger = try Ledger.open(
        at: folder.appending(path: "ledger.sqlite").path, as: .owner(program: "test", boot: BootID("boot-1")),
        till: "T4", timekeeper: .system)
    let receipt = try #require(Receipt("UKK6AB1000"))
    let told = C2BConfirmation(
        receipt: receipt, amount: Money(cents: 50_000), payee: try #require(ShortCode("174379")), account: "TEA",
        payer: nil, name: "JANE", paidAt: nil)
    let message = InboundMessage(body: Array("{}".utf8), address: .confirmation, peer: "127.0.0.1", at: start)
    try await ledger.settle(try await ledger.keep(message), as: .confirmed(told))
    return (ledger, receipt)
}

private func folder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "kaunta-feed-\(UUID().uuidString)")
}

/// Runs a feed at a moment until it has told what needs a check.
private func tell(_ ledger: Ledger, at now: Timestamp) async throws -> Ear {
    let ear = Ear()
    let feed = LedgerFeed(ledger, now: { now }, post: { ear.hear($0) })
    let reading = Task { await feed.run() }
    while ear.checks.isEmpty { await Task.yield() }
    reading.cancel()
    return ear
}

@Test func moneyThatNobodyTakesNeedsACheckAfterTenMinutes() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, receipt) = try await shop(folder)
    let early = try await tell(ledger, at: start + .milliseconds(599_999))
    #expect(early.checks.first?.unclaimed.isEmpty == true)
    let late = try await tell(ledger, at: start + DirectPayment.patience)
    #expect(late.checks.first?.unclaimed.map(\.id) == [receipt])
}

@Test func whatIsOlderThanTheNewestIsToldOfWhenAPersonHasLookedIntoIt() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, receipt) = try await shop(folder)
    let told = try #require(try await ledger.directPayment(receipt)).told
    let listed = C2BConfirmation(
        receipt: receipt, amount: Money(cents: 90_000), payee: told.payee, account: told.account, payer: nil,
        name: told.name, paidAt: nil)
    _ = try await ledger.verify([StatementLine(listed)], source: .pull, at: start)
    let newer = try (0..<200).map { number in
        let code = "UKK6AB2\(100 + number)"
        return C2BConfirmation(
            receipt: try #require(Receipt(code)), amount: told.amount, payee: told.payee, account: "", payer: nil,
            name: "", paidAt: nil)
    }
    _ = try await ledger.verify(newer.map(StatementLine.init), source: .pull, at: start)
    let ear = Ear()
    let feed = LedgerFeed(ledger, now: { start }, post: { ear.hear($0) })
    let reading = Task { await feed.run() }
    defer { reading.cancel() }
    while ear.checks.isEmpty { await Task.yield() }
    #expect(ear.checks.first?.unclaimed.map(\.id) == [receipt])
    #expect(ear.direct.first?.contains { $0.id == receipt } == false)
    let word = try #require(Approval(by: "Amina", reason: "asked for the statement"))
    try await ledger.look(into: receipt, found: listed.amount, by: word, at: start)
    while ear.checks.last?.unclaimed.isEmpty == false { await Task.yield() }
    #expect(ear.direct.contains { $0.map(\.id) == [receipt] && $0.first?.amount == listed.amount })
}

@Test func aMessagesWordThatNobodyConfirmedNeedsACheckAfterThreeMinutes() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, _) = try await shop(folder)
    let order = try PromptOrder(phone: MSISDN(parsing: "0712345678"), amount: Money(cents: 10_000))
    let token = CallbackToken(from: .system)
    let code = try #require(ShortCode("174379"))
    let id = try await ledger.prepare(order, payee: .payBill(code, account: nil), token: token, at: start).attempt.id
    _ = try await ledger.markSending(id, token: token, boot: BootID("boot-1"), at: start)
    let claim = CallbackClaim(
        merchant: nil, checkout: CheckoutRequestID("checkout-1"), receipt: Receipt("UKK6AB2000"), amount: nil,
        payer: nil, paidAt: nil, balance: nil)
    try await ledger.add(Evidence(source: .callback, fact: .callbackPaid(claim), at: start), to: id)
    let early = try await tell(ledger, at: start + .seconds(180))
    #expect(early.checks.first?.doubts.isEmpty == true)
    let late = try await tell(ledger, at: start + .milliseconds(180_001))
    #expect(late.checks.first?.doubts.map(\.kind) == [.unknown])
}

@Test func aCodeIsLookedUpInTheBooksAndChangesNothing() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, receipt) = try await shop(folder)
    let before = try await ledger.directPayment(receipt)
    let ear = Ear()
    let feed = LedgerFeed(ledger, now: { start }, post: { ear.hear($0) })
    await feed.lookUp(receipt)
    await feed.lookUp(try #require(Receipt("UKK6AB9999")))
    #expect(ear.findings == [.direct(try #require(before)), .unheard])
    #expect(try await ledger.directPayment(receipt) == before)
}

@Test func messagesThatWereSetAsideAreToldOfForTwoDays() async throws {
    let folder = folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, _) = try await shop(folder)
    for (second, peer) in [(0, "41.90.0.1"), (5, "41.90.0.2")] {
        let message = InboundMessage(
            body: [], address: .confirmation, peer: peer, isListed: false, at: start + .seconds(second))
        try await ledger.settle(try await ledger.keep(message), as: .quarantined("reason \(second)"))
    }
    func told(at moment: Timestamp) async throws -> Quarantine? {
        let ear = try await tell(ledger, at: moment)
        while ear.quarantines.isEmpty { await Task.yield() }
        return ear.quarantines.first ?? nil
    }
    let both = Quarantine(
        count: 2, since: start, latestAt: start + .seconds(5), peer: "41.90.0.2", reason: "reason 5")
    #expect(try await told(at: start + Quarantine.span) == both)
    #expect(try await told(at: start + Quarantine.span + .seconds(5))?.count == 1)
    #expect(try await told(at: start + Quarantine.span + .seconds(6)) == nil)
}

@Test func whoSentWhatWasSetAsideIsToldWithWhatItSays() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-feed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, _) = try await shop(folder)
    let bodies: [(peer: String, body: [UInt8])] = [
        ("41.90.0.1", Array("hello from 0722000901".utf8)), ("41.90.0.2", [0xFF, 0xFE, 0x00]),
        ("41.90.0.1", Array(#"{"TransID":"UKK6AB1234","TransAmount":"450.00","MSISDN":"254722000901"}"#.utf8)),
    ]
    for (second, sent) in bodies.enumerated() {
        let message = InboundMessage(
            body: sent.body, address: .confirmation, peer: sent.peer, isListed: false, at: start + .seconds(second))
        try await ledger.settle(try await ledger.keep(message), as: .quarantined("the sender is not listed"))
    }
    let ear = try await tell(ledger, at: start + .seconds(60))
    while ear.senders.isEmpty || ear.counts.isEmpty { await Task.yield() }
    let told = try #require(ear.senders.first)
    #expect(told.map(\.sender.peer) == ["41.90.0.1", "41.90.0.2"])
    #expect(told.map(\.sender.count) == [2, 1])
    #expect(told[0].sender.since == start)
    #expect(told[0].says.count == 2 && told[1].says.count == 1)
    #expect(told[0].says[0].english.contains("UKK6AB1234"), "\(told[0].says)")
    #expect(told[0].says[1].english.contains("hello from"))
    #expect(told[1].says[0].english == "3 bytes that are no text")
    for words in told.flatMap(\.says) { #expect(!words.english.contains("722000901"), "\(words)") }
    #expect(try await ledger.count() == ear.counts.last)
}

@Test func aFloodOfStrangersIsToldOfTwentyOfThem() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-feed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (ledger, _) = try await shop(folder)
    for number in 0..<25 {
        let message = InboundMessage(
            body: Array("x".utf8), address: .confirmation, peer: "41.90.0.\(number)", isListed: false,
            at: start + .seconds(number))
        try await ledger.settle(try await ledger.keep(message), as: .quarantined("the sender is not listed"))
    }
    let senders = try await ledger.setAsideSenders(since: start)
    #expect(senders.map(\.peer) == (5..<25).reversed().map { "41.90.0.\($0)" })
    #expect(try await ledger.setAsideSenders(since: start + .seconds(25)).isEmpty)
}
