CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    body_id BIGINT NOT NULL REFERENCES bodies (id),
    consultation_id BIGINT REFERENCES consultations (id),
    state TEXT NOT NULL CHECK (state IN ('in_moderation', 'open', 'answered', 'withdrawn', 'removed')),
    -- Fixed when it was asked.
    working_days BIGINT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    due_at TIMESTAMP NOT NULL,
    answered_at TIMESTAMP,
    answer_id BIGINT REFERENCES contributions (id),
    answered_by BIGINT REFERENCES officials (id)
);
CREATE INDEX questions_state ON questions (state, due_at);
CREATE INDEX questions_body ON questions (body_id, state, due_at);
CREATE INDEX questions_consultation ON questions (consultation_id);
