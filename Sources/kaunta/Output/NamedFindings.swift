import Console
import Ledger
import Payments

/// What a list did to the books, thing by thing, for people: which prompt, which money, and what to do next.
struct NamedFindings: Equatable, Sendable {
    /// What it did.
    let findings: StatementFindings
    /// The prompts among it, as they read now.
    let prompts: [AttemptID: PaymentLine]
    /// The rows of the list.
    let rows: [Receipt: C2BConfirmation]
    /// Those that wait in the books with that amount.
    var waiting: Set<Receipt> = []
    /// Whether nothing of it was kept.
    var isRehearsal = false

    /// How many of a kind are named; programs get all.
    static let most = 20

    /// Looks the prompts up.
    static func read(
        _ findings: StatementFindings, of list: StatementList, in ledger: Ledger, isRehearsal: Bool = false
    ) async throws -> NamedFindings {
        var prompts: [AttemptID: PaymentLine] = [:]
        for id in findings.proved + findings.missing + findings.toAskFirst + findings.touched {
            prompts[id] = try await ledger.line(of: id)
        }
        var rows: [Receipt: C2BConfirmation] = [:]
        for row in list.rows { rows[row.receipt] = row }
        var waiting: Set<Receipt> = []
        for row in try await ledger.unplacedRows() {
            // What an earlier list had otherwise is told as this one has it.
            if rows[row.told.receipt]?.amount ?? row.told.amount == row.told.amount { waiting.insert(row.told.receipt) }
            rows[row.told.receipt] = rows[row.told.receipt] ?? row.told
        }
        return NamedFindings(
            findings: findings, prompts: prompts, rows: rows, waiting: waiting, isRehearsal: isRehearsal)
    }

    /// A line for each.
    var phrases: [Phrase] {
        let touched = findings.touched.filter { !findings.proved.contains($0) }
        let waiting = findings.odd.filter { isRehearsal ? findings.waiting.contains($0) : self.waiting.contains($0) }
        let odd = findings.odd.filter { !waiting.contains($0) }
        let reversed = findings.reversed
        return lines(of: findings.proved, Phrase("Proves paid", sw: "Inathibitisha malipo")) { prompt($0, nil) }
            + lines(
                of: findings.missing,
                Phrase("Not paid, the list has no row of it", sw: "Hayakulipwa, orodha haina mstari wake")
            ) { prompt($0, nil) }
            + lines(
                of: findings.toAskFirst,
                Phrase("Not in the list, and to be asked about first", sw: "Haimo kwenye orodha, iulizwe kwanza")
            ) { prompt($0, "kaunta query") }
            + lines(of: touched, Phrase("The list says something else of", sw: "Orodha inasema lingine kuhusu")) {
                prompt($0, "kaunta show")
            }
            + lines(of: findings.discovered, Phrase("Paid straight to the shop", sw: "Imelipwa moja kwa moja dukani")) {
                row($0, self.waiting.contains($0) || reversed.contains($0) ? "kaunta verify" : "kaunta claim")
            }
            + lines(of: waiting, Phrase("Waits, since it may be a prompt's", sw: "Inasubiri, huenda ni ya ombi")) {
                row($0, "kaunta verify")
            }
            + lines(of: odd, Phrase("Does not fit the books", sw: "Haijalingana na vitabu")) {
                row($0, "kaunta verify")
            }
    }

    /// Whether a person has nothing to look into.
    var isClean: Bool {
        findings.odd.isEmpty && findings.reversed.isEmpty && findings.toAskFirst.isEmpty
            && (isRehearsal || prompts.values.allSatisfy { $0.doubt == nil })
    }

    private func lines<Thing>(of things: [Thing], _ what: Phrase, _ words: (Thing) -> Phrase) -> [Phrase] {
        let lines = things.prefix(Self.most).map { thing in
            let said = words(thing)
            return Phrase("\(what.english): \(said.english)", sw: "\(what.swahili): \(said.swahili)")
        }
        let more = things.count - lines.count
        if more <= 0 { return lines }
        return lines + [
            Phrase("\(what.english): \(more) more, see --json.", sw: "\(what.swahili): \(more) zaidi, tazama --json.")
        ]
    }

    private func prompt(_ id: AttemptID, _ verb: String?) -> Phrase {
        guard let line = prompts[id] else { return Phrase(id.text, sw: id.text) }
        let what = "\(line.tag), KES \(line.amount.grouped), \(line.phone.masked)"
        let next = verb.map { ". \($0) \(line.tag)" } ?? "."
        if isRehearsal { return Phrase("\(what)\(next)", sw: "\(what)\(next)") }
        let word = StatusWord(for: line).word
        return Phrase(
            "\(what). It reads \(word.english)\(next)", sw: "\(what). Inasomeka \(word.swahili)\(next)")
    }

    private func row(_ receipt: Receipt, _ verb: String) -> Phrase {
        let row = rows[receipt]
        let parts = [
            receipt.text, row.map { "KES \($0.amount.grouped)" }, row?.name, row?.payer?.masked,
            row.map(\.account).flatMap { $0.isEmpty ? nil : "“\($0)”" },
            row?.paidAt.map { "\($0.day) \($0.hourAndMinute)" },
        ]
        let what = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ").fitForEyes
        let next = isRehearsal ? "." : ". \(verb) \(receipt)"
        return Phrase("\(what)\(next)", sw: "\(what)\(next)")
    }
}
