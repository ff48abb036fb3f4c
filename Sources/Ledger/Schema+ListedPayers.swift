extension Schema {
    /// Step 10: who paid money that came straight to the shop, as far as a list of Safaricom's own tells. It is written
    /// once and stays.
    static let listedPayers = """
        ALTER TABLE direct_payment ADD COLUMN listed_payer TEXT CHECK (listed_payer <> '');

        CREATE TRIGGER direct_payment_payer_listed_once BEFORE UPDATE OF listed_payer ON direct_payment
        WHEN old.listed_payer IS NOT NULL AND new.listed_payer IS NOT old.listed_payer
        BEGIN SELECT RAISE(ABORT, 'what a list said stays'); END;

        """
}
