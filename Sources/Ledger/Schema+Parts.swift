extension Schema {
    /// Step 4: the sales of which a part was paid, so that a rest that is still owed is found without reading them all.
    static let partsOfSales = """
        CREATE TABLE part_paid (sale INTEGER PRIMARY KEY REFERENCES sale (number)) STRICT;
        INSERT INTO part_paid SELECT number FROM sale WHERE EXISTS (
            SELECT 1 FROM attempt WHERE attempt.sale = sale.number AND state = 'paid' AND amount_cents < due_cents);

        CREATE TRIGGER part_paid_no_delete BEFORE DELETE ON part_paid
        BEGIN SELECT RAISE(ABORT, 'part_paid: entries are added, never changed'); END;

        """
}
