extension Schema {
    /// Step 5: a chain over the evidence, which triggers alone do not keep: whoever opens the file with another program
    /// can drop them.
    static let seals =
        """
        CREATE TABLE seal (
            seq INTEGER PRIMARY KEY REFERENCES evidence (seq),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
        ) STRICT;

        """ + ["UPDATE", "DELETE"].map { refuse($0, on: "seal") }.joined()
}
