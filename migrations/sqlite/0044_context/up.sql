-- How a reader's report ended: right when something had to be done, wrong when the text was within
-- the rules; NULL until a moderator decided.
ALTER TABLE reports ADD COLUMN outcome TEXT CHECK (outcome IN ('right', 'wrong'));
-- What it weighed when it was filed, in thousandths above chance; 0 for readers without a record.
ALTER TABLE reports ADD COLUMN trust BIGINT NOT NULL DEFAULT 0;
CREATE INDEX reports_account ON reports (account_id, outcome);
CREATE INDEX reports_case ON reports (case_id, id);
-- What the reports of a case weigh together. Moderators may sort by it; it decides nothing.
ALTER TABLE moderation_cases ADD COLUMN report_trust BIGINT NOT NULL DEFAULT 0;
-- When its decision was reversed by an appeal, or taken back by a moderator.
ALTER TABLE moderation_cases ADD COLUMN undone_at TIMESTAMP;
CREATE INDEX moderation_cases_trust ON moderation_cases (state, report_trust DESC, due_at, id);
CREATE INDEX moderation_cases_kind_trust ON moderation_cases (kind, report_trust DESC, due_at, id)
    WHERE open_for IS NOT NULL;
CREATE INDEX moderation_cases_cause_trust ON moderation_cases (cause, report_trust DESC, due_at, id)
    WHERE open_for IS NOT NULL;
CREATE INDEX moderation_cases_both_trust
    ON moderation_cases (kind, cause, report_trust DESC, due_at, id) WHERE open_for IS NOT NULL;

-- Marks of a text, by which the same and nearly the same words are found. They go with the text.
CREATE TABLE text_marks (
    contribution_id BIGINT PRIMARY KEY REFERENCES contributions (id),
    exact BIGINT NOT NULL,
    -- NULL where a text has too few words to be nearly the same as another.
    band_1 BIGINT,
    band_2 BIGINT,
    band_3 BIGINT,
    band_4 BIGINT
);
CREATE INDEX text_marks_exact ON text_marks (exact, contribution_id);
CREATE INDEX text_marks_1 ON text_marks (band_1, contribution_id);
CREATE INDEX text_marks_2 ON text_marks (band_2, contribution_id);
CREATE INDEX text_marks_3 ON text_marks (band_3, contribution_id);
CREATE INDEX text_marks_4 ON text_marks (band_4, contribution_id);

-- Explanations that moderators have ready. None is changed: one is retired and another added.
CREATE TABLE moderation_words (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reason_id BIGINT NOT NULL REFERENCES moderation_reasons (id),
    -- Name of one that a site begins with.
    key TEXT UNIQUE,
    -- {"en": …, "es": …}
    texts TEXT NOT NULL,
    replaces BIGINT REFERENCES moderation_words (id),
    added_by BIGINT REFERENCES accounts (id),
    added_at TIMESTAMP NOT NULL,
    retired_by BIGINT REFERENCES accounts (id),
    retired_at TIMESTAMP
);
CREATE INDEX moderation_words_reason ON moderation_words (reason_id, id);
