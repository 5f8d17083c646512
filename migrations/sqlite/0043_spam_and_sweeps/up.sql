-- Why a text was held back when it came in: 'trap', 'fast', 'links' …
CREATE TABLE screening_signs (
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    sign TEXT NOT NULL,
    PRIMARY KEY (contribution_id, sign)
);

-- By what texts that are alike are found: hashes of what they say and of where they link to. Kept for
-- a day.
CREATE TABLE screening_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    mark BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX screening_marks_mark ON screening_marks (mark, id);
CREATE INDEX screening_marks_created ON screening_marks (created_at);
CREATE INDEX screening_marks_contribution ON screening_marks (contribution_id);

-- A clean-up by criteria: drawn up, confirmed, carried out in pieces, and taken back as a whole.
CREATE TABLE sweeps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL CHECK (state IN ('collecting', 'draft', 'waiting', 'running', 'done',
        'undoing', 'undone', 'discarded')),
    -- JSON; shown, never queried.
    criteria TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES accounts (id),
    made_at TIMESTAMP NOT NULL,
    -- How many posts by how many people the criteria found.
    post_count BIGINT NOT NULL DEFAULT 0,
    author_count BIGINT NOT NULL DEFAULT 0,
    reason_id BIGINT REFERENCES moderation_reasons (id),
    -- Words to the authors.
    explanation TEXT NOT NULL DEFAULT '',
    confirmed_by BIGINT REFERENCES accounts (id),
    confirmed_at TIMESTAMP,
    -- Another moderator, where so many posts need one.
    seconded_by BIGINT REFERENCES accounts (id),
    seconded_at TIMESTAMP,
    done_at TIMESTAMP,
    undone_by BIGINT REFERENCES accounts (id),
    -- When it was taken back; it is carried out after that.
    undone_at TIMESTAMP
);

CREATE TABLE sweep_items (
    sweep_id BIGINT NOT NULL REFERENCES sweeps (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    -- The text that was seen when it was drawn up.
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('listed', 'left_out', 'swept', 'skipped', 'restored', 'kept')),
    -- The decision on it.
    case_id BIGINT REFERENCES moderation_cases (id),
    -- The decision that gave it back, if it was public before.
    back_case_id BIGINT REFERENCES moderation_cases (id),
    PRIMARY KEY (sweep_id, contribution_id)
);
CREATE INDEX sweep_items_state ON sweep_items (sweep_id, state, contribution_id);
CREATE INDEX sweep_items_case ON sweep_items (case_id);
CREATE INDEX sweep_items_back_case ON sweep_items (back_case_id);

-- What a sweep looks through.
CREATE INDEX contributions_received ON contributions (received_at, id);
-- When something was last said in a place, asked for whenever a post goes.
CREATE INDEX contributions_latest ON contributions (place, state, published_at);
