import Foundation
import GRDB
import Payments

/// A payment as lists show it, read from the file.
enum LineRow {
    /// What open prompts of other sales that share the debt ask for, and what an unsigned message alone tells of.
    private static func asks(_ debt: SharedDebt) -> String {
        """
        ((SELECT coalesce(sum(other.amount_cents), 0) FROM attempt AS other INDEXED BY attempt_sale \
        WHERE other.sale IN \(debt.kin(of: "attempt.sale")) AND other.sale <> attempt.sale \
        AND other.state IN \(Schema.openStates) AND other.released = 0 AND NOT \(isStrangers("other"))) \
        + \(debt.direct(for: "attempt.sale", isProven: false)))
        """
    }

    /// Whether a person has said what became of the rest.
    private static func isGivenUp(_ debt: SharedDebt) -> String {
        """
        EXISTS (SELECT 1 FROM attempt AS other INDEXED BY attempt_sale CROSS JOIN evidence \
        WHERE other.sale IN \(debt.kin(of: "attempt.sale")) AND evidence.attempt = other.number \
        AND kind = 'resolved' AND json_extract(fact, '$.resolved._0') = 'restOwed')
        """
    }

    /// What went back of what the sale's prompts were paid, and nobody has looked into, as `SaleStanding.lost` has it.
    private static func lost(_ debt: SharedDebt) -> String {
        debt.paidByPrompts(for: "attempt.sale", "AND other.doubt = '\(Doubt.Kind.reversed.column)'")
    }

    /// Whether it is paid while its sale is not, as `PaymentLine.isShort` has it.
    static func isPartPaid(_ debt: SharedDebt) -> String {
        """
        (\(paysItsSale("attempt")) AND NOT \(isGivenUp(debt)) \
        AND \(debt.paid(for: "attempt.sale")) - \(lost(debt)) < \(debt.due(for: "attempt.sale")))
        """
    }

    private static func columns(_ debt: SharedDebt) -> String {
        let revision = """
            ((SELECT sum(other.version + 1) FROM attempt AS other INDEXED BY attempt_sale \
            WHERE other.sale IN \(debt.kin(of: "attempt.sale"))) + \(debt.directRevision(for: "attempt.sale")))
            """
        return """
            number, id, tag, created_ms, phone, amount_cents, reference, state, result_code, receipt, next_check_ms, \
            sent_ms, updated_ms, doubt, released, \(isGoodsGiven(debt)), \
            \(isStrangers("attempt")), (state = 'paid' AND \(isRefunded("attempt"))), \
            (SELECT sale.id FROM sale WHERE sale.number = attempt.sale), \(debt.due(for: "attempt.sale")), \
            \(debt.paid(for: "attempt.sale")), \(debt.paidByPrompts(for: "attempt.sale", "AND other.number < attempt.number")), \
            \(asks(debt)), \(lost(debt)), \(isGivenUp(debt)), \(revision)
            """
    }

    /// Whether its sale has the money: it is paid, by no stranger, and was not given back.
    static func paysItsSale(_ attempt: String) -> String {
        "\(attempt).state = 'paid' AND NOT \(isStrangers(attempt)) AND NOT \(isRefunded(attempt))"
    }

    /// Whether a supervisor let the goods go for it, and its sale is still not paid.
    static func isGoodsGiven(_ debt: SharedDebt) -> String {
        """
        (EXISTS (SELECT 1 FROM evidence AS given WHERE given.attempt = attempt.number AND given.kind = 'goodsGiven') \
        AND \(debt.paid(for: "attempt.sale")) < \(debt.due(for: "attempt.sale")))
        """
    }

    /// Whether somebody said that the prompt went to a stranger's phone: what it was paid is not its sale's.
    static func isStrangers(_ attempt: String) -> String {
        "EXISTS (SELECT 1 FROM evidence WHERE evidence.attempt = \(attempt).number AND digest = \(wrongNumber))"
    }

    /// Whether a person said that the money of a paid prompt was given back, as `AttemptRecord.isRefunded` has it.
    static func isRefunded(_ attempt: String) -> String {
        """
        (coalesce(\(attempt).doubt, '') NOT IN \(Schema.otherRefundColumns) AND EXISTS (SELECT 1 FROM evidence AS said \
        WHERE said.attempt = \(attempt).number AND said.kind = 'resolved' AND said.source = 'person' \
        AND json_extract(said.fact, '$.resolved._0') IN \(Schema.refunds) \
        AND CASE json_extract(said.fact, '$.resolved._0') WHEN 'doubled' THEN EXISTS (SELECT 1 FROM evidence AS doubling \
        WHERE doubling.attempt = \(attempt).number AND doubling.kind IN ('doubled', 'doubledByHand')) \
        WHEN 'reversed' THEN \(isReversedWhole(attempt, before: "said.seq")) \
        WHEN 'usedTwice' THEN \(isAnothers(attempt)) ELSE 1 END))
        """
    }

    /// Whether all that proves it paid is a row that is another payment's, as `AttemptRecord.isRefunded` has it.
    private static func isAnothers(_ attempt: String) -> String {
        """
        EXISTS (SELECT 1 FROM evidence AS lost WHERE lost.attempt = \(attempt).number AND lost.kind = 'notItsReceipt' \
        AND NOT EXISTS (\
        SELECT 1 FROM evidence AS proof WHERE proof.attempt = lost.attempt AND proof.kind = 'queryPaid') \
        AND EXISTS (\(row(of: attempt, "=")) AND row.seq < lost.seq) AND NOT EXISTS (\(row(of: attempt, "<>"))))
        """
    }

    /// A row of Safaricom's with its amount, and with the receipt that was lost, or another one.
    private static func row(of attempt: String, _ comparison: String) -> String {
        """
        SELECT 1 FROM evidence AS row WHERE row.attempt = lost.attempt AND row.kind = 'receiptFound' \
        AND json_extract(row.fact, '$.receiptFound.amount.cents') = \(attempt).amount_cents \
        AND json_extract(row.fact, '$.receiptFound._0.text') \(comparison) \
        json_extract(lost.fact, '$.notItsReceipt._0.text')
        """
    }

    /// Whether reversals that were heard of before took all that the prompt was paid, as `AttemptRecord.isReversedWhole`
    /// has it: of each of its own receipts each reversal once, or what the payment's own row tells in sum.
    private static func isReversedWhole(_ attempt: String, before place: String) -> String {
        let told = """
            FROM evidence AS back WHERE back.attempt = \(attempt).number AND back.kind = 'reversed' \
            AND back.seq < \(place) AND json_extract(back.fact, '$.reversed._0.text') = own.receipt_no
            """
        let (cents, by) = (
            "max(coalesce(json_extract(back.fact, '$.reversed._1.amount.cents'), 0))",
            "json_extract(back.fact, '$.reversed._1.receipt.text')"
        )
        return """
            (EXISTS (\(ownReceipts(attempt))) AND NOT EXISTS (SELECT 1 FROM (\(ownReceipts(attempt))) AS own WHERE max(\
            coalesce((SELECT sum(cents) FROM (SELECT \(cents) AS cents \(told) AND \(by) IS NOT NULL GROUP BY \(by))), 0), \
            coalesce((SELECT \(cents) \(told) AND \(by) IS NULL), 0)) < \(attempt).amount_cents))
            """
    }

    /// The receipts of its own payments: those of Safaricom's rows, else the one that it is known by.
    private static func ownReceipts(_ attempt: String) -> String {
        """
        SELECT receipt_no FROM (SELECT json_extract(row.fact, '$.receiptFound._0.text') AS receipt_no \
        FROM evidence AS row WHERE row.attempt = \(attempt).number AND row.kind = 'receiptFound' \
        AND json_extract(row.fact, '$.receiptFound.amount.cents') = \(attempt).amount_cents \
        UNION SELECT \(attempt).receipt) WHERE receipt_no IS NOT NULL AND receipt_no NOT IN (\
        SELECT json_extract(taken.fact, '$.takenElsewhere._0.text') FROM evidence AS taken \
        WHERE taken.attempt = \(attempt).number AND taken.kind = 'takenElsewhere')
        """
    }

    /// That fact's digest: only people say it, always in the same words, so its index answers.
    private static let wrongNumber: String = {
        guard let text = try? FactCode.text(of: .wrongNumber) else { return "NULL" }
        let digest = FactCode.digest(of: .person, text, occasion: nil)
        let digits = Array("0123456789ABCDEF")
        return "x'" + String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) + "'"
    }()

    static func fetch(_ sql: String, _ arguments: StatementArguments, in database: Database) throws -> [PaymentLine] {
        let columns = columns(try SharedDebt(in: database))
        let statement = try database.cachedStatement(sql: "SELECT \(columns) FROM attempt \(sql)")
        return try Row.fetchCursor(statement, arguments: arguments).map(line).makeArray()
    }

    private static func line(_ row: Row) throws -> PaymentLine {
        let state = try stored(AttemptState(rawValue: row[7]), "state")
        return PaymentLine(
            number: row[0], id: AttemptID(row[1]), tag: Tag(row[2]), createdAt: Timestamp(milliseconds: row[3]),
            phone: try MSISDN(parsing: row[4]), amount: Money(cents: row[5]),
            reference: try stored(AccountReference(row[6] as String), "reference"),
            state: state,
            resultCode: (row[8] as String?).map { ResultCode($0) },
            receipt: (row[9] as String?).flatMap { Receipt($0) },
            nextCheckAt: moment(row[10]), sentAt: moment(row[11]), updatedAt: Timestamp(milliseconds: row[12]),
            doubt: try (row[13] as String?).map { try stored(Doubt.Kind(column: $0, beside: state), "doubt") },
            isReleased: row[14], isGoodsGiven: row[15], isWrongNumber: row[16], isRefunded: row[17],
            sale: SaleStanding(
                id: SaleID(row[18]), due: Money(cents: row[19]), paid: Money(cents: row[20]),
                paidBefore: Money(cents: row[21]), askedElsewhere: Money(cents: row[22]),
                lost: Money(cents: row[23]), isGivenUp: row[24], revision: row[25]))
    }

    private static func moment(_ milliseconds: Int64?) -> Timestamp? {
        milliseconds.map(Timestamp.init(milliseconds:))
    }
}

extension Cursor {
    fileprivate func makeArray() throws -> [Element] { try Array(self) }
}
