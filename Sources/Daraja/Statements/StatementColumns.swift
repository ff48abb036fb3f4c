/// Which column of a statement means what, by the names in its heading, loosely read.
struct StatementColumns: Equatable, Sendable {
    /// What a column means.
    enum Meaning: String, CaseIterable, Sendable {
        case receipt, completed, paidIn, withdrawn, status, kind, details, party, linked, account

        /// The names it was met under, in small letters and digits alone; an earlier one is preferred.
        var names: [String] {
            switch self {
            case .receipt:
                ["receiptno", "receiptnumber", "mpesareceiptno", "mpesareceiptnumber", "receipt", "transactionid"]
            case .completed:
                [
                    "completiontime", "completeddate", "starttimestamp", "transactiontime", "transactiondate",
                    "datetime", "date", "time",
                ]
            case .paidIn: ["paidin", "creditamount", "credit", "moneyin"]
            case .withdrawn: ["withdrawn", "debitamount", "debit", "moneyout", "withdrawal"]
            case .status: ["transactionstatus", "status"]
            case .kind: ["reasontype", "transactiontype", "transactiontypename"]
            case .details: ["details", "description", "transactiondetails"]
            case .party: ["otherpartyinfo", "transactionpartydetails", "otherparty"]
            case .linked: ["linkedtransactionid", "linkedtransaction"]
            case .account: ["acno", "accountno", "accountnumber", "billreference"]
            }
        }
    }

    /// How many columns there are.
    let count: Int
    private var places: [Meaning: Int] = [:]

    /// Takes the columns of a heading.
    init(_ heading: StatementRecord) throws(PortalStatement.Fault) {
        let names = heading.cells.map(Self.plain)
        count = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
        for meaning in Meaning.allCases {
            guard let name = meaning.names.first(where: names.contains), let place = names.firstIndex(of: name) else {
                continue
            }
            if names.lastIndex(of: name) != place { throw .doubleColumn(oneLine(heading.cells[place])) }
            places[meaning] = place
        }
    }

    /// Where a meaning stands.
    subscript(meaning: Meaning) -> Int? { places[meaning] }

    /// Whether the last column is one that a row's meaning depends on.
    var endsInMeaning: Bool { places.values.contains(count - 1) }

    /// Whether a record is the heading of a statement.
    static func isHeading(_ record: StatementRecord) -> Bool {
        guard record.flaw == nil, record.isEnded else { return false }
        let names = Set(record.cells.map(plain))
        return [Meaning.receipt, .completed, .paidIn].allSatisfy { !names.isDisjoint(with: $0.names) }
    }

    /// A name without its case, spaces and signs.
    static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
}
