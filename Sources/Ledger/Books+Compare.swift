import GRDB
import Payments

/// A whole list beside the books.
extension Books {
    /// Compares the books with a list, and with the rows of earlier ones that have no place yet.
    ///
    /// - Parameter time: the time of which the list lacks nothing; nil where it may lack some.
    func compare(
        _ list: [StatementLine], reversals: [ReversalLine], of time: TimeSpan?, _ word: ListWord
    ) throws -> StatementFindings {
        var findings = StatementFindings()
        let waiting = try UnplacedRow.waiting(in: database)
        // A time that has not come is nobody's proof: the file is false, or read as another day.
        let early = list.filter { line in line.told.paidAt.map { $0 > word.at + Self.mayBeAhead } ?? false }
        // What waits is not moved by a list that has it otherwise: one of the two is false.
        let other = list.filter { line in waiting[line.receipt].map { line.contradicts($0.line) } ?? false }
        for line in early + other { findings.addOdd(line.receipt) }
        let believed = list.filter { !early.contains($0) && !other.contains($0) }
        let listed = Set(believed.map(\.receipt))
        let older = waiting.filter { !listed.contains($0.key) }
        let lines =
            believed.map { $0.knowing(waiting[$0.receipt]?.line) }
            + older.values.map(\.line).sorted { $0.receipt.text < $1.receipt.text }
        // What an earlier list told keeps the word of whoever brought that one.
        func bringing(_ line: StatementLine) -> ListWord {
            guard var earlier = older[line.receipt]?.word else { return word }
            earlier.comparedAt = word.now
            return earlier
        }
        // What an earlier list told of one of them counts like what this one tells.
        let receipts = lines.map(\.receipt) + reversals.compactMap(\.payment?.receipt)
        let known = try Set(receipts).flatMap { receipt in
            try ReversalRow.fetch(of: receipt, in: database).map { ReversalLine(of: receipt, told: $0.told) }
        }
        let payments = StatementList(lines, reversals: reversals + known).payments
        // Whatever a row takes from a prompt is taken before any row is compared: their order says nothing.
        for line in payments.left + payments.gone { try contest(line, bringing(line), &findings) }
        for line in payments.left { try verify(line, bringing(line), &findings) }
        for line in payments.gone { try compareGone(line, bringing(line), &findings) }
        for line in payments.left + payments.gone { try tellNamers(of: line.told, bringing(line), &findings) }
        for line in reversals { try note(line, word, &findings) }
        for receipt in waiting.keys where !findings.waiting.contains(receipt) {
            try UnplacedRow.remove(receipt, from: database)
        }
        // A prompt that got its receipt from a later row of the same list may free an earlier one, or leave it to another.
        if !findings.waiting.isEmpty, !findings.proved.isEmpty {
            findings.take(try compare([], reversals: [], of: nil, word), newlyWaiting: { waiting[$0] == nil })
        }
        // What waits already is no news, and the list is not empty for it.
        findings.known += list.map(\.receipt).filter { findings.waiting.contains($0) && !findings.odd.contains($0) }
        if let time { try noteMissing(from: list + older.values.map(\.line), reversals, of: time, word, &findings) }
        return findings
    }

    /// How far a row's time may lie ahead of when it was read: as far as lists are mislabelled, and clocks apart.
    private static let mayBeAhead = C2BConfirmation.mislabelled + C2BConfirmation.promptWindow.before

    /// Compares the rows that have no place yet once more, after news that may give them one.
    func placeRows(at now: Timestamp) throws -> StatementFindings {
        guard try UnplacedRow.isAny(in: database) else { return StatementFindings() }
        return try compare([], reversals: [], of: nil, ListWord(source: .pull, at: now, words: nil))
    }

    /// Writes down that a row has no place yet: it may be the payment of a prompt whose receipt is not known.
    func wait(_ told: C2BConfirmation, _ word: ListWord, _ findings: inout StatementFindings) throws {
        findings.waiting.append(told.receipt)
        if try UnplacedRow.keep(told, word, in: database) { findings.addOdd(told.receipt) }
    }
}

extension StatementFindings {
    /// Adds what came of comparing the rows that wait once more. What has its place now is no more to be looked into for that.
    fileprivate mutating func take(_ later: StatementFindings, newlyWaiting isNew: (Receipt) -> Bool) {
        let placed = Set(waiting).subtracting(later.waiting)
        odd.removeAll { placed.contains($0) && isNew($0) }
        for receipt in later.odd { addOdd(receipt) }
        (confirmed, proved) = (confirmed + later.confirmed, proved + later.proved)
        (discovered, known) = (discovered + later.discovered, known + later.known)
        (touched, reversed) = (touched + later.touched, reversed + later.reversed.filter { !reversed.contains($0) })
        waiting = later.waiting
    }
}

extension StatementLine {
    /// Whether it has another amount, payer or account than an earlier list told of that receipt.
    fileprivate func contradicts(_ earlier: StatementLine) -> Bool {
        let (mine, theirs) = (told, earlier.told)
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        let isOtherAccount =
            !isBlank(mine.account) && !isBlank(theirs.account) && !mine.isPaidUnder(theirs.account)
        return mine.amount != theirs.amount || isOtherAccount || mine.isAnotherPayers(than: theirs)
    }

    /// The same with what an earlier list told more exactly: the payer's digits, and the earlier of two times, since a list
    /// may tell them three hours late.
    fileprivate func knowing(_ earlier: StatementLine?) -> StatementLine {
        guard let earlier = earlier?.told, earlier.amount == told.amount else { return self }
        let tellsDigits = earlier.payer?.isDigits ?? false && !(told.payer?.isDigits ?? false)
        return StatementLine(
            C2BConfirmation(
                receipt: told.receipt, amount: told.amount, payee: told.payee,
                account: told.account.isEmpty ? earlier.account : told.account,
                payer: tellsDigits ? earlier.payer : told.payer, name: told.name.isEmpty ? earlier.name : told.name,
                paidAt: [told.paidAt, earlier.paidAt].compactMap { $0 }.min()))
    }
}
