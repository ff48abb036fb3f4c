public import Payments

/// The portal's statement as its file has it, every line of it accounted for. Only rows that a customer's money surely
/// came in by are rows here; what is anything else is set apart, and what can't be read is named.
public struct PortalStatement: Equatable, Sendable {
    /// The rows of customers' money, in the order of the file.
    public internal(set) var lines: [StatementLine] = []
    /// The payments that the file says were taken back, with their own rows where it has them.
    public internal(set) var reversals: [ReversalLine] = []
    /// The rows that are no customer's money, each with the number of its line.
    public internal(set) var apart: [Apart] = []
    /// The rows that can't be read, and why.
    public internal(set) var unreadable: [Unreadable] = []
    /// How many lines are a preamble, headings or blank.
    public internal(set) var otherLines = 0
    /// How many lines the file has.
    public internal(set) var lineCount = 0
    /// How its days are written, and how that is known.
    public internal(set) var dateOrder = DateOrder.needless
    /// Whose statement it says it is; empty where no line says so.
    public internal(set) var numbers: [ShortCode] = []

    /// A row that is no customer's money.
    public struct Apart: Equatable, Sendable {
        /// Where it stands.
        public let line: Int
        /// What it is.
        public let kind: ApartKind
    }

    /// What a row is that is no customer's money.
    public enum ApartKind: String, Equatable, Sendable, CaseIterable {
        /// Failed, or not completed: no money moved.
        case notCompleted
        /// A fee, or what is linked to another transaction.
        case charge
        /// To the organisation's own account or bank.
        case settlement
        /// Taken back or given back.
        case reversal
        /// A customer's money that was taken back again, as another row or its own status says.
        case reversed
        /// Any other money that went out.
        case withdrawal
        /// Nothing came in and nothing went out.
        case nothingMoved
        /// A sum or a balance.
        case total
        /// The same row once more.
        case repeated
    }

    /// A row that can't be read.
    public struct Unreadable: Equatable, Sendable {
        /// Where it begins.
        public let line: Int
        /// How many lines it takes.
        public let count: Int
        /// Why.
        public let reason: Phrase
    }

    /// How days are written in a file.
    public enum DateOrder: String, Equatable, Sendable, CaseIterable {
        /// The year stands first wherever a day is, or there is none.
        case needless
        /// Day, month, year: a day above 12 says so, or the receipts' own days.
        case dayFirst
        /// Month, day, year.
        case monthFirst
        /// Nothing settles it, or the file contradicts itself: such times stay unknown.
        case unsettled
    }

    /// Why a file is no statement.
    public enum Fault: Error, Equatable, Sendable {
        /// It is too long, in bytes or in lines.
        case tooLong
        /// No line has the headings of a receipt, a time and the money that came in.
        case noHeading
        /// Two columns have the same meaning, so that neither can be believed.
        case doubleColumn(String)
    }

    /// The longest file that is read, in bytes.
    public static let longest = 16 << 20
    /// The most lines that are read.
    public static let mostLines = 200_000

    /// Reads a file; `payee` is whose money it is.
    ///
    /// - Throws: `Fault`, when it is no statement at all.
    public init(_ bytes: [UInt8], of payee: ShortCode) throws(Fault) {
        if bytes.count > Self.longest { throw .tooLong }
        let records = StatementRecord.all(in: bytes)
        lineCount = records.last.map { $0.line + $0.count - 1 } ?? 0
        if lineCount > Self.mostLines { throw .tooLong }
        guard let place = records.prefix(100).firstIndex(where: { StatementColumns.isHeading($0) }) else {
            throw .noHeading
        }
        let columns = try StatementColumns(records[place])
        numbers = records[..<place].compactMap(\.namedNumber)
        otherLines = records[...place].reduce(0) { $0 + $1.count }
        let rows = records[(place + 1)...].map { StatementRow($0, columns) }
        dateOrder = DateOrder(of: rows)
        read(rows, heading: records[place], of: payee)
    }

    private mutating func read(_ rows: [StatementRow], heading: StatementRecord, of payee: ShortCode) {
        var places: [Receipt: [(place: Int, line: StatementLine)]] = [:]
        for (place, row) in rows.enumerated() {
            if let line = row.money(in: dateOrder, of: payee) {
                places[line.receipt, default: []].append((place, line))
            }
        }
        let named = Set(rows.flatMap(\.reversed))
        readReversals(rows, places.mapValues { $0.map(\.line) }, of: payee)
        let reversed = Set(reversals.map(\.receipt))
        for (place, row) in rows.enumerated() {
            let record = row.record
            if record.isBlank || record.cells == heading.cells {
                otherLines += record.count
                continue
            }
            switch row.reading(in: dateOrder, of: payee) {
            case .failure(let fault):
                unreadable.append(Unreadable(line: record.line, count: record.count, reason: fault.reason))
            case .success(.apart(.reversal)) where row.takesBackUnnamed:
                let reason = Phrase(
                    "it takes money back, and does not name whose", sw: "inarudisha pesa, na haitaji za nani")
                unreadable.append(Unreadable(line: record.line, count: record.count, reason: reason))
            case .success(.apart(let kind)): apart.append(Apart(line: record.line, kind: kind))
            case .success(.money(let line, _)) where reversals.takeAll(of: line.told):
                apart.append(Apart(line: record.line, kind: .reversed))
            case .success(.money(let line, _)) where named.contains(line.receipt) && !reversed.contains(line.receipt):
                let reason = Phrase(
                    "the receipt \(line.receipt) is taken back by another line",
                    sw: "risiti \(line.receipt) imerudishwa na mstari mwingine")
                unreadable.append(Unreadable(line: record.line, count: record.count, reason: reason))
            case .success(.money(let line, _)):
                let same = places[line.receipt] ?? []
                if !same.allSatisfy({ $0.line == line }) {
                    let reason = Phrase(
                        "the receipt \(line.receipt) stands here and in another line, and they differ",
                        sw: "risiti \(line.receipt) ipo hapa na katika mstari mwingine, na zinatofautiana")
                    unreadable.append(Unreadable(line: record.line, count: record.count, reason: reason))
                } else if same.first?.place != place {
                    apart.append(Apart(line: record.line, kind: .repeated))
                } else {
                    lines.append(line)
                }
            }
        }
    }

    /// Reads which payments were taken back, wholly or in part.
    private mutating func readReversals(
        _ rows: [StatementRow], _ money: [Receipt: [StatementLine]], of payee: ShortCode
    ) {
        func own(_ receipt: Receipt) -> C2BConfirmation? {
            let lines = money[receipt] ?? []
            return lines.first.flatMap { line in lines.allSatisfy { $0 == line } ? line.told : nil }
        }
        for row in rows {
            switch row.reading(in: dateOrder, of: payee) {
            case .success(.apart(.reversal)):
                guard let told = row.reversal(in: dateOrder) else { continue }
                for receipt in row.takenBack { add(ReversalLine(of: receipt, told: told, payment: own(receipt))) }
            case .success(.money(let line, let told?)):
                add(ReversalLine(of: line.receipt, told: told, payment: own(line.receipt)))
            case .success(.money(_, nil)), .success(.apart), .failure: continue
            }
        }
    }

    private mutating func add(_ line: ReversalLine) {
        if !reversals.contains(line) { reversals.append(line) }
    }
}
