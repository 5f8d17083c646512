-- Texts that were replaced by an edit, oldest first. The one that stands is in contributions.
CREATE TABLE contribution_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    -- Salt of the commitment that the ledger keeps of this text.
    salt TEXT NOT NULL,
    -- A moderator took something out of it: nobody reads it any more.
    is_redacted BOOLEAN NOT NULL DEFAULT FALSE,
    replaced_at TIMESTAMP NOT NULL,
    replaced_as TEXT NOT NULL CHECK (replaced_as IN ('author', 'moderator')),
    UNIQUE (contribution_id, number)
);

-- A moderator asked the author to change a text: until when that may be done.
CREATE TABLE edit_permits (
    contribution_id BIGINT PRIMARY KEY REFERENCES contributions (id),
    until_at TIMESTAMP NOT NULL
);

-- Who agrees with what: once each.
CREATE TABLE supports (
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (contribution_id, account_id)
);
CREATE INDEX supports_account ON supports (account_id);

-- Where topics and posts went, so that it can be told and undone.
CREATE TABLE topic_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('moved', 'merged', 'split')),
    -- The topic that was moved, was merged into another, or was made of what was split off.
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    -- Into which it was merged; from which it was split off.
    other_topic_id BIGINT REFERENCES topics (id),
    from_forum_id BIGINT NOT NULL REFERENCES forums (id),
    to_forum_id BIGINT NOT NULL REFERENCES forums (id),
    post_count BIGINT NOT NULL,
    done_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
CREATE INDEX topic_changes_topic ON topic_changes (topic_id);
CREATE INDEX topic_changes_other ON topic_changes (other_topic_id);

-- First-level posts that such a change took along.
CREATE TABLE moved_posts (
    change_id BIGINT NOT NULL REFERENCES topic_changes (id),
    contribution_id BIGINT NOT NULL REFERENCES contributions (id),
    PRIMARY KEY (change_id, contribution_id)
);

CREATE TABLE topic_tags (
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    -- Lower case, as it is filtered by.
    tag TEXT NOT NULL,
    PRIMARY KEY (topic_id, tag)
);
CREATE INDEX topic_tags_tag ON topic_tags (tag, topic_id);

-- What was said so far, in the words of whoever leads the talk; each replaces the one before.
CREATE TABLE topic_summaries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    topic_id BIGINT NOT NULL REFERENCES topics (id),
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    -- Posts that there were when it was written.
    post_count BIGINT NOT NULL,
    author_name TEXT NOT NULL,
    author_role TEXT NOT NULL
        CHECK (author_role IN ('citizen', 'official', 'moderator', 'editor', 'guest')),
    written_at TIMESTAMP NOT NULL,
    UNIQUE (topic_id, number)
);

-- Names by which people are addressed in a place (@anna-vale).
CREATE TABLE handles (
    place TEXT NOT NULL,
    handle TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    PRIMARY KEY (place, handle),
    UNIQUE (place, account_id)
);
CREATE INDEX handles_account ON handles (account_id);
