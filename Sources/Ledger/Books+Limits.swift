import GRDB
import Payments

extension Books {
    /// Whether as many prompts went out as may: the refusal then; nil when one more may go.
    func refusal(_ limits: PromptLimits?, to phone: MSISDN, till: String, at now: Timestamp) throws -> JournalRefusal? {
        guard let limits else { return nil }
        let toPhone = try sent(
            "phone = ? AND sent_ms > ?", [phone.digits, (now + (.zero - PromptLimits.daySpan)).milliseconds])
        let ofTill = try sent(
            """
            number IN (SELECT number FROM attempt ORDER BY number DESC LIMIT 2000) AND substr(tag, 1, 2) = ? \
            AND sent_ms > ?
            """, [till, (now + (.zero - PromptLimits.tillSpan)).milliseconds])
        let gate = limits.gate(phone: toPhone, till: ofTill, at: now)
        return gate == .open ? nil : .gate(gate)
    }

    /// When prompts that fit, and may have reached a phone, were sent.
    private func sent(_ condition: String, _ arguments: StatementArguments) throws -> [Timestamp] {
        let statement = try database.cachedStatement(
            sql: "SELECT sent_ms FROM attempt WHERE \(condition) AND state NOT IN ('prepared', 'refused', 'void')")
        return try Int64.fetchAll(statement, arguments: arguments).map(Timestamp.init(milliseconds:))
    }
}
