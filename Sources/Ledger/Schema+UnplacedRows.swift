extension Schema {
    /// Step 18: when listed money was paid, since none from before a prompt is its payment; and the rows of lists that have
    /// no place in the books yet. Those go away once they have one: it is no evidence, which is kept with what they prove.
    static let unplacedRows = """
        ALTER TABLE listed_row ADD COLUMN paid_ms INTEGER;

        CREATE TABLE unplaced_row (
            receipt_no TEXT PRIMARY KEY CHECK (length(receipt_no) = 10),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            payee TEXT NOT NULL,
            account TEXT NOT NULL,
            payer TEXT NOT NULL,
            name TEXT NOT NULL,
            paid_ms INTEGER,
            source TEXT NOT NULL CHECK (source IN ('transactionStatus', 'pull', 'statement')),
            words TEXT,
            listed_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        """
}
