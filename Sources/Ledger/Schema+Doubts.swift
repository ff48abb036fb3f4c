import Payments

extension Schema {
    /// Step 2: what a person must look into, money paid straight to the shop, and gates that hold in the file itself.
    static let doubtsAndDirectMoney = doubts + messages + directMoney + directRows

    /// The kinds that there were when this step shipped. Later ones are read off the books, and never stand in the column.
    private static let kinds = list([
        "contradiction", "refundOwed", "doubled", "usedTwice", "unknown", "late", "denied", "otherAmount",
    ])
    private static let unreleased = "NOT (released = 1 AND state IN ('unknown', 'expired'))"

    /// A prompt holds its sale and its phone until it is first settled, or released; a late contradiction takes neither
    /// back, for another prompt may have them by then.
    private static let doubts = """
        ALTER TABLE attempt ADD COLUMN holds INTEGER NOT NULL DEFAULT 1 CHECK (holds IN (0, 1));
        ALTER TABLE attempt ADD COLUMN released INTEGER NOT NULL DEFAULT 0 CHECK (released IN (0, 1));
        ALTER TABLE attempt ADD COLUMN doubt TEXT CHECK (doubt IS NULL OR doubt IN \(kinds));
        ALTER TABLE attempt ADD COLUMN settled_ms INTEGER;
        UPDATE attempt SET holds = 0 WHERE state NOT IN \(openStates);
        UPDATE attempt SET settled_ms = updated_ms WHERE state = 'failed';
        UPDATE attempt SET doubt = 'unknown' WHERE state IN ('unknown', 'expired');
        UPDATE attempt SET doubt = 'contradiction' WHERE state = 'conflict';
        DROP INDEX attempt_open_sale;
        DROP INDEX attempt_open_phone;
        CREATE UNIQUE INDEX attempt_holds_sale ON attempt (sale) WHERE holds = 1;
        CREATE UNIQUE INDEX attempt_holds_phone ON attempt (phone) WHERE holds = 1;
        CREATE INDEX attempt_doubt ON attempt (number) WHERE doubt IS NOT NULL;

        CREATE TRIGGER attempt_held_once BEFORE UPDATE OF holds ON attempt WHEN old.holds = 0 AND new.holds = 1
        BEGIN SELECT RAISE(ABORT, 'a prompt holds its phone until it is first settled'); END;

        CREATE TRIGGER attempt_let_go BEFORE UPDATE OF holds ON attempt
        WHEN old.holds = 1 AND new.holds = 0 AND new.state IN \(openStates) AND NOT EXISTS (
            SELECT 1 FROM evidence WHERE attempt = new.number AND kind = 'released')
        BEGIN SELECT RAISE(ABORT, 'an open prompt holds its phone until a supervisor releases it'); END;

        -- The last net under the gates: not while an earlier prompt is open, and not within a minute of a failure.
        CREATE TRIGGER attempt_gate BEFORE INSERT ON attempt WHEN new.state = 'prepared' AND EXISTS (
            SELECT 1 FROM attempt WHERE (phone = new.phone OR sale = new.sale) AND (
                (state IN \(openStates) AND \(unreleased))
                OR (state = 'failed' AND settled_ms > new.created_ms - 60000)))
        BEGIN SELECT RAISE(ABORT, 'an earlier prompt stands in the way'); END;

        """

    /// Messages come to other addresses than those of prompts, too, and from other peers than the gateway's.
    private static let messages = """
        CREATE TABLE message (
            number INTEGER PRIMARY KEY,
            address TEXT NOT NULL CHECK (address IN ('prompt', 'confirmation', 'validation')),
            attempt INTEGER REFERENCES attempt (number) CHECK ((attempt IS NOT NULL) = (address = 'prompt')),
            body BLOB NOT NULL,
            peer TEXT NOT NULL,
            listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
            at_ms INTEGER NOT NULL,
            outcome TEXT CHECK (outcome IN ('applied', 'duplicate', 'rejected', 'quarantined', 'answered')),
            reason TEXT
        ) STRICT;
        INSERT INTO message SELECT number, 'prompt', attempt, body, peer, 1, at_ms, outcome, reason FROM inbox;
        DROP TABLE inbox;
        ALTER TABLE message RENAME TO inbox;
        CREATE INDEX inbox_unsettled ON inbox (number) WHERE outcome IS NULL;

        CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox
        BEGIN SELECT RAISE(ABORT, 'inbox: entries are added, never changed'); END;

        CREATE TRIGGER inbox_frozen BEFORE UPDATE OF number, address, attempt, body, peer, listed, at_ms ON inbox
        BEGIN SELECT RAISE(ABORT, 'a message stays as it came'); END;

        CREATE TRIGGER inbox_ends_once BEFORE UPDATE OF outcome, reason ON inbox WHEN old.outcome IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a message ends once'); END;

        """

    private static let directMoney = """
        -- Who named which receipt, believed or not: the way from a code to a payment.
        CREATE TABLE receipt_named (
            receipt_no TEXT NOT NULL,
            attempt INTEGER NOT NULL REFERENCES attempt (number),
            PRIMARY KEY (receipt_no, attempt)
        ) STRICT, WITHOUT ROWID;

        -- Money paid straight to the shop. It shares its numbers with attempts, so that one list can show both. Once it
        -- turns out to be a prompt's, or is taken for a sale, it stays so.
        CREATE TABLE direct_payment (
            number INTEGER PRIMARY KEY,
            receipt_no TEXT NOT NULL UNIQUE CHECK (length(receipt_no) = 10),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            payee TEXT NOT NULL,
            account TEXT NOT NULL,
            payer TEXT,
            name TEXT NOT NULL,
            paid_ms INTEGER,
            source TEXT NOT NULL CHECK (source IN ('confirmation', 'pull', 'statement')),
            heard_ms INTEGER NOT NULL,
            day INTEGER NOT NULL,
            verified_ms INTEGER,
            attempt INTEGER REFERENCES attempt (number),
            sale INTEGER REFERENCES sale (number) CHECK (sale IS NULL OR attempt IS NULL),
            claimed_by TEXT CHECK ((claimed_by IS NULL) = (claimed_until_ms IS NULL)),
            claimed_until_ms INTEGER
        ) STRICT;
        CREATE INDEX direct_payment_free ON direct_payment (number) WHERE attempt IS NULL AND sale IS NULL;
        CREATE INDEX direct_payment_amount ON direct_payment (amount_cents);
        CREATE INDEX direct_payment_account ON direct_payment (upper(account));

        CREATE TRIGGER direct_payment_no_delete BEFORE DELETE ON direct_payment
        BEGIN SELECT RAISE(ABORT, 'direct_payment: entries are added, never changed'); END;

        CREATE TRIGGER direct_payment_frozen BEFORE UPDATE OF
            number, receipt_no, amount_cents, payee, account, payer, name, paid_ms, source, heard_ms, day
        ON direct_payment
        BEGIN SELECT RAISE(ABORT, 'a payment stays as it was told'); END;

        CREATE TRIGGER direct_payment_spent_once BEFORE UPDATE OF attempt, sale ON direct_payment
        WHEN old.sale IS NOT NULL OR (old.attempt IS NOT NULL AND new.attempt IS NOT old.attempt)
        BEGIN SELECT RAISE(ABORT, 'a receipt is spent once'); END;

        """
}
