extension Schema {
    /// Step 23: what was set aside for its sender alone is read again once the sender is listed, as an entry of its own that
    /// names the old one: a message ends once.
    static let readAgain = """
        ALTER TABLE inbox ADD COLUMN again INTEGER REFERENCES inbox (number);
        CREATE UNIQUE INDEX inbox_again ON inbox (again) WHERE again IS NOT NULL;
        CREATE TRIGGER inbox_again_frozen BEFORE UPDATE OF again ON inbox
        BEGIN SELECT RAISE(ABORT, 'what a message was is never changed'); END;
        """
}
