import ArgumentParser
import Foundation
import Ledger
import Payments

/// What the ledger takes: commits beside raw SQLite, then reading with a long past.
struct LedgerFigures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Commits a second against raw SQLite, opening, pages and look-ups.")

    @OptionGroup var past: PastOptions

    func run() async throws { try await past.withLedger(Self.measure) }

    static func measure(_ path: String) async throws {
        note("ledger: commits")
        try await withTemporaryFolder { try await CommitFigures(folder: $0).measure() }
        note("ledger: reading")
        try await ReadingFigures(path: path).measure()
    }
}

/// Commits a second, in short turns so that both meet the same disk.
private struct CommitFigures {
    let folder: URL
    private let rounds = 60
    private let paymentsARound = 10

    func measure() async throws {
        let ledger = try Ledger.bench(at: folder.appending(path: "commits.sqlite").path)
        let raw = try RawSQLite(at: folder.appending(path: "raw.sqlite").path)
        let body = [UInt8](repeating: 0x78, count: 600)
        let commits = paymentsARound * SamplePayment.commits
        var ours: [Duration] = []
        var theirs: [Duration] = []
        for round in 0..<rounds {
            ours.append(
                try await timed {
                    for number in 0..<paymentsARound {
                        let payment = try await SamplePayment(round * paymentsARound + number, in: ledger, at: .now)
                        try await payment.send()
                        try await payment.claim()
                        try await payment.confirm()
                    }
                })
            theirs.append(try await timed { for _ in 0..<commits { try raw.commit(body) } })
        }
        let rate = Double(commits) / ours.sorted()[rounds / 2].inSeconds
        let rawRate = Double(commits) / theirs.sorted()[rounds / 2].inSeconds
        try Figure(
            figure: "ledger.commits", value: rate, unit: "1/s", runs: rounds * commits,
            note: "a payment's six entries, one commit each, every rule and index, synced"
        ).printLine()
        try Figure(
            figure: "ledger.commits.raw-sqlite", value: rawRate, unit: "1/s", runs: rounds * commits,
            note: "one row of 600 bytes a commit through the C interface, as durable, in turns of \(commits) commits"
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
            openings.append(try await timed { _ = try await Ledger.bench(at: path).latest(50) })
        }
        try Figure.median("ledger.open-and-first-page", of: openings).printLine()

        let ledger = try Ledger.bench(at: path)
        let search = try await timed { try await ledger.checkedWhole() }
        try Figure(figure: "ledger.search-for-damage", value: search.inSeconds, unit: "s").printLine()
        guard let newest = try await ledger.latest(1).first else { return }
        let samples = try await samples(ledger, below: newest.number)

        try await median("first-page", ledger) { _, _ in try await ledger.latest(50).count }
        try await median("last-page", ledger) { _, _ in try await page(ledger, anchor: nil, .newer) }
        try await median("deep-page", ledger) { run, _ in
            try await page(ledger, anchor: RowKey(newest.number * Int64(run + 1) / Int64(runs + 1)), .older)
        }
        try await median("largest.deep-page", ledger, samples) { _, line in
            try await page(ledger, by: .largest, anchor: RowKey(.prompt(line), by: .largest))
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
        try await median("filter.state", ledger) { _, _ in try await page(ledger, words: ["failed"]) }
        try await median("filter.nothing", ledger, runs: 20) { _, _ in try await page(ledger, words: ["0", "xyz"]) }
        // What a screen reads anew at every change.
        try await median("screen.latest", ledger) { _, _ in try await ledger.latest(200).count }
        try await median("screen.open", ledger) { _, _ in try await ledger.openLines().count }
        try await median("screen.direct", ledger) { _, _ in try await ledger.latestDirect(200).count }
        try await median("screen.unclaimed", ledger) { _, _ in
            try await ledger.freeDirectPayments().count + ledger.disputedDirectPayments().count
        }
        try await median("screen.doubts", ledger, runs: 20) { _, _ in
            try await ledger.doubts(uncheckedSince: newest.createdAt).count
        }
        try await median("screen.quarantine", ledger) { _, _ in
            try await ledger.quarantine(since: newest.createdAt)?.count ?? 0
        }
        try await median("day-totals", ledger, samples) { _, line in
            try await ledger.totals(of: line.createdAt.day).buckets.count
        }
    }

    /// Payments from all over the past.
    private func samples(_ ledger: Ledger, below newest: Int64) async throws -> [PaymentLine] {
        var lines: [PaymentLine] = []
        for run in 0..<runs {
            let anchor = RowKey(newest * Int64(run * 7_919 % runs + 1) / Int64(runs) + 1)
            let request = PageRequest(filter: .all, anchor: anchor, direction: .older, limit: 1)
            lines += try await ledger.page(request).compactMap(\.prompt)
        }
        return lines
    }

    private func page(
        _ ledger: Ledger, words: [String] = [], by sorting: Sorting = .newest, anchor: RowKey? = nil,
        _ direction: PageRequest.Direction = .older
    ) async throws -> Int {
        try await ledger.page(
            PageRequest(
                filter: PaymentFilter(words: words), by: sorting, anchor: anchor, direction: direction, limit: 50)
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
