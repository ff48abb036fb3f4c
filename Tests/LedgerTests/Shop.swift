import Foundation
import Glibc
import Ledger
import Payments
import TestSupport

/// A folder of its own for one test; gone when the tests have run.
struct Shop {
    static let start = Timestamp(milliseconds: 1_793_959_200_000)
    let folder: URL
    var path: String { folder.appending(path: "ledger.sqlite").path }
    private let chance = SeededChance(11)

    private static let all: URL = {
        atexit { try? FileManager.default.removeItem(at: Shop.all) }
        return FileManager.default.temporaryDirectory.appending(path: "kaunta-ledgers-\(getpid())")
    }()

    init() throws {
        folder = Self.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func open(
        _ path: String? = nil, program: String = "test", boot: String = "boot-1", limits: PromptLimits? = nil,
        chance other: SeededChance? = nil
    ) throws -> Ledger {
        try Ledger.open(
            at: path ?? self.path, as: .owner(program: program, boot: BootID(boot)), till: "T4", limits: limits,
            chance: (other ?? chance).chance, timekeeper: .real)
    }

    func watch() throws -> Ledger {
        try Ledger.open(at: path, as: .watcher, timekeeper: .real)
    }

    /// The files as a killed process would leave them, copied elsewhere.
    func crashImage() throws -> String {
        let other = folder.appending(path: "image-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
        for name in ["ledger.sqlite", "ledger.sqlite-wal"] {
            try FileManager.default.copyItem(at: folder.appending(path: name), to: other.appending(path: name))
        }
        return other.appending(path: "ledger.sqlite").path
    }
}

extension Timekeeper {
    /// The real clocks, for what waits on real files.
    static let real = Timekeeper(
        now: { Shop.start }, uptime: { .zero }, sleep: { try await ContinuousClock().sleep(for: $0) })
}

extension Ledger {
    /// An attempt written down, with its token.
    func prepared(
        _ phone: Int = 0, shillings: Int64 = 100, reference: String? = nil, chance: Chance = .system,
        at now: Timestamp = Shop.start
    ) async throws -> (id: AttemptID, token: CallbackToken) {
        var order = try order(phone: String(712_000_000 + phone), shillings: shillings)
        order.reference = reference.flatMap { AccountReference($0) }
        let token = CallbackToken(from: chance)
        let record = try await prepare(order, payee: .payBill(knownShortCode, account: nil), token: token, at: now)
        return (record.attempt.id, token)
    }

    /// An attempt that the gateway took under that name.
    func pending(
        _ phone: Int = 0, shillings: Int64 = 100, checkout: String, reference: String? = nil
    ) async throws -> AttemptID {
        let (id, token) = try await prepared(phone, shillings: shillings, reference: reference)
        _ = try await markSending(id, token: token, boot: BootID("boot-1"), at: Shop.start)
        try await add(
            Evidence(
                source: .pushAnswer, fact: .accepted(merchant: nil, checkout: CheckoutRequestID(checkout)),
                at: Shop.start),
            to: id)
        return id
    }

    /// Safaricom's own list was looked at in vain.
    func noRow(of id: AttemptID) async throws {
        try await add(Evidence(source: .pull, fact: .queryOpen(reason: "no row"), at: Shop.start), to: id)
    }

    /// Settles an attempt as paid, with the receipt that a callback names.
    func pay(_ id: AttemptID, checkout: String, receipt: String, shillings: Int64 = 100) async throws {
        let claim = CallbackClaim(
            merchant: nil, checkout: CheckoutRequestID(checkout), receipt: Receipt(receipt),
            amount: Money(cents: shillings * 100), payer: nil, paidAt: nil, balance: nil)
        try await add(Evidence(source: .callback, fact: .callbackPaid(claim), at: Shop.start), to: id)
        try await add(
            Evidence(
                source: .query, fact: .queryPaid(checkout: CheckoutRequestID(checkout), text: "ok"), at: Shop.start),
            to: id)
    }
}
