import ArgumentParser
import Foundation
import Ledger
import Payments

/// What the ledger takes: commits beside raw SQLite, then reading with a long past.
struct LedgerFigures: FigureSet {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Commits a second against raw SQLite, opening, pages and look-ups, memory.")

    @OptionGroup var options: FigureOptions

    func run() async throws { try await Self.measure(options) }

    static func measure(_ options: FigureOptions) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kaunta-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await CommitFigures(folder: folder).measure()

        let path = options.ledger ?? folder.appending(path: "past.sqlite").path
        if options.ledger == nil {
            let took = try await timed { try await Fill.fill(path, with: options.payments) }
            try Figure(figure: "ledger.fill", value: took.inSeconds, unit: "s", runs: options.payments).printLine()
        }
        try await ReadingFigures(path: path).measure()
    }
}

/// Commits a second, in turns so that both meet the same disk.
private struct CommitFigures {
    let folder: URL
    private let rounds = 5
    private let paymentsARound = 100

    func measure() async throws {
        let ledger = try openLedger(at: folder.appending(path: "commits.sqlite").path)
        let raw = try RawSQLite(at: folder.appending(path: "raw.sqlite").path)
        let body = [UInt8](repeating: 0x78, count: 600)
        var ours = Duration.zero
        var theirs = Duration.zero
        var commits = 0
        for round in 0..<rounds {
            for number in 0..<paymentsARound {
                let payment = round * paymentsARound + number
                ours += try await timed { commits += try await ledger.takeOnePayment(payment) }
            }
            theirs += try await timed { for _ in 0..<(commits / (round + 1)) { try raw.commit(body) } }
        }
        let rate = Double(commits) / ours.inSeconds
        let rawRate = Double(commits) / theirs.inSeconds
        try Figure(
            figure: "ledger.commits", value: rate, unit: "1/s", runs: commits,
            note: "a payment's six entries, one commit each, every rule and index, synced"
        ).printLine()
        try Figure(
            figure: "ledger.commits.raw-sqlite", value: rawRate, unit: "1/s", runs: commits,
            note: "one row of 600 bytes a commit through the C interface, as durable"
        ).printLine()
        try Figure(figure: "ledger.commits.ratio", value: rate / rawRate, unit: "of raw SQLite").printLine()
    }
}

/// Pages and look-ups.
private struct ReadingFigures {
    let path: String
    private let runs = 200

    func measure() async throws {
        var openings: [Duration] = []
        for _ in 0..<10 {
            openings.append(try await timed { _ = try await openLedger(at: path).latest(50) })
        }
        try Figure.median("ledger.open-and-first-page", of: openings).printLine()

        let ledger = try openLedger(at: path)
        let search = try await timed { try await ledger.checkedWhole() }
        try Figure(figure: "ledger.search-for-damage", value: search.inSeconds, unit: "s").printLine()
        guard let newest = try await ledger.latest(1).first else { return }
        let count = try await ledger.count()
        let samples = try await samples(ledger, below: newest.number)

        try await median("first-page", ledger) { _, _ in try await ledger.latest(50).count }
        try await median("last-page", ledger) { _, _ in try await page(ledger, anchor: nil, .newer) }
        try await median("deep-page", ledger) { run, _ in
            try await page(ledger, anchor: newest.number * Int64(run + 1) / Int64(runs + 1), .older)
        }
        try await median("receipt", ledger, samples) { _, line in
            try await ledger.find(line.receipt?.text ?? line.tag.text).count
        }
        try await median("filter.receipt", ledger, samples) { _, line in
            try await page(ledger, words: [line.receipt?.text ?? line.tag.text])
        }
        try await median("filter.phone", ledger, samples) { _, line in
            try await page(ledger, words: [line.phone.digits])
        }
        try await median("filter.phone-end", ledger, samples) { _, line in
            try await page(ledger, words: [String(line.phone.digits.suffix(4))])
        }
        try await median("filter.amount", ledger, samples) { _, line in
            try await page(ledger, words: [line.amount.decimal])
        }
        try await median("filter.state", ledger) { _, _ in try await page(ledger, words: ["expired"]) }
        try await median("filter.nothing", ledger, runs: 20) { _, _ in try await page(ledger, words: ["0", "xyz"]) }
        try await median("day-totals", ledger, samples) { _, line in
            try await ledger.totals(of: line.createdAt.day).buckets.count
        }
        try Figure(figure: "ledger.memory", value: residentMegabytes(), unit: "MB", note: "\(count) payments")
            .printLine()
    }

    /// Payments from all over the past.
    private func samples(_ ledger: Ledger, below newest: Int64) async throws -> [PaymentLine] {
        var lines: [PaymentLine] = []
        for run in 0..<runs {
            let anchor = newest * Int64(run * 7_919 % runs + 1) / Int64(runs) + 1
            let request = PageRequest(filter: .all, anchor: anchor, direction: .older, limit: 1)
            lines += try await ledger.page(request)
        }
        return lines
    }

    private func page(
        _ ledger: Ledger, words: [String] = [], anchor: Int64? = nil, _ direction: PageRequest.Direction = .older
    ) async throws -> Int {
        try await ledger.page(
            PageRequest(filter: PaymentFilter(words: words), anchor: anchor, direction: direction, limit: 50)
        ).count
    }

    private func median(
        _ name: String, _ ledger: Ledger, _ samples: [PaymentLine] = [], runs: Int? = nil,
        _ work: (Int, PaymentLine) async throws -> Int
    ) async throws {
        let lines = samples.isEmpty ? try await ledger.latest(1) : samples
        var times: [Duration] = []
        for run in 0..<(runs ?? self.runs) {
            let line = lines[run % lines.count]
            times.append(try await timed { _ = try await work(run, line) })
        }
        try Figure.median("ledger.\(name)", of: times).printLine()
    }
}

private func openLedger(at path: String) throws -> Ledger {
    let timekeeper = Timekeeper(
        now: { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970) * 1000) }, uptime: { .zero },
        sleep: { try await ContinuousClock().sleep(for: $0) })
    return try Ledger.open(
        at: path, as: .owner(program: "kaunta-bench", boot: BootID(from: .system)), timekeeper: timekeeper)
}

extension Ledger {
    /// The entries of one payment, from the order to the receipt; returns how many commits that took.
    fileprivate func takeOnePayment(_ number: Int) async throws -> Int {
        guard let shortCode = ShortCode(ShortCode.publicSandbox) else { return 0 }
        let now = Timestamp(milliseconds: 1_793_959_200_000)
        let token = CallbackToken(from: .system)
        let checkout = CheckoutRequestID("ws_CO_061120261403220\(number)")
        let phone = try MSISDN(parsing: String(712_000_000 + number))
        let order = try PromptOrder(phone: phone, amount: Money(cents: 125_000))
        let id = try await prepare(
            order, payee: .payBill(shortCode, account: nil), token: token, at: now
        ).attempt.id
        _ = try await markSending(id, token: token, boot: BootID("bench"), at: now)
        let accepted = Fact.accepted(merchant: MerchantRequestID("29115-\(number)"), checkout: checkout)
        try await add(Evidence(source: .pushAnswer, fact: accepted, at: now), to: id)
        let body = [UInt8](repeating: 0x78, count: 600)
        let message = try await keep(InboundMessage(body: body, attempt: id, peer: "127.0.0.1", at: now))
        let claim = CallbackClaim(
            merchant: nil, checkout: checkout, receipt: Receipt("UKK" + String(1_000_000 + number)),
            amount: order.amount, payer: .clear(phone), paidAt: now, balance: nil)
        try await settle(
            message,
            as: .applied(
                Evidence(
                    source: .callback, fact: .callbackPaid(claim), at: now, raw: String(decoding: body, as: UTF8.self)))
        )
        let paid = Fact.queryPaid(checkout: checkout, text: "The service request is processed successfully.")
        try await add(Evidence(source: .query, fact: paid, at: now), to: id)
        return 6
    }
}
