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
    /// Rows of money that came in, how many others there were, and how many pages there are, if it says so.
    case rows([StatementLine], others: Int, pages: Int?)
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
                lines, others: rows.count - lines.count, pages: json["TotalPages"]?.integer.map { Int($0) })
        case "1001": self = .nothing
        default:
            self = .unclear(
                reason: "Safaricom's list came with code \(code.isEmpty ? "none" : code) "
                    + (json["ResponseMessage"]?.shownText ?? ""))
        }
    }

    private static func rows(_ json: JSON) -> [JSON] {
        json.elements.flatMap { element in
            if case .array = element { rows(element) } else if element.members.isEmpty { [JSON]() } else { [element] }
        }
    }
}

extension StatementLine {
    /// Reads a row, whatever the case of its names; nil for one that is no money coming in.
    init?(_ row: JSON, of number: ShortCode) {
        func member(_ name: String) -> JSON? { row.members.first { $0.name.lowercased() == name }?.value }
        guard member("transactiontype")?.text?.lowercased().hasPrefix("c2b") == true,
            let receipt = member("transactionid")?.text.flatMap({ Receipt($0) }),
            let amount = member("amount")?.money, amount > .zero
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
