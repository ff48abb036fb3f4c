extension Schema {
    /// Step 16: what Safaricom's own lists tell of money that is no prompt's, its payer and account among it: a message
    /// that names such a receipt for a prompt later is known to be wrong then, as it is when the list comes later.
    ///
    /// And the way to the prompts without a receipt that such money may be the payment of: by amount and time. Where every
    /// sale is of one amount, the index over all amounts is no way to them.
    static let listedRows =
        """
        CREATE TABLE listed_row (
            receipt_no TEXT NOT NULL CHECK (length(receipt_no) = 10),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            payee TEXT NOT NULL,
            account TEXT NOT NULL,
            payer TEXT NOT NULL,
            PRIMARY KEY (receipt_no, amount_cents, payee, account, payer)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX attempt_without_receipt ON attempt (amount_cents, created_ms) WHERE receipt IS NULL;

        """ + refuse("UPDATE", on: "listed_row") + refuse("DELETE", on: "listed_row")
}
