-- The published rules, each version as it stood. Rows are added; none is changed.
CREATE TABLE moderation_rulebook (
    version BIGINT PRIMARY KEY,
    -- [{"key": …, "title": {"en": …}, "explanation": {"en": …}}, …]
    rules TEXT NOT NULL,
    -- What changed, in public words; '' for what a site begins with.
    note TEXT NOT NULL,
    published_by BIGINT REFERENCES accounts (id),
    published_at TIMESTAMP NOT NULL
);
