-- How a body deals with questions; bodies without a row have the defaults.
CREATE TABLE question_procedures (
    body_id BIGINT NOT NULL PRIMARY KEY REFERENCES bodies (id),
    -- Questions whose asker did not know whom to ask come here.
    does_triage BOOLEAN NOT NULL,
    allows_confidential BOOLEAN NOT NULL,
    -- A second person reads an answer before it is sent.
    needs_second_reader BOOLEAN NOT NULL,
    after_clarification TEXT NOT NULL CHECK (after_clarification IN ('continue', 'restart')),
    after_transfer TEXT NOT NULL CHECK (after_transfer IN ('continue', 'restart')),
    max_extensions BIGINT NOT NULL,
    max_extension_days BIGINT NOT NULL,
    -- Calendar days after the answer in which its asker may ask for an internal review.
    review_window_days BIGINT NOT NULL,
    review_working_days BIGINT NOT NULL
);
-- One triage desk for the whole site.
CREATE UNIQUE INDEX question_procedures_triage ON question_procedures (does_triage) WHERE does_triage;

CREATE TABLE question_topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    name TEXT NOT NULL,
    -- Words by which a question is recognised, separated by commas.
    words TEXT NOT NULL,
    official_id BIGINT REFERENCES officials (id),
    UNIQUE (body_id, name)
);

ALTER TABLE questions ADD COLUMN topic_id BIGINT REFERENCES question_topics (id);
-- The tracker by topic, what was asked last first: all, and by state.
CREATE INDEX questions_asked_topic ON questions (topic_id, is_confidential, asked_at, id);
CREATE INDEX questions_asked_topic_state ON questions (topic_id, state, is_confidential, asked_at, id, due_at);
-- Who answered what, what was answered last first: of a body, by official, by topic, by both.
CREATE INDEX questions_answered ON questions (body_id, is_confidential, answered_at, id)
    WHERE answered_at IS NOT NULL;
CREATE INDEX questions_answered_official ON questions (answered_by, is_confidential, answered_at, id)
    WHERE answered_at IS NOT NULL;
CREATE INDEX questions_answered_topic ON questions (topic_id, is_confidential, answered_at, id)
    WHERE answered_at IS NOT NULL;
CREATE INDEX questions_answered_both ON questions (answered_by, topic_id, is_confidential, answered_at, id)
    WHERE answered_at IS NOT NULL;
-- How many, and how many of them in time: nothing but this is read.
CREATE INDEX questions_answerers ON questions (body_id, answered_by, topic_id, is_confidential, state, answered_at, due_at)
    WHERE answered_at IS NOT NULL;
-- What of a body nobody works on.
CREATE INDEX questions_desk ON questions (body_id, official_id, state, due_at);

CREATE TABLE official_absences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    official_id BIGINT NOT NULL REFERENCES officials (id),
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    substitute_id BIGINT REFERENCES officials (id)
);
CREATE INDEX official_absences_official ON official_absences (official_id, until_on);

-- The correspondence on a question, turn by turn. Who said what is a contribution.
CREATE TABLE question_turns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id BIGINT NOT NULL REFERENCES questions (id),
    kind TEXT NOT NULL CHECK (kind IN ('clarification_asked', 'clarified', 'partial_answer', 'answer',
        'refusal', 'review_asked', 'review_decided', 'rating_response')),
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    body_id BIGINT REFERENCES bodies (id),
    official_id BIGINT REFERENCES officials (id),
    -- Law and clause on which a refusal rests; outcome of a review ('upheld', 'changed').
    ground TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX question_turns_question ON question_turns (question_id, id);
-- How the internal reviews of a body ended.
CREATE INDEX question_turns_body ON question_turns (body_id, kind, ground);
CREATE INDEX question_turns_official ON question_turns (official_id, kind, id);

CREATE TABLE question_transfers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id BIGINT NOT NULL REFERENCES questions (id),
    from_body_id BIGINT NOT NULL REFERENCES bodies (id),
    to_body_id BIGINT NOT NULL REFERENCES bodies (id),
    reason TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    at TIMESTAMP NOT NULL
);
CREATE INDEX question_transfers_question ON question_transfers (question_id, id);

-- Other bodies that give their part to the lead body's joined answer.
CREATE TABLE question_parts (
    question_id BIGINT NOT NULL REFERENCES questions (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    invited_at TIMESTAMP NOT NULL,
    text TEXT NOT NULL,
    official_id BIGINT REFERENCES officials (id),
    given_at TIMESTAMP,
    PRIMARY KEY (question_id, body_id)
);
CREATE INDEX question_parts_body ON question_parts (body_id, given_at);

CREATE TABLE question_drafts (
    question_id BIGINT NOT NULL REFERENCES questions (id),
    -- What becomes of it. One of each is written at a time.
    kind TEXT NOT NULL CHECK (kind IN ('answer', 'partial', 'refusal')),
    text TEXT NOT NULL,
    -- Law and clause of a refusal.
    ground TEXT NOT NULL,
    -- How often it was saved: two who write at once notice each other.
    version BIGINT NOT NULL,
    saved_by BIGINT REFERENCES accounts (id),
    saved_by_name TEXT NOT NULL,
    saved_at TIMESTAMP NOT NULL,
    -- Waits for a second reader since; who read it, and what they object to.
    submitted_at TIMESTAMP,
    read_by BIGINT REFERENCES accounts (id),
    read_by_name TEXT NOT NULL,
    read_at TIMESTAMP,
    objection TEXT NOT NULL,
    PRIMARY KEY (question_id, kind)
);

CREATE TABLE question_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question_id BIGINT NOT NULL REFERENCES questions (id),
    account_id BIGINT REFERENCES accounts (id),
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX question_notes_question ON question_notes (question_id, id);

CREATE TABLE answer_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (body_id, title)
);

CREATE TABLE question_ratings (
    question_id BIGINT NOT NULL PRIMARY KEY REFERENCES questions (id),
    -- Whose answer it is.
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    rating TEXT NOT NULL CHECK (rating IN ('answered', 'partly', 'not_answered')),
    rated_at TIMESTAMP NOT NULL
);
CREATE INDEX question_ratings_body ON question_ratings (body_id, rating);
