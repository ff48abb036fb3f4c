extension Schema {
    /// Step 11: money paid straight to the shop joins a prompt only by a receipt that stands in the books as the prompt's
    /// own. What joined on a message's word before is a row of its own again, until there is proof, and so is what joined
    /// although another payer's. What a message alone put down gives way to a list: a receipt to the prompt that the list
    /// proves by it, and a payment to itself.
    static let provenJoins = """
        DROP TRIGGER IF EXISTS direct_payment_spent_once;
        UPDATE direct_payment SET attempt = NULL WHERE attempt IS NOT NULL AND (NOT EXISTS (
            SELECT 1 FROM receipt WHERE receipt.receipt_no = direct_payment.receipt_no
            AND receipt.attempt = direct_payment.attempt)
            OR EXISTS (
            SELECT 1 FROM evidence WHERE evidence.attempt = direct_payment.attempt AND kind = 'takenElsewhere'
            AND instr(fact, receipt_no) > 0));

        CREATE TRIGGER direct_payment_spent_once BEFORE UPDATE OF attempt, sale ON direct_payment
        WHEN old.sale IS NOT NULL OR (old.attempt IS NOT NULL AND new.attempt IS NOT old.attempt
            AND (new.attempt IS NOT NULL OR new.sale IS NOT NULL
            OR (new.verified_ms IS NULL AND new.listed_cents IS NULL)))
        BEGIN SELECT RAISE(ABORT, 'a receipt is spent once'); END;

        CREATE TRIGGER direct_payment_joined_by_proof BEFORE UPDATE OF attempt ON direct_payment
        WHEN new.attempt IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM receipt WHERE receipt_no = new.receipt_no AND attempt = new.attempt)
        BEGIN SELECT RAISE(ABORT, 'its receipt is not that prompt''s own'); END;

        DROP TRIGGER receipt_no_update;
        CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
        WHEN new.receipt_no IS NOT old.receipt_no OR NOT EXISTS (
            SELECT 1 FROM evidence WHERE attempt = new.attempt AND kind = 'receiptFound'
            AND instr(fact, new.receipt_no) > 0)
        BEGIN SELECT RAISE(ABORT, 'receipt: entries are added, and give way to a list alone'); END;

        """
}
