import Payments

extension Schema {
    /// Step 15: the nets under the gates wait as long as the gates do, so that no way around the rules is a shorter one.
    static let gates = resendNet(sameAmountIf: "phone = new.phone AND ") + releaseNet

    /// Step 26: the same amount waits two minutes for a sale as well as for a phone. What fails in a sale that shares the
    /// debt the gate alone knows of.
    static let saleGates = resendNet(sameAmountIf: "")

    /// Under `ResendGate`: not while an earlier prompt is open, and not until a failure, or a busy phone, is over.
    private static func resendNet(sameAmountIf place: String) -> String {
        """
        DROP TRIGGER IF EXISTS attempt_gate;
        CREATE TRIGGER attempt_gate BEFORE INSERT ON attempt WHEN new.state = 'prepared' AND EXISTS (
            SELECT 1 FROM attempt AS earlier WHERE (phone = new.phone OR sale = new.sale) AND (
                (state IN \(openStates) AND NOT (released = 1 AND state IN \(doubtful)))
                OR (state = 'failed' AND settled_ms > new.created_ms - \(ResendGate.afterFailure.milliseconds))
                OR (state = 'failed' AND \(place)amount_cents = new.amount_cents
                    AND settled_ms > new.created_ms - \(ResendGate.afterSameAmount.milliseconds))
                OR (state = 'refused' AND EXISTS (
                    SELECT 1 FROM evidence WHERE attempt = earlier.number AND kind = 'refused'
                    AND instr(fact, '"kind":"\(Refusal.Kind.phoneBusy.rawValue)"') > 0
                    AND at_ms > new.created_ms - \(ResendGate.afterBusyPhone.milliseconds)))))
        BEGIN SELECT RAISE(ABORT, 'an earlier prompt stands in the way'); END;

        """
    }

    /// Under `ReleaseGate`: a person's word, about an outcome that nobody knows, long enough after the send mark, and with
    /// a fresh answer of the gateway's where the prompt has a name to ask by.
    private static let releaseNet = """
        DROP TRIGGER IF EXISTS attempt_let_go;
        CREATE TRIGGER attempt_let_go BEFORE UPDATE OF holds ON attempt
        WHEN old.holds = 1 AND new.holds = 0 AND new.state IN \(openStates) AND NOT (
            new.state IN \(doubtful) AND EXISTS (
                SELECT 1 FROM evidence AS word WHERE attempt = new.number AND kind = 'released' AND source = 'person'
                AND at_ms >= \(ReleaseGate.pause.milliseconds) + coalesce(
                    (SELECT min(at_ms) FROM evidence WHERE attempt = new.number AND kind = 'sendMarked'), new.created_ms)
                AND (new.checkout IS NULL OR EXISTS (
                    SELECT 1 FROM evidence WHERE attempt = new.number AND source = 'query'
                    AND at_ms >= word.at_ms - \(ReleaseGate.pause.milliseconds)))))
        BEGIN SELECT RAISE(ABORT, 'an open prompt holds its phone until a supervisor releases it'); END;

        """

    /// The states that a release is for.
    static let doubtful = list([AttemptState.unknown.rawValue, AttemptState.expired.rawValue])
}
