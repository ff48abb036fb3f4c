extension Schema {
    /// Step 19: what a person found in the statement, after a list told another amount or took money back, is money that can
    /// be taken for a sale like any other. What was found before the newest reversal was heard of does not count. Where two
    /// lists tell different amounts, it may be either. And an index of what nobody has taken, by its amount.
    static let foundMoney =
        refuseToTake(
            "direct_payment_not_in_dispute", where: "new.listed_cents IS NOT NULL",
            because: "a list has it with another amount")
        + refuseToTake(
            "direct_payment_not_taken_back",
            where: "EXISTS (SELECT 1 FROM reversal WHERE receipt_no = new.receipt_no)",
            because: "a list says that it was taken back") + """
            DROP TRIGGER direct_event_in_dispute;
            CREATE TRIGGER direct_event_in_dispute BEFORE INSERT ON direct_event WHEN NOT EXISTS (
                SELECT 1 FROM direct_payment AS paid WHERE number = new.direct AND attempt IS NULL
                AND new.reversal IS (SELECT max(number) FROM reversal WHERE receipt_no = paid.receipt_no AND news = 1)
                AND CASE WHEN new.reversal IS NULL THEN listed_cents IS NOT NULL AND (
                    new.amount_cents IN (0, listed_cents) OR source <> 'confirmation' AND new.amount_cents = paid.amount_cents)
                ELSE new.amount_cents <= coalesce(listed_cents, paid.amount_cents) END)
            BEGIN SELECT RAISE(ABORT, 'no list has another amount or takes it back, or not that one'); END;

            CREATE INDEX IF NOT EXISTS direct_payment_free_amount ON direct_payment (amount_cents, heard_ms)
            WHERE attempt IS NULL AND sale IS NULL;

            """

    private static func refuseToTake(_ name: String, where condition: String, because reason: String) -> String {
        """
        DROP TRIGGER \(name);
        CREATE TRIGGER \(name) BEFORE UPDATE OF sale ON direct_payment
        WHEN old.sale IS NULL AND new.sale IS NOT NULL AND \(condition) AND NOT EXISTS (
            SELECT 1 FROM direct_event WHERE direct = new.number AND kind = 'looked' AND amount_cents > 0
            AND coalesce(direct_event.reversal, 0) = coalesce((
                SELECT max(number) FROM reversal WHERE receipt_no = new.receipt_no AND news = 1), 0))
        BEGIN SELECT RAISE(ABORT, '\(reason)'); END;

        """
    }
}
