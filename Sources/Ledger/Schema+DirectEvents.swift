extension Schema {
    /// Step 8: what a person found in the statement about money paid straight to the shop that a list of Safaricom's own
    /// has with another amount than its message. It is said once, and stays.
    static let directEvents =
        """
        CREATE TABLE direct_event (
            number INTEGER PRIMARY KEY,
            direct INTEGER NOT NULL REFERENCES direct_payment (number),
            kind TEXT NOT NULL CHECK (kind IN ('looked')),
            amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
            person TEXT NOT NULL CHECK (trim(person) <> ''),
            reason TEXT NOT NULL CHECK (trim(reason) <> ''),
            at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX direct_event_looked ON direct_event (direct) WHERE kind = 'looked';

        CREATE TRIGGER direct_event_in_dispute BEFORE INSERT ON direct_event WHEN NOT EXISTS (
            SELECT 1 FROM direct_payment WHERE number = new.direct AND attempt IS NULL
            AND listed_cents IS NOT NULL AND new.amount_cents IN (0, listed_cents))
        BEGIN SELECT RAISE(ABORT, 'no list has another amount, or not that one'); END;

        """ + refuse("UPDATE", on: "direct_event") + refuse("DELETE", on: "direct_event")
}
