import Payments

extension Schema {
    /// Step 27: the supervisors, each with what their PIN is found right by; and that without a PIN nothing that is theirs to
    /// say is written down.
    static let supervisors =
        """
        -- A PIN is never changed: a new one is a new row, and ends the old one. A try counts before it is weighed. The key is
        -- named by a few bytes made of it; leave and ended_by say by whose leave, which the first has none of.
        CREATE TABLE supervisor (
            number INTEGER PRIMARY KEY,
            name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
            salt BLOB NOT NULL CHECK (length(salt) = 16),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            work INTEGER NOT NULL CHECK (work BETWEEN 1 AND 24),
            key BLOB NOT NULL CHECK (length(key) = 8),
            leave TEXT,
            since_ms INTEGER NOT NULL,
            ended_ms INTEGER,
            ended_by TEXT,
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            tried_ms INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX supervisor_name ON supervisor (name) WHERE ended_ms IS NULL;

        \(refuse("DELETE", on: "supervisor"))
        CREATE TRIGGER supervisor_frozen BEFORE UPDATE OF number, name, salt, hash, work, key, leave, since_ms ON supervisor
        BEGIN SELECT RAISE(ABORT, 'a PIN is never changed'); END;

        CREATE TRIGGER supervisor_ends_once BEFORE UPDATE ON supervisor WHEN old.ended_ms IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'that PIN ended'); END;

        -- Facts are JSON without blanks, in which a quote inside a text has a backslash before it.
        CREATE TRIGGER evidence_needs_pin BEFORE INSERT ON evidence
        WHEN new.kind IN ('released', 'goodsGiven', 'closedUnpaid') AND instr(new.fact, '"pin":true') = 0
        BEGIN SELECT RAISE(ABORT, 'that takes a supervisor''s PIN'); END;

        """
}
