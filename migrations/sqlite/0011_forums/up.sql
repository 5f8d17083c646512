CREATE TABLE forums (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id BIGINT NOT NULL UNIQUE REFERENCES consultations (id),
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    moderation TEXT CHECK (moderation IN ('pre', 'first_time', 'post', 'closed')),
    topic_count BIGINT NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL,
    -- Readable, closed, and out of the list of forums.
    archived_at TIMESTAMP,
    -- People may write without their name being shown to the public.
    allows_anonymous BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    forum_id BIGINT NOT NULL REFERENCES forums (id),
    contribution_id BIGINT NOT NULL UNIQUE REFERENCES contributions (id),
    post_count BIGINT NOT NULL DEFAULT 0,
    last_post_at TIMESTAMP NOT NULL,
    is_pinned BOOLEAN NOT NULL DEFAULT FALSE,
    closed_at TIMESTAMP,
    -- Readable, closed, and out of the list of topics.
    archived_at TIMESTAMP,
    -- The topic that took in its posts.
    merged_into BIGINT REFERENCES topics (id)
);
CREATE INDEX topics_forum ON topics (forum_id, last_post_at);
