extension Schema {
    /// Step 13: a chain over what people said of money paid straight to the shop, like the one over the evidence.
    static let directSeals =
        """
        CREATE TABLE direct_seal (
            number INTEGER PRIMARY KEY REFERENCES direct_event (number),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;

        """ + ["UPDATE", "DELETE"].map { refuse($0, on: "direct_seal") }.joined()
}
