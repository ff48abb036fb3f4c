extension Schema {
    /// Step 21: the shop's orders to give payments back. One that is under way, of which nobody knows, or that was carried out
    /// bars another of the same payment; each is sent once and ends once, and only what nobody knows, or what was denied, turns
    /// out to be done.
    static let reversalOrders =
        """
        CREATE TABLE reversal_order (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
            receipt_no TEXT NOT NULL CHECK (length(receipt_no) = 10),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            person TEXT NOT NULL CHECK (trim(person) <> ''),
            second TEXT NOT NULL CHECK (trim(second) <> '' AND lower(trim(second)) <> lower(trim(person))),
            reason TEXT NOT NULL CHECK (trim(reason) <> ''),
            prepared_ms INTEGER NOT NULL,
            sent_ms INTEGER,
            conversation TEXT CHECK ((conversation IS NULL) = (originator IS NULL)),
            originator TEXT CHECK (originator IS NULL OR sent_ms IS NOT NULL),
            outcome TEXT CHECK (outcome IN ('unknown', 'done', 'failed', 'refused', 'void', 'superseded')),
            words TEXT NOT NULL DEFAULT '',
            ended_ms INTEGER CHECK ((ended_ms IS NULL) = (outcome IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX reversal_order_once ON reversal_order (receipt_no)
        WHERE outcome IS NULL OR outcome IN ('unknown', 'done');

        CREATE TRIGGER reversal_order_frozen BEFORE UPDATE OF
            number, id, token_sha256, receipt_no, amount_cents, person, second, reason, prepared_ms
        ON reversal_order
        BEGIN SELECT RAISE(ABORT, 'an order stays as it was given'); END;

        CREATE TRIGGER reversal_order_sent_once BEFORE UPDATE OF sent_ms ON reversal_order
        WHEN old.sent_ms IS NOT NULL OR old.outcome IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an order is sent once'); END;

        CREATE TRIGGER reversal_order_named_once BEFORE UPDATE OF conversation, originator ON reversal_order
        WHEN old.conversation IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'an order is named once'); END;

        CREATE TRIGGER reversal_order_ends_once BEFORE UPDATE OF outcome ON reversal_order
        WHEN old.outcome IS NOT NULL AND old.outcome <> 'unknown' AND NOT (old.outcome = 'failed' AND new.outcome = 'done')
        BEGIN SELECT RAISE(ABORT, 'an order ends once'); END;

        ALTER TABLE inbox ADD COLUMN reversal_order INTEGER REFERENCES reversal_order (number)
        CHECK ((reversal_order IS NOT NULL) = (address = 'reversal'));
        CREATE TRIGGER direct_payment_not_on_its_way_back BEFORE UPDATE OF sale ON direct_payment
        WHEN old.sale IS NULL AND new.sale IS NOT NULL AND EXISTS (
            SELECT 1 FROM reversal_order WHERE receipt_no = new.receipt_no AND (outcome IS NULL OR outcome = 'unknown'))
        BEGIN SELECT RAISE(ABORT, 'the shop is giving it back'); END;

        CREATE TRIGGER inbox_reversal_frozen BEFORE UPDATE OF reversal_order ON inbox
        BEGIN SELECT RAISE(ABORT, 'a message stays as it came'); END;

        """ + refuse("DELETE", on: "reversal_order") + widen("inbox", "'validation', 'status'", with: "'reversal'")
}
