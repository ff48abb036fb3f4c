extension Schema {
    /// Step 11: money paid straight to the shop joins a prompt only by a receipt that stands in the books as the prompt's
    /// own. What joined on a message's word before is a row of its own again, until there is proof; what joined is one
    /// again only when a list names another payer than the message.
    static let provenJoins = """
        DROP TRIGGER IF EXISTS direct_payment_spent_once;
        UPDATE direct_payment SET attempt = NULL WHERE attempt IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM receipt WHERE receipt.receipt_no = direct_payment.receipt_no
            AND receipt.attempt = direct_payment.attempt);

        CREATE TRIGGER direct_payment_spent_once BEFORE UPDATE OF attempt, sale ON direct_payment
        WHEN old.sale IS NOT NULL OR (old.attempt IS NOT NULL AND new.attempt IS NOT old.attempt
            AND (new.attempt IS NOT NULL OR new.sale IS NOT NULL OR new.listed_payer IS NULL))
        BEGIN SELECT RAISE(ABORT, 'a receipt is spent once'); END;

        CREATE TRIGGER direct_payment_joined_by_proof BEFORE UPDATE OF attempt ON direct_payment
        WHEN new.attempt IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM receipt WHERE receipt_no = new.receipt_no AND attempt = new.attempt)
        BEGIN SELECT RAISE(ABORT, 'its receipt is not that prompt''s own'); END;

        """
}
