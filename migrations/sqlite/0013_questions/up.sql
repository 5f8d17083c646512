CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    -- Who owes the answer now: the lead, where several bodies work on it.
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    consultation_id BIGINT REFERENCES consultations (id),
    state TEXT NOT NULL CHECK (state IN ('in_moderation', 'open', 'clarifying', 'answered', 'refused',
        'merged', 'withdrawn', 'removed')),
    -- Promised when it was asked.
    working_days BIGINT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    -- As the promise has it (promises.due_at), for lists.
    due_at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP,
    answer_id BIGINT REFERENCES contributions (id),
    answered_by BIGINT REFERENCES officials (id),
    -- Who is to answer it.
    official_id BIGINT REFERENCES officials (id),
    -- Its asker did not know whom to ask; the triage desk routes it.
    needs_routing BOOLEAN NOT NULL DEFAULT FALSE,
    is_confidential BOOLEAN NOT NULL DEFAULT FALSE,
    -- The answered question that this one follows up.
    follows_id BIGINT REFERENCES questions (id),
    -- The question with whose answer this one is answered.
    merged_into_id BIGINT REFERENCES questions (id),
    extension_count BIGINT NOT NULL DEFAULT 0
);
-- Counts by state and body need nothing but this.
CREATE INDEX questions_state ON questions (state, due_at, body_id);
CREATE INDEX questions_body ON questions (body_id, state, due_at);
CREATE INDEX questions_consultation ON questions (consultation_id, asked_at, id)
    WHERE consultation_id IS NOT NULL;
-- The tracker, what was asked last first: all, by body, by state, by both.
CREATE INDEX questions_asked ON questions (is_confidential, asked_at, id);
CREATE INDEX questions_asked_body ON questions (body_id, is_confidential, asked_at, id);
CREATE INDEX questions_asked_state ON questions (state, is_confidential, asked_at, id, due_at);
CREATE INDEX questions_asked_both ON questions (body_id, state, is_confidential, asked_at, id, due_at);
-- Every index is written anew when a holiday moves what is due: few are worth it.
CREATE INDEX questions_follows ON questions (follows_id) WHERE follows_id IS NOT NULL;
CREATE INDEX questions_merged ON questions (merged_into_id) WHERE merged_into_id IS NOT NULL;
