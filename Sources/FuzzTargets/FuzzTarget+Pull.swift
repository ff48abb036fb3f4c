import Daraja
import Payments
import Transport

extension FuzzTarget {
    /// The answer to a pull and to a registration for one, under every status: rows need a success status and the code
    /// that says so, and each is money that came in, under a receipt, to the number that was asked about.
    static let pullAnswer = FuzzTarget("pull-answer") { bytes throws(BrokenProperty) in
        let json = try? JSON(strict: bytes)
        guard let number = ShortCode(ShortCode.publicSandbox), let phone = try? MSISDN(parsing: "0700000000") else {
            throw BrokenProperty(description: "there is no question")
        }
        let end = Timestamp(milliseconds: 1_790_000_000_000)
        let query = PullQuery(number, from: end + .seconds(-3600), to: end)
        let register = PullRegister(number, phone: phone, callbackAddress: "https://till.example/")
        for status in [200, 201, 302, 400, 404, 429, 500, 503] {
            let reply = HTTPReply(status: status, body: bytes)
            switch query.response(to: reply) {
            case .rows(let lines, let others, let unread, _, let reversals):
                try hold((200..<300).contains(status) && json?["errorCode"] == nil, "rows by HTTP \(status)")
                try hold(json?["ResponseCode"]?.spellsThousand == true, "rows without the code for them")
                try hold(unread >= 0 && unread <= others, "more rows unread than there are")
                try hold(others >= 0 && lines.count + others > 0, "a page of nothing")
                for line in lines { try check(line, of: number) }
                for line in reversals { try check(line, of: number) }
            case .nothing: try hold((200..<300).contains(status), "an empty list by HTTP \(status)")
            case .unclear(let reason): try checkShown(reason)
            }
            switch register.response(to: reply) {
            case .registered, .alreadyRegistered: break
            case .unclear(let reason): try checkShown(reason)
            }
        }
    }

    static func check(_ line: ReversalLine, of number: ShortCode) throws(BrokenProperty) {
        try checkReceipt(line.receipt)
        try checkReceipt(line.told.receipt)
        try hold(line.told.amount.map { $0 > .zero } ?? true, "nothing was taken back")
        if let payment = line.payment { try check(StatementLine(payment), of: number) }
    }

    static func check(_ line: StatementLine, of number: ShortCode) throws(BrokenProperty) {
        try hold(line.told.amount > .zero, "money that is none: \(line.told.amount.cents)")
        try hold(line.told.payee == number, "a row of \(line.told.payee)")
        try checkReceipt(line.receipt)
        try checkPayer(line.told.payer)
        try checkShown(line.told.account)
        try checkShown(line.told.name)
    }
}

extension JSON {
    /// Whether it is the code that rows come with, as a number or as text.
    fileprivate var spellsThousand: Bool { integer == 1000 }
}
