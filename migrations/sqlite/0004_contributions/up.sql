CREATE TABLE contributions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN
        ('comment', 'topic', 'post', 'question', 'answer', 'petition', 'statement', 'survey_answer', 'letter',
        'petition_update')),
    -- What it is about: 'document:12', 'topic:3', 'petition:7' …
    place TEXT NOT NULL,
    -- Anchor of the section or passage within the place; '' for the whole.
    anchor TEXT NOT NULL DEFAULT '',
    consultation_id BIGINT,
    body_id BIGINT,
    parent_id BIGINT REFERENCES contributions (id),
    -- Where it is read, and the name of that place, as they were when it was sent.
    url TEXT NOT NULL,
    place_title TEXT NOT NULL,
    account_id BIGINT REFERENCES accounts (id),
    -- The name shown to the public.
    author_name TEXT NOT NULL,
    author_role TEXT NOT NULL CHECK (author_role IN ('citizen', 'official', 'moderator', 'editor', 'guest')),
    channel TEXT NOT NULL CHECK (channel IN ('web', 'api', 'email', 'paper', 'phone', 'meeting')),
    lang TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    -- Salt of the commitment that the ledger keeps; erased together with the text.
    salt TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('received', 'in_review', 'published', 'rejected', 'hidden', 'withdrawn', 'erased', 'merged_into')),
    -- Made by the form: the same form sent twice stores one contribution.
    submission_key TEXT UNIQUE,
    reply_count BIGINT NOT NULL DEFAULT 0,
    received_at TIMESTAMP NOT NULL,
    published_at TIMESTAMP,
    state_changed_at TIMESTAMP NOT NULL,
    -- Number of the text that stands now; earlier ones are in contribution_versions.
    version BIGINT NOT NULL DEFAULT 1,
    edited_at TIMESTAMP,
    -- For replies: the first-level contribution that the whole talk hangs on.
    root_id BIGINT REFERENCES contributions (id),
    -- What it answers, where that is not what it stands under: the third level is flat.
    answers_id BIGINT REFERENCES contributions (id),
    support_count BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX contributions_place ON contributions (place, anchor, id);
CREATE INDEX contributions_consultation ON contributions (consultation_id, kind, id);
CREATE INDEX contributions_account ON contributions (account_id, id);
CREATE INDEX contributions_parent ON contributions (parent_id);
CREATE INDEX contributions_root ON contributions (root_id, id);
-- First-level contributions of a place, as they came and by how much they are talked about.
CREATE INDEX contributions_first ON contributions (place, anchor, id) WHERE parent_id IS NULL;
CREATE INDEX contributions_discussed ON contributions (place, anchor, reply_count, id)
    WHERE parent_id IS NULL;

-- Counts of published contributions by place and anchor, kept by the writer of the state change.
CREATE TABLE place_counts (
    place TEXT NOT NULL,
    anchor TEXT NOT NULL,
    contribution_count BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (place, anchor)
);
