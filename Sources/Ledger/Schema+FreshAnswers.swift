import Payments

extension Schema {
    /// Step 17: under `ReleaseGate`, a prompt that Safaricom never named needs a fresh answer, too: its own list's, or that
    /// none can be had.
    static let freshAnswers = """
        DROP TRIGGER IF EXISTS attempt_let_go;
        CREATE TRIGGER attempt_let_go BEFORE UPDATE OF holds ON attempt
        WHEN old.holds = 1 AND new.holds = 0 AND new.state IN \(openStates) AND NOT (
            new.state IN \(doubtful) AND EXISTS (
                SELECT 1 FROM evidence AS word WHERE attempt = new.number AND kind = 'released' AND source = 'person'
                AND at_ms >= \(ReleaseGate.pause.milliseconds) + coalesce(
                    (SELECT min(at_ms) FROM evidence WHERE attempt = new.number AND kind = 'sendMarked'), new.created_ms)
                AND EXISTS (
                    SELECT 1 FROM evidence WHERE attempt = new.number AND (source = 'query' OR kind = 'queryOpen')
                    AND at_ms >= word.at_ms - \(ReleaseGate.pause.milliseconds))))
        BEGIN SELECT RAISE(ABORT, 'an open prompt holds its phone until a supervisor releases it'); END;

        """
}
