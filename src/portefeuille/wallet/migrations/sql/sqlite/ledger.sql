-- The ledger on SQLite.  What each part guarantees is told in docs/money.md.
-- INSERT OR REPLACE deletes a row without any trigger on DELETE: the triggers "no_replace" stand in its way.

CREATE TABLE wallet_account (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    code varchar(120) NOT NULL UNIQUE,
    kind varchar(20) NOT NULL,
    owner varchar(80) NOT NULL,
    side smallint NOT NULL,
    book varchar(10) NOT NULL,
    CONSTRAINT wallet_account_code CHECK (code = CASE WHEN owner = '' THEN kind ELSE kind || ':' || owner END)
);

-- No entry without its seal can be committed: the last reference.
CREATE TABLE wallet_entry (
    id bigint NOT NULL PRIMARY KEY,
    key varchar(200) NOT NULL UNIQUE,
    kind varchar(40) NOT NULL,
    day date NOT NULL,
    at datetime NOT NULL CHECK (length(at) = 19),
    actor_id varchar(32) NOT NULL REFERENCES platform_actor (id),
    subject varchar(120) NOT NULL,
    note text NOT NULL,
    reverses_id bigint UNIQUE REFERENCES wallet_entry (id),
    CONSTRAINT wallet_entry_number CHECK (typeof(id) = 'integer'),
    CONSTRAINT wallet_entry_sealed FOREIGN KEY (id) REFERENCES wallet_seal (entry_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX wallet_entry_subject ON wallet_entry (subject, id);
CREATE INDEX wallet_entry_at ON wallet_entry (at);

-- SQLite keeps any kind of value in any column, unless told.
CREATE TABLE wallet_posting (
    id integer NOT NULL PRIMARY KEY AUTOINCREMENT,
    entry_id bigint NOT NULL REFERENCES wallet_entry (id),
    leg smallint NOT NULL,
    account_id bigint NOT NULL REFERENCES wallet_account (id),
    amount bigint NOT NULL,
    seq bigint NOT NULL,
    after bigint NOT NULL,
    CONSTRAINT wallet_posting_leg UNIQUE (entry_id, leg),
    CONSTRAINT wallet_posting_seq UNIQUE (account_id, seq),
    CONSTRAINT wallet_posting_something CHECK (amount <> 0),
    CONSTRAINT wallet_posting_no_overdraft CHECK (after >= 0),
    CONSTRAINT wallet_posting_whole CHECK (
        typeof(amount) = 'integer' AND typeof(seq) = 'integer' AND typeof(after) = 'integer' AND typeof(leg) = 'integer'
    )
);

-- The balance of an account is the ``after`` of its last posting: at the latest when the transaction ends.
CREATE TABLE wallet_balance (
    account_id bigint NOT NULL PRIMARY KEY REFERENCES wallet_account (id),
    version bigint,
    amount bigint NOT NULL,
    CONSTRAINT wallet_balance_no_overdraft CHECK (amount >= 0),
    CONSTRAINT wallet_balance_whole CHECK (typeof(amount) = 'integer' AND typeof(version) IN ('integer', 'null')),
    CONSTRAINT wallet_balance_untouched CHECK (version IS NOT NULL OR amount = 0),
    CONSTRAINT wallet_balance_posted FOREIGN KEY (account_id, version) REFERENCES wallet_posting (account_id, seq)
        DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE wallet_seal (
    entry_id bigint NOT NULL PRIMARY KEY REFERENCES wallet_entry (id),
    previous varchar(64) NOT NULL,
    hash varchar(64) NOT NULL UNIQUE
);

-- Nothing changes and nothing goes.
CREATE TRIGGER wallet_account_no_update BEFORE UPDATE ON wallet_account
BEGIN SELECT RAISE(ABORT, 'wallet_account is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_account_no_delete BEFORE DELETE ON wallet_account
BEGIN SELECT RAISE(ABORT, 'wallet_account is append-only: DELETE refused'); END;
CREATE TRIGGER wallet_account_no_replace BEFORE INSERT ON wallet_account
WHEN EXISTS (SELECT 1 FROM wallet_account WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'wallet_account is append-only: the account is there already'); END;

CREATE TRIGGER wallet_entry_no_update BEFORE UPDATE ON wallet_entry
BEGIN SELECT RAISE(ABORT, 'wallet_entry is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_entry_no_delete BEFORE DELETE ON wallet_entry
BEGIN SELECT RAISE(ABORT, 'wallet_entry is append-only: DELETE refused'); END;
CREATE TRIGGER wallet_entry_no_replace BEFORE INSERT ON wallet_entry
WHEN EXISTS (SELECT 1 FROM wallet_entry WHERE key = NEW.key OR reverses_id = NEW.reverses_id)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: wallet_entry.key, or the entry is reversed already'); END;

CREATE TRIGGER wallet_posting_no_update BEFORE UPDATE ON wallet_posting
BEGIN SELECT RAISE(ABORT, 'wallet_posting is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_posting_no_delete BEFORE DELETE ON wallet_posting
BEGIN SELECT RAISE(ABORT, 'wallet_posting is append-only: DELETE refused'); END;
CREATE TRIGGER wallet_posting_no_replace BEFORE INSERT ON wallet_posting
WHEN EXISTS (
    SELECT 1 FROM wallet_posting
    WHERE id = NEW.id OR (entry_id = NEW.entry_id AND leg = NEW.leg) OR (account_id = NEW.account_id AND seq = NEW.seq)
)
BEGIN SELECT RAISE(ABORT, 'wallet_posting is append-only: the posting is there already'); END;

CREATE TRIGGER wallet_seal_no_update BEFORE UPDATE ON wallet_seal
BEGIN SELECT RAISE(ABORT, 'wallet_seal is append-only: UPDATE refused'); END;
CREATE TRIGGER wallet_seal_no_delete BEFORE DELETE ON wallet_seal
BEGIN SELECT RAISE(ABORT, 'wallet_seal is append-only: DELETE refused'); END;
CREATE TRIGGER wallet_seal_no_replace BEFORE INSERT ON wallet_seal
WHEN EXISTS (SELECT 1 FROM wallet_seal WHERE entry_id = NEW.entry_id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'wallet_seal is append-only: the entry is sealed already'); END;

CREATE TRIGGER wallet_balance_no_delete BEFORE DELETE ON wallet_balance
BEGIN SELECT RAISE(ABORT, 'wallet_balance is append-only: DELETE refused'); END;
CREATE TRIGGER wallet_balance_starts_empty BEFORE INSERT ON wallet_balance
WHEN NEW.version IS NOT NULL OR NEW.amount <> 0
    OR EXISTS (SELECT 1 FROM wallet_balance WHERE account_id = NEW.account_id)
BEGIN SELECT RAISE(ABORT, 'wallet_balance: a balance starts empty, once'); END;
CREATE TRIGGER wallet_balance_moves BEFORE UPDATE ON wallet_balance
WHEN NEW.account_id <> OLD.account_id OR NEW.version IS NULL OR NEW.version <= COALESCE(OLD.version, 0)
BEGIN SELECT RAISE(ABORT, 'wallet_balance: a balance moves only with a posting'); END;

-- An account is one of the chart (portefeuille.wallet.chart), and starts with an empty balance.
CREATE TRIGGER wallet_account_charted BEFORE INSERT ON wallet_account
WHEN (NEW.kind, NEW.side, NEW.book, NEW.owner <> '') NOT IN (VALUES
    ('bank', 1, 'money', 0), ('unexplained', 1, 'money', 0), ('own', -1, 'money', 1),
    ('subsidy', -1, 'money', 1), ('agency', -1, 'money', 0), ('unmatched', -1, 'money', 0),
    ('ordered', -1, 'money', 0), ('transit', -1, 'money', 0),
    ('ceiling', -1, 'room', 1), ('room', 1, 'room', 1), ('taken', 1, 'room', 1),
    ('budget', -1, 'room', 1), ('free', 1, 'room', 1), ('committed', 1, 'room', 1),
    ('claim', 1, 'claims', 1), ('due', -1, 'claims', 1))
BEGIN SELECT RAISE(ABORT, 'wallet_account: not an account of the chart'); END;
CREATE TRIGGER wallet_account_opened AFTER INSERT ON wallet_account
BEGIN INSERT INTO wallet_balance (account_id, version, amount) VALUES (NEW.id, NULL, 0); END;

-- The next entry in number, after one that is sealed.
CREATE TRIGGER wallet_entry_follows BEFORE INSERT ON wallet_entry
WHEN NEW.id <> COALESCE((SELECT max(id) FROM wallet_entry), 0) + 1
    OR (NEW.id > 1 AND NOT EXISTS (SELECT 1 FROM wallet_seal WHERE entry_id = NEW.id - 1))
BEGIN SELECT RAISE(ABORT, 'wallet_entry: this is not the next number, or the entry before it is not sealed'); END;

-- A posting goes on an open entry, and says truly what is on the account after it.
CREATE TRIGGER wallet_posting_open BEFORE INSERT ON wallet_posting
WHEN EXISTS (SELECT 1 FROM wallet_seal WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'wallet_posting: the entry is sealed'); END;
CREATE TRIGGER wallet_posting_fits BEFORE INSERT ON wallet_posting
WHEN NOT EXISTS (
    SELECT 1 FROM wallet_account a JOIN wallet_balance b ON b.account_id = a.id
    LEFT JOIN wallet_posting before ON before.account_id = a.id AND before.seq = NEW.seq - 1
    WHERE a.id = NEW.account_id
        AND (before.after IS NOT NULL OR NEW.seq = 1)
        AND NEW.after = COALESCE(before.after, 0) + a.side * NEW.amount
        AND (NEW.seq < b.version OR (NEW.seq = b.version AND NEW.after = b.amount))
)
BEGIN SELECT RAISE(ABORT, 'wallet_posting: it does not fit the balance of the account'); END;

-- A seal proves: two legs or more, sum zero, one book, linked to the entry before, hash of the content.
CREATE TRIGGER wallet_seal_proves BEFORE INSERT ON wallet_seal
BEGIN
    SELECT CASE
        WHEN count(*) < 2 THEN RAISE(ABORT, 'wallet_seal: the entry has fewer than two legs')
        WHEN sum(p.amount) <> 0 THEN RAISE(ABORT, 'wallet_seal: the entry does not sum to zero')
        WHEN count(DISTINCT a.book) <> 1 THEN RAISE(ABORT, 'wallet_seal: the entry mixes books')
    END FROM wallet_posting p JOIN wallet_account a ON a.id = p.account_id WHERE p.entry_id = NEW.entry_id;
    SELECT RAISE(ABORT, 'wallet_seal: the entry does not follow the end of the chain')
    WHERE NEW.previous <> CASE WHEN NEW.entry_id = 1
        THEN '0000000000000000000000000000000000000000000000000000000000000000'
        ELSE COALESCE((SELECT hash FROM wallet_seal WHERE entry_id = NEW.entry_id - 1), '') END;
END;

-- The content is written as portefeuille.wallet.ledger.link writes it.  SHA256 is a function that Django gives to every
-- connection: from another program the ledger cannot be written at all.
CREATE TRIGGER wallet_seal_hashed BEFORE INSERT ON wallet_seal
WHEN NEW.hash <> (
    SELECT SHA256('{"actor":' || json_quote(e.actor_id)
        || ',"at":"' || replace(e.at, ' ', 'T') || 'Z"'
        || ',"day":"' || e.day || '"'
        || ',"key":' || json_quote(e.key)
        || ',"kind":' || json_quote(e.kind)
        || ',"legs":[' || (
            SELECT group_concat('[' || json_quote(code) || ',' || amount || ']', ',') FROM (
                SELECT a.code, p.amount FROM wallet_posting p JOIN wallet_account a ON a.id = p.account_id
                WHERE p.entry_id = e.id ORDER BY p.leg
            )
        ) || ']'
        || ',"note":' || e.note
        || ',"number":' || e.id
        || ',"previous":"' || NEW.previous || '"'
        || ',"reverses":' || COALESCE(e.reverses_id, 'null')
        || ',"subject":' || json_quote(e.subject) || '}')
    FROM wallet_entry e WHERE e.id = NEW.entry_id
)
BEGIN SELECT RAISE(ABORT, 'wallet_seal: the hash is not that of the entry'); END;
