CREATE TABLE decision_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    title TEXT NOT NULL,
    -- What was asked, in one paragraph.
    asked TEXT NOT NULL,
    summary TEXT NOT NULL,
    summary_html TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    decided_on DATE NOT NULL,
    digest TEXT NOT NULL DEFAULT '',
    created_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP
);

CREATE TABLE decision_results (
    decision_id BIGINT NOT NULL REFERENCES decision_records (id),
    result_id BIGINT NOT NULL REFERENCES results (id),
    PRIMARY KEY (decision_id, result_id)
);

CREATE TABLE themes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id BIGINT NOT NULL REFERENCES decision_records (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    said TEXT NOT NULL,
    decided TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX themes_decision ON themes (decision_id, position);

CREATE TABLE theme_contributions (
    theme_id BIGINT NOT NULL REFERENCES themes (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    PRIMARY KEY (theme_id, contribution_id)
);
CREATE INDEX theme_contributions_contribution ON theme_contributions (contribution_id);

CREATE TABLE commitments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_id BIGINT NOT NULL REFERENCES decision_records (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    position BIGINT NOT NULL,
    text TEXT NOT NULL,
    due_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'in_progress', 'done', 'dropped')),
    note TEXT NOT NULL DEFAULT '',
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX commitments_decision ON commitments (decision_id, position);
CREATE INDEX commitments_due ON commitments (state, due_on);
