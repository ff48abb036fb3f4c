public import Payments
public import Transport

/// Asks for Safaricom's own list of what a number received, at most 48 hours back. Production only; changes nothing.
public struct PullQuery: DarajaRequest {
    /// Whose money.
    public let number: ShortCode
    /// From when.
    public let start: Timestamp
    /// Until when.
    public let end: Timestamp
    /// Where the page begins: a row, or a page where the answers count pages.
    public let offset: Int

    /// How far back the list goes.
    public static let reach = Duration.seconds(48 * 3600)

    /// Takes the parts.
    public init(_ number: ShortCode, from start: Timestamp, to end: Timestamp, offset: Int = 0) {
        self.number = number
        self.start = start
        self.end = end
        self.offset = offset
    }

    public var path: String { "/pulltransactions/v1/query" }

    public var body: JSON {
        [
            "ShortCode": .string(number.digits), "StartDate": .string("\(start.day) \(start.time)"),
            "EndDate": .string("\(end.day) \(end.time)"), "OffSetValue": .string(String(offset)),
        ]
    }

    public func response(to reply: HTTPReply) -> PullPage {
        switch DarajaReply(reply) {
        case .fault(let fault): .unclear(reason: fault.description)
        case .answer(let json): PullPage(json, of: number)
        }
    }
}

/// One page of the list.
public enum PullPage: Equatable, Sendable {
    /// Rows of money that came in, how many others there were, how many of those are not understood, how many pages there
    /// are, if it says so, and what was taken back.
    case rows([StatementLine], others: Int, unread: Int, pages: Int?, reversals: [ReversalLine] = [])
    /// No rows. It may mean that nothing came in, or that the list is not provisioned for the number.
    case nothing
    /// It does not say.
    case unclear(reason: String)

    /// Reads an answer: the rows in a list, in a list of lists, as one object, or none.
    init(_ json: JSON, of number: ShortCode) {
        let code = json["ResponseCode"]?.shownText ?? ""
        let rows = Self.rows(json["Response"] ?? .null)
        switch code {
        case "1000":
            if rows.isEmpty {
                self = .nothing
                return
            }
            let lines = rows.compactMap { StatementLine($0, of: number) }
            self = .rows(
                lines, others: rows.count - lines.count, unread: rows.count { Self.isUnread($0, of: number) },
                pages: json["TotalPages"]?.integer.map { Int($0) },
                reversals: rows.compactMap { ReversalLine($0, of: number) })
        case "1001": self = .nothing
        default:
            self = .unclear(
                reason: "Safaricom's list came with code \(code.isEmpty ? "none" : code) "
                    + (json["ResponseMessage"]?.shownText ?? ""))
        }
    }

    /// Whether a row may tell of money that came in, and nobody here can say so: its type, its receipt or its amount is
    /// none that is known.
    private static func isUnread(_ row: JSON, of number: ShortCode) -> Bool {
        if ReversalLine.hasFailed(row) { return ReversalLine.isPending(row) }
        if ReversalLine(row, of: number) != nil { return false }
        if row.member(inAnyCase: "transactiontype")?.text?.lowercased().hasPrefix("b2c") == true { return false }
        if let amount = row.member(inAnyCase: "amount")?.money, amount <= .zero { return false }
        return StatementLine(row, of: number) == nil
    }

    private static func rows(_ json: JSON) -> [JSON] {
        json.elements.flatMap { element in
            if case .array = element { rows(element) } else if element.members.isEmpty { [JSON]() } else { [element] }
        }
    }
}

extension StatementLine {
    /// Reads a row, whatever the case of its names; nil for one that is no money coming in, or of which its own status says
    /// that it did not, or has not yet. No published row has shown a status: where there is none, the list has what came in.
    init?(_ row: JSON, of number: ShortCode) {
        if ReversalLine.isTold(by: row) || ReversalLine.hasFailed(row) { return nil }
        self.init(payment: row, of: number)
    }

    /// Reads a row's payment, whatever became of it.
    fileprivate init?(payment row: JSON, of number: ShortCode) {
        func member(_ name: String) -> JSON? { row.member(inAnyCase: name) }
        guard member("transactiontype")?.text?.lowercased().hasPrefix("c2b") == true,
            let receipt = member("transactionid")?.text.flatMap({ Receipt($0) }),
            let amount = member("amount")?.money, amount > .zero, amount <= C2BConfirmation.most
        else { return nil }
        let sender = member("sender")?.line ?? ""
        self.init(
            C2BConfirmation(
                receipt: receipt, amount: amount, payee: number, account: member("billreference")?.line ?? "",
                // The word stands where no name is known.
                payer: member("msisdn")?.payer, name: sender.uppercased() == "MPESA" ? "" : sender,
                paidAt: member("trxdate")?.moment))
    }
}

extension ReversalLine {
    /// Whether a row's type or status says that money was taken back. No published row has shown one: whatever names it is
    /// taken for one, and is no money coming in.
    static func isTold(by row: JSON) -> Bool { isReversal(row) || isReversed(row) }

    /// Reads a row that says so; nil for any other, and for a reversal that its own status says did not take place.
    init?(_ row: JSON, of number: ShortCode) {
        func receipt(_ name: String) -> Receipt? { row.member(inAnyCase: name)?.text.flatMap { Receipt($0) } }
        guard Self.isTold(by: row), !Self.hasFailed(row), let own = receipt("transactionid") else { return nil }
        let amount = row.member(inAnyCase: "amount")?.money.map { Money(cents: abs($0.cents)) }.flatMap {
            $0 > .zero && $0 <= C2BConfirmation.most ? $0 : nil
        }
        let linked = ["linkedtransactionid", "originaltransactionid"].lazy.compactMap(receipt).first
        guard Self.isReversal(row), let linked else {
            // The payment's own row, or one that names no other receipt.
            let payment = StatementLine(payment: row, of: number)?.told
            let isPart = Self.statuses.contains { Self.says(row, $0, "part") }
            self.init(
                of: own, told: Reversal(amount: isPart ? nil : amount, at: nil, receipt: nil),
                payment: Self.isReversal(row) ? nil : payment)
            return
        }
        self.init(
            of: linked,
            told: Reversal(amount: amount, at: row.member(inAnyCase: "trxdate")?.moment, receipt: own))
    }

    private static let statuses = ["transactionstatus", "status"]

    private static func isReversal(_ row: JSON) -> Bool { says(row, "transactiontype", "revers") }

    private static func isReversed(_ row: JSON) -> Bool {
        !isReversal(row) && !isDenied(row) && statuses.contains { says(row, $0, "reversed") }
    }

    /// Whether nothing came of it, or nothing yet, by its status. That of a payment whose reversal came to nothing says so of
    /// the reversal alone.
    fileprivate static func hasFailed(_ row: JSON) -> Bool {
        isDenied(row) && (isReversal(row) || !statuses.contains { says(row, $0, "revers") })
    }

    /// Whether it may come to something yet, by its status.
    fileprivate static func isPending(_ row: JSON) -> Bool { statuses.contains { says(row, $0, "pending") } }

    /// Whether its status denies what it speaks of.
    private static func isDenied(_ row: JSON) -> Bool {
        isPending(row)
            || ["fail", "declin", "cancel", "not "].contains { word in statuses.contains { says(row, $0, word) } }
    }

    private static func says(_ row: JSON, _ name: String, _ word: String) -> Bool {
        row.member(inAnyCase: name)?.text?.lowercased().contains(word) == true
    }
}

extension JSON {
    /// The member of that name in small letters.
    fileprivate func member(inAnyCase name: String) -> JSON? { members.first { $0.name.lowercased() == name }?.value }
}
