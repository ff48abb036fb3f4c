import Ledger
import Payments
import TestSupport

/// What changes a console's books at a steady rate, while the console is measured.
protocol Updates: Sendable {
    /// What one change is, for people.
    var note: String { get }

    /// Makes so many changes a second until it is cancelled; returns how many a second that came to.
    func run(perSecond rate: Int) async throws -> Double
}

/// Commits of another process, each an entry of a payment: what a console that watches sees.
struct CommitUpdates: Updates {
    let note = "commits by another process"
    private let ledger: Ledger

    /// Opens it and waits until it was searched for damage: before that it takes no payment.
    init(ledger path: String) async throws {
        ledger = try Ledger.bench(at: path)
        try await ledger.checkedWhole()
    }

    func run(perSecond rate: Int) async throws -> Double {
        var pace = Pace(perSecond: rate)
        let seed = Int.random(in: 0..<20_000) * 1000
        // A payment at a time, with phones and tags of its own; they begin anew after a thousand.
        for number in 0..<1000 * 60 {
            let payment = try await SamplePayment(seed + number, in: ledger, at: .now)
            guard await pace.wait(for: 1) else { break }
            try await payment.send()
            guard await pace.wait(for: 2) else { break }
            try await payment.claim()
            guard await pace.wait(for: 2) else { break }
            try await payment.confirm()
            guard await pace.wait(for: 1) else { break }
        }
        return pace.reached
    }
}

/// News of money paid straight to the shop, posted to the console's own listener: what a console that takes payments hears
/// from outside. Faster than its listener lets one peer post, it can't be told.
struct ConfirmationUpdates: Updates {
    let note = "confirmations posted to its listener"
    /// Where it listens.
    let port: Int
    let token: String

    struct Refused: Error { let status: Int? }

    /// Takes a port that is free.
    init() throws {
        port = try RawHTTP.freePort()
        token = String((0..<40).map { _ in "0123456789abcdef".randomElement() ?? "0" })
    }

    /// The settings by which a console listens there.
    var environment: [String: String] {
        [
            "KAUNTA_LISTEN_PORT": "\(port)", "MPESA_CALLBACK_URL": "http://127.0.0.1:\(port)",
            "KAUNTA_CONFIRMATION_TOKEN": token,
        ]
    }

    func run(perSecond rate: Int) async throws -> Double {
        var pace = Pace(perSecond: rate)
        let seed = Int.random(in: 0..<90_000) * 100_000
        for number in 0..<100_000 {
            let reply = try await RawHTTP.send(
                "POST", "/\(token)", port: port, headers: ["Content-Type": "application/json"],
                body: Array(Self.body(seed + number).utf8))
            // What comes too fast or finds it busy is posted again by Safaricom; here it only counts as not made.
            guard let status = reply.status, [200, 429, 503].contains(status) else {
                throw Refused(status: reply.status)
            }
            guard await pace.wait(for: status == 200 ? 1 : 0) else { break }
        }
        return pace.reached
    }

    private static func body(_ number: Int) -> String {
        let digits = String(number, radix: 36, uppercase: true)
        let receipt = "U" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
        return """
            {"TransactionType":"Pay Bill","TransID":"\(receipt)","TransTime":"\(Timestamp.now.wire)",\
            "TransAmount":"\(100 + number % 900).00","BusinessShortCode":"174379","BillRefNumber":"Table \(number % 40)",\
            "MSISDN":"2547 ***** \(100 + number % 900)","FirstName":"AMINA"}
            """
    }
}

/// Keeps a rate, without making up for what came late.
private struct Pace {
    private let clock = ContinuousClock()
    private let start = ContinuousClock.now
    private let interval: Duration
    private var made = 0
    private var next = ContinuousClock.now

    init(perSecond rate: Int) { interval = .seconds(1) / rate }

    /// Waits until so many more are due; false once the task is cancelled.
    mutating func wait(for more: Int) async -> Bool {
        made += more
        next = max(next + interval * max(1, more), clock.now - .seconds(1))
        if next > clock.now { try? await clock.sleep(until: next) }
        return !Task.isCancelled
    }

    /// How many a second there were.
    var reached: Double { Double(made) / (clock.now - start).inSeconds }
}
