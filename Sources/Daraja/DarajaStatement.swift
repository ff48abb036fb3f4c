public import Payments

/// Safaricom's own list behind the port that the books know: all pages of it, one after the other.
public struct DarajaStatement: StatementSource {
    private let calls: DarajaCalls
    private let number: ShortCode

    /// After so many pages reading ends, and the list is said not to be whole: an answer may go on for ever.
    static let mostPages = 100

    /// Takes the way to Safaricom, and whose money is asked about.
    public init(_ calls: DarajaCalls, of number: ShortCode) {
        self.calls = calls
        self.number = number
    }

    public func list(from start: Timestamp, to end: Timestamp) async throws(GatewayUnready) -> StatementList {
        var list = StatementList([])
        var seen: Set<Receipt> = []
        var rows = 0
        var isSure = true
        var countsPages = false
        var offset = 0
        for page in 1...Self.mostPages {
            let answer = try await calls.answer(to: PullQuery(number, from: start, to: end, offset: offset))
            switch answer {
            case .nothing:
                if isSure, !countsPages, !seen.isEmpty {
                    list.isComplete = await hasNoOtherPage(from: start, to: end, than: seen)
                }
                return list
            case .unclear(let reason): throw .unavailable(reason: reason)
            case .rows(let found, let others, let pages, let reversals):
                let new = found.filter { seen.insert($0.receipt).inserted }
                list.lines += new
                list.reversals += reversals.filter { !list.reversals.contains($0) }
                rows += found.count + others
                // What can't be read may be a payment, and what comes again was asked for otherwise than it was counted.
                if others > reversals.count || new.count < found.count { isSure = false }
                countsPages = pages != nil
                // The portal counts rows; where the answer counts pages, so do we. Repeats mean that it starts anew; a
                // page of nothing but other rows is one like any other.
                if let pages, page >= pages {
                    list.isComplete = isSure
                    return list
                }
                if new.isEmpty, !found.isEmpty { return list }
                offset = pages == nil ? rows : page
            }
        }
        list.isWhole = false
        return list
    }

    /// Whether the list surely had no further page where it ended. Integrations disagree on what the offset counts: were it
    /// pages, asking from its second one would bring rows that nobody has seen.
    private func hasNoOtherPage(from start: Timestamp, to end: Timestamp, than seen: Set<Receipt>) async -> Bool {
        let second = PullQuery(number, from: start, to: end, offset: 1)
        return switch try? await calls.answer(to: second) {
        case .rows(let found, _, _, let reversals):
            found.allSatisfy { seen.contains($0.receipt) } && reversals.allSatisfy { seen.contains($0.receipt) }
        case .nothing: true
        case .unclear, nil: false
        }
    }
}
