CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    -- At most one waiting job per key; NULL means that any number may wait.
    dedupe_key TEXT UNIQUE,
    -- NULL once the job is parked, so that the index holds only work to be done.
    run_at TIMESTAMP,
    lease_until TIMESTAMP,
    worker TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX jobs_run_at ON jobs (run_at);

CREATE TABLE schedules (
    name TEXT NOT NULL PRIMARY KEY,
    last_run_at TIMESTAMP NOT NULL
);

-- What pages show has changed: other nodes drop what they keep of it.
CREATE TABLE content_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
CREATE INDEX content_changes_changed_at ON content_changes (changed_at);

-- The outbox. `event_key` makes a mail for one event unique; `params` is emptied once it is sent.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_key TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    template TEXT NOT NULL,
    lang TEXT NOT NULL,
    params TEXT NOT NULL,
    unsubscribe_url TEXT,
    priority INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked')),
    -- NULL once nothing is left to do.
    due_at TIMESTAMP,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);
-- What is to be sent, most urgent first: a million mails that wait do not slow down the one that
-- somebody sits waiting for.
CREATE INDEX mails_next ON mails (priority, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX mails_sending ON mails (due_at) WHERE state = 'sending';

-- A one-time link that was used, kept until it would have expired anyway.
CREATE TABLE used_tokens (
    jti TEXT NOT NULL PRIMARY KEY,
    used_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

CREATE TABLE idempotency_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_digest TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (scope, idempotency_key)
);
