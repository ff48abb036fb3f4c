extension Schema {
    /// What makes money paid straight to the shop rows of the list of payments: the way through them in order, and each
    /// day's count and sum, kept by the file itself in the transaction that changes them. What joined a prompt counts
    /// as that prompt.
    static let directRows = """
        CREATE INDEX direct_payment_row ON direct_payment (number) WHERE attempt IS NULL;

        CREATE TABLE direct_total (
            day INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('claimed', 'paid')),
            count INTEGER NOT NULL CHECK (count >= 0),
            cents INTEGER NOT NULL CHECK (cents >= 0),
            PRIMARY KEY (day, state)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER direct_payment_counted AFTER INSERT ON direct_payment WHEN new.attempt IS NULL
        BEGIN
            \(countNew)
        END;

        CREATE TRIGGER direct_payment_recounted AFTER UPDATE OF attempt, verified_ms ON direct_payment
        BEGIN
            UPDATE direct_total SET count = count - 1, cents = cents - old.amount_cents
            WHERE old.attempt IS NULL AND day = old.day
            AND state = CASE WHEN old.verified_ms IS NULL THEN 'claimed' ELSE 'paid' END;
            \(countNew)
        END;

        """

    private static let countNew = """
        INSERT INTO direct_total (day, state, count, cents)
        SELECT new.day, CASE WHEN new.verified_ms IS NULL THEN 'claimed' ELSE 'paid' END, 1, new.amount_cents
        WHERE new.attempt IS NULL
        ON CONFLICT (day, state) DO UPDATE SET count = count + 1, cents = cents + excluded.cents;
        """
}
