import Payments
import Transport

/// What came of comparing the books with a list, for people, programs and the shell.
struct PullOutput: Equatable, Sendable {
    let findings: StatementFindings
    /// Whether the list was read to its end.
    var isWhole = true

    /// One object for programs: always these keys, in this order.
    var line: String {
        func list(_ receipts: [Receipt]) -> JSON { .array(receipts.map { .string($0.text) }) }
        return JSON.object([
            .init("confirmed", list(findings.confirmed)),
            .init("proved", .array(findings.proved.map { .string($0.text) })),
            .init("missing", .array(findings.missing.map { .string($0.text) })),
            .init("toAskFirst", .array(findings.toAskFirst.map { .string($0.text) })),
            .init("discovered", list(findings.discovered)), .init("known", list(findings.known)),
            .init("odd", list(findings.odd)), .init("waiting", list(findings.waiting)),
            .init("reversed", list(findings.reversed)),
            .init("reversedElsewhere", list(findings.reversedElsewhere)),
            .init("unread", .number(String(findings.unread))),
            .init("whole", .bool(isWhole)),
        ]).serialised
    }

    /// What was found, in a few sentences, for whoever gets nothing else: with the rows and prompts to look into.
    var notice: Phrase {
        let odd = findings.odd.map(\.text).joined(separator: ", ")
        let look = odd.isEmpty ? nil : Phrase("Look into these: \(odd).", sw: "Angalia hizi: \(odd).")
        return [look, findings.absence].compactMap { $0 }.reduce(words) { $0.followed(by: $1) }
    }

    /// The same without those, where they are named one by one.
    var words: Phrase {
        let counts = [findings.confirmed.count, findings.proved.count, findings.discovered.count, findings.known.count]
        if findings.isEmpty {
            return Phrase(
                "The list is empty: nothing came in, or the list is not set up for this number.",
                sw: "Orodha ni tupu: hakuna kilichoingia, au orodha haijawekwa kwa namba hii.")
        }
        let found = Phrase(
            "Confirmed: \(counts[0]). Prompts proved: \(counts[1]). New direct payments: \(counts[2]). Known before: "
                + "\(counts[3]).",
            sw: "Zimethibitishwa: \(counts[0]). Maombi yaliyothibitishwa: \(counts[1]). Malipo mapya: \(counts[2]). "
                + "Zilizojulikana: \(counts[3]).")
        let cut = Phrase("The list goes on: pull fewer hours.", sw: "Orodha inaendelea: vuta saa chache.")
        let unread = findings.unread == 0 ? nil : Phrase.rowsNotRead(findings.unread)
        return [findings.reversals, unread, isWhole ? nil : cut].compactMap { $0 }.reduce(found) { $0.followed(by: $1) }
    }

    /// What the shell is told.
    var status: ShellStatus {
        findings.odd.isEmpty && findings.reversed.isEmpty && findings.unread == 0 && isWhole ? .done : .differences
    }
}
