-- A second look at a decision, asked for by the author, taken by another moderator.
CREATE TABLE moderation_appeals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    -- What the author says against the decision; only moderators and the author read it.
    grounds TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'reversed', 'withdrawn')),
    filed_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    -- Words to the author.
    explanation TEXT NOT NULL DEFAULT '',
    decided_by BIGINT REFERENCES accounts (id),
    ended_at TIMESTAMP
);
CREATE INDEX moderation_appeals_state ON moderation_appeals (state, due_at, id);
CREATE INDEX moderation_appeals_contribution ON moderation_appeals (contribution_id);
CREATE INDEX moderation_appeals_account ON moderation_appeals (account_id);

-- What moderators decided, one row an act: the public log and the report of a quarter are read
-- from it. Rows are added; none is changed.
CREATE TABLE moderation_decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    -- Set where an appeal was decided.
    appeal_id BIGINT REFERENCES moderation_appeals (id),
    decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject', 'hide', 'warn', 'redact', 'ask_edit',
        'move', 'merge', 'close', 'take_back', 'upheld', 'reversed')),
    reason_id BIGINT REFERENCES moderation_reasons (id),
    -- Of the promise that was kept by it.
    opened_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    decided_at TIMESTAMP NOT NULL
);
CREATE INDEX moderation_decisions_decided ON moderation_decisions (decided_at, id);
CREATE INDEX moderation_decisions_case ON moderation_decisions (case_id);
-- Reports and appeals of a quarter.
CREATE INDEX reports_created ON reports (created_at);
CREATE INDEX moderation_appeals_filed ON moderation_appeals (filed_at);

-- Who works on an open case, for a while.
CREATE TABLE moderation_claims (
    case_id BIGINT PRIMARY KEY REFERENCES moderation_cases (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    claimed_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

-- What moderators note for each other; never public.
CREATE TABLE moderation_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    account_id BIGINT REFERENCES accounts (id),
    text TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX moderation_notes_case ON moderation_notes (case_id, id);
