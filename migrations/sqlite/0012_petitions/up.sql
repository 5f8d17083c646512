CREATE TABLE petitions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    -- What is asked for, one sentence; the contribution's title repeats it for lists.
    action TEXT NOT NULL,
    background TEXT NOT NULL,
    details TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('in_moderation', 'open', 'closed', 'rejected', 'hidden', 'withdrawn')),
    -- Fixed when the petition starts.
    response_threshold BIGINT NOT NULL,
    duration_days BIGINT NOT NULL,
    response_working_days BIGINT NOT NULL,
    -- On whose clocks its days begin and end.
    time_zone TEXT NOT NULL,
    opened_at TIMESTAMP,
    closes_at TIMESTAMP,
    closed_at TIMESTAMP,
    signature_count BIGINT NOT NULL DEFAULT 0,
    last_signed_at TIMESTAMP,
    threshold_reached_at TIMESTAMP,
    response_due_at TIMESTAMP,
    response_summary TEXT NOT NULL DEFAULT '',
    response_text TEXT NOT NULL DEFAULT '',
    response_html TEXT NOT NULL DEFAULT '',
    responded_by BIGINT REFERENCES officials (id),
    responded_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX petitions_state ON petitions (state, signature_count);

CREATE TABLE signatures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    -- Canonical address and folded name with postcode: a household may share one address.
    email_key TEXT NOT NULL,
    person_key TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'invalidated', 'fraudulent')),
    created_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    UNIQUE (petition_id, email_key, person_key)
);

CREATE TABLE signature_days (
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    day DATE NOT NULL,
    signature_count BIGINT NOT NULL,
    PRIMARY KEY (petition_id, day)
);
