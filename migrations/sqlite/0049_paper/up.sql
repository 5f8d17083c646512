-- Signatures on paper: sheets handed in together, looked at by a sample, counted by it.
CREATE TABLE paper_batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    petition_id BIGINT NOT NULL REFERENCES petitions (id),
    state TEXT NOT NULL CHECK (state IN ('received', 'sampled', 'counted', 'withdrawn')),
    sheet_count BIGINT NOT NULL,
    claimed_count BIGINT NOT NULL,
    -- '' where the sheets are from several.
    region TEXT NOT NULL,
    collected_on DATE NOT NULL,
    sample_size BIGINT NOT NULL DEFAULT 0,
    sample_seed TEXT NOT NULL DEFAULT '',
    valid_count BIGINT NOT NULL DEFAULT 0,
    accepted_count BIGINT NOT NULL DEFAULT 0,
    -- The day on which it is counted.
    counted_on DATE,
    submission_key TEXT UNIQUE,
    made_by BIGINT NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMP NOT NULL,
    sampled_at TIMESTAMP,
    counted_by BIGINT REFERENCES accounts (id),
    counted_at TIMESTAMP,
    withdrawn_by BIGINT REFERENCES accounts (id),
    withdrawn_at TIMESTAMP,
    -- Words for the public.
    withdrawn_why TEXT NOT NULL DEFAULT ''
);
CREATE INDEX paper_batches_petition ON paper_batches (petition_id);
