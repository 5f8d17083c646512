CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- 'consultation:4', 'petition:7', 'question:2'
    subject TEXT NOT NULL,
    cadence TEXT NOT NULL CHECK (cadence IN ('at_once', 'daily')),
    created_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, subject)
);
CREATE INDEX follows_subject ON follows (subject, id);

-- News waiting for the daily digest of an account.
CREATE TABLE digest_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    event_key TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- What happened, as {"kind", "title", "url", …}.
    news TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (account_id, event_key)
);
