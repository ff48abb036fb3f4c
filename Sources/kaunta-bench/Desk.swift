import Console
import Foundation
import Ledger
import Payments
import Screen

/// A console over a ledger, wired as the program wires it: told what the ledger holds, with its pages answered.
struct Desk {
    private let ledger: Ledger
    private let now: Timestamp
    private var state: ConsoleState
    private var shown: AttemptID?

    /// Opens it on the till.
    init(_ ledger: Ledger, size: Size, now: Timestamp) async throws {
        self.ledger = ledger
        self.now = now
        let payee = ShortCode(ShortCode.publicSandbox).map { CollectionPoint.payBill($0, account: nil) }
        let environment = ConsoleEnvironment(
            tillName: "Westlands 04", payee: payee, surroundings: .production, explain: Self.decline,
            explainRefusal: { Self.decline(ResultCode($0.code)) })
        state = ConsoleState(environment: environment, size: size, now: now + .seconds(-3600))
        var health = Health()
        health.gateway = .answering(at: now)
        try await tell(.health(health))
        try await look()
    }

    /// What it shows.
    var frame: Canvas { state.frame(now: now) }

    /// Shows what the ledger holds now.
    mutating func look() async throws {
        try await tell(.direct(try await ledger.latestDirect(200)))
        try await tell(.open(try await ledger.openLines()))
        try await tell(.today(latest: try await ledger.latest(200), totals: try await ledger.totals(of: now.day)))
        try await tell(.count(try await ledger.count()))
        try await tellDetail()
    }

    /// Presses a key.
    mutating func press(_ key: Key) async throws { try await tell(.input(.key(key))) }

    private mutating func tell(_ message: ConsoleMessage) async throws {
        for command in state.update(message, now: now) {
            switch command {
            case .loadPage(let request): try await tell(.page(request, try await ledger.page(request)))
            case .loadDetail(let id):
                shown = id
                try await tellDetail()
            case .watchDay(true): try await tell(.report(try await ledger.report(of: now.day, at: now)))
            case .watchDay(false), .copy, .export, .printReceipt, .theme, .send, .askNow, .pullList, .askAbout,
                .stopWaiting,
                .wrongNumber, .hold, .take,
                .release, .giveGoods,
                .close, .resolve, .look, .setApart,
                .lookUp, .redraw, .suspend, .quit:
                break
            }
        }
    }

    private mutating func tellDetail() async throws {
        if let shown, let record = try await ledger.record(of: shown) { try await tell(.detail(record)) }
    }

    private static func decline(_ code: ResultCode) -> Decline {
        let words = Phrase("The customer cancelled the prompt.", sw: "Mteja ameghairi ombi.")
        return Decline(code: code, theirWords: "", meaning: words, doNow: words, say: words, side: .customer)
    }
}

extension Ledger {
    /// A ledger as its owner opens it.
    static func bench(at path: String) throws -> Ledger {
        let timekeeper = Timekeeper(
            now: { .now }, uptime: { .zero }, sleep: { try await ContinuousClock().sleep(for: $0) })
        return try open(
            at: path, as: .owner(program: "kaunta-bench", boot: BootID(from: .system)), timekeeper: timekeeper)
    }
}
