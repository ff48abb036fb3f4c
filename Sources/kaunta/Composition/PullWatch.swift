import Engine
import Ledger
import Payments

/// Pulls Safaricom's own list by itself while the books have something that it might settle. It moves no money.
struct PullWatch: Sendable {
    /// The list.
    let source: any StatementSource
    /// The books.
    let ledger: Ledger
    /// The moment it is, as the books count it.
    let now: @Sendable () -> Timestamp

    /// How long is waited between two looks; longer each time that the list can't be had.
    static let pause = Duration.seconds(300)
    /// The longest wait.
    static let longestPause = Duration.seconds(3600)
    /// How far back the list goes.
    static let reach = Duration.seconds(48 * 3600)
    /// How far before the oldest of what is unsettled it is read, since clocks differ.
    static let margin = Duration.seconds(900)

    /// What a look came to.
    enum Outcome: Equatable, Sendable {
        /// The books have nothing that a list might settle.
        case notWanted
        /// The list was compared with the books.
        case pulled(StatementFindings, isWhole: Bool)
        /// The list, or the books, can't be had.
        case failed(reason: String)
    }

    /// Looks now, and every few minutes, until its task is cancelled.
    func run(timekeeper: Timekeeper, telling alarm: @Sendable (Phrase) -> Void) async {
        var wait = Self.pause
        var said: [Phrase] = []
        while !Task.isCancelled {
            let outcome = await look()
            if case .failed = outcome { wait = min(wait * 2, Self.longestPause) } else { wait = Self.pause }
            // Each thing once: the same list comes again and again.
            for words in Self.alarms(outcome) where !said.contains(words) {
                said.append(words)
                alarm(words)
            }
            guard (try? await timekeeper.sleep(wait)) != nil else { return }
        }
    }

    /// Pulls the list if it is wanted, and compares the books with it.
    func look() async -> Outcome {
        let end = now()
        do {
            guard let oldest = try await ledger.listWanted(since: end + (.zero - Self.reach)) else { return .notWanted }
            let start = max(oldest + (.zero - Self.margin), end + (.zero - Self.reach))
            let list = try await source.list(from: start, to: end)
            return .pulled(
                try await ledger.verify(
                    list.lines, reversals: list.reversals, source: .pull, at: now()), isWhole: list.isWhole)
        } catch let error as GatewayUnready {
            return .failed(reason: error.reason)
        } catch {
            return .failed(reason: "\(error)")
        }
    }

    /// What a person should hear of.
    private static func alarms(_ outcome: Outcome) -> [Phrase] {
        guard case .pulled(let findings, let isWhole) = outcome else { return [] }
        let odd = findings.odd.map { receipt in
            Phrase(
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
        if isWhole { return odd + reversed + elsewhere }
        return odd + reversed + elsewhere + [
            Phrase(
                "M-PESA's list is too long to be read to its end: what was read is in the books.",
                sw: "Orodha ya M-PESA ni ndefu mno: kilichosomwa kiko vitabuni.")
        ]
    }
}
