CREATE TABLE moderation_reasons (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    -- {"en": …, "es": …}
    title TEXT NOT NULL,
    explanation TEXT NOT NULL,
    may_reject BOOLEAN NOT NULL,
    may_hide BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    active BOOLEAN NOT NULL DEFAULT TRUE
);

CREATE TABLE moderation_cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    -- Of the contribution: the queue is read by it.
    kind TEXT NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('pre_moderation', 'report', 'own_motion', 'screening')),
    state TEXT NOT NULL CHECK (state IN ('open', 'decided')),
    -- contribution_id while open and NULL once decided: one open case for one contribution.
    open_for BIGINT UNIQUE,
    report_count BIGINT NOT NULL DEFAULT 0,
    opened_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    decision TEXT CHECK (decision IN ('approve', 'reject', 'hide', 'warn', 'redact', 'ask_edit', 'move',
        'merge', 'close', 'take_back')),
    reason_id BIGINT REFERENCES moderation_reasons (id),
    explanation TEXT NOT NULL DEFAULT '',
    decided_by BIGINT REFERENCES accounts (id),
    decided_at TIMESTAMP
);
CREATE INDEX moderation_cases_state ON moderation_cases (state, due_at, id);
CREATE INDEX moderation_cases_contribution ON moderation_cases (contribution_id);
-- The queue as it is filtered, of open cases only.
CREATE INDEX moderation_cases_kind ON moderation_cases (kind, due_at, id) WHERE open_for IS NOT NULL;
CREATE INDEX moderation_cases_cause ON moderation_cases (cause, due_at, id) WHERE open_for IS NOT NULL;
CREATE INDEX moderation_cases_both ON moderation_cases (kind, cause, due_at, id)
    WHERE open_for IS NOT NULL;

CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id BIGINT NOT NULL REFERENCES moderation_cases (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    -- Account, or salted hash of the address: one report per reader and contribution.
    reporter_key TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    reason_id BIGINT REFERENCES moderation_reasons (id),
    note TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (contribution_id, reporter_key)
);

-- By when moderators decide: one row, or none while nobody chose other figures than the usual ones.
CREATE TABLE moderation_procedure (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    -- Comments, posts, questions, and whatever was reported.
    working_days BIGINT NOT NULL,
    -- Petitions, in calendar days: overdue after so many, nearly overdue after so many.
    petition_days BIGINT NOT NULL,
    petition_nearly_days BIGINT NOT NULL
);
