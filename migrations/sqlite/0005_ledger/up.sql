CREATE TABLE ledger_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TIMESTAMP NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_token TEXT NOT NULL,
    actor_role TEXT NOT NULL,
    actor_body_id BIGINT,
    -- Public facts only; never personal data.
    detail TEXT NOT NULL,
    -- SHA-256 over salt and text of what the entry is about, '' where there is no text.
    commitment TEXT NOT NULL
);
CREATE INDEX ledger_entries_subject ON ledger_entries (subject_token, id);
CREATE INDEX ledger_entries_action ON ledger_entries (action, id);

-- Who did it, for the internal audit view; not part of the log.
CREATE TABLE ledger_private (
    entry_id BIGINT NOT NULL PRIMARY KEY REFERENCES ledger_entries (id),
    account_id BIGINT,
    note TEXT NOT NULL
);
