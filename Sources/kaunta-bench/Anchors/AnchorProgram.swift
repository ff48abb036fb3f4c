import TestSupport

/// A program to be measured, and how it is asked to do what all of them do.
struct AnchorProgram {
    typealias Look = (VTScreen) -> Bool

    let name: String
    let path: String
    let arguments: [String]
    let environment: [String: String]
    /// What is to be known beside its figures.
    var note: String?
    /// Whether the first row of data is there.
    let showsData: Look
    /// Keys that bring the list from where it starts; nil where it is there.
    var toList: String?
    /// How it goes through rows; nil where its rows are none of ours.
    var walk: Walk?

    /// How a program goes through rows.
    struct Walk {
        let last: String
        let showsLast: Look
        let first: String
        let showsFirst: Look
        /// What is typed to find a row, the last key being the one that is waited after.
        let find: String
        let showsFound: Look
        /// Keys that bring all rows back.
        let clear: String
    }
}

/// Rows that every program over the payments is asked for, by texts that stand in no other row.
struct AnchorRows {
    /// A text of a row on the first page.
    let first: String
    let last: String
    /// The receipt that is typed.
    let code: String
    /// Another text of its row, so that what is typed does not count as found.
    let sought: String

    struct Unusable: Error { let file: String }

    /// Takes them from the payments as a table.
    init(csv path: String) throws {
        let lines = try TextLines(of: path)
        func fields(_ line: Substring) -> [Substring] { line.split(separator: ",", omittingEmptySubsequences: false) }
        func receipt(_ line: Substring) -> String? {
            let fields = fields(line)
            return fields.count == 10 && !fields[6].isEmpty ? String(fields[6]) : nil
        }
        let named = lines.middle.first { receipt($0) != nil && fields($0)[1] == fields($0)[7] }
        guard let first = lines.start.dropFirst().lazy.compactMap(receipt).first,
            let last = lines.end.last.flatMap(receipt), let named, let code = receipt(named)
        else { throw Unusable(file: path) }
        (self.first, self.last, self.code) = (first, last, code)
        sought = String(fields(named)[1])
    }
}
