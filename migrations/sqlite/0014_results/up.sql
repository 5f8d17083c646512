CREATE TABLE results (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    title TEXT NOT NULL,
    -- What was found, in words.
    finding TEXT NOT NULL,
    finding_html TEXT NOT NULL,
    method TEXT NOT NULL,
    -- The frozen aggregate, canonical JSON; '' while it is a draft.
    frozen TEXT NOT NULL DEFAULT '',
    -- SHA-256 over the frozen aggregate, hexadecimal.
    digest TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    created_by BIGINT REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP
);
CREATE INDEX results_consultation ON results (consultation_id);
