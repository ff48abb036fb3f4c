import Engine
import Ledger
import Payments

/// Pulls Safaricom's own list: while the books have something that it might settle, every quarter of an hour in a shop at
/// work, and when somebody asks for it. It moves no money.
actor PullWatch {
    private let source: any StatementSource
    private let ledger: Ledger
    private let now: @Sendable () -> Timestamp
    private let isTimed: Bool
    private let onChange: @Sendable (AttemptID) async -> Void

    /// Up to when the list was read to its end, and had something; nil before that.
    private var readTo: Timestamp?
    /// When all of the list that there is was last read to its end.
    private var readAllAt: Timestamp?
    /// When the list was last had.
    private var pulledAt: Timestamp?
    /// How often in a row it could not be had when it was due.
    private var failures = 0
    private var isHurried = false
    private var nap: Task<Void, Never>?

    /// Takes what it works with.
    ///
    /// - Parameters:
    ///   - source: the list.
    ///   - now: the moment it is, as the books count it.
    ///   - isTimed: whether the list is pulled every so often though nothing in the books asks for it.
    ///   - onChange: told of every prompt that the list says something new about.
    init(
        source: any StatementSource, ledger: Ledger, now: @escaping @Sendable () -> Timestamp, isTimed: Bool,
        onChange: @escaping @Sendable (AttemptID) async -> Void = { _ in }
    ) {
        self.source = source
        self.ledger = ledger
        self.now = now
        self.isTimed = isTimed
        self.onChange = onChange
    }

    /// How long is waited between two looks; longer each time that the list can't be had.
    static let pause = Duration.seconds(300)
    /// The longest wait.
    static let longestPause = Duration.seconds(3600)
    /// How old the last list may become in a shop at work. Safaricom sends no message again, so money of which none was
    /// heard is in the list alone: a customer who paid waits no longer than this to be seen, at four calls an hour.
    static let timer = Duration.seconds(900)
    /// How long after a list another one is not hurried on.
    static let shortestPause = Duration.seconds(60)
    /// How far before what is looked for it is read: a list may be told late, and may count its hours otherwise than it
    /// says.
    static let margin = Duration.seconds(3600) + C2BConfirmation.mislabelled
    /// How often all of it is read: what a payment's own row says of it may change long after it was paid.
    static let allAgain = Duration.seconds(6 * 3600)
    /// After so many failures in a row a person hears of it.
    static let patience = 3

    /// What a look came to.
    enum Outcome: Equatable, Sendable {
        /// The books have nothing that a list might settle, and the last one is young.
        case notWanted
        /// The list was compared with the books.
        case pulled(StatementFindings, isWhole: Bool)
        /// The list, or the books, can't be had.
        case failed(reason: String)
    }

    /// What is told of the looks.
    enum News: Equatable, Sendable {
        /// Something that a person should hear of.
        case alarm(Phrase)
        /// The list proved, or told of, money.
        case found(StatementFindings)
    }

    /// Looks now, and every few minutes, until its task is cancelled.
    func run(timekeeper: Timekeeper, telling tell: @Sendable (News) -> Void) async {
        var said: [Phrase] = []
        while !Task.isCancelled {
            let outcome = await look()
            if case .failed(let reason) = outcome, failures == Self.patience { tell(.alarm(.noList(reason))) }
            if case .pulled(let findings, _) = outcome, findings.hasNews { tell(.found(findings)) }
            // Each thing once: the same list comes again and again.
            for words in Self.alarms(outcome) where !said.contains(words) {
                said.append(words)
                tell(.alarm(words))
            }
            await sleep(min(Self.pause * (1 << min(failures, 4)), Self.longestPause), timekeeper)
        }
    }

    /// Pulls the list if it is wanted or due, and compares the books with it.
    func look() async -> Outcome {
        let end = now()
        let isHurried = isHurried
        self.isHurried = false
        let outcome: Outcome
        do {
            let oldest = try await ledger.listWanted(since: end + (.zero - StatementList.reach))
            let isDue = isHurried || isTimed && pulledAt.map { end - $0 >= Self.timer } ?? true
            guard oldest != nil || isDue else { return .notWanted }
            // Who is not at work for long looks for what it waits for alone.
            let isAllDue = isTimed && readAllAt.map { end - $0 >= Self.allAgain } ?? true
            let last = isTimed ? readTo.map { min(oldest ?? $0, $0) } : oldest
            outcome = await pull(since: isAllDue ? nil : last)
        } catch {
            outcome = .failed(reason: "\(error)")
        }
        if case .failed = outcome { failures += 1 }
        return outcome
    }

    /// Pulls all of the list that there is, now.
    func pull() async -> Outcome { await pull(since: nil) }

    /// Looks at once, unless the last list is less than a minute old or can't be had.
    func hurry() {
        guard failures == 0, let pulledAt, now() - pulledAt >= Self.shortestPause else { return }
        isHurried = true
        nap?.cancel()
    }

    /// Pulls what came in since that moment; nil for all of it.
    private func pull(since moment: Timestamp?) async -> Outcome {
        let end = now()
        let first = end + (.zero - StatementList.reach)
        do {
            let start = moment.map { max($0 + (.zero - Self.margin), first) } ?? first
            let list = try await source.list(from: start, to: end)
            var findings = try await ledger.verify(
                list.lines, reversals: list.reversals, of: list.complete(readAt: end), source: .pull, at: now())
            findings.unread = list.unread
            (pulledAt, failures) = (end, 0)
            // An empty list proves nothing: it may not be set up yet.
            if list.isWhole, !(list.lines.isEmpty && list.reversals.isEmpty) { readTo = max(readTo ?? end, end) }
            if list.isWhole, moment == nil { readAllAt = end }
            for id in findings.proved + findings.touched + findings.missing { await onChange(id) }
            return .pulled(findings, isWhole: list.isWhole)
        } catch let error as GatewayUnready {
            return .failed(reason: error.reason)
        } catch {
            return .failed(reason: "\(error)")
        }
    }

    private func sleep(_ wait: Duration, _ timekeeper: Timekeeper) async {
        if isHurried || Task.isCancelled { return }
        let nap = Task<Void, Never> { try? await timekeeper.sleep(wait) }
        self.nap = nap
        await withTaskCancellationHandler {
            await nap.value
        } onCancel: {
            nap.cancel()
        }
        self.nap = nil
    }

    /// What a person should hear of.
    private static func alarms(_ outcome: Outcome) -> [Phrase] {
        guard case .pulled(let findings, let isWhole) = outcome else { return [] }
        let odd = findings.odd.map { receipt in
            if findings.waiting.contains(receipt) {
                return Phrase(
                    "M-PESA's list has \(receipt), which may be a prompt's: nobody takes it until that is settled.",
                    sw: "Orodha ya M-PESA ina \(receipt), huenda ni ya ombi: haidaiwi hadi hilo lijulikane.")
            }
            return Phrase(
                "M-PESA's list has \(receipt) otherwise than the books: another amount or payer. Compare them.",
                sw: "Orodha ya M-PESA ina \(receipt) tofauti na vitabu: kiasi au mlipaji. Linganisha.")
        }
        let reversed = findings.reversed.map { receipt in
            Phrase(
                "M-PESA's list took money of \(receipt) back. No goods on it: see what needs a check.",
                sw: "Orodha ya M-PESA imerudisha pesa za \(receipt). Usitoe bidhaa: angalia ya kukagua.")
        }
        // Nothing needs a check here: no row of the books has it.
        let elsewhere = findings.reversedElsewhere.map { receipt in
            Phrase(
                "M-PESA's list took money of \(receipt) back, which no row of the books has. No goods on it.",
                sw: "Orodha ya M-PESA imerudisha pesa za \(receipt), isiyo vitabuni. Usitoe bidhaa.")
        }
        let unread = findings.unread == 0 ? [] : [Phrase.rowsNotRead(findings.unread)]
        return odd + reversed + elsewhere + unread + (isWhole ? [] : [.listTooLong])
    }
}

extension StatementFindings {
    /// Whether money was proved, or heard of, by it.
    fileprivate var hasNews: Bool { !(confirmed.isEmpty && proved.isEmpty && discovered.isEmpty) }
}
