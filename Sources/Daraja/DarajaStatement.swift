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
        var (countsPages, isProbe) = (false, false)
        var offset = 0
        for page in 1...Self.mostPages {
            let query = PullQuery(number, from: start, to: end, offset: offset)
            let answer: PullPage
            do {
                answer = try await calls.answer(to: query)
            } catch {
                // Where the rows had come to their end already, they are all that there is to say.
                if isProbe { return list }
                throw error
            }
            switch answer {
            case .nothing:
                // Integrations disagree on what the offset counts: were it pages, asking from its second one would bring
                // rows that nobody has seen.
                guard isProbe || countsPages || seen.isEmpty else {
                    (isProbe, offset) = (true, 1)
                    continue
                }
                list.isComplete = isSure && isProbe
                return list
            case .unclear(let reason):
                if isProbe { return list }
                throw .unavailable(reason: reason)
            case .rows(let found, let others, let unread, let pages, let reversals):
                let new = found.filter { seen.insert($0.receipt).inserted }
                let others = (count: others, new: reversals.filter { !list.reversals.contains($0) })
                if isProbe, new.isEmpty, others.new.isEmpty {
                    // Rows that can't be read may be ones that nobody has seen: they were counted where the list was sure.
                    if isSure { list.unread += unread }
                    list.isComplete = isSure && others.count <= reversals.count
                    return list
                }
                list.lines += new
                list.reversals += others.new
                list.unread += unread
                rows += found.count + others.count
                // What can't be read may be a payment, and what comes again was asked for otherwise than it was counted.
                if isProbe || others.count > reversals.count || new.count < found.count { isSure = false }
                countsPages = countsPages || isProbe || pages != nil
                // The portal counts rows; where the answer counts pages, or its rows show that it does, so do we. Repeats
                // mean that it starts anew; a page of nothing but other rows is one like any other.
                if let pages, page >= pages {
                    list.isComplete = isSure
                    return list
                }
                if new.isEmpty, !found.isEmpty { return list }
                isProbe = false
                offset = countsPages ? offset + 1 : rows
            }
        }
        list.isWhole = false
        return list
    }
}
