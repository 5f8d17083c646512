CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,
    consultation_id BIGINT NOT NULL REFERENCES consultations (id),
    slug TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    current_version BIGINT NOT NULL,
    moderation TEXT CHECK (moderation IN ('pre', 'first_time', 'post', 'closed')),
    created_at TIMESTAMP NOT NULL,
    UNIQUE (consultation_id, slug)
);

CREATE TABLE document_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id BIGINT NOT NULL REFERENCES documents (id),
    number BIGINT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    digest TEXT NOT NULL,
    published_by BIGINT REFERENCES accounts (id),
    published_at TIMESTAMP NOT NULL,
    UNIQUE (document_id, number)
);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version_id BIGINT NOT NULL REFERENCES document_versions (id),
    position BIGINT NOT NULL,
    level BIGINT NOT NULL,
    -- '2.1', or '' for text before the first heading.
    number TEXT NOT NULL,
    anchor TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    UNIQUE (version_id, position),
    UNIQUE (version_id, anchor)
);
