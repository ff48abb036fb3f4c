internal import Payments

/// One row below the heading, and what it is.
struct StatementRow: Sendable {
    /// The record it was read from.
    let record: StatementRecord
    /// When it was completed, as it is written.
    let date: StatementDate?
    private let columns: StatementColumns

    /// What a row is.
    enum Reading: Equatable, Sendable {
        /// Money that came in, and what its own status says of its being taken back.
        case money(StatementLine, Reversal?)
        case apart(PortalStatement.ApartKind)
    }

    /// Why a row can't be read.
    struct Flaw: Error, Equatable {
        let reason: Phrase
    }

    /// Takes a record.
    init(_ record: StatementRecord, _ columns: StatementColumns) {
        self.record = record
        self.columns = columns
        date = Self.cell(.completed, of: record, columns).flatMap { StatementDate($0) }
    }

    /// The order of the numbers of its date that its receipt's own day speaks for; nil where it tells nothing.
    var hintedOrder: PortalStatement.DateOrder? {
        guard let date, let day = cell(.receipt).flatMap({ Receipt($0) })?.dateHint else { return nil }
        switch (date.moment(in: .dayFirst)?.day == day, date.moment(in: .monthFirst)?.day == day) {
        case (true, false): return .dayFirst
        case (false, true): return .monthFirst
        case (true, true), (false, false): return nil
        }
    }

    /// The customer's money of the row, if it is that.
    func money(in order: PortalStatement.DateOrder, of payee: ShortCode) -> StatementLine? {
        if case .success(.money(let line, _)) = reading(in: order, of: payee) { line } else { nil }
    }

    /// What the row is: a customer's money only where everything about it can be read and says so.
    func reading(in order: PortalStatement.DateOrder, of payee: ShortCode) -> Result<Reading, Flaw> {
        Result { () throws(Flaw) -> Reading in try read(in: order, of: payee) }
    }

    private func read(in order: PortalStatement.DateOrder, of payee: ShortCode) throws(Flaw) -> Reading {
        if let flaw = record.flaw { throw Flaw(reason: flaw) }
        if isSum { return .apart(.total) }
        let extra = record.cells.dropFirst(columns.count)
        if record.cells.count < columns.count {
            throw Flaw(reason: Phrase("it has too few columns", sw: "safu ni chache mno"))
        }
        if !extra.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
            throw Flaw(reason: Phrase("it has too many columns", sw: "safu ni nyingi mno"))
        }
        if !record.isEnded, columns.endsInMeaning {
            throw Flaw(
                reason: Phrase(
                    "the file ends within it, without a line end: its last cell may be cut",
                    sw: "faili inaishia humo bila mwisho wa mstari: huenda imekatwa"))
        }
        guard let receipt = cell(.receipt).flatMap({ Receipt($0) }) else {
            throw Flaw(reason: Phrase("it has no receipt number", sw: "haina namba ya risiti"))
        }
        let paidIn = try amount(.paidIn)
        let withdrawn = try amount(.withdrawn)
        guard let date else { throw Flaw(reason: Phrase("its time can't be read", sw: "muda wake hausomeki")) }
        let status = cell(.status)?.lowercased()
        if let status, status != "completed", !Self.isReversed(status) {
            if status.isEmpty { throw Flaw(reason: Phrase("it has no status", sw: "haina hali")) }
            return .apart(.notCompleted)
        }
        if paidIn == .zero { return .apart(withdrawn == .zero ? .nothingMoved : outgoing) }
        if withdrawn != .zero {
            throw Flaw(reason: Phrase("money came in and went out in it", sw: "pesa ziliingia na kutoka humo"))
        }
        if linked { return .apart(isReversal ? .reversal : .charge) }
        switch StatementKind(said) {
        case .customer: break
        case .reversal: return .apart(.reversal)
        case .settlement: return .apart(.settlement)
        case .charge: return .apart(.charge)
        case .unknown:
            throw Flaw(
                reason: Phrase(
                    "money came in, but it is of no kind that is known to be a customer's",
                    sw: "pesa ziliingia, lakini si za aina inayojulikana ya mteja"))
        }
        let line = line(receipt, paidIn, date.moment(in: order), payee)
        guard let status, Self.isReversed(status) else { return .money(line, nil) }
        // When that was, the row does not tell.
        let amount = status.contains("part") ? nil : paidIn
        return .money(line, Reversal(amount: amount, at: nil, receipt: nil))
    }

    private static func isReversed(_ status: String) -> Bool {
        status == "reversed" || status.hasSuffix(" reversed") || status.hasSuffix("-reversed")
    }

    private func line(_ receipt: Receipt, _ amount: Money, _ paidAt: Timestamp?, _ payee: ShortCode) -> StatementLine {
        let party = Party(oneLine(cell(.party) ?? ""))
        return StatementLine(
            C2BConfirmation(
                receipt: receipt, amount: amount, payee: payee, account: oneLine(cell(.account) ?? ""),
                payer: party.payer, name: party.name, paidAt: paidAt))
    }

    /// The cell of a meaning, trimmed; nil where there is no such column.
    private func cell(_ meaning: StatementColumns.Meaning) -> String? { Self.cell(meaning, of: record, columns) }

    private static func cell(
        _ meaning: StatementColumns.Meaning, of record: StatementRecord, _ columns: StatementColumns
    ) -> String? {
        guard let place = columns[meaning] else { return nil }
        return place < record.cells.count ? oneLine(record.cells[place]) : ""
    }

    /// An amount without its sign: what went out is met with either. Empty is none.
    private func amount(_ meaning: StatementColumns.Meaning) throws(Flaw) -> Money {
        guard var text = cell(meaning)?[...], !text.isEmpty else { return .zero }
        if meaning == .withdrawn, text.first == "-" { text = text.dropFirst() }
        guard let money = try? Money(typed: String(text)), money <= C2BConfirmation.most else {
            throw Flaw(reason: Phrase("an amount in it can't be read", sw: "kiasi humo hakisomeki"))
        }
        return money
    }

    /// What says which kind of money it is: the type, or what stands in the details before the names.
    private var said: String {
        if let kind = cell(.kind), !kind.isEmpty { return kind }
        let details = (cell(.details) ?? "").lowercased()
        let words = details.split(separator: " ").prefix { !["from", "to", "by", "-"].contains($0) }
        return words.joined(separator: " ")
    }

    /// The receipts that it takes back, as far as it names them.
    var reversed: [Receipt] {
        guard isReversal else { return [] }
        let text = [cell(.linked) ?? "", cell(.details) ?? ""].joined(separator: " ")
        let own = cell(.receipt).flatMap { Receipt($0) }
        return text.split { !$0.isLetter && !$0.isNumber }.compactMap { Receipt(String($0)) }.filter { $0 != own }
    }

    /// The receipts of the payments that it took back: the transaction that it is linked to, else what its details name.
    /// A word, or a phone's number, is no receipt.
    var takenBack: [Receipt] {
        guard isReversal, (try? amount(.withdrawn)) ?? .zero > .zero else { return [] }
        if let receipt = cell(.linked).flatMap({ Receipt($0) }) { return [receipt] }
        return reversed.filter { $0.text.contains(where: \.isLetter) && $0.text.contains(where: \.isNumber) }
    }

    /// Whether money went out in it to take a payment back that it does not name.
    var takesBackUnnamed: Bool {
        isReversal && (try? amount(.withdrawn)) ?? .zero > .zero && takenBack.isEmpty
    }

    /// What it tells of the reversal, where it is one by which money went out.
    func reversal(in order: PortalStatement.DateOrder) -> Reversal? {
        guard isReversal, let amount = try? amount(.withdrawn), amount > .zero else { return nil }
        return Reversal(
            amount: amount, at: date?.moment(in: order), receipt: cell(.receipt).flatMap { Receipt($0) })
    }

    private var linked: Bool { cell(.linked)?.isEmpty == false }
    private var isReversal: Bool { StatementKind(said) == .reversal }

    private var outgoing: PortalStatement.ApartKind {
        switch StatementKind(said) {
        case .reversal: .reversal
        case .settlement: .settlement
        case .charge: .charge
        case .customer, .unknown: linked ? .charge : .withdrawal
        }
    }

    private var isSum: Bool {
        let first = (record.cells.first { !$0.allSatisfy(\.isWhitespace) } ?? "").lowercased()
        let word = first.prefix { $0.isLetter || $0 == " " }.drop { $0 == " " }
        return ["total", "grand total", "opening balance", "closing balance"].contains { word.hasPrefix($0) }
            && cell(.receipt).flatMap { Receipt($0) } == nil
    }
}

/// What a transaction's type says about the money.
enum StatementKind: Equatable, Sendable {
    case customer, charge, settlement, reversal, unknown

    /// Reads the words of a type.
    init(_ text: String) {
        let text = text.lowercased()
        func has(_ words: String...) -> Bool { words.contains { text.contains($0) } }
        self =
            if has("revers", "refund") {
                .reversal
            } else if has("charge", "fee", "tariff", "commission") {
                .charge
            } else if has("settlement", "organization", "organisation", "transfer", "withdraw", "float", "deposit") {
                .settlement
            } else if has("pay utility", "pay bill", "paybill", "merchant payment", "pay merchant", "buy goods") {
                .customer
            } else {
                .unknown
            }
    }
}
