import Payments

extension Schema {
    /// Step 3: the nets under the rules look at who said something, not only at what was said; what older files lack of
    /// step 2 is made good; and what was set aside is found quickly.
    static let nets = sources + backFill + indexes

    /// The doubts that end with the money given back, as an SQL list.
    static let refunds = list(Doubt.Kind.allCases.filter(\.endsInRefund).map(\.rawValue))

    /// Proof is the gateway's answer to our own question, or a row of its own list; a release is a person's.
    private static let sources = """
        DROP TRIGGER attempt_paid_is_proven;
        CREATE TRIGGER attempt_paid_is_proven BEFORE UPDATE OF state ON attempt
        WHEN new.state = 'paid' AND NOT EXISTS (
            SELECT 1 FROM evidence WHERE attempt = new.number AND (
                (kind = 'queryPaid' AND source = 'query')
                OR (kind = 'receiptFound' AND source IN ('transactionStatus', 'pull', 'statement'))))
        BEGIN SELECT RAISE(ABORT, 'paid needs proof'); END;

        DROP TRIGGER attempt_let_go;
        CREATE TRIGGER attempt_let_go BEFORE UPDATE OF holds ON attempt
        WHEN old.holds = 1 AND new.holds = 0 AND new.state IN \(openStates) AND NOT EXISTS (
            SELECT 1 FROM evidence WHERE attempt = new.number AND kind = 'released' AND source = 'person')
        BEGIN SELECT RAISE(ABORT, 'an open prompt holds its phone until a supervisor releases it'); END;

        """

    /// Receipts that were named before names were noted.
    private static let backFill = """
        INSERT OR IGNORE INTO receipt_named
        SELECT receipt_no, attempt FROM (
            SELECT attempt, CASE kind
                WHEN 'callbackPaid' THEN json_extract(fact, '$.callbackPaid._0.receipt.text')
                WHEN 'receiptFound' THEN json_extract(fact, '$.receiptFound._0.text') END AS receipt_no
            FROM evidence WHERE kind IN ('callbackPaid', 'receiptFound')
        ) WHERE receipt_no IS NOT NULL;

        """

    private static let indexes = """
        CREATE INDEX inbox_quarantined ON inbox (at_ms) WHERE outcome = 'quarantined';
        CREATE INDEX evidence_resolved ON evidence (attempt) WHERE kind = 'resolved';

        """
}
