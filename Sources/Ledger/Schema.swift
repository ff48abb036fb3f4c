package import GRDB
import Payments

/// The shape of the file: numbered steps, forward only, each in a transaction of its own.
package enum Schema {
    /// What marks an SQLite file as a ledger of ours: `KNTA`.
    package static let applicationID: Int64 = 0x4B4E_5441

    /// The steps; a file's version is how many of them it has been through. Steps that have shipped never change.
    package static let steps: [String] = [
        tables + triggers + indexes, doubtsAndDirectMoney, nets, partsOfSales, seals, listedAmounts + refusals,
        sharedDebts, directEvents, days, listedPayers, provenJoins, reversals, directSeals, amounts,
        gates, listedRows, freshAnswers, unplacedRows, foundMoney, statusQuestions,
        reversalOrders, takenForSales, readAgain, deniedMoney,
        goodsGiven, saleGates, supervisors, unconfirmed,
    ]

    /// The version this program knows.
    package static var version: Int { steps.count }

    /// Takes a file through the steps it lacks.
    package static func migrate(_ database: Database, from found: Int) throws {
        for (index, step) in steps.enumerated().dropFirst(found) {
            try database.inTransaction(.immediate) {
                try database.execute(sql: step)
                if step == seals { try SealChain.evidence.sealAll(in: database) }
                if step == directSeals { try SealChain.directEvents.sealAll(in: database) }
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(index + 1)")
                return .commit
            }
        }
    }

    /// The states of a prompt whose outcome is open, as an SQL list.
    package static let openStates = list(AttemptState.allCases.filter(\.isOpen).map(\.rawValue))

    private static let states = list(AttemptState.allCases.map(\.rawValue))
    private static let sources = list(Evidence.Source.allCases.map(\.rawValue))

    static func list(_ words: [String]) -> String {
        "(" + words.map { "'\($0)'" }.joined(separator: ", ") + ")"
    }

    private static let tables = """
        CREATE TABLE sale (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            due_cents INTEGER NOT NULL CHECK (due_cents > 0),
            opened_ms INTEGER NOT NULL
        ) STRICT;

        -- One prompt: what was frozen, and then what its evidence amounts to (written only with evidence).
        CREATE TABLE attempt (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            sale INTEGER NOT NULL REFERENCES sale (number),
            tag TEXT NOT NULL UNIQUE,
            token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
            phone TEXT NOT NULL CHECK (length(phone) = 12 AND phone NOT GLOB '*[^0-9]*'),
            phone_reversed TEXT NOT NULL CHECK (length(phone_reversed) = 12),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0 AND amount_cents % 100 = 0),
            point TEXT NOT NULL CHECK (point IN ('payBill', 'till')),
            payee TEXT NOT NULL,
            store TEXT CHECK ((store IS NOT NULL) = (point = 'till')),
            account TEXT CHECK (account IS NULL OR point = 'payBill'),
            reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 12),
            purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 13),
            created_ms INTEGER NOT NULL,
            day INTEGER NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 0),
            state TEXT NOT NULL CHECK (state IN \(states)),
            checkout TEXT,
            merchant TEXT,
            result_code TEXT,
            receipt TEXT CHECK (receipt IS NULL OR state = 'paid'),
            next_check_ms INTEGER,
            sent_ms INTEGER,
            updated_ms INTEGER NOT NULL
        ) STRICT;

        -- What was learnt. The digest makes the same fact from the same source count once.
        CREATE TABLE evidence (
            seq INTEGER PRIMARY KEY,
            attempt INTEGER NOT NULL REFERENCES attempt (number),
            source TEXT NOT NULL CHECK (source IN \(sources)),
            kind TEXT NOT NULL,
            fact TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            raw BLOB,
            raw_sha256 BLOB CHECK ((raw IS NULL) = (raw_sha256 IS NULL)),
            digest BLOB NOT NULL CHECK (length(digest) = 16)
        ) STRICT;

        -- Receipts that Safaricom vouches for; each belongs to one attempt for ever.
        CREATE TABLE receipt (
            receipt_no TEXT PRIMARY KEY CHECK (length(receipt_no) = 10),
            attempt INTEGER NOT NULL REFERENCES attempt (number),
            amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
            source TEXT NOT NULL CHECK (source IN \(sources)),
            at_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- What a person should look into: an id or a receipt that two attempts claim.
        CREATE TABLE remark (
            number INTEGER PRIMARY KEY,
            attempt INTEGER NOT NULL REFERENCES attempt (number),
            other INTEGER REFERENCES attempt (number),
            text TEXT NOT NULL,
            at_ms INTEGER NOT NULL
        ) STRICT;

        -- Strangers' messages as they came; ended once.
        CREATE TABLE inbox (
            number INTEGER PRIMARY KEY,
            attempt INTEGER NOT NULL REFERENCES attempt (number),
            body BLOB NOT NULL,
            peer TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            outcome TEXT CHECK (outcome IN ('applied', 'duplicate', 'rejected', 'quarantined')),
            reason TEXT
        ) STRICT;

        -- Each day's payments by state: kept in the transaction that changes them.
        CREATE TABLE day_total (
            day INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN \(states)),
            count INTEGER NOT NULL CHECK (count >= 0),
            cents INTEGER NOT NULL CHECK (cents >= 0),
            PRIMARY KEY (day, state)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE counter (
            name TEXT PRIMARY KEY CHECK (name = 'tag'),
            last INTEGER NOT NULL CHECK (last >= 0)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO counter VALUES ('tag', 0);

        """

    private static let frozenColumns = """
        number, id, sale, tag, token_sha256, phone, phone_reversed, amount_cents, point, payee, store, account, \
        reference, purpose, created_ms, day
        """

    private static let triggers =
        ["sale", "evidence", "receipt", "remark"].map { refuse("UPDATE", on: $0) }.joined()
        + ["sale", "attempt", "evidence", "receipt", "remark", "inbox"].map { refuse("DELETE", on: $0) }.joined()
            + """
            CREATE TRIGGER attempt_frozen BEFORE UPDATE OF \(frozenColumns) ON attempt
            BEGIN SELECT RAISE(ABORT, 'what a prompt was frozen with never changes'); END;

            CREATE TRIGGER attempt_paid_stays BEFORE UPDATE OF state ON attempt
            WHEN old.state = 'paid' AND new.state <> 'paid'
            BEGIN SELECT RAISE(ABORT, 'once paid, always paid'); END;

            CREATE TRIGGER attempt_paid_is_proven BEFORE UPDATE OF state ON attempt
            WHEN new.state = 'paid' AND NOT EXISTS (
                SELECT 1 FROM evidence WHERE attempt = new.number AND kind IN ('queryPaid', 'receiptFound'))
            BEGIN SELECT RAISE(ABORT, 'paid needs proof'); END;

            CREATE TRIGGER inbox_frozen BEFORE UPDATE OF number, attempt, body, peer, at_ms ON inbox
            BEGIN SELECT RAISE(ABORT, 'a message stays as it came'); END;

            CREATE TRIGGER inbox_ends_once BEFORE UPDATE OF outcome, reason ON inbox
            WHEN old.outcome IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'a message ends once'); END;

            """

    static func refuse(_ verb: String, on table: String) -> String {
        """
        CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): entries are added, never changed'); END;

        """
    }

    private static let indexes = """
        CREATE UNIQUE INDEX attempt_open_sale ON attempt (sale) WHERE state IN \(openStates);
        CREATE UNIQUE INDEX attempt_open_phone ON attempt (phone) WHERE state IN \(openStates);
        CREATE INDEX attempt_sale ON attempt (sale);
        CREATE INDEX attempt_phone ON attempt (phone);
        CREATE INDEX attempt_phone_end ON attempt (phone_reversed);
        CREATE INDEX attempt_amount ON attempt (amount_cents);
        CREATE INDEX attempt_reference ON attempt (upper(reference));
        CREATE INDEX attempt_state ON attempt (state);
        CREATE INDEX attempt_next_check ON attempt (next_check_ms) WHERE next_check_ms IS NOT NULL;
        CREATE UNIQUE INDEX attempt_checkout ON attempt (checkout) WHERE checkout IS NOT NULL;
        CREATE INDEX attempt_merchant ON attempt (merchant) WHERE merchant IS NOT NULL;
        CREATE UNIQUE INDEX evidence_once ON evidence (attempt, digest);
        CREATE INDEX inbox_unsettled ON inbox (number) WHERE outcome IS NULL;

        """
}
