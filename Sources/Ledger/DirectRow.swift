import GRDB
import Payments

/// A direct payment as it stands in the file.
enum DirectRow {
    private static let columns = """
        direct_payment.number, receipt_no, direct_payment.amount_cents, direct_payment.payee, direct_payment.account, \
        payer, name, paid_ms, direct_payment.source, heard_ms, verified_ms, attempt.id AS prompt, sale.id AS taken_for, \
        sale.opened_ms AS taken_ms, claimed_by, claimed_until_ms
        """

    static func find(_ receipt: Receipt, in database: Database) throws -> DirectPayment? {
        try fetch("WHERE receipt_no = ?", [receipt.text], in: database).first
    }

    /// The payments that fit, oldest first.
    static func fetch(
        _ condition: String, _ arguments: StatementArguments, in database: Database
    ) throws -> [DirectPayment] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT \(columns), \(try DirectColumns(in: database).selection) FROM direct_payment \
                LEFT JOIN attempt ON attempt.number = direct_payment.attempt LEFT JOIN sale ON sale.number = direct_payment.sale \(condition) ORDER BY direct_payment.number
                """)
        return try Row.fetchAll(statement, arguments: arguments).map { try payment($0, in: database) }
    }

    /// The newest ones, newest first, those that joined a prompt among them.
    static func newest(_ count: Int, in database: Database) throws -> [DirectPayment] {
        try fetch(
            """
            WHERE direct_payment.number IN (SELECT number FROM direct_payment ORDER BY number DESC LIMIT ?)
            """, [count], in: database
        ).reversed()
    }

    static func insert(
        _ told: C2BConfirmation, source: Evidence.Source, heardAt: Timestamp, into database: Database
    ) throws {
        // A list brings what was paid days ago: that is no money of today. A message's own day is a stranger's word.
        let day = (source == .confirmation ? heardAt : min(told.paidAt ?? heardAt, heardAt)).day
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO direct_payment (number, receipt_no, amount_cents, payee, account, payer, name, paid_ms, \
                source, heard_ms, day) VALUES (\(nextLineNumber), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            told.receipt.text, told.amount.cents, told.payee.digits, told.account, told.payer.map(wire), told.name,
            told.paidAt?.milliseconds, source.rawValue, heardAt.milliseconds, day.number,
        ])
    }

    static func wire(_ payer: Payer) -> String {
        switch payer {
        case .clear(let number): number.digits
        case .masked(let text), .hashed(let text): text
        }
    }

    private static func payment(_ row: Row, in database: Database) throws -> DirectPayment {
        let moment: (String) -> Timestamp? = { column in
            (row[column] as Int64?).map(Timestamp.init(milliseconds:))
        }
        let claim: DirectPayment.Claim? =
            if let by = row["claimed_by"] as String?, let until = moment("claimed_until_ms") {
                DirectPayment.Claim(by: by, until: until)
            } else {
                nil
            }
        let look: DirectPayment.Look? =
            if let cents = row["looked_cents"] as Int64?, let at = moment("looked_ms"),
                let approval = Approval(by: row["looked_by"], reason: row["looked_why"])
            {
                DirectPayment.Look(amount: Money(cents: cents), approval: approval, at: at)
            } else {
                nil
            }
        let receipt = try stored(Receipt(row["receipt_no"]), "receipt_no")
        let listedAmount = (row["listed_cents"] as Int64?).map(Money.init(cents:))
        let amount = Money(cents: row["amount_cents"])
        let reversalNumber = row["reversal"] as Int64?
        let reversal = try reversalNumber.flatMap { _ in
            Reversal(
                together: try ReversalRow.fetch(of: receipt, in: database).map(\.told), of: listedAmount ?? amount)
        }
        var payment = DirectPayment(
            number: row["number"],
            told: C2BConfirmation(
                receipt: receipt, amount: amount,
                payee: try stored(ShortCode(row["payee"] as String), "payee"), account: row["account"],
                payer: (row["payer"] as String?).flatMap { Payer(wire: $0) }, name: row["name"],
                paidAt: moment("paid_ms")),
            isFromList: row["source"] != Evidence.Source.confirmation.rawValue,
            heardAt: Timestamp(milliseconds: row["heard_ms"]), verifiedAt: moment("verified_ms"),
            listedAmount: listedAmount,
            listedPayer: (row["listed_payer"] as String?).flatMap { Payer(wire: $0) },
            reversal: reversal, reversalNumber: reversalNumber, look: look,
            prompt: (row["prompt"] as String?).map { AttemptID($0) },
            sale: (row["taken_for"] as String?).map { SaleID($0) }, takenAt: moment("taken_ms"), claim: claim)
        payment.isOnItsWayBack = row["going_back"]
        if payment.isFree, let tag = Tag(in: payment.told.account), try !knows(tag, in: database) {
            payment.foreignTag = tag
        }
        return payment
    }

    /// Whether a prompt of this ledger carries that tag.
    private static func knows(_ tag: Tag, in database: Database) throws -> Bool {
        let statement = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM attempt WHERE tag = ?)")
        return try Bool.fetchOne(statement, arguments: [tag.text]) ?? false
    }
}
