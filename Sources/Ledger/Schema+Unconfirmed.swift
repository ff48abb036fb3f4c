extension Schema {
    /// Step 28: that a message's money never came may be said, too, where it was taken for a sale on that word: else the sale
    /// would wait for it for ever. What was taken so and no list has is found by age.
    static let unconfirmed = """
        DROP TRIGGER direct_event_of_unsigned;
        CREATE TRIGGER direct_event_of_unsigned BEFORE INSERT ON direct_event
        WHEN new.kind = 'denied' AND (new.amount_cents <> 0 OR new.reversal IS NOT NULL OR NOT EXISTS (
            SELECT 1 FROM direct_payment AS told WHERE number = new.direct AND attempt IS NULL
            AND verified_ms IS NULL AND listed_cents IS NULL AND heard_ms + 600000 <= new.at_ms
            AND NOT EXISTS (SELECT 1 FROM reversal WHERE receipt_no = told.receipt_no)))
        BEGIN SELECT RAISE(ABORT, 'a list has it, or it came a moment ago'); END;

        CREATE INDEX direct_payment_unconfirmed ON direct_payment (heard_ms)
        WHERE sale IS NOT NULL AND attempt IS NULL AND verified_ms IS NULL;

        """
}
