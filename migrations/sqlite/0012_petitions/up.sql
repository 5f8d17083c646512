-- Districts or countries as they are drawn, made from GeoJSON.
CREATE TABLE region_maps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    -- Whose data it is, as its licence wants it said.
    source TEXT NOT NULL,
    -- Width, height and one path a region, as JSON.
    drawing TEXT NOT NULL,
    added_at TIMESTAMP NOT NULL
);

-- Procedures of petitions as administrators set them. A petition keeps its own copy.
CREATE TABLE petition_procedures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    -- Name and one sentence of explanation by language, as JSON.
    name TEXT NOT NULL,
    explanation TEXT NOT NULL,
    -- Sponsors, thresholds, duration, who may sign, limits of texts, as JSON.
    terms TEXT NOT NULL,
    position BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    -- Districts that can be drawn, or none.
    map_id BIGINT REFERENCES region_maps (id),
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE petitions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    -- What is asked for, one sentence; the contribution's title repeats it for lists.
    action TEXT NOT NULL,
    background TEXT NOT NULL,
    details TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('gathering_sponsors', 'in_moderation', 'open', 'closed', 'stopped', 'rejected', 'hidden',
        'withdrawn')),
    procedure_id BIGINT REFERENCES petition_procedures (id),
    -- Fixed when the petition starts: the whole procedure as JSON, and what is compared with each
    -- signature.
    terms TEXT NOT NULL,
    response_threshold BIGINT NOT NULL,
    debate_threshold BIGINT,
    -- In the link by which its sponsors are invited.
    sponsor_key TEXT NOT NULL,
    -- On whose clocks its days begin and end.
    time_zone TEXT NOT NULL,
    opened_at TIMESTAMP,
    closes_at TIMESTAMP,
    closed_at TIMESTAMP,
    -- When its signatories are forgotten.
    forget_at TIMESTAMP,
    -- Why it was stopped before its time.
    stop_reason TEXT NOT NULL DEFAULT '',
    signature_count BIGINT NOT NULL DEFAULT 0,
    -- Of these: counted elsewhere, before it was brought here.
    imported_count BIGINT NOT NULL DEFAULT 0,
    imported_from TEXT NOT NULL DEFAULT '',
    last_signed_at TIMESTAMP,
    debate_reached_at TIMESTAMP,
    threshold_reached_at TIMESTAMP,
    response_due_at TIMESTAMP,
    response_summary TEXT NOT NULL DEFAULT '',
    response_text TEXT NOT NULL DEFAULT '',
    response_html TEXT NOT NULL DEFAULT '',
    responded_by BIGINT REFERENCES officials (id),
    responded_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX petitions_forget ON petitions (forget_at);
CREATE INDEX petitions_state ON petitions (state, signature_count);

-- Its public history: thresholds reached and lost, stopped, taken up again.
CREATE TABLE petition_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    kind TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    signature_count BIGINT NOT NULL
);
CREATE INDEX petition_events_of ON petition_events (petition_id, at);

CREATE TABLE petition_debates (
    petition_id BIGINT PRIMARY KEY REFERENCES petitions (id),
    state TEXT NOT NULL CHECK (state IN ('awaiting', 'scheduled', 'debated', 'not_debated')),
    due_at TIMESTAMP NOT NULL,
    -- The day on which it is debated, or was.
    held_on DATE,
    place TEXT NOT NULL,
    -- What came of it, or why there is none. Markdown.
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    video_url TEXT NOT NULL,
    transcript_url TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Who started a petition together with its author.
CREATE TABLE petition_creators (
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    name TEXT NOT NULL,
    joined_at TIMESTAMP NOT NULL,
    PRIMARY KEY (petition_id, account_id)
);
CREATE INDEX petition_creators_of ON petition_creators (account_id);

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
