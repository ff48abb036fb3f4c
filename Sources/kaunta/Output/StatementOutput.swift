import Daraja
import Payments
import Transport

/// What came of bringing the portal's statement in, for people, programs and the shell.
struct StatementOutput: Equatable, Sendable {
    let statement: PortalStatement
    let named: NamedFindings
    /// The time of which it lacks nothing, where somebody said that it lacks nothing and it can be so.
    var covered: TimeSpan?
    /// Whether somebody said so.
    var isCalledComplete = false

    private var findings: StatementFindings { named.findings }

    /// How many unreadable rows are named in words; programs get all of them.
    static let mostNamed = 20

    /// One object for programs: always these keys, in this order.
    var line: String {
        func list(_ receipts: [Receipt]) -> JSON { .array(receipts.map { .string($0.text) }) }
        func count(_ number: Int) -> JSON { .number(String(number)) }
        let apart = PortalStatement.ApartKind.allCases.map { kind in
            JSON.Member(kind.rawValue, count(statement.apart.count { $0.kind == kind }))
        }
        let unreadable = statement.unreadable.map { row in
            JSON.object([
                .init("line", count(row.line)), .init("lines", count(row.count)),
                .init("reason", .string(row.reason.english)),
            ])
        }
        return JSON.object([
            .init("rows", count(statement.lines.count)), .init("confirmed", list(findings.confirmed)),
            .init("proved", .array(findings.proved.map { .string($0.text) })),
            .init("missing", .array(findings.missing.map { .string($0.text) })),
            .init("toAskFirst", .array(findings.toAskFirst.map { .string($0.text) })),
            .init("discovered", list(findings.discovered)), .init("known", list(findings.known)),
            .init("odd", list(findings.odd)), .init("waiting", list(findings.waiting)),
            .init("reversed", list(findings.reversed)),
            .init("reversedElsewhere", list(findings.reversedElsewhere)), .init("apart", .object(apart)),
            .init("unreadable", .array(unreadable)), .init("dateOrder", .string(statement.dateOrder.rawValue)),
            .init("dryRun", .bool(named.isRehearsal)),
        ]).serialised
    }

    /// What was found, a line for each thing.
    var words: Phrase {
        Phrase(sentences(in: .english).joined(separator: "\n"), sw: sentences(in: .swahili).joined(separator: "\n"))
    }

    private func sentences(in language: Language) -> [String] {
        let dates = statement.dateOrder.words
        var phrases = [
            Phrase(
                "Rows of customers' money: \(statement.lines.count). Not customers' money: \(statement.apart.count). "
                    + "Not readable: \(statement.unreadable.count).",
                sw: "Mistari ya pesa za wateja: \(statement.lines.count). Si pesa za wateja: "
                    + "\(statement.apart.count). Haisomeki: \(statement.unreadable.count)."),
            Phrase(
                "Confirmed: \(findings.confirmed.count). Prompts proved: \(findings.proved.count). New direct payments: "
                    + "\(findings.discovered.count). Known before: \(findings.known.count).",
                sw: "Zimethibitishwa: \(findings.confirmed.count). Maombi yaliyothibitishwa: "
                    + "\(findings.proved.count). Malipo mapya: \(findings.discovered.count). Zilizojulikana: "
                    + "\(findings.known.count)."),
        ]
        if !statement.lines.isEmpty {
            phrases.append(Phrase("Dates: \(dates.english).", sw: "Tarehe: \(dates.swahili)."))
        }
        phrases += [completeness, findings.reversals].compactMap { $0 } + named.phrases
        for row in statement.unreadable.prefix(Self.mostNamed) {
            phrases.append(
                Phrase("Line \(row.line): \(row.reason.english).", sw: "Mstari \(row.line): \(row.reason.swahili)."))
        }
        let more = statement.unreadable.count - Self.mostNamed
        if more > 0 { phrases.append(Phrase("And \(more) more: see --json.", sw: "Na \(more) zaidi: tazama --json.")) }
        phrases.append(
            named.isRehearsal
                ? Phrase("A dry run: nothing was changed.", sw: "Jaribio tu: hakuna kilichobadilishwa.")
                : Phrase(
                    "Only the books were changed: no money moved.",
                    sw: "Vitabu tu vimebadilika: hakuna pesa iliyohama."))
        return phrases.map { $0[language] }
    }

    /// What came of the word that it lacks nothing.
    private var completeness: Phrase? {
        if !isCalledComplete { return nil }
        if let times = covered?.inMinutes.words {
            let count = findings.missing.count
            return Phrase(
                "Of \(times.english) it lacks nothing, so its silence counts: not paid by it: \(count).",
                sw: "Ya \(times.swahili) haina pengo, basi ukimya wake huhesabiwa: hayakulipwa: \(count).")
        }
        let why =
            if !statement.unreadable.isEmpty {
                Phrase("a row can't be read", sw: "mstari mmoja hausomeki")
            } else if statement.apart.contains(where: { $0.kind == .notCompleted }) {
                Phrase("a row is still under way", sw: "mstari mmoja haujakamilika")
            } else {
                Phrase("it covers less than ten minutes", sw: "ina muda chini ya dakika kumi")
            }
        return Phrase(
            "--complete counts for nothing, since \(why.english): no prompt became NOT PAID.",
            sw: "--complete haihesabiki, kwa kuwa \(why.swahili): hakuna ombi lililokuwa HALIJALIPWA.")
    }

    /// What the shell is told.
    var status: ShellStatus {
        named.isClean && statement.unreadable.isEmpty ? .done : .differences
    }
}

extension PortalStatement.DateOrder {
    /// How days are written, as a part of a sentence.
    fileprivate var words: Phrase {
        switch self {
        case .needless: Phrase("the year stands first", sw: "mwaka uko mwanzo")
        case .dayFirst: Phrase("day, month, year, by the whole file", sw: "siku, mwezi, mwaka, kwa faili nzima")
        case .monthFirst: Phrase("month, day, year, by the whole file", sw: "mwezi, siku, mwaka, kwa faili nzima")
        case .unsettled:
            Phrase(
                "day and month can't be told apart, so times stay unknown",
                sw: "siku na mwezi hazitofautishiki, basi muda haujulikani")
        }
    }
}

extension StatementFindings {
    /// How many prompts the list ends as not paid, in a sentence; nil where there is none.
    var absence: Phrase? {
        if missing.isEmpty { return nil }
        return Phrase(
            "Not paid, since the list has no row of them: \(missing.count).",
            sw: "Hayakulipwa, kwani orodha haina mstari wake: \(missing.count).")
    }

    /// What was found of payments that were taken back, in a sentence; nil where there was nothing.
    var reversals: Phrase? {
        func list(_ receipts: [Receipt]) -> String { receipts.map(\.text).joined(separator: ", ") }
        let here = list(reversed)
        let elsewhere = list(reversedElsewhere)
        if here.isEmpty, elsewhere.isEmpty { return nil }
        return Phrase(
            "Taken back: \(reversed.count) of payments in the books\(here.isEmpty ? "" : " (\(here): needs a check)"), "
                + "\(reversedElsewhere.count) of others\(elsewhere.isEmpty ? "" : " (\(elsewhere))").",
            sw: "Zilizorudishwa: \(reversed.count) za malipo yaliyo vitabuni"
                + "\(here.isEmpty ? "" : " (\(here): ya kukagua)"), \(reversedElsewhere.count) za mengine"
                + "\(elsewhere.isEmpty ? "" : " (\(elsewhere))").")
    }
}
