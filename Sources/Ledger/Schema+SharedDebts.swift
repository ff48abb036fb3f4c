extension Schema {
    /// Step 7: the sales that ask for another one's debt in its stead, each beside the one whose debt it is. A sale is
    /// written down with that, in one transaction with its first prompt, and it stays so.
    static let sharedDebts =
        """
        CREATE TABLE shared_debt (
            sale INTEGER PRIMARY KEY REFERENCES sale (number),
            first INTEGER NOT NULL REFERENCES sale (number) CHECK (first <> sale)
        ) STRICT;
        CREATE INDEX shared_debt_first ON shared_debt (first);

        """ + refuse("UPDATE", on: "shared_debt") + refuse("DELETE", on: "shared_debt")
}
