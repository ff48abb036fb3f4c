extension Schema {
    /// Step 24: a person may find no such payment in the statement where a message alone tells of money. That counts until a
    /// list has it, and is said once; nobody takes it for a sale meanwhile.
    static let deniedMoney =
        widen("direct_event", "'looked'", with: "'denied'") + """
            CREATE UNIQUE INDEX direct_event_denied ON direct_event (direct) WHERE kind = 'denied';

            DROP TRIGGER direct_event_in_dispute;
            CREATE TRIGGER direct_event_in_dispute BEFORE INSERT ON direct_event WHEN new.kind = 'looked' AND NOT EXISTS (
                SELECT 1 FROM direct_payment AS paid WHERE number = new.direct AND attempt IS NULL
                AND new.reversal IS (SELECT max(number) FROM reversal WHERE receipt_no = paid.receipt_no AND news = 1)
                AND CASE WHEN new.reversal IS NULL THEN listed_cents IS NOT NULL AND (
                    new.amount_cents IN (0, listed_cents) OR source <> 'confirmation' AND new.amount_cents = paid.amount_cents)
                ELSE new.amount_cents <= coalesce(listed_cents, paid.amount_cents) END)
            BEGIN SELECT RAISE(ABORT, 'no list has another amount or takes it back, or not that one'); END;

            CREATE TRIGGER direct_event_of_unsigned BEFORE INSERT ON direct_event
            WHEN new.kind = 'denied' AND (new.amount_cents <> 0 OR new.reversal IS NOT NULL OR NOT EXISTS (
                SELECT 1 FROM direct_payment AS told WHERE number = new.direct AND attempt IS NULL AND sale IS NULL
                AND verified_ms IS NULL AND listed_cents IS NULL AND heard_ms + 600000 <= new.at_ms
                AND NOT EXISTS (SELECT 1 FROM reversal WHERE receipt_no = told.receipt_no)))
            BEGIN SELECT RAISE(ABORT, 'a list has it, or it came a moment ago'); END;

            CREATE TRIGGER direct_payment_not_denied BEFORE UPDATE OF sale ON direct_payment
            WHEN old.sale IS NULL AND new.sale IS NOT NULL AND new.verified_ms IS NULL
            AND new.listed_cents IS NULL AND EXISTS (SELECT 1 FROM direct_event WHERE direct = new.number AND kind = 'denied')
            AND NOT EXISTS (SELECT 1 FROM reversal WHERE receipt_no = new.receipt_no)
            BEGIN SELECT RAISE(ABORT, 'no statement has it'); END;

            """
}
