CREATE TABLE consultations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Three sentences at most: what it is about.
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    description_html TEXT NOT NULL,
    -- Who decides, and what the outcome is used for.
    decides TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    moderation TEXT NOT NULL CHECK (moderation IN ('pre', 'first_time', 'post', 'closed')),
    announced_at TIMESTAMP NOT NULL,
    opens_at TIMESTAMP NOT NULL,
    closes_at TIMESTAMP NOT NULL,
    -- Results are promised by then (12 weeks after closing is usual practice).
    results_due_at TIMESTAMP NOT NULL,
    decided_at TIMESTAMP,
    created_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    -- A moderator made it quiet for a while: how, until when and why. Public.
    quiet_mode TEXT CHECK (quiet_mode IN ('pre', 'closed')),
    quiet_until TIMESTAMP,
    quiet_reason TEXT NOT NULL DEFAULT '',
    -- Rules of moderation that hold from a day on: JSON.
    rule_phases TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX consultations_closes ON consultations (closes_at);
