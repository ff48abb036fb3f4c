extension Schema {
    /// Step 18: when listed money was paid, since none from before a prompt is its payment; and the rows of lists that have
    /// no place in the books yet. Those go away once they have one: it is no evidence, which is kept with what they prove.
    static let unplacedRows =
        """
        CREATE TABLE told_row (
            receipt_no TEXT NOT NULL CHECK (length(receipt_no) = 10),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            payee TEXT NOT NULL,
            account TEXT NOT NULL,
            payer TEXT NOT NULL,
            -- 0 where it was not told.
            paid_ms INTEGER NOT NULL,
            PRIMARY KEY (receipt_no, amount_cents, payee, account, payer, paid_ms)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO told_row SELECT receipt_no, amount_cents, payee, account, payer, 0 FROM listed_row;
        DROP TABLE listed_row;
        ALTER TABLE told_row RENAME TO listed_row;

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

        """ + ["UPDATE", "DELETE"].map { refuse($0, on: "listed_row") }.joined() + refuse("UPDATE", on: "unplaced_row")
}
