extension Schema {
    /// Step 12: what Safaricom's own lists tell of payments that were taken back, whether the books have them or not: the
    /// payment may be heard of later. Money straight to the shop that was taken back is taken for no sale any more, and a
    /// person's word about it names the newest reversal that was news then. What another list repeats in another form is
    /// kept, and is none.
    static let reversals =
        """
        CREATE TABLE reversal (
            number INTEGER PRIMARY KEY,
            receipt_no TEXT NOT NULL CHECK (length(receipt_no) = 10),
            amount_cents INTEGER CHECK (amount_cents > 0),
            at_ms INTEGER,
            own_receipt_no TEXT CHECK (length(own_receipt_no) = 10),
            source TEXT NOT NULL CHECK (source IN ('transactionStatus', 'pull', 'statement')),
            words TEXT,
            heard_ms INTEGER NOT NULL,
            news INTEGER NOT NULL CHECK (news IN (0, 1))
        ) STRICT;
        CREATE INDEX reversal_receipt ON reversal (receipt_no);

        CREATE TRIGGER direct_payment_not_taken_back BEFORE UPDATE OF sale ON direct_payment
        WHEN old.sale IS NULL AND new.sale IS NOT NULL
            AND EXISTS (SELECT 1 FROM reversal WHERE receipt_no = new.receipt_no)
        BEGIN SELECT RAISE(ABORT, 'a list says that it was taken back'); END;

        ALTER TABLE direct_event ADD COLUMN reversal INTEGER REFERENCES reversal (number);
        DROP INDEX direct_event_looked;
        CREATE UNIQUE INDEX direct_event_looked ON direct_event (direct, coalesce(reversal, 0)) WHERE kind = 'looked';

        DROP TRIGGER direct_event_in_dispute;
        CREATE TRIGGER direct_event_in_dispute BEFORE INSERT ON direct_event WHEN NOT EXISTS (
            SELECT 1 FROM direct_payment AS paid WHERE number = new.direct AND attempt IS NULL
            AND new.reversal IS (SELECT max(number) FROM reversal WHERE receipt_no = paid.receipt_no AND news = 1)
            AND CASE WHEN new.reversal IS NULL THEN listed_cents IS NOT NULL AND new.amount_cents IN (0, listed_cents)
            ELSE new.amount_cents <= coalesce(listed_cents, amount_cents) END)
        BEGIN SELECT RAISE(ABORT, 'no list has another amount or takes it back, or not that one'); END;

        """ + refuse("UPDATE", on: "reversal") + refuse("DELETE", on: "reversal")
}
