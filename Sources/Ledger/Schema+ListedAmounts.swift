extension Schema {
    /// Of step 6: the amount that Safaricom's own list has a direct payment with, where the message told another. It is
    /// written once and stays, and the payment is taken for no sale any more.
    static let listedAmounts = """
        ALTER TABLE direct_payment ADD COLUMN listed_cents INTEGER
        CHECK (listed_cents > 0 AND listed_cents <> amount_cents);
        CREATE INDEX direct_payment_listed ON direct_payment (number) WHERE listed_cents IS NOT NULL;

        CREATE TRIGGER direct_payment_listed_once BEFORE UPDATE OF listed_cents ON direct_payment
        WHEN old.listed_cents IS NOT NULL AND new.listed_cents IS NOT old.listed_cents
        BEGIN SELECT RAISE(ABORT, 'what a list said stays'); END;

        CREATE TRIGGER direct_payment_not_in_dispute BEFORE UPDATE OF sale ON direct_payment
        WHEN old.sale IS NULL AND new.sale IS NOT NULL AND new.listed_cents IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a list has it with another amount'); END;

        """
}
