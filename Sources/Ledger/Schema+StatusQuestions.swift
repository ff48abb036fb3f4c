extension Schema {
    /// Step 20: the questions to Safaricom about single receipts, each asked once and answered once; the messages that answer
    /// them; and money that only such an answer tells of.
    static let statusQuestions =
        """
        CREATE TABLE status_question (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
            receipt_no TEXT NOT NULL CHECK (length(receipt_no) = 10),
            asked_ms INTEGER NOT NULL,
            -- How Safaricom named it; NULL while that is not known.
            conversation TEXT CHECK ((conversation IS NULL) = (originator IS NULL)),
            originator TEXT,
            -- The reason why nothing is known by the answer; NULL where Safaricom has the money.
            answered_ms INTEGER,
            reason TEXT CHECK (reason IS NULL OR answered_ms IS NOT NULL)
        ) STRICT;
        CREATE INDEX status_question_receipt ON status_question (receipt_no);

        CREATE TRIGGER status_question_frozen BEFORE UPDATE OF number, id, token_sha256, receipt_no, asked_ms
        ON status_question
        BEGIN SELECT RAISE(ABORT, 'a question stays as it was asked'); END;

        CREATE TRIGGER status_question_named_once BEFORE UPDATE OF conversation, originator ON status_question
        WHEN old.conversation IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a question is named once'); END;

        CREATE TRIGGER status_question_answered_once BEFORE UPDATE OF answered_ms, reason ON status_question
        WHEN old.answered_ms IS NOT NULL AND old.reason IS NULL
        BEGIN SELECT RAISE(ABORT, 'that Safaricom has the money stays'); END;

        ALTER TABLE inbox ADD COLUMN question INTEGER REFERENCES status_question (number)
        CHECK ((question IS NOT NULL) = (address = 'status'));
        CREATE TRIGGER inbox_question_frozen BEFORE UPDATE OF question ON inbox
        BEGIN SELECT RAISE(ABORT, 'a message stays as it came'); END;

        """ + refuse("DELETE", on: "status_question")
        + widen("inbox", "'validation'", with: "'status'")
        + widen("direct_payment", "'confirmation', 'pull'", with: "'transactionStatus'")

    /// Lets a column of a table that exists take one word more. SQLite knows no other way to change a CHECK but to write the
    /// whole table anew; this one is its own (“Making Other Kinds Of Table Schema Changes”): the rows stay as they are.
    static func widen(_ table: String, _ words: String, with word: String) -> String {
        let quoted = { (text: String) in
            text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        }
        return """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_schema SET sql = replace(sql, '\(quoted(words))', '\(quoted("\(words), \(word)"))')
            WHERE type = 'table' AND name = '\(table)';
            PRAGMA writable_schema = RESET;

            """
    }
}
